/** Hears a scanner, wherever the focus is: it types faster than anybody and ends with Enter, which must press nothing. */

import { asFastAsScanner } from "./scan.js";

const LONGEST_GAP = 100;

/** Calls a function with what is scanned. What the scanner typed into a field is taken out of it again. */
export function hearScanner(call) {
  let burst = null;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const scan = burst && event.timeStamp - burst.times.at(-1) < LONGEST_GAP && asFastAsScanner(burst.times);
    if (event.key === "Enter" || event.key === "Tab") {
      if (scan) {
        event.preventDefault();
        event.stopImmediatePropagation();
        burst.giveBack();
        call(burst.text);
      }
      burst = null;
    } else if (event.key.length === 1) {
      burst = later(burst, event) ?? begun(event);
    }
  }, { capture: true });
}

function later(burst, event) {
  if (!burst || event.timeStamp - burst.times.at(-1) >= LONGEST_GAP) return null;
  return { ...burst, text: burst.text + event.key, times: [...burst.times, event.timeStamp] };
}

function begun(event) {
  const field = event.target, before = field.value;
  const giveBack = () => {
    if (field.matches("input:not([type=radio], [type=checkbox]), textarea")) field.value = before;
  };
  return { text: event.key, times: [event.timeStamp], giveBack };
}
