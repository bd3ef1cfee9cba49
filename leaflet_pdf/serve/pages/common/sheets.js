/** Shows the pages of a leaflet, which come as SVG: each line of them knows its line in the YAML file. */

import { element } from "./dom.js";

const reader = new DOMParser();

/** The pages in an element of the document. */
export class Sheets {
  /** `chosen(line, target, event)` is called when a line is clicked, or Enter is pressed on it; without it lines are no buttons. */
  constructor(place, chosen = null) {
    this.place = place;
    this.chosen = chosen;
    this.pages = [];
    if (!chosen) return;
    place.addEventListener("click", (event) => this.#choose(event));
    place.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The hashes of the pages that are shown: the server need not send those again. */
  get have() {
    return this.pages.map((page) => page.hash);
  }

  /**
   * Shows pages `{number, width, height, hash, svg}`; one without `svg` is one that is shown already. Returns false, and shows
   * none of them, if it is not: then the pages must be asked for anew.
   */
  show(pages) {
    const known = new Map(this.pages.map((page) => [page.hash, page.node]));
    if (!pages.every((page) => page.svg || known.has(page.hash))) return false;
    this.pages = pages.map((page) => ({ ...page, svg: undefined, node: (page.svg ? null : known.get(page.hash)) ?? sheet(page, pages.length) }));
    const wanted = this.pages.map((page) => page.node);
    wanted.forEach((node, place) => {
      if (this.place.children[place] !== node) this.place.insertBefore(node, this.place.children[place] ?? null);
    });
    [...this.place.children].slice(wanted.length).forEach((node) => node.remove());
    if (this.chosen) this.#makeButtons();
    return true;
  }

  /** Marks the printed lines of a line of the YAML file, or of the nearest before it, and returns the first of them. */
  mark(line) {
    this.place.querySelectorAll(".mark").forEach((one) => one.remove());
    const lines = this.#lines();
    const nearest = Math.max(...lines.map(lineOf).filter((one) => one <= line));
    const found = lines.filter((one) => lineOf(one) === nearest);
    found.forEach(marked);
    return found[0] ?? null;
  }

  /** Puts the focus on the printed line of a line of the YAML file. */
  focus(line) {
    const found = this.mark(line);
    if (found) this.#rove(found);
  }

  #lines() {
    return [...this.place.querySelectorAll("[data-line]")];
  }

  #makeButtons() {
    const lines = this.#lines();
    for (const line of lines) {
      if (line.hasAttribute("tabindex")) continue;
      line.setAttribute("tabindex", "-1");
      line.setAttribute("role", "button");
    }
    if (lines.length && !this.place.querySelector("[tabindex='0']")) lines[0].setAttribute("tabindex", "0");
  }

  #rove(line) {
    this.place.querySelectorAll("[data-line][tabindex='0']").forEach((one) => one.setAttribute("tabindex", "-1"));
    line.setAttribute("tabindex", "0");
    line.focus();
    line.scrollIntoView({ block: "nearest" });
  }

  #choose(event) {
    const line = event.target.closest?.("[data-line]");
    if (line) this.chosen(lineOf(line), line, event);
  }

  #key(event) {
    const line = event.target.closest?.("[data-line]");
    if (!line) return;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const lines = this.#lines();
    if (event.key === "Enter" || event.key === " ") this.chosen(lineOf(line), line, null);
    else if (event.key === "Home") this.#rove(lines[0]);
    else if (event.key === "End") this.#rove(lines.at(-1));
    else if (step) this.#rove(lines[lines.indexOf(line) + step] ?? line);
    else return;
    event.preventDefault();
  }
}

/** Returns the place of a click on a page, or else of what is chosen, in points from the top left: `{page, x, y}`. */
export function placeOn(target, event) {
  const page = target.closest(".sheet"), svg = page.querySelector("svg");
  const box = target.getBoundingClientRect(), around = svg.getBoundingClientRect();
  const clicked = event?.clientX || event?.clientY;
  const [left, top] = clicked ? [event.clientX, event.clientY] : [box.left + 1, box.top + box.height / 2];
  const scale = svg.viewBox.baseVal.width / around.width;
  return { page: Number(page.dataset.page), x: (left - around.left) * scale, y: (top - around.top) * scale };
}

const lineOf = (node) => Number(node.dataset.line);

/** Puts a mark over a printed line; the words of a line touch each other, so that their marks make one. */
function marked(line) {
  const { x, y, width, height } = line.getBBox();
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ class: "mark", x: x - 1, y, width: width + 2, height })) mark.setAttribute(name, value);
  line.parentNode.insertBefore(mark, line);
}

/** SVG is read as XML and imported: nothing of it is ever read as HTML. */
function sheet(page, of) {
  const svg = reader.parseFromString(page.svg, "image/svg+xml").documentElement;
  if (svg.localName !== "svg") throw new Error(`page ${page.number} is no SVG`);
  return element("div", { class: "sheet", "data-page": page.number }, document.importNode(svg, true));
}
