/** Prints a PDF by the browser's own viewer, which prints it as it is. */

/** The one call that opens the print window; a test puts another in its place. */
export const printer = { print: (frame) => frame.contentWindow.print() };

const FIREFOX_DRAWS = 1000;
let shown = null;

/**
 * Returns whether the print window was asked for. The frame is off the screen, not hidden: a hidden one prints blank pages.
 * The PDF is forgotten when another is printed, or by `forget`.
 */
export async function print(pdf) {
  forget();
  const address = URL.createObjectURL(pdf);
  const frame = document.createElement("iframe");
  frame.className = "off-screen";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.title = "What is printed";
  shown = { address, frame };
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  frame.src = address;
  document.body.append(frame);
  await loaded;
  if (navigator.userAgent.includes("Firefox")) await new Promise((done) => setTimeout(done, FIREFOX_DRAWS));
  try {
    printer.print(frame);
    return true;
  } catch {
    return false;
  }
}

/** Returns the address of what was printed last, for "Open PDF"; null if it is forgotten. */
export const printed = () => shown?.address ?? null;

/** Forgets what was printed. */
export function forget() {
  if (!shown) return;
  shown.frame.remove();
  URL.revokeObjectURL(shown.address);
  shown = null;
}
