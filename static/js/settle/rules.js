// @ts-check
/**
 * Finds the figure that holds for a situation: from the region upwards, what is in force, what
 * fits, the most specific; or the claims of a dispute.
 *
 * @typedef {import("./figures.js").Row} Row
 * @typedef {import("./figures.js").InForce} InForce
 * @typedef {import("./figures.js").RegionFile} RegionFile
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {{field: string, why: string, visit: number | null, figure: string | null}} Miss
 * @typedef {{vocabulary: Vocabulary, files: (RegionFile | undefined)[], scheme: string,
 *   schemes: string[], day: string, claims: Object<string, string>,
 *   supplied: Object<string, string>, visit: number | null, missing: Miss[],
 *   marks: Map<string, string>}} Inquiry
 *   *files* are those of the region asked about and of the regions above it, in this order;
 *   *marks* keeps the notes of the figures to be warned of
 * @typedef {{settled: Row[], disputed: Row[], why: string}} Search
 * @typedef {{row: Row, named: Row[], claimed: boolean}} Chosen
 */

import { entryOf, fits, inForceOn } from "./figures.js";
import { absenceOf } from "./kinds.js";
import { fieldOf } from "./vocabulary.js";

/** Two sources disagree, and the request takes neither side. */
export class OpenDispute extends Error {
  /**
   * @param {string} key topic.field
   * @param {string[]} sources
   */
  constructor(key, sources) {
    super();
    this.key = key;
    this.sources = sources;
  }
}

/**
 * Name a region and those above it, the nearest first; a region that is one of them stands twice.
 * @param {string} region
 * @returns {string[]}
 */
export function lineage(region) {
  return [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, "000000"];
}

/**
 * Find the figures of a field that fit a situation, their stretches of cost apart.
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @param {(row: Row) => boolean} [accepts] a further demand on rows
 * @returns {Search}
 */
export function search(inquiry, topic, field, situation, accepts) {
  const definition = fieldOf(inquiry.vocabulary, topic, field);
  let why = "no-record";
  if (!definition) return { settled: [], disputed: [], why };
  /** @param {Row} row */
  const fitting = (row) =>
    fits(inquiry.vocabulary, row, situation) && (accepts === undefined || accepts(row));
  const reach = definition.inherits === false ? 1 : inquiry.files.length;
  for (const scheme of inquiry.schemes) {
    const answer = answerOf(inquiry, scheme, topic, field, reach);
    if (!answer) continue;
    why = "no-row";
    const settled = answer.settled.filter(fitting);
    const disputed = answer.disputed.filter(fitting);
    if (settled.length || disputed.length) return { settled, disputed, why };
  }
  return { settled: [], disputed: [], why };
}

/**
 * @param {Inquiry} inquiry
 * @param {string} scheme
 * @param {string} topic
 * @param {string} field
 * @param {number} reach how many regions are asked
 * @returns {InForce | null}
 */
function answerOf(inquiry, scheme, topic, field, reach) {
  /** @type {InForce | null} */
  let spare = null;
  const asked = { scheme, topic, field, key: `${scheme}/${topic}/${field}` };
  for (let place = 0; place < reach; place += 1) {
    const file = inquiry.files[place];
    const entry = file && entryOf(inquiry.vocabulary, file, place, asked);
    if (!entry) continue;
    const { settled, disputed } = inForceOn(entry, inquiry.day);
    const own = place === 0 ? disputed : [];
    if (!settled.length && !own.length) continue;
    const answer = { settled, disputed: own };
    if (!settled.every(isNotInForce) || !own.every(isNotInForce)) return answer;
    spare = spare || answer;
  }
  return spare;
}

/** @param {Row} row */
function isNotInForce({ figure: { value } }) {
  return absenceOf(value) === "not-in-force";
}

/**
 * Choose among fitting figures: the most specific settled one, or a claim.
 * @param {Inquiry} inquiry
 * @param {string} key topic.field
 * @param {Row[]} settled
 * @param {Row[]} disputed
 * @returns {Chosen | null}
 */
export function choose(inquiry, key, settled, disputed) {
  if (settled.length) return { row: settled[0], named: [settled[0]], claimed: false };
  if (!disputed.length) return null;
  const claims = claimsOf(disputed);
  const wanted = inquiry.claims[key];
  if (wanted !== undefined) {
    const claim = claims.find(({ figure }) => figure.source === wanted);
    return claim ? { row: claim, named: [claim], claimed: true } : null;
  }
  if (claims.length > 1 && claims.every((claim) => saysTheSame(claim, claims[0]))) {
    return { row: claims[0], named: claims, claimed: true };
  }
  throw new OpenDispute(key, claims.map(({ figure }) => String(figure.source)));
}

/**
 * The most specific claim of each source, in the order in which the sources were written.
 * @param {Row[]} disputed the most specific first
 */
function claimsOf(disputed) {
  /** @type {Map<string | undefined, Row>} */
  const best = new Map();
  for (const row of disputed) {
    if (!best.has(row.figure.source)) best.set(row.figure.source, row);
  }
  const written = [...disputed].sort((one, other) => one.order - other.order);
  const sources = [...new Set(written.map(({ figure }) => figure.source))];
  return sources.map((source) => /** @type {Row} */ (best.get(source)));
}

/**
 * @param {Row} one
 * @param {Row} other
 */
function saysTheSame({ figure: one }, { figure: other }) {
  return (
    JSON.stringify(one.value) === JSON.stringify(other.value) &&
    one.per === other.per &&
    one.unit === other.unit
  );
}
