/** Changes between two versions, side by side. */

import { element } from "../common/dom.js";

/** Returns one change as an entry of a list: what it is, and both versions with the words that differ marked. */
export function changesAsNodes(change) {
  const { number, kind, about, notes, old, words } = change;
  return element("li", { class: "change" },
    element("p", {}, element("b", {}, `${number}. ${change.class}`), `, ${kind}${about.length ? `: ${about.join(" › ")}` : ""}`),
    element("div", { class: "sides" }, side("Before", old, words, "removed", "del"), side("Now", change.new, words, "added", "ins")),
    notes.length ? element("p", { class: "quiet" }, notes.join("; ")) : null);
}

/** Returns one version of what changed: the words that it shares with the other, and its own, which are marked. */
function side(label, whole, words, own, mark) {
  const said = words.filter((one) => one.op === "same" || one.op === own);
  const shown = said.length
    ? said.map((one) => (one.op === own ? element(mark, {}, one.text) : one.text))
    : whole.map((text) => element(mark, {}, text));
  return element("div", {}, element("b", {}, `${label}: `), shown.length ? shown.flatMap((one) => [one, " "]) : element("i", {}, "nothing"));
}
