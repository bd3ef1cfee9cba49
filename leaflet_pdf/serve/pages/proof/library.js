/** The library: all leaflets, what wants looking at first. */

import { byId, counted, element } from "../common/dom.js";
import { askJson } from "../common/service.js";
import { plain } from "../counter/search.js";

const filters = byId("filters");
const languageNames = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });
let library = [];

async function start() {
  try {
    library = (await askJson("leaflets")).leaflets;
  } catch (error) {
    byId("count").textContent = error.message;
    return;
  }
  fill(filters.elements.need, library.map((one) => one.need), (need) => need);
  fill(filters.elements.language, library.map((one) => one.language).filter(Boolean), (tag) => languageNames.of(tag));
  show();
}

const fill = (select, values, named) => select.append(...[...new Set(values)].map((value) => element("option", { value }, named(value))));

function show() {
  const { text, need, language } = filters.elements;
  const words = plain(text.value).split(/\s+/);
  const wanted = library.filter((one) =>
    words.every((word) => plain(`${one.title} ${one.substance} ${one.id}`).includes(word))
    && (!need.value || one.need === need.value) && (!language.value || one.language === language.value));
  byId("count").textContent = counted(wanted.length, "leaflet");
  byId("leaflets").replaceChildren(...wanted.map(row));
}

function row(one) {
  const name = element("a", { href: `leaflet.html#${encodeURIComponent(one.id)}`, lang: one.language || null }, element("span", {}, one.title || one.id), element("span", { class: "quiet", lang: "en" }, one.id));
  return element("tr", { class: one.need.replaceAll(" ", "-") }, element("th", { scope: "row" }, name),
    element("td", {}, element("b", {}, one.need)), element("td", {}, one.reason), element("td", {}, one.reviewBy ?? "–"),
    element("td", {}, one.version || "–"), element("td", {}, one.language ? languageNames.of(one.language) : "–"));
}

filters.addEventListener("input", show);
filters.addEventListener("submit", (event) => event.preventDefault());
start();
