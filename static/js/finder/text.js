// @ts-check
/** What people type → one form of it: width, case, spaces, marks and other characters left behind. */

const LEFT_OUT = /[^\p{L}\p{N}]/gu;

/**
 * Make the one form of a text.
 * @param {string} text
 * @param {Map<string, string>} signs characters, and what is written for them here
 */
export function fold(text, signs) {
  const plain = text.normalize("NFKC").toLowerCase().replace(LEFT_OUT, "").replace(/ü/g, "v");
  return Array.from(plain, (sign) => signs.get(sign) ?? sign).join("");
}

/**
 * Read pairs of characters: the first of each is written as the second.
 * @param {string} pairs
 * @returns {Map<string, string>}
 */
export function signsOf(pairs) {
  const signs = Array.from(pairs);
  return new Map(signs.flatMap((sign, at) => (at % 2 ? [] : [[sign, signs[at + 1]]])));
}
