/** The counter: find, choose a form, print. */

import { byId, counted, element, pausing } from "../common/dom.js";
import { askJson, latest, leaflet, Refusal } from "../common/service.js";
import { Sheets } from "../common/sheets.js";
import { copiesOf, optionsOf, recall, remember, sheetsOf } from "./choices.js";
import { Combobox } from "./combobox.js";
import { Cover } from "./cover.js";
import { Finder } from "./finder.js";
import { draftOr, named, pdfOf } from "./jobs.js";
import { forget, print, printed } from "./print.js";
import { hearScanner } from "./scanner.js";

const field = byId("find"), form = byId("choices"), told = byId("told");
const sheets = new Sheets(byId("pages"));
const cover = new Cover(byId("cover"), { changed: pausing(preview, 300), emptied: coverEmptied });
const list = new Combobox(field, byId("hits"), { typed: (text) => finder.find(text), chosen: choose, entered: go });
const finder = new Finder(field, list);
const showPages = latest(requestPages);

const agreed = new Set();
let chosen = null, pile = [], last = [], printing = false;

function choose(one) {
  if (one?.id !== chosen?.id) {
    agreed.clear();
    cover.empty();
  }
  chosen = one;
  showOpen();
  showPrint();
  preview();
}

function showPrint() {
  const jobs = pile.length + (chosen ? 1 : 0);
  byId("print").disabled = jobs === 0;
  byId("print").textContent = jobs > 1 ? `Print ${jobs} leaflets` : "Print";
  byId("keep").disabled = byId("add-cover").disabled = !chosen;
}

/** What "Open PDF" opens: the leaflet as it would be printed, or what was printed last with a cover. */
function showOpen() {
  const open = byId("open");
  open.hidden = !chosen || cover.open;
  if (chosen) open.href = `api/v1/${leaflet(chosen.id, "pdf")}?${new URLSearchParams(draftOr(chosen, optionsOf(form)))}`;
}

async function preview() {
  const one = chosen;
  byId("standing").textContent = one ? standingOf(one) : "";
  byId("standing").hidden = !one || one.status === "approved";
  if (!one) {
    sheets.show([]);
    byId("sheets").textContent = "";
    return;
  }
  try {
    const shown = await showPages(one, optionsOf(form), patientOr(null));
    if (shown) showSheets(shown);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (cover.open) cover.showFaults(error.problem.findings ?? [{ message: error.message }]);
    else tell(error.message);
  }
}

const standingOf = (one) => (one.status === "draft" ? `Not approved: ${one.reason}` : `${one.status}: ${one.reason}`);

const patientOr = (nothing) => (cover.open && cover.complete ? cover.patient() : nothing);

async function requestPages(signal, one, options, patient) {
  const answer = await askJson(leaflet(one.id, "preview"), { method: "POST", body: { options, have: sheets.have, ...(patient && { patient }) }, signal });
  return { ...answer, options };
}

function showSheets({ pages, findings, options }) {
  const errors = findings.filter((one) => one.severity === "error");
  if (cover.open) cover.showFaults(errors);
  else if (errors.length) tell(errors[0].message);
  if (errors.length) return;
  if (!chosen || !sheets.show(pages)) return chosen && preview();
  byId("sheets").textContent = counted(sheetsOf(pages.length, options) * copiesOf(form), "sheet");
}

/** Prints what is on the pile and what is chosen. */
async function go() {
  if (cover.open && !cover.complete) return incomplete();
  await printAll([...pile, ...(chosen ? [job()] : [])]);
}

