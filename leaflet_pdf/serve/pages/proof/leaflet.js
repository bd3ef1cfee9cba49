/** One leaflet in the proof room: its pages, what was found, said and changed, and its approval. */

import { byId, counted, element } from "../common/dom.js";
import { askJson, leaflet, Refusal, whyNot } from "../common/service.js";
import { Sheets } from "../common/sheets.js";
import { Approval } from "./approval.js";
import { changesAsNodes } from "./changes.js";
import { Comments } from "./comments.js";

const id = decodeURIComponent(location.hash.slice(1));
const sheets = new Sheets(byId("pages"), chooseLine);
const comments = new Comments(id, byId("comments"), byId("comment"), (line) => sheets.focus(line));
const approval = new Approval(id, byId("approval"), () => start());

async function start() {
  const one = await part(askJson(leaflet(id)));
  if (!one) return;
  showIdentity(one);
  const shown = await part(askJson(leaflet(id, "preview"), { method: "POST", body: {} }));
  if (shown) showPages(shown.pages);
  const [found] = await Promise.all([part(askJson(leaflet(id, "check"), { method: "POST", query: { pages: true }, body: {} })), comments.show(), showChanges(one)]);
  if (found) showFindings(found.findings);
  const refused = await whyNot("approver");
  byId("approval").hidden = Boolean(refused);
  byId("approval-refused").textContent = refused;
  if (!refused) await approval.show(one, found?.findings ?? [], comments.open);
}

/** Returns what a part of the room waits for; if it is refused, says why, and the rest of the room stays. */
async function part(promise) {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    byId("told").textContent = error.message;
    return null;
  }
}

function showIdentity(one) {
  document.title = `${one.id} – Proof`;
  byId("title").textContent = one.title || one.id;
  byId("write").href = `write.html#${encodeURIComponent(id)}`;
  byId("standing").textContent = one.need === "approved" ? "" : `${one.need}: ${one.reason}`;
  byId("standing").hidden = one.need === "approved";
  byId("open").href = `api/v1/${leaflet(id, "pdf")}?draft=true`;
  const told = { Id: one.id, Version: one.version, Language: one.language, Status: one.need, "Review by": one.reviewBy };
  byId("identity").replaceChildren(...Object.entries(told).filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function showPages(pages) {
  sheets.show(pages);
  const last = byId("pages").lastElementChild;
  if (!last) return;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    approval.wasRead();
    seen.disconnect();
  }, { root: null, threshold: 0.5 });
  seen.observe(last);
}

function showFindings(findings) {
  byId("findings-title").textContent = counted(findings.length, "finding");
  byId("findings").replaceChildren(...findings.map((one) =>
    element("li", { class: one.severity }, element("button", { type: "button", click: () => sheets.focus(one.line) },
      element("b", {}, `${one.severity}${one.line ? `, line ${one.line}` : ""}: `), element("span", {}, one.message), one.hint ? element("span", { class: "quiet" }, one.hint) : null))));
}

function chooseLine(line, target) {
  sheets.mark(line);
  const page = target.closest(".sheet");
  const words = [...page.querySelectorAll(`[data-line="${line}"]`)].map((one) => one.textContent).join(" ").replace(/\s+/g, " ").trim();
  comments.about(line, words);
}

async function showChanges(one) {
  try {
    const changes = await askJson(leaflet(id, "diff"), { query: { from: "approved" } });
    byId("changes-told").textContent = changes.changes.length ? counted(changes.changes.length, "change") : "Nothing.";
    byId("changes").replaceChildren(...changes.changes.map(changesAsNodes));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    byId("changes-told").textContent = error.status === 404 ? "It has not been approved before." : error.message;
  }
}

window.addEventListener("hashchange", () => location.reload());
start();
