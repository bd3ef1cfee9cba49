/** The author's desk: the text at the left, its pages at the right, and the way between them. */

import { byId, counted, element, pausing } from "../common/dom.js";
import { ask, askJson, latest, leaflet, Refusal, whyNot } from "../common/service.js";
import { placeOn, Sheets } from "../common/sheets.js";
import { Completion } from "./completion.js";
import { Editor } from "./editor.js";
import { HeadForm } from "./head-form.js";

/** What a server answers that has too much to do: it is asked again. */
const BUSY = [429, 503, 504];
const TYPING = 150, AT_THE_LATEST = 500, RESTING = 1000;

const editor = new Editor(byId("editor"), "Text of the leaflet, in YAML", { changed, moved: (line) => sheets.mark(line) });
const sheets = new Sheets(byId("pages"), follow);
const completion = new Completion(editor, byId("completions"), () => open);
const head = new HeadForm(byId("head"), editor);
const previewSoon = pausing(preview, TYPING, AT_THE_LATEST);
const followSoon = pausing(followExactly, TYPING);
const checkSoon = pausing(check, RESTING);
const requestCheck = latest((signal, id, content) => askJson(leaflet(id, "check"), { method: "POST", query: { pages: true }, body: { content }, signal }));

const requestPlace = latest((signal, id, content, place) => askJson("locate", { method: "POST", body: { id, content, ...place }, signal }));

let open = null, saved = "", tag = "", building = false, again = false, readOnly = "";

async function start() {
  readOnly = await whyNot("author");
  const { leaflets } = await askJson("leaflets");
  byId("pick").replaceChildren(...leaflets.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((one) => element("option", { value: one.id }, one.id)));
  const asked = decodeURIComponent(location.hash.slice(1)).split(":");
  if (leaflets.length) await load(leaflets.some((one) => one.id === asked[0]) ? asked[0] : byId("pick").value);
  else tell("There are no leaflets in this folder. “leaflet new NAME” begins one.");
  if (Number(asked[1])) editor.go(Number(asked[1]));
}

async function load(id) {
  const answer = await ask(leaflet(id, "source"));
  [open, tag, saved] = [id, answer.headers.get("ETag"), await answer.text()];
  byId("pick").value = id;
  history.replaceState(null, "", `#${id}`);
  document.title = `${id} – Write`;
  sheets.show([]);
  editor.text = saved;
  showSaved();
  await preview();
  check();
}

function changed() {
  showSaved();
  previewSoon();
  checkSoon();
}

function showSaved() {
  const dirty = editor.text !== saved;
  byId("save").disabled = !dirty || Boolean(readOnly);
  tell(readOnly || (dirty ? "Not saved" : "Saved"));
}

const tell = (words) => (byId("state").textContent = words);

