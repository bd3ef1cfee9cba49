/** What a scanner of packs types, and which product it names. Batches and serial numbers are never looked at. */

const FIRST_OF_GS1 = /^(?:\](?:d2|C1|e0|Q3|J1))?[\x1d\u241d~]?(?:\(01\)|01)(\d{14})/;
const OTHER_CODES = /^\][A-Za-z]\d/;
const DIGITS = /^\d{7,14}$/;
const LENGTHS = new Set([8, 12, 13, 14]);

/** Milliseconds between two characters that no person is as fast as. */
const FASTEST_HAND = 30;
const SHORTEST_CODE = 6;

/**
 * Returns what a text of a scanner says, or null if it is none: `{gtin}` with 14 digits, `{number}` for digits that are
 * no GTIN, such as a national number, or `{misread: true}` if the check digit is wrong (GS1 General Specifications 7.9).
 */
export function scanned(text) {
  const written = text.trim();
  const gs1 = FIRST_OF_GS1.exec(written);
  if (gs1) return rightCheckDigit(gs1[1]) ? { gtin: gs1[1] } : { misread: true };
  const plain = written.replace(OTHER_CODES, "");
  if (!DIGITS.test(plain)) return OTHER_CODES.test(written) ? { misread: true } : null;
  return LENGTHS.has(plain.length) ? ofLength(plain) : { number: plain };
}

/** Eight digits may be an EAN-8 or a national number: which one, its check digit tells. */
function ofLength(digits) {
  if (rightCheckDigit(digits)) return { gtin: digits.padStart(14, "0") };
  return digits.length === 8 ? { number: digits } : { misread: true };
}

/** Returns whether the last of some digits is the check digit of those before it: threes and ones from the right. */
export function rightCheckDigit(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + digit * (place % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/** Returns whether keys at these times, in milliseconds, came from a scanner. */
export function asFastAsScanner(times) {
  return times.length >= SHORTEST_CODE && (times.at(-1) - times[0]) / (times.length - 1) < FASTEST_HAND;
}
