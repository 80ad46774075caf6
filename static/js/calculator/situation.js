// @ts-check
/** What of a visit the reader chose, with what holds where nothing was chosen. */
import { named, ofVisit, services } from "./known.js";

/** @typedef {import("./known.js").Here} Here */
/** @typedef {import("./state.js").State} State */

/** The choice of leaving something open, so that each possibility is settled. */
export const ANY = "any";

/** @param {Here} here @param {State} state @param {number} number */
export function serviceOf(here, state, number) {
  const known = services(here);
  const chosen = state.get(`${number}.service`) ?? "";
  return known.includes(chosen) ? chosen : known[0];
}

/** @param {State} state @param {number} number */
export const areaOf = (state, number) => state.get(`${number}.area`) ?? "local";

/** The institutions the rules for a visit name. @param {Here} here @param {State} state @param {number} number */
export function institutionsOf(here, state, number) {
  const figures = ofVisit(here, serviceOf(here, state, number), areaOf(state, number) !== "local");
  return named(here, figures, "institution");
}

/**
 * The institution chosen in a region: its own choice, else the same one if it knows it.
 * @param {Here} here
 * @param {State} state
 * @param {number} number
 * @param {boolean} own whether it is the reader's own region
 */
export function institutionOf(here, state, number, own) {
  const known = institutionsOf(here, state, number);
  const common = state.get(`${number}.institution`) ?? ANY;
  const chosen = own ? common : (state.get(`${number}.institution.${here.chain[0]}`) ?? common);
  return known.includes(chosen) ? chosen : ANY;
}
