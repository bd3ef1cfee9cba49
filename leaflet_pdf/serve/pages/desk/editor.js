/**
 * A light editor: a text area over a copy of its lines, which has their numbers, colours and marks.
 *
 * Text area and copy stand in one cell of a grid and wrap alike, so that each line of one is where that of the other is. What is
 * scrolled is the box around both. Tab indents; Escape, and then Tab, leaves the field.
 */

import { element } from "../common/dom.js";
import { partsOf } from "./colours.js";
import { editOf } from "./indent.js";

export class Editor {
  #lines = [];
  #leaving = false;
  #marks = new Map();

  /** `changed()` is called after each change, `moved(line)` when the caret is in another line (from 1). */
  constructor(box, label, { changed, moved }) {
    this.box = box;
    this.area = element("textarea", { "aria-label": label, spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "editor-keys" });
    this.copy = element("div", { class: "copy", "aria-hidden": "true" });
    box.replaceChildren(this.copy, this.area);
    Object.assign(this, { changed, moved });
    this.area.addEventListener("input", () => this.#input());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("blur", () => (this.#leaving = false));
    document.addEventListener("selectionchange", () => this.#caret());
  }

  get text() {
    return this.area.value;
  }

  /** Puts in another text; with `undo`, so that it can be undone. */
  set text(text) {
    this.area.value = text;
    this.#draw();
  }

  /** The line of the caret, from 1. */
  get line() {
    return this.text.slice(0, this.area.selectionStart).split("\n").length;
  }

  /** The column of the caret, from 1. */
  get column() {
    return this.area.selectionStart - this.text.lastIndexOf("\n", this.area.selectionStart - 1);
  }

  /** Replaces a part of the text; where it is in sight, as if it were typed, so that it can be undone. */
  replace(from, to, text) {
    if (this.area.checkVisibility()) {
      this.area.focus();
      this.area.setSelectionRange(from, to);
      if (text ? document.execCommand("insertText", false, text) : document.execCommand("delete")) return;
    }
    this.area.setRangeText(text, from, to, "end");
    this.#input();
  }

  /** Puts the caret into a line, marks the line, and brings it into sight. */
  go(line, column = 1) {
    const lines = this.text.split("\n");
    const wanted = Math.max(1, Math.min(line, lines.length));
    const from = lines.slice(0, wanted - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const place = from + Math.min(column - 1, lines[wanted - 1].length);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(place, place);
    this.copy.children[wanted - 1].scrollIntoView({ block: "center" });
    this.#caret();
  }

  /** Marks lines: findings `{line, severity, message}`; the gravest of a line colours its number. */
  mark(findings) {
    this.#marks = new Map();
    const grave = ["hint", "warning", "error"];
    for (const { line, severity } of findings) {
      const known = this.#marks.get(line);
      if (!known || grave.indexOf(severity) > grave.indexOf(known)) this.#marks.set(line, severity);
    }
    [...this.copy.children].forEach((node, place) => this.#markLine(node, place + 1));
  }

  /** Returns where the caret is, from the top left of the box, in pixels, and how high its line is. */
  caretBox() {
    const node = this.copy.children[this.line - 1];
    const range = document.createRange();
    let rest = this.column - 1;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text && rest > text.length) {
      rest -= text.length;
      text = walker.nextNode();
    }
    if (text) range.setStart(text, Math.min(rest, text.length));
    const caret = text ? range.getBoundingClientRect() : node.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    return { left: caret.left - box.left + this.box.scrollLeft, top: caret.top - box.top + this.box.scrollTop, height: caret.height };
  }

  #input() {
    this.#draw();
    this.changed();
  }

  /** Draws the lines anew that are other ones than before. */
  #draw() {
    const lines = this.text.split("\n");
    let first = 0, same = 0;
    while (first < lines.length && lines[first] === this.#lines[first]) first++;
    const most = Math.min(lines.length, this.#lines.length) - first;
    while (same < most && lines.at(-1 - same) === this.#lines.at(-1 - same)) same++;
    const old = [...this.copy.children].slice(first, this.#lines.length - same);
    const after = this.copy.children[this.#lines.length - same] ?? null;
    old.forEach((node) => node.remove());
    const made = lines.slice(first, lines.length - same).map(drawn);
    made.forEach((node) => this.copy.insertBefore(node, after));
    this.#lines = lines;
    made.forEach((node, place) => this.#markLine(node, first + place + 1));
    this.copy.style.setProperty("--digits", String(String(lines.length).length));
  }

  #markLine(node, line) {
    for (const severity of ["error", "warning", "hint"]) node.classList.toggle(severity, this.#marks.get(line) === severity);
  }

  #caret() {
    if (document.activeElement !== this.area) return;
    const line = this.line;
    const before = this.copy.querySelector(".here"), now = this.copy.children[line - 1];
    if (before === now) return;
    before?.classList.remove("here");
    now?.classList.add("here");
    this.moved(line);
  }

  #key(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      this.#leaving = true;
      return;
    }
    const leaves = this.#leaving && event.key === "Tab";
    if (event.key !== "Shift") this.#leaving = false;
    if (leaves) return;
    const edit = editOf(event.key, event.shiftKey, this.text, this.area.selectionStart, this.area.selectionEnd);
    if (!edit) return;
    event.preventDefault();
    this.replace(edit.from, edit.to, edit.text);
    this.area.setSelectionRange(edit.start, edit.end);
  }
}

function drawn(line) {
  return element("div", { class: "code" }, partsOf(line).map(([kind, text]) => (kind ? element("span", { class: kind }, text) : text)), line ? null : element("br"));
}
