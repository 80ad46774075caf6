// @ts-check
/** Text → what it is compared by: pairs of neighbouring characters, and whole words of letters or digits. */

const RUNS = /[a-z]+|[0-9]+|[^a-z0-9]+/g;

/**
 * Cut a folded text into pairs of characters; what is one character long stays whole.
 * @param {string} text
 * @returns {string[]}
 */
export function grams(text) {
  return (text.match(RUNS) ?? []).flatMap((run) => (/^[a-z0-9]/.test(run) ? [run] : pairs(Array.from(run))));
}

/** @param {string[]} signs */
function pairs(signs) {
  return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
}
