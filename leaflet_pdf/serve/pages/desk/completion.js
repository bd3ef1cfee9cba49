/** What may be written at the caret: a list below it. The focus stays in the text. */

import { element, pausing } from "../common/dom.js";
import { askJson, latest } from "../common/service.js";

const PAUSE = 120;

export class Completion {
  #options = [];
  #from = 1;
  #active = -1;

  /** Connects an editor with its list; `id()` is that of the leaflet that is written. */
  constructor(editor, list, id) {
    Object.assign(this, { editor, list });
    const request = latest((signal, body) => askJson("complete", { method: "POST", body, signal }));
    this.ask = async () => {
      const { line, column, text } = editor;
      const found = await request({ id: id(), content: text, line, column }).catch(() => null);
      if (found && editor.line === line && editor.column === column) this.#show(found);
    };
    this.later = pausing(this.ask, PAUSE);
    editor.area.setAttribute("aria-autocomplete", "list");
    editor.area.setAttribute("aria-controls", list.id);
    editor.area.addEventListener("keydown", (event) => this.#key(event), { capture: true });
    editor.area.addEventListener("input", (event) => (wordTyped(event) ? this.later() : this.close()));
    editor.area.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#accept([...list.children].indexOf(event.target.closest("[role=option]"))));
  }

  get open() {
    return !this.list.hidden;
  }

  close() {
    this.list.hidden = true;
    this.#choose(-1);
  }

  #show({ from, options }) {
    const written = this.editor.text.split("\n")[this.editor.line - 1].slice(from - 1, this.editor.column - 1);
    this.#options = options.filter((one) => one.apply !== written);
    this.#from = from;
    if (!this.#options.length) return this.close();
    this.list.replaceChildren(...this.#options.map((one, place) =>
      element("li", { role: "option", id: `option-${place}`, "aria-selected": "false" }, element("b", {}, one.label), element("span", { class: "quiet" }, one.detail))));
    const { left, top, height } = this.editor.caretBox();
    Object.assign(this.list.style, { left: `${left}px`, top: `${top + height}px` });
    this.list.hidden = false;
    this.#choose(-1);
  }

  #choose(place) {
    this.#active = place;
    [...this.list.children].forEach((one, other) => one.setAttribute("aria-selected", String(other === place)));
    const option = this.list.children[place];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.editor.area.setAttribute("aria-activedescendant", option.id);
    else this.editor.area.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (event.key === " " && event.ctrlKey) this.ask();
    else if (!this.open || event.ctrlKey || event.altKey || event.metaKey) return;
    else if (event.key === "ArrowDown") this.#choose(Math.min(this.#options.length - 1, this.#active + 1));
    else if (event.key === "ArrowUp" && this.#active >= 0) this.#choose(this.#active - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.#active >= 0) this.#accept(this.#active);
    else return;
    event.preventDefault();
  }

  #accept(place) {
    const option = this.#options[place];
    if (!option) return;
    const caret = this.editor.area.selectionStart;
    const from = caret - (this.editor.column - this.#from);
    this.close();
    this.editor.replace(from, caret, option.apply);
  }
}

const wordTyped = (event) => event.inputType === "insertText" && /^[\p{L}\p{N}@#-]$/u.test(event.data ?? "");
