/** What is sent to the printer: leaflets, each with its form, copies and perhaps a cover. */

import { counted } from "../common/dom.js";
import { ask, leaflet } from "../common/service.js";
import { inWords } from "./choices.js";

/** Returns whether a leaflet may be given out without a word: it is approved, and its review is not past. */
export const isCurrent = (one) => one.need === "approved" || one.need === "review due";

/** Returns the options of a print; for what is no current leaflet, with the wish to have it nevertheless. */
export const draftOr = (one, options) => (isCurrent(one) ? options : { ...options, draft: true });

/** Returns a job in words, as in "Warfarin tablets, large, 2 copies". */
export const named = ({ one, options, copies }) =>
  [one.title, inWords(options), copies > 1 && counted(copies, "copy", "copies")].filter(Boolean).join(", ");

/** Returns the PDF of a job, or of several behind one another. Raises Refusal. */
export async function pdfOf(jobs) {
  const items = jobs.map(({ one, options, copies, patient }) => ({ id: one.id, options: draftOr(one, options), copies, ...(patient && { patient }) }));
  const [{ id, options, copies, patient }] = items;
  if (items.length > 1 || copies > 1) return (await ask("print", { method: "POST", body: { items } })).blob();
  if (patient) return (await ask(leaflet(id, "pdf"), { method: "POST", body: { options, patient } })).blob();
  return (await ask(leaflet(id, "pdf"), { query: options })).blob();
}
