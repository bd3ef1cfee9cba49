/** Finds leaflets by what is typed: in the browser, so that nothing that was typed goes anywhere. */

const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}.]*/gu;
const ALIKE = { ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe" };
const NEAREST = 3;

/** Returns a text as it is searched: in small letters, without accents. */
export const plain = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(/[ßłøđæœ]/g, (sign) => ALIKE[sign]);

/** Returns leaflets to search in; those of one leaflet in several languages are one entry. */
export function indexOf(leaflets) {
  return byStem(leaflets).map((languages) => {
    const packs = languages.flatMap((one) => one.products ?? []);
    const titles = languages.map((one) => plain(one.title));
    const texts = [
      titles.join(" "),
      plain(languages.map((one) => `${one.substance ?? ""} ${one.strength ?? ""}`).join(" ")),
      plain(packs.map((one) => one.pack ?? "").join(" ")),
    ];
    return { languages, titles, words: texts.map(wordsOf), gtins: packs.map((one) => one.gtin ?? ""), licences: packs.map((one) => one.licence ?? "") };
  });
}

const wordsOf = (text) => [...new Set(text.match(WORDS) ?? [])];

/** The id of a leaflet in another language ends with the tag of that: "warfarin" and "warfarin-de" are one. */
function byStem(leaflets) {
  const found = new Map();
  for (const one of leaflets) {
    const tag = one.language.toLowerCase();
    const ending = [`-${tag}`, `-${tag.split("-")[0]}`].find((tail) => one.id.toLowerCase().endsWith(tail)) ?? "";
    const stem = one.id.slice(0, one.id.length - ending.length);
    found.set(stem, [...(found.get(stem) ?? []), one]);
  }
  return [...found.values()].map((group) => group.toSorted((a, b) => a.id.length - b.id.length || order(a.id, b.id)));
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Returns `{hits, near}`: the entries that have each word of what was typed, those whose name begins so first, then those with
 * a word of the name, of the substance, of the brand that does; and if there are none, the three whose words are nearest.
 */
export function search(index, typed) {
  const query = plain(typed.trim());
  if (!query) return { hits: index, near: [] };
  const words = wordsOf(query);
  const ranked = index.map((entry) => [rank(entry, query, words), entry]).filter(([place]) => place < Infinity);
  const hits = ranked.sort(([a, one], [b, other]) => a - b || order(one.titles[0], other.titles[0])).map(([, entry]) => entry);
  return { hits, near: hits.length ? [] : nearest(index, words) };
}

function rank(entry, query, words) {
  if (entry.titles.some((title) => title.startsWith(query))) return 0;
  const places = words.map((word) => entry.words.findIndex((group) => group.some((one) => one.startsWith(word))) + 1 || Infinity);
  return words.length ? Math.max(...places) : Infinity;
}

/** Returns the entries of a product, by its GTIN or its national number. */
export function ofProduct(index, { gtin, number }) {
  const digits = (licence) => licence.replace(/\D/g, "");
  return index.filter((entry) =>
    gtin ? entry.gtins.some((one) => one.padStart(14, "0") === gtin) : entry.licences.some((one) => digits(one) === number));
}

function nearest(index, words) {
  const measures = words.map(remembered);
  const away = (entry) => Math.max(...measures.map((far) => Math.min(...entry.words.map((group) => Math.min(...group.map(far))))));
  return index.map((entry) => [away(entry), entry]).filter(([far]) => far < Infinity)
    .sort(([a, one], [b, other]) => a - b || order(one.titles[0], other.titles[0])).slice(0, NEAREST).map(([, entry]) => entry);
}

/** Returns how far a word is from others, each of which is measured once: most words are in many names. */
function remembered(word) {
  const known = new Map();
  return (other) => {
    if (!known.has(other)) known.set(other, mistakes(word, other));
    return known.get(other);
  };
}

/** Returns which letters a word has, as bits: two may share one, so that what is missing is missing indeed. */
function lettersOf(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) % 31);
  return bits;
}

function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}

/**
 * Returns how many letters of a word are wrong, missing, too many or exchanged with their neighbour, against the beginning of
 * another; Infinity if that is more than a third of it. (Optimal string alignment distance.)
 */
export function mistakes(word, whole) {
  const most = Math.max(1, Math.floor(word.length / 3));
  const other = whole.slice(0, word.length + most);
  if (other.length < word.length - most || ones(lettersOf(word) & ~lettersOf(other)) > most) return Infinity;
  let before = [], above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = word[i - 1] === other[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most + 1) return Infinity;
    [before, above] = [above, row];
  }
  const least = Math.min(...above.slice(Math.max(0, word.length - most)));
  return least <= most ? least : Infinity;
}
