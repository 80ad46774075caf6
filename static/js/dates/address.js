// @ts-check
/** What the reader chose, kept in the address, so that it can be sent to others. */

/** @returns {Record<string, string>} */
export function parameters() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** @param {Record<string, string>} chosen */
export function writeParameters(chosen) {
  history.replaceState(null, "", `#${new URLSearchParams(chosen)}`);
}
