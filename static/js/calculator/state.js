// @ts-check
/** Everything the reader chose or typed, by name; it lives in the part of the address after #. */

export const MOST_VISITS = 12;
export const MOST_REGIONS = 4;

/** @typedef {Map<string, string>} State */

/**
 * Read a state out of an address's fragment; what is no name of ours is left out.
 * @param {string} fragment
 * @returns {State}
 */
export function readState(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const kept = [...given].filter(([name, value]) => /^[a-z0-9.-]{1,80}$/.test(name) && value !== "" && value.length <= 80);
  return new Map(kept);
}

/** @param {State} state */
export function writeState(state) {
  return new URLSearchParams([...state].filter(([, value]) => value !== "")).toString();
}

/** The regions chosen, the reader's own first. @param {State} state */
export function regionsOf(state) {
  const codes = [state.get("r") ?? "", ...(state.get("o") ?? "").split("-")];
  return codes.filter((code, place) => /^\d{6}$/.test(code) && codes.indexOf(code) === place).slice(0, MOST_REGIONS);
}

/** @param {State} state */
export function visitsOf(state) {
  const count = Math.min(Math.max(Math.trunc(Number(state.get("n") ?? 1)) || 1, 1), MOST_VISITS);
  return Array.from({ length: count }, (_, place) => place + 1);
}

/**
 * Take a visit out and close the gap it leaves.
 * @param {State} state
 * @param {number} number
 */
export function removeVisit(state, number) {
  const last = visitsOf(state).length;
  const named = [...state].filter(([name]) => /^\d+\./.test(name));
  for (const [name] of named) state.delete(name);
  for (const [name, value] of named) {
    const [, at, rest] = /** @type {RegExpExecArray} */ (/^(\d+)\.(.*)$/.exec(name));
    const place = Number(at);
    if (place !== number) state.set(`${place > number ? place - 1 : place}.${rest}`, value);
  }
  state.set("n", String(last - 1));
}
