/** The head of a leaflet as a form: each field is a key of the text, and is written there when it is left. */

import { element } from "../common/dom.js";
import { edit, isElsewhere, keysBelow, read } from "./head.js";

const FIELDS = [
  [["title"], "Title"],
  [["medicine", "substance"], "Substance"],
  [["medicine", "strength"], "Strength"],
  [["medicine", "form"], "Form"],
  [["medicine", "class"], "Class"],
  [["version"], "Version"],
  [["revised"], "Revised", "date"],
  [["review-by"], "Review by", "date"],
  [["publisher"], "Publisher"],
  [["contact"], "Contact"],
];
const OF_A_SOURCE = [["title", "Title"], ["address", "Address"], ["as-of", "As of", "date"]];
const ABOVE_SOURCES = ["online", "contact", "publisher", "notice", "status", "review-by", "revised", "version", "medicine", "title"];

/** Shows the head of an editor's text in a form, and writes into the text what is changed there. */
export class HeadForm {
  constructor(form, editor) {
    Object.assign(this, { form, editor });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Shows the head as it is now. */
  show() {
    const { text } = this.editor;
    const head = FIELDS.map(([path, label, type], place) => this.#field(path, label, type, FIELDS.slice(0, place).filter(([other]) => other.length === path.length && other[0] === path[0] || path.length === 1).map(([other]) => (path.length === 1 ? other[0] : other.at(-1))).reverse()));
    const sources = keysBelow(text, ["sources"]).map((name) =>
      element("fieldset", { class: "source" }, element("legend", {}, `Source ${name}`), ...OF_A_SOURCE.map(([key, label, type], place) =>
        this.#field(["sources", name, key], label, type, OF_A_SOURCE.slice(0, place).map(([other]) => other).reverse()))));
    const name = element("input", { pattern: "[A-Za-z][A-Za-z0-9-]*", "aria-describedby": "source-hint", autocomplete: "off" });
    const add = element("button", { type: "button", click: () => this.#add(name) }, "Add a source");
    this.form.replaceChildren(
      element("div", { class: "fields" }, head), ...sources,
      element("div", { class: "line" }, element("label", {}, "New source, its short name", name), add),
      element("p", { class: "quiet", id: "source-hint" }, "Letters, figures and hyphens, as in NHS. Texts name it as [@NHS]."));
  }

  #field(path, label, type = "text", after = []) {
    const { text } = this.editor;
    const elsewhere = isElsewhere(text, path);
    const value = read(text, path)?.value ?? "";
    const odd = type === "date" && value && !/^\d{4}-\d\d-\d\d$/.test(value);
    const input = element("input", { type: odd ? "text" : type, value, readonly: elsewhere, autocomplete: "off", change: () => this.#write(path, input.value.trim(), after) });
    const hint = elsewhere ? element("span", { class: "quiet" }, "Written over several lines: change it in the text.") : null;
    return element("label", { class: ["title", "address", "publisher", "contact"].includes(path.at(-1)) ? "wide" : "" }, label, input, hint);
  }

  #write(path, value, after) {
    const change = edit(this.editor.text, path, value, after);
    if (change) this.editor.replace(change.from, change.to, change.text);
  }

  #add(input) {
    const name = input.value.trim();
    if (!name || !input.checkValidity() || keysBelow(this.editor.text, ["sources"]).includes(name)) return input.focus();
    this.#write(["sources", name, "title"], "Title of the source", ABOVE_SOURCES);
    this.show();
    this.form.querySelector("fieldset:last-of-type input").focus();
  }
}
