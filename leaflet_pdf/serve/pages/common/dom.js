/** Returns an element with its attributes and what is in it. A function is a listener; false and null leave an attribute out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Returns the element with an id. */
export const byId = (id) => document.getElementById(id);

/** Returns a number with its noun: "1 sheet", "4 sheets". */
export const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** Returns a function that calls another once no call has come for so many milliseconds, and at the latest after `most`. */
export function pausing(call, wait, most = Infinity) {
  let timer, since;
  return (...values) => {
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(() => {
      since = undefined;
      call(...values);
    }, Math.max(0, Math.min(wait, since + most - now)));
  };
}
