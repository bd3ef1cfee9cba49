/** Changes between two versions, side by side. */

import { element } from "../common/dom.js";

/** Returns one change as an entry of a list: what it is, and both versions with the words that differ marked. */
export function changesAsNodes(change) {
  return element("li", { class: "change" },
    element("p", {}, element("b", {}, `${change.number}. ${change.class}`), `, ${change.kind}${change.about ? `: ${change.about}` : ""}`),
    element("div", { class: "sides" }, side("Before", change, "delete", "del"), side("Now", change, "insert", "ins")),
    change.notes.length ? element("p", { class: "quiet" }, change.notes.join(" ")) : null);
}

const OF_A_SIDE = { Before: ["same", "delete", "old"], Now: ["same", "insert", "new"] };

function side(label, change, op, tag) {
  const [whole] = [label === "Before" ? change.old : change.new];
  const words = change.words.length
    ? change.words.filter((one) => OF_A_SIDE[label].includes(one.op)).map((one) => (one.op === "same" ? one.text : element(tag, {}, one.text)))
    : [element(tag, {}, whole.join(" "))];
  return element("div", {}, element("b", {}, `${label}: `), whole.length ? words.flatMap((one) => [one, " "]) : element("i", {}, "nothing"));
}
