// @ts-check
/** The words the page brings along for its scripts; no script has words of its own. */

/** @type {Map<string, string>} */
const words = new Map();

/**
 * Read the words out of the page.
 * @param {Document} page
 */
export function readWords(page) {
  for (const box of page.querySelectorAll("template[data-words]")) {
    const inside = /** @type {HTMLTemplateElement} */ (box).content;
    for (const word of inside.querySelectorAll("data")) words.set(word.value, word.textContent ?? "");
  }
}

/**
 * Say something: the words of a key, with its places filled. An unknown key says itself.
 * @param {string} key
 * @param {Record<string, string | number>} [parts]
 */
export function say(key, parts = {}) {
  return (words.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole));
}

/** @param {string} key */
export const isSaid = (key) => words.has(key);
