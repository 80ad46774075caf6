// @ts-check
/** The many ways to say a thing → one: other forms of a word, and words that say nothing. */

/**
 * @typedef {{same: Record<string, string[]>, ignored: string[]}} Wording
 */

/**
 * Make the function that writes a folded text in the words the site uses.
 * @param {Wording} wording
 * @param {(text: string) => string} fold
 * @returns {(text: string) => string}
 */
export function wordingOf({ same, ignored }, fold) {
  /** @type {Map<string, string>} */
  const written = new Map(ignored.map((word) => [fold(word), ""]));
  for (const [word, forms] of Object.entries(same)) {
    for (const form of [word, ...forms]) written.set(fold(form), fold(word));
  }
  const pattern = anyOf([...written.keys()]);
  return (text) => text.replace(pattern, (form) => written.get(form) ?? form) || text;
}

/**
 * Make a pattern that finds any of some words, the longest first.
 * @param {string[]} words
 */
export function anyOf(words) {
  const longest = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(longest.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|") || "(?!)", "g");
}
