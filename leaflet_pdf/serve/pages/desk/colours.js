/** Which parts of a line of YAML are a comment, a key or a reference: only to be looked at, nothing is decided by it. */

const PARTS = /(?<comment>(?:^|\s)#.*$)|(?<key>^\s*(?:- +)*(?:"[^"]*"|[\w][\w -]*):(?=\s|$))|(?<quoted>"(?:[^"\\]|\\.)*")|(?<reference>\[[@#][^\]]*\])/g;

/** Returns the parts of a line as `[kind, text]`, in order; the kind of what is ordinary is "". */
export function partsOf(line) {
  const parts = [];
  let done = 0;
  for (const found of line.matchAll(PARTS)) {
    if (found.index > done) parts.push(["", line.slice(done, found.index)]);
    const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
    parts.push([kind, found[0]]);
    done = found.index + found[0].length;
  }
  if (done < line.length || !parts.length) parts.push(["", line.slice(done)]);
  return parts;
}