/** Prints some leaflets, after asking once for those that are sensitive. */
async function printAll(jobs) {
  if (printing || !jobs.length || !(await mayPrint(jobs))) return;
  printing = true;
  tell("One moment …");
  try {
    tellPrinted(jobs, await print(await pdfOf(jobs)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (cover.open) cover.showFaults(error.problem.findings ?? []);
    tell(error.message);
  } finally {
    printing = false;
  }
}

function incomplete() {
  tell("The cover is not complete.");
  byId("cover").querySelector("input:invalid")?.focus();
}

const job = () => ({ one: chosen, options: optionsOf(form), copies: copiesOf(form), patient: patientOr(null) });

async function mayPrint(jobs) {
  const asking = jobs.map((each) => each.one).filter((one) => one.sensitive && !agreed.has(one.id));
  if (!asking.length) return true;
  const dialog = byId("sensitive");
  byId("sensitive-text").textContent = `“${asking.map((one) => one.title).join("”, “")}” tells whoever sees it what somebody may have. Print it only to be handed to the patient.`;
  dialog.returnValue = "no";
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  if (dialog.returnValue !== "yes") return false;
  asking.forEach((one) => agreed.add(one.id));
  return true;
}

function tellPrinted(jobs, opened) {
  last = jobs.map((each) => ({ ...each, patient: null }));
  pile = [];
  cover.empty();
  showPile();
  showPrint();
  byId("after").hidden = false;
  byId("open").hidden = false;
  byId("open").href = printed();
  tell(opened ? `Sent to the print window: ${jobs.map(named).join("; ")}.` : "This browser does not open the print window by itself: open the PDF, and press Ctrl+P.");
  field.focus();
}

const tell = (words) => (told.textContent = words);

/** What was printed with a cover is forgotten with the cover's words, or with the next print. */
function coverEmptied() {
  byId("add-cover").setAttribute("aria-pressed", "false");
  document.body.classList.remove("with-cover");
  showOpen();
  preview();
}

/** Prints once more what was printed last: the leaflets alone, since a cover is not kept. */
async function again() {
  await printAll(last);
  field.focus();
}

/** Keeps what is chosen for printing later, together with what is chosen then. A cover is not kept. */
function keep() {
  pile = [...pile, { ...job(), patient: null }];
  showPile();
  showPrint();
  field.value = "";
  finder.find("");
  field.focus();
}

function showPile() {
  byId("pile").hidden = pile.length === 0;
  byId("pile-list").replaceChildren(...pile.map((each) => {
    const remove = () => {
      pile = pile.filter((other) => other !== each);
      showPile();
      showPrint();
      field.focus();
    };
    return element("li", {}, element("span", {}, named(each)),
      element("button", { type: "button", click: remove, "aria-label": `Do not print ${each.one.title}` }, "×"));
  }));
}

/** Begins again: nothing is chosen, typed or kept, and nothing of a patient is left. */
function reset() {
  cover.empty();
  forget();
  [pile, last] = [[], []];
  showPile();
  field.value = "";
  form.elements.copies.value = "1";
  tell("");
  byId("after").hidden = true;
  finder.find("");
  field.focus();
}

function changed() {
  remember(form);
  showOpen();
  preview();
}

function addCover() {
  if (!chosen) return field.focus();
  if (cover.open) return cover.focus();
  byId("add-cover").setAttribute("aria-pressed", "true");
  document.body.classList.add("with-cover");
  cover.begin(chosen);
  showOpen();
}

function leaveCoverOut() {
  cover.empty();
  field.focus();
}

const KEYS = {
  F2: () => field.select(),
  F8: addCover,
  F9: () => form.querySelector("[name=theme]:checked").focus(),
  Escape: () => (cover.open ? leaveCoverOut() : reset()),
};

document.addEventListener("keydown", (event) => {
  if (!(event.key in KEYS) || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || byId("sensitive").open) return;
  event.preventDefault();
  if (event.key === "F2") field.focus();
  KEYS[event.key]();
});
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
byId("add-cover").addEventListener("click", addCover);
byId("cover-close").addEventListener("click", leaveCoverOut);
byId("keep").addEventListener("click", keep);
byId("again").addEventListener("click", again);
window.addEventListener("pagehide", () => cover.empty());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && !chosen && !cover.open) finder.load();
});
hearScanner((text) => finder.scan(text));
recall(form);
finder.load();
