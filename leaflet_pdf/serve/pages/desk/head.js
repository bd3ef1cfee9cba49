/**
 * The head of a leaflet's YAML, read and written key by key: pure functions of its text. What is not changed stays as it is
 * written, comments, blank lines and quotes included. Values that are written over several lines are left to the editor.
 */

const KEY = (indent, key) => new RegExp(`^ {${indent}}(["']?)${key.replace(/[.*+?^$\\{}()|[\]\\]/g, "\\$&")}\\1 *:(?= |$)`);
const INSERTED = 2;

/** Returns `{value, line}` of a key by its path, as `["medicine", "strength"]`; null if it is not there or not on one line. */
export function read(text, path) {
  const found = entry(text.split("\n"), path);
  const scalar = found && scalarOf(found);
  return scalar ? { value: scalar.value, line: found.line + 1 } : null;
}

/** Returns whether a key is there, but written so that only the editor can change it. */
export function isElsewhere(text, path) {
  const found = entry(text.split("\n"), path);
  if (found) return !scalarOf(found);
  const parent = path.length > 1 ? entry(text.split("\n"), path.slice(0, -1)) : null;
  return Boolean(parent && scalarOf(parent, true)?.value);
}

/**
 * Returns the edit `{from, to, text}` that gives a key a value; null if nothing changes, or if only the editor can change it. A
 * key that is not there is put behind the first of `after` that is.
 */
export function edit(text, path, value, after = []) {
  const lines = text.split("\n");
  const found = entry(lines, path);
  if (!found) return value && !isElsewhere(text, path) ? inserted(lines, path, value, after) : null;
  const scalar = scalarOf(found);
  if (!scalar || scalar.value === value) return null;
  const start = offset(lines, found.line);
  return { from: start + scalar.from, to: start + scalar.to, text: (scalar.from === found.after ? " " : "") + written(value, scalar.quote) };
}

/** Returns the keys directly below one, in order. */
export function keysBelow(text, path) {
  const lines = text.split("\n");
  const found = entry(lines, path);
  if (!found || found.child === null) return [];
  return lines.slice(found.line + 1, found.end).flatMap((line) => {
    const key = new RegExp(`^ {${found.child}}(["']?)([^\\s"'#:][^"':]*)\\1 *:(?= |$)`).exec(line);
    return key ? [key[2]] : [];
  });
}

/** Returns the text with an edit. */
export const edited = (text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to);

const isEmpty = (line) => /^\s*(#.*)?$/.test(line);
const indentOf = (line) => /^ */.exec(line)[0].length;
const offset = (lines, line) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);

/** Where a key is: its line, behind which column its colon stands, where what is below it ends, and how far that is in. */
function entry(lines, path) {
  let from = 0, to = lines.length, indent = 0, found = null;
  for (const key of path) {
    if (indent === null) return null;
    const pattern = KEY(indent, key);
    let line = from;
    while (line < to && !pattern.test(lines[line])) line++;
    if (line === to) return null;
    let end = line + 1;
    while (end < lines.length && (isEmpty(lines[end]) || indentOf(lines[end]) > indent)) end++;
    while (end > line + 1 && isEmpty(lines[end - 1])) end--;
    const first = lines.slice(line + 1, end).find((one) => !isEmpty(one));
    found = { line, text: lines[line], after: pattern.exec(lines[line])[0].length, end, indent, child: first === undefined ? null : indentOf(first) };
    [from, to, indent] = [line + 1, end, found.child];
  }
  return found;
}

/** The value on a key's line, with its place and quotes; null if it goes on below, or is no plain text. */
function scalarOf({ text, after, child }, also = false) {
  if (child !== null && !also) return null;
  const rest = text.slice(after);
  const blank = /^ */.exec(rest)[0].length;
  const from = after + blank, value = rest.slice(blank);
  const double = /^"((?:[^"\\]|\\.)*)"(?=\s*(?:#|$))/.exec(value);
  if (double) return { value: unescaped(double[0]), from, to: from + double[0].length, quote: '"' };
  const single = /^'((?:[^']|'')*)'(?=\s*(?:#|$))/.exec(value);
  if (single) return { value: single[1].replaceAll("''", "'"), from, to: from + single[0].length, quote: "'" };
  if (!value || value.startsWith("#")) return { value: "", from: after, to: after, quote: "" };
  if (/^[|>{["'&*!%@`]/.test(value)) return also ? { value } : null;
  const plain = /^(?:(?! +#).)*/.exec(value)[0].trimEnd();
  return { value: plain, from, to: from + plain.length, quote: "" };
}

function unescaped(quoted) {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.slice(1, -1);
  }
}

/** A value in the quotes that it had, or in those that it needs. */
function written(value, quote) {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return quote === '"' || !isPlain(value) ? JSON.stringify(value) : value;
}

const isPlain = (value) => value === value.trim() && /^[^\s\-?:,[\]{}#&*!|>'"%@`]/u.test(value) && !/: | #|:$|[\x00-\x1f\x7f]/.test(value);

/** Puts in a key, and those above it that are not there, behind a key that is, or at the end of what is above. */
function inserted(lines, path, value, after) {
  let depth = path.length - 1;
  while (depth > 0 && !entry(lines, path.slice(0, depth))) depth--;
  const above = path.slice(0, depth);
  const parent = depth ? entry(lines, above) : { indent: 0, child: 0, end: firstKey(lines) };
  const indent = parent.child ?? parent.indent + INSERTED;
  const keys = path.slice(depth).map((key, place) => `${" ".repeat(indent + place * INSERTED)}${key}:`);
  const put = `${keys.join("\n")} ${written(value, "")}`;
  const place = behind(lines, above, after) ?? parent.end;
  const at = Math.min(offset(lines, place), lines.join("\n").length);
  return { from: at, to: at, text: place < lines.length ? `${put}\n` : `\n${put}` };
}

function behind(lines, above, after) {
  const found = after.map((key) => entry(lines, [...above, key])).find(Boolean);
  return found ? found.end : null;
}

function firstKey(lines) {
  const line = lines.findIndex((one) => !isEmpty(one) && one !== "---");
  return line < 0 ? lines.length : line;
}
