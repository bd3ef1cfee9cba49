/** What may be printed, and how it is found: by what is typed, or by the pack that is scanned. */

import { byId, counted } from "../common/dom.js";
import { askJson, Refusal } from "../common/service.js";
import { isCurrent } from "./jobs.js";
import { scanned } from "./scan.js";
import { indexOf, ofProduct, search } from "./search.js";

export class Finder {
  #library = [];
  #index = [];

  /** `list` shows what is found, of which the field's user chooses. */
  constructor(field, list) {
    Object.assign(this, { field, list, drafts: byId("drafts") });
    this.drafts.addEventListener("change", () => this.#list());
  }

  /** Asks the server what there is now. */
  async load() {
    try {
      this.#library = (await askJson("leaflets")).leaflets;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#tell(error.message);
    }
    this.#list();
  }

  /** Shows what a text finds. One that is a code of a pack is one that was scanned, or copied. */
  find(text) {
    const code = scanned(text);
    if (code?.gtin || code?.misread) return this.scan(text);
    const { hits, near } = search(this.#index, text);
    this.list.show(hits.length ? hits : near);
    this.#tell(hits.length ? (text.trim() ? counted(hits.length, "leaflet") : "") : this.#whyNothing(text, near));
  }

  /** Chooses the leaflet of a pack. Of what was scanned, only the product's number is looked at, and shown. */
  scan(text) {
    const code = scanned(text);
    this.field.value = code ? (code.gtin ?? code.number ?? "") : text;
    this.field.focus();
    if (!code) return this.find(text);
    const hits = code.misread ? [] : ofProduct(this.#index, code);
    this.list.show(hits);
    if (hits.length === 1) this.list.choose(0);
    this.#tell(code.misread ? "The scanner misread the code. Scan it again." : this.#whatPack(hits));
  }

  #list() {
    this.#index = indexOf(this.#library.filter((one) => (this.drafts.checked ? one.need !== "broken" : isCurrent(one))));
    this.find(this.field.value);
  }

  #whatPack(hits) {
    if (hits.length === 1) return "Scanned. Enter prints.";
    if (hits.length) return `${counted(hits.length, "leaflet")} for this pack: choose one.`;
    return `No leaflet names this pack (${this.field.value}). Search for its substance.${this.#hidden()}`;
  }

  #whyNothing(text, near) {
    if (!this.#library.length) return "There are no leaflets in this folder. “leaflet new NAME” begins one.";
    if (!this.#index.length) return `No leaflet is approved.${this.#hidden()} Tick “Also drafts” to print them all the same; each of their pages says so. A leaflet is approved in the library.`;
    return (near.length ? "No leaflet is called so. The nearest names:" : `No leaflet is called “${text.trim()}”.`) + this.#hidden();
  }

  /** What is not searched is told, so that nobody believes that it does not exist. */
  #hidden() {
    const hidden = this.#library.filter((one) => !isCurrent(one) && one.need !== "broken").length;
    return this.drafts.checked || !hidden ? "" : ` ${counted(hidden, "draft")} not searched.`;
  }

  #tell(words) {
    byId("found").textContent = words;
  }
}
