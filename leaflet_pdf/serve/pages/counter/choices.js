/** How to print: what is chosen in the form, remembered in this browser, and what it comes to for the server. */

const REMEMBERED = "leaflet.choices";
const KEPT = ["theme", "paper", "duplex"];

/** Returns what the form says, for the server: the options of a print. */
export function optionsOf(form) {
  const { theme, paper, duplex } = read(form);
  return {
    ...(theme === "standard" ? {} : { theme }),
    ...(paper === "one-sheet" ? { fit: "1-sheet" } : {}),
    ...(paper === "booklet" ? { scheme: "booklet" } : {}),
    ...(duplex || paper === "one-sheet" ? { duplex: true } : {}),
  };
}

/** Returns how many copies are wanted. */
export const copiesOf = (form) => Math.max(1, Math.min(20, Math.round(Number(form.elements.copies.value)) || 1));

/** Returns the options in words, as in "large, booklet". */
export function inWords(options) {
  return [options.theme === "mono" ? "black only" : options.theme, options.fit && "one sheet", options.scheme, options.duplex && !options.fit && "both sides"]
    .filter(Boolean).join(", ");
}

/** Returns how many sheets so many sides of paper take: a booklet is printed on both. */
export const sheetsOf = (sides, options) => (options.scheme || options.duplex ? Math.ceil(sides / 2) : sides);

/** Fills the form with what was remembered. */
export function recall(form) {
  const kept = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}");
  for (const name of KEPT) {
    const field = form.elements[name];
    if (typeof kept[name] === "boolean") field.checked = kept[name];
    else if (typeof kept[name] === "string" && [...field].some((one) => one.value === kept[name])) field.value = kept[name];
  }
}

/** Remembers what is chosen. Nothing of a patient is among it. */
export function remember(form) {
  const all = read(form);
  localStorage.setItem(REMEMBERED, JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, all[name]]))));
}

function read(form) {
  const { theme, paper, duplex } = form.elements;
  return { theme: theme.value, paper: paper.value, duplex: duplex.checked };
}
