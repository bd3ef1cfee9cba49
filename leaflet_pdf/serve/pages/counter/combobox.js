/** The field with the hits below it: a combobox with a grid, as in the ARIA Authoring Practices. The focus stays in the field. */

import { element } from "../common/dom.js";

const SHOWN = 60;
const A_PAGE = 5;
const languageNames = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });

/**
 * Connects a field with its hits. `typed(text)` is called when the text changes, `chosen(leaflet)` with the leaflet whose row is
 * chosen, or null; `entered()` on Enter, once a row is chosen: the first Enter only chooses.
 */
export class Combobox {
  #rows = [];
  #row = -1;
  #language = 0;

  constructor(field, grid, { typed, chosen, entered }) {
    Object.assign(this, { field, grid, typed, chosen, entered });
    field.addEventListener("input", () => typed(field.value));
    field.addEventListener("keydown", (event) => this.#key(event));
    grid.addEventListener("mousedown", (event) => event.preventDefault());
    grid.addEventListener("click", (event) => this.#click(event));
  }

  /** Shows the entries that were found; none of them is chosen. */
  show(entries) {
    this.#rows = entries;
    this.grid.replaceChildren(...entries.slice(0, SHOWN).map(row));
    if (entries.length > SHOWN) this.grid.append(element("p", { class: "quiet" }, `and ${entries.length - SHOWN} more: type on`));
    this.field.setAttribute("aria-expanded", String(entries.length > 0));
    this.#choose(-1, 0);
  }

  /** Chooses a row, and one of its languages. */
  choose(row, language = 0) {
    this.#choose(row, language);
  }

  #choose(row, language) {
    this.grid.querySelectorAll("[aria-selected=true]").forEach((one) => one.setAttribute("aria-selected", "false"));
    [this.#row, this.#language] = [row, language];
    const shown = this.grid.children[row];
    const cells = shown ? [...shown.querySelectorAll("[role=gridcell]")] : [];
    const cell = cells.length > 1 ? cells[language + 1] : cells[0];
    shown?.setAttribute("aria-selected", "true");
    cell?.setAttribute("aria-selected", "true");
    shown?.scrollIntoView({ block: "nearest" });
    if (cell) this.field.setAttribute("aria-activedescendant", cell.id);
    else this.field.removeAttribute("aria-activedescendant");
    this.chosen(this.#rows[row]?.languages[language] ?? null);
  }

  #key(event) {
    const last = Math.min(this.#rows.length, SHOWN) - 1;
    const languages = this.#rows[this.#row]?.languages.length ?? 0;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: A_PAGE, PageUp: -A_PAGE };
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key in steps) this.#choose(Math.max(Math.min(0, last), Math.min(last, this.#row + steps[event.key])), 0);
    else if (event.key === "ArrowRight" && this.#atEnd() && this.#language < languages - 1) this.#choose(this.#row, this.#language + 1);
    else if (event.key === "ArrowLeft" && this.#language > 0) this.#choose(this.#row, this.#language - 1);
    else if (event.key === "Enter" && this.#row < 0) this.#choose(Math.min(0, last), 0);
    else if (event.key === "Enter") this.entered();
    else return;
    event.preventDefault();
  }

  #atEnd() {
    return this.field.selectionStart === this.field.value.length;
  }

  #click(event) {
    const shown = event.target.closest("[role=row]");
    if (!shown) return;
    const cell = event.target.closest("[data-language]");
    this.#choose([...this.grid.children].indexOf(shown), Number(cell?.dataset.language ?? 0));
    this.field.focus();
  }
}

function row({ languages }, place) {
  const [first] = languages;
  const told = [languages.length > 1 ? "" : languageNames.of(first.language.split("-")[0]), `version ${first.version}`, `review by ${first.reviewBy ?? "no date"}`];
  const cell = element("div", { role: "gridcell", id: `hit-${place}`, "aria-selected": "false", class: "hit" },
    element("span", { class: "name", lang: first.language }, first.title),
    element("span", { class: "quiet" }, told.filter(Boolean).join(" · ")),
    first.status === "approved" ? null : element("span", { class: "status" }, first.status),
    first.sensitive ? element("span", { class: "status" }, "sensitive") : null);
  const others = languages.length > 1 ? languages.map((one, language) => languageCell(one, place, language)) : [];
  return element("div", { role: "row", "aria-selected": "false" }, cell, others.length ? element("span", { class: "languages", role: "presentation" }, others) : null);
}

const languageCell = (one, place, language) =>
  element("span", { role: "gridcell", id: `hit-${place}-${language}`, "aria-selected": "false", "data-language": language, class: "language", title: one.title },
    languageNames.of(one.language));
