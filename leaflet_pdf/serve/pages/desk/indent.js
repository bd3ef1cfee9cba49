/** What Tab, Enter and Backspace do to a text of YAML: pure functions of text and selection. */

const STEP = 2;

/**
 * Returns the edit `{from, to, text, start, end}` that a key makes: what is between `from` and `to` is replaced by a text, and
 * then what is from `start` to `end` is selected. Returns null if the key does as always.
 */
export function editOf(key, shift, text, start, end) {
  if (key === "Tab") return text.slice(start, end).includes("\n") || shift ? shifted(text, start, end, shift ? -STEP : STEP) : typed(start, end, " ".repeat(STEP - (columnOf(text, start) % STEP)));
  if (key === "Enter" && !shift) return typed(start, end, `\n${indentBelow(lineBefore(text, start))}`);
  if (key === "Backspace" && start === end) return unindented(text, start);
  return null;
}

const typed = (from, to, text) => ({ from, to, text, start: from + text.length, end: from + text.length });

const lineBefore = (text, place) => text.slice(text.lastIndexOf("\n", place - 1) + 1, place);

const columnOf = (text, place) => lineBefore(text, place).length;

/** A line below one that ends with a colon is further in, and one below an entry of a list stands below its words. */
function indentBelow(line) {
  const [, indent, dash] = /^( *)((?:- +)*)/.exec(line);
  const opens = /:(?: +[|>][+-]?)?\s*(?:#.*)?$/.test(line) && !/^\s*#/.test(line);
  return " ".repeat(indent.length + (dash ? dash.length : 0) + (opens ? STEP : 0)).slice(dash && !opens && !/:/.test(line) ? dash.length : 0);
}

function unindented(text, place) {
  const before = lineBefore(text, place);
  if (!before || before.trim()) return null;
  const back = before.length % STEP || STEP;
  return { from: place - back, to: place, text: "", start: place - back, end: place - back };
}

function shifted(text, start, end, by) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const to = text.indexOf("\n", last) < 0 ? text.length : text.indexOf("\n", last);
  const move = (line) => (by > 0 ? (line ? " ".repeat(by) + line : line) : line.replace(/^ {1,2}/, ""));
  const lines = text.slice(from, to).split("\n").map(move);
  const moved = lines.join("\n");
  const first = lines[0].length - (text.slice(from, to).split("\n")[0].length);
  return { from, to, text: moved, start: Math.max(from, start + first), end: Math.max(from, end + moved.length - (to - from)) };
}
