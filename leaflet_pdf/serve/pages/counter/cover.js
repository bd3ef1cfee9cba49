/** The cover for one patient: a form for the patient's file. What is written here is sent when it is printed, and kept nowhere. */

import { element } from "../common/dom.js";

const BEFORE = [
  ["name", "Name", { required: true, wide: true }],
  ["born", "Born", { type: "date" }],
  ["date", "Supplied on", { type: "date", required: true }],
  ["medicine", "Medicine", { required: true, wide: true }],
  ["directions", "Directions", { required: true, wide: true }],
];
const AFTER = [
  ["supply", "Supply", { hint: "as in 28 days" }],
  ["daily-total", "Total of a day", { hint: "as in 40 mg" }],
  ["weekly-total", "Total of a week", { hint: "as in 15 mg" }],
  ["prescriber", "Prescriber"],
  ["pharmacy", "Pharmacy", { required: true }],
  ["contact", "Contact", { required: true }],
];

const DOSE = {
  unit: ["One is", { required: true, wide: true, hint: "as in 40 mg capsule" }],
  morning: ["Morning", { value: "0", narrow: true }],
  noon: ["Noon", { value: "0", narrow: true }],
  evening: ["Evening", { value: "0", narrow: true }],
  night: ["Night", { value: "0", narrow: true }],
  take: ["Take", { required: true, hint: "as in 2, half, 5 ml" }],
  every: ["Every", { required: true, hint: "as in 8 hours, day, week" }],
  on: ["On", { required: true, hint: "as in Monday and Friday" }],
  "least-interval": ["Not before", { required: true, hint: "as in 4 hours" }],
  "most-in-a-day": ["Most in 24 hours", { required: true, hint: "as in 8 puffs" }],
  from: ["From", { type: "date" }],
  to: ["To", { type: "date" }],
};

const WAYS = {
  "By times of the day": ["morning", "noon", "evening", "night"],
  "Every so often": ["take", "every"],
  "On days of the week": ["take", "on"],
  "As needed": ["take", "least-interval", "most-in-a-day"],
};

const OF_THE_HOUSE = "leaflet.pharmacy";
const HOUSE = ["pharmacy", "contact"];
const IDLE = 120_000;

/** The form of the cover. */
export class Cover {
  #idle;

  /** `changed()` is called when something is typed, `emptied()` when all was taken out. */
  constructor(form, { changed, emptied }) {
    Object.assign(this, { form, changed, emptied });
    this.parts = [form.querySelector("#cover-before"), form.querySelector("#cover-after")];
    this.doses = form.querySelector("#cover-doses");
    this.faults = form.querySelector("#cover-faults");
    form.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("#cover-add").addEventListener("click", () => this.#addDose().querySelector("input").focus());
  }

  get open() {
    return !this.form.hidden;
  }

  /** Shows an empty form for the medicine of a leaflet. */
  begin(leaflet) {
    const house = JSON.parse(localStorage.getItem(OF_THE_HOUSE) ?? "{}");
    const given = { ...house, medicine: leaflet.substance, date: today() };
    [BEFORE, AFTER].forEach((fields, part) =>
      this.parts[part].replaceChildren(...fields.map(([key, label, more]) => field(key, label, { ...more, value: given[key] }))));
    this.doses.replaceChildren();
    this.#addDose();
    this.faults.replaceChildren();
    this.form.hidden = false;
    this.focus();
    this.#wait();
  }

  /** Puts the focus on the first field. */
  focus() {
    this.form.querySelector("input").focus();
  }

  /** Returns the patient's file as JSON; what is left empty is not in it. */
  patient() {
    const written = this.#written();
    const doses = [...this.doses.querySelectorAll(".dose")].map(filled);
    return { format: "1", ...written, dose: doses.length === 1 ? doses[0] : doses };
  }

  /** Whether all that a cover must say is filled in. */
  get complete() {
    return [...this.form.querySelectorAll("input[required]")].every((input) => input.value.trim());
  }

  /** Shows what the server found: its messages name keys, and no value. */
  showFaults(findings) {
    this.faults.replaceChildren(...findings.map((one) => element("li", {}, `${one.message}${one.hint ? `: ${one.hint}` : ""}`)));
  }

  /** Takes everything out, and closes the form. Where the pharmacy is, which is no patient's, is remembered. */
  empty() {
    if (!this.open) return;
    const written = this.#written();
    localStorage.setItem(OF_THE_HOUSE, JSON.stringify(Object.fromEntries(HOUSE.filter((key) => written[key]).map((key) => [key, written[key]]))));
    clearTimeout(this.#idle);
    for (const part of [...this.parts, this.doses, this.faults]) part.replaceChildren();
    this.form.hidden = true;
    this.emptied();
  }

  #written() {
    return Object.assign({}, ...this.parts.map(filled));
  }

  #typed() {
    this.#wait();
    this.changed();
  }

  #wait() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.empty(), IDLE);
  }

  #addDose() {
    const fields = element("div", { class: "fields" });
    const choice = element("select", { change: () => fill(fields, choice.value) }, Object.keys(WAYS).map((way) => element("option", {}, way)));
    const remove = element("button", { type: "button", click: () => this.#removeDose(dose) }, "Remove this line");
    const dose = element("fieldset", { class: "dose" }, element("legend", {}, "Dose"), element("label", {}, "When", choice), fields, this.doses.children.length ? remove : null);
    fill(fields, choice.value);
    this.doses.append(dose);
    return dose;
  }

  #removeDose(dose) {
    dose.remove();
    this.form.querySelector("#cover-add").focus();
    this.#typed();
  }
}

/** Puts in the fields of one way to say a dose. What was written in those that stay, stays. */
function fill(place, way) {
  const written = filled(place);
  const keys = ["unit", ...WAYS[way], "from", "to"];
  place.replaceChildren(...keys.map((key) => field(key, DOSE[key][0], { ...DOSE[key][1], ...(written[key] && { value: written[key] }) })));
}

function field(key, label, { type = "text", required = false, wide = false, narrow = false, hint = "", value = "" } = {}) {
  const input = element("input", { type, "data-key": key, required, autocomplete: "off", spellcheck: "false", placeholder: hint, value });
  return element("label", { class: wide ? "wide" : narrow ? "narrow" : null }, label, required ? " *" : "", input);
}

function filled(place) {
  const inputs = [...place.querySelectorAll("input[data-key]")];
  return Object.fromEntries(inputs.map((input) => [input.dataset.key, input.value.trim()]).filter(([, value]) => value));
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
