// @ts-check
/** What held on a day, and what differs between two days. */

/**
 * Give what held on a day by what it is about; several claims on one thing stand together.
 * @param {{head: string, value: string, since: string, until: string}[]} rows
 * @param {string} day as 2025-01-31, so that days can be compared as words
 * @returns {Map<string, string>}
 */
export function held(rows, day) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { head, value, since, until } of rows) {
    if (since > day || (until && until < day)) continue;
    const before = found.get(head);
    found.set(head, before === undefined ? value : `${before}；${value}`);
  }
  return found;
}

/**
 * List what is not the same, in the order of the page.
 * @param {Map<string, string>} first
 * @param {Map<string, string>} second
 */
export function differences(first, second) {
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((head) => ({ head, first: first.get(head) ?? "", second: second.get(head) ?? "" }))
    .filter((found) => found.first !== found.second);
}