/** Asks for the pages of the text: one request at a time, and the last text wins. */
async function preview() {
  if (building) {
    again = true;
    return;
  }
  building = true;
  const content = editor.text;
  try {
    show(await askJson(leaflet(open, "preview"), { method: "POST", body: { content, have: sheets.have } }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (BUSY.includes(error.status)) setTimeout(preview, RESTING);
    else showFindings(error.problem.findings ?? [], error.message);
  } finally {
    building = false;
    if (again) {
      again = false;
      preview();
    }
  }
}

/** Shows new pages, or says of which text those are that are shown. The place on the page stays. */
function show({ pages, findings }) {
  const first = findings.find((one) => one.severity === "error");
  byId("old").hidden = pages.length > 0;
  byId("pages").classList.toggle("old", pages.length === 0);
  if (pages.length && !sheets.show(pages)) return preview();
  if (pages.length) {
    sheets.mark(editor.line);
  } else {
    byId("old").textContent = `Line ${first?.line ?? "?"} has an error; these are the pages before it.`;
  }
  showFindings(findings);
}

/** Judges the words and the finished pages, once typing rests. */
async function check() {
  const content = editor.text;
  try {
    const found = await requestCheck(open, content);
    if (found && editor.text === content) showFindings(found.findings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function showFindings(findings, else_ = "") {
  editor.mark(findings);
  byId("findings-told").textContent = findings.length ? counted(findings.length, "finding") : else_ || "Nothing was found.";
  byId("findings").replaceChildren(...findings.map((one) =>
    element("li", { class: one.severity }, element("button", { type: "button", click: () => toText(one.line, one.column) },
      element("b", {}, `${one.severity}, line ${one.line}: `), element("span", {}, one.message), one.hint ? element("span", { class: "quiet" }, one.hint) : null))));
}

/** Puts the caret where the words are written that were chosen on a page: at once into the line where their text begins. */
function follow(line, target, event) {
  editor.go(line);
  followSoon(line, placeOn(target, event));
}

async function followExactly(line, place) {
  const found = await requestPlace(open, editor.text, place).catch(() => null);
  if (found?.line && editor.line === line) editor.go(found.line, found.column);
}

function toText(line = editor.line, column = 1) {
  showText(true);
  editor.go(line, column);
}

function showText(yes) {
  byId("editor-box").hidden = !yes;
  byId("head").hidden = yes;
  byId("as-text").setAttribute("aria-pressed", String(yes));
  byId("as-form").setAttribute("aria-pressed", String(!yes));
  if (!yes) head.show();
}

async function save(match = tag) {
  if (readOnly) return tell(readOnly);
  const content = editor.text;
  try {
    const answer = await ask(leaflet(open, "source"), { method: "PUT", body: content, type: "application/yaml", headers: { "If-Match": match } });
    [tag, saved] = [answer.headers.get("ETag"), content];
    showSaved();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 412) return resolve();
    tell(`Not saved: ${error.message}`);
  }
}

/** Shows both texts where they differ, and asks which is to stay. Nothing is overwritten unasked. */
async function resolve() {
  const answer = await ask(leaflet(open, "source"));
  const theirs = await answer.text(), now = answer.headers.get("ETag");
  byId("differences").replaceChildren(...differences(theirs, editor.text).map(([kind, line]) =>
    element("div", { class: kind }, `${{ theirs: "theirs", mine: "mine", same: "" }[kind]}`.padEnd(7), line)));
  const dialog = byId("conflict");
  dialog.returnValue = "stay";
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  if (dialog.returnValue === "theirs") {
    editor.replace(0, editor.text.length, theirs);
    [saved, tag] = [theirs, now];
    showSaved();
  } else if (dialog.returnValue === "mine") await save(now);
  else tell("Not saved: the file has changed since you opened it.");
}

/** Returns the lines in which two texts differ, each with one around it: those between equal beginnings and ends. */
function differences(theirs, mine) {
  const [a, b] = [theirs.split("\n"), mine.split("\n")];
  let first = 0, last = 0;
  while (first < Math.min(a.length, b.length) && a[first] === b[first]) first++;
  while (last < Math.min(a.length, b.length) - first && a.at(-1 - last) === b.at(-1 - last)) last++;
  const around = (lines) => lines.map((line) => ["same", line]);
  return [...around(a.slice(Math.max(0, first - 1), first)), ...a.slice(first, a.length - last).map((line) => ["theirs", line]),
    ...b.slice(first, b.length - last).map((line) => ["mine", line]), ...around(a.slice(a.length - last, a.length - last + 1))];
}

function widen(percent) {
  const width = Math.max(25, Math.min(75, percent));
  byId("divider").setAttribute("aria-valuenow", String(Math.round(width)));
  byId("room").style.setProperty("--text", `${width}%`);
}

const widthNow = () => Number(byId("divider").getAttribute("aria-valuenow"));

byId("divider").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[event.key];
  if (!step) return;
  event.preventDefault();
  widen(widthNow() + step);
});
byId("divider").addEventListener("pointerdown", (event) => {
  event.target.setPointerCapture(event.pointerId);
  const move = ({ clientX }) => widen((100 * clientX) / innerWidth);
  event.target.addEventListener("pointermove", move);
  event.target.addEventListener("pointerup", () => event.target.removeEventListener("pointermove", move), { once: true });
});
byId("pick").addEventListener("change", async () => {
  const wanted = byId("pick").value;
  byId("pick").value = open;
  if (editor.text === saved || confirm("What you wrote is not saved. Leave it?")) await load(wanted);
});
byId("save").addEventListener("click", () => save());
byId("as-text").addEventListener("click", () => showText(true));
byId("as-form").addEventListener("click", () => showText(false));
document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "s") save();
  else if (event.altKey && key === "p") sheets.focus(editor.line);
  else if (event.altKey && key === "e") toText();
  else return;
  event.preventDefault();
});
window.addEventListener("beforeunload", (event) => {
  if (editor.text !== saved) event.preventDefault();
});
start();
