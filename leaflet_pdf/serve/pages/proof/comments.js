/** What reviewers said about lines of a leaflet. */

import { counted, element } from "../common/dom.js";
import { askJson, leaflet, Refusal } from "../common/service.js";

export class Comments {
  #all = [];
  #line = 0;
  #words = "";

  /** `show(line)` brings a line of the pages into sight. */
  constructor(id, list, form, focus) {
    Object.assign(this, { id, list, form, focus });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add();
    });
    form.addEventListener("input", () => this.#allow());
  }

  /** How many are not done. */
  get open() {
    return this.#all.filter((one) => !one.done).length;
  }

  /** Shows what was said so far. */
  async show() {
    try {
      this.#all = (await askJson(leaflet(this.id, "comments"))).comments;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.form.hidden = true;
      return this.list.replaceChildren(element("li", {}, error.message));
    }
    this.list.previousElementSibling.textContent = this.open ? `Comments: ${counted(this.open, "one open", `${this.open} open`)}` : "Comments";
    this.list.replaceChildren(...this.#all.map((one) => this.#entry(one)));
  }

  /** Says which line the next comment is about. */
  about(line, words) {
    [this.#line, this.#words] = [line, words];
    this.form.querySelector("#about").textContent = `About line ${line}: “${words}”`;
    this.#allow();
  }

  #allow() {
    this.form.querySelector("button").disabled = !this.#line || !this.form.elements.text.value.trim();
  }

  #entry(one) {
    const done = element("input", { type: "checkbox", checked: one.done, change: () => this.#mark(one, done.checked) });
    return element("li", { class: one.done ? "comment done" : "comment" },
      element("button", { type: "button", click: () => this.focus(one.line) }, element("b", {}, `${one.by}, ${one.day}${one.line ? `, line ${one.line}` : ""}`), element("q", {}, one.words), element("span", {}, one.text)),
      element("label", { class: "switch" }, done, element("span", {}, "Done")));
  }

  async #mark(one, done) {
    await this.#told(askJson(leaflet(this.id, "comments", String(one.id)), { method: "PATCH", body: { done } }));
  }

  async #add() {
    const text = this.form.elements.text.value.trim();
    if (await this.#told(askJson(leaflet(this.id, "comments"), { method: "POST", body: { line: this.#line, words: this.#words, text } }))) {
      this.form.reset();
      this.#allow();
    }
  }

  async #told(request) {
    try {
      await request;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.form.querySelector("#about").textContent = `Not kept: ${error.message}`;
      return false;
    }
    await this.show();
    return true;
  }
}
