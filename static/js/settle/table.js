// @ts-check
/**
 * Cuts the line of cost into pieces with a ratio each, and spans of cost into portions.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Search} Search
 * @typedef {import("./rules.js").Chosen} Chosen
 * @typedef {import("./rules.js").Row} Row
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {{low: number, high: number, row: Row | null, found: Found | null, why: string,
 *   figure: string | null, unpaid?: boolean}} Piece
 *   *high* of the last is infinite; *unpaid* is the stretch above the top that a switch says is
 *   not paid
 * @typedef {{key: string, pieces: Piece[], cost: boolean}} Table
 * @typedef {{size: number, ratio: number, text: string, piece: Piece}} Portion
 */

import { within } from "./figures.js";
import { answerFrom, miss, spare } from "./look.js";
import { sumOfShares, WHOLE, writeMoney, writePercent } from "./money.js";
import { choose, search } from "./rules.js";

/**
 * Find the table of a field, or what stands in for it.
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @returns {{table: Table | null, why: string}}
 */
export function tableOf(inquiry, topic, field, situation) {
  const rows = search(inquiry, topic, field, situation);
  if (hasRows(rows)) return { table: tableFrom(inquiry, topic, field, rows), why: rows.why };
  const found = spare(inquiry, "share", topic, field, true);
  return { table: found && evenTable(found), why: rows.why };
}

/**
 * Find the table of a field that is required.
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @returns {Table | null}
 */
export function needTable(inquiry, topic, field, situation) {
  const { table, why } = tableOf(inquiry, topic, field, situation);
  return table || miss(inquiry, `${topic}.${field}`, why);
}

/**
 * Whether anything fits.
 * @param {Search} rows
 * @returns {boolean}
 */
export function hasRows({ settled, disputed }) {
  return settled.length > 0 || disputed.length > 0;
}

/**
 * Make a table of one ratio for every cost; nothing in it can be missing.
 * @param {Found} found
 * @returns {Table}
 */
export function evenTable(found) {
  const piece = { low: 0, high: Infinity, row: null, found, why: "", figure: null };
  return { key: "", pieces: [piece], cost: false };
}

/**
 * Make the table of the rows that fit.
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Search} rows
 * @returns {Table}
 */
export function tableFrom(inquiry, topic, field, rows) {
  const key = `${topic}.${field}`;
  const ends = endsOf(rows);
  /** @type {Piece[]} */
  const pieces = [];
  ends.forEach((high, place) => {
    const low = place ? ends[place - 1] : 0;
    // Within the piece, where it makes no difference to which side its ends belong.
    const chosen = chooseAt(inquiry, key, rows, low + 0.5);
    const last = pieces[pieces.length - 1];
    if (last && last.row === (chosen && chosen.row)) last.high = high;
    else pieces.push(pieceOf(inquiry, topic, field, chosen, low, high));
  });
  return { key, pieces, cost: pieces.some(({ row }) => row !== null && row.cost !== null) };
}

/**
 * Where pieces end; the last is infinite.
 * @param {Search} rows
 */
function endsOf({ settled, disputed }) {
  const ends = new Set([Infinity]);
  for (const { cost } of [...settled, ...disputed]) {
    if (cost) ends.add(cost.low).add(cost.high);
  }
  return [...ends].sort((one, other) => one - other);
}

/**
 * @param {Inquiry} inquiry
 * @param {string} key
 * @param {Search} rows
 * @param {number} cost
 */
function chooseAt(inquiry, key, { settled, disputed }, cost) {
  /** @param {Row} row */
  const there = (row) => row.cost === null || within(row.cost, cost);
  return choose(inquiry, key, settled.filter(there), disputed.filter(there));
}

/**
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Chosen | null} chosen
 * @param {number} low
 * @param {number} high
 * @returns {Piece}
 */
function pieceOf(inquiry, topic, field, chosen, low, high) {
  const { found, why, figure, row } = answerFrom(inquiry, "share", topic, field, chosen, "no-row", true);
  return { low, high, row, found, why, figure };
}

/**
 * Cut the span of cost (from, to] into portions with the ratios that count.
 * @param {Table} table
 * @param {number} from
 * @param {number} to
 * @param {number[]} [changes] points added to each ratio
 * @returns {Portion[]}
 */
export function portionsOf(table, from, to, changes = []) {
  /** @type {Portion[]} */
  const portions = [];
  for (const piece of table.pieces) {
    const start = Math.max(from, piece.low);
    const end = Math.min(to, piece.high);
    if (end > start) portions.push(portionOf(piece, end - start, changes));
  }
  return portions;
}

/**
 * Make a portion of a piece.
 * @param {Piece} piece
 * @param {number} size
 * @param {number[]} changes
 * @returns {Portion}
 */
export function portionOf(piece, size, changes) {
  if (piece.unpaid || !piece.found) return { size, ratio: 0, text: writePercent(0), piece };
  const base = piece.found.value;
  const changed = changes.reduce((sum, change) => sum + change, base);
  const ratio = Math.min(Math.max(changed, 0), WHOLE);
  return { size, ratio, text: writeRatio(base, changes, changed === ratio ? null : ratio), piece };
}

/**
 * @param {number} base
 * @param {number[]} changes
 * @param {number | null} bound the bound that changed the ratio
 */
function writeRatio(base, changes, bound) {
  if (bound !== null) return writePercent(bound);
  const written = changes
    .filter((change) => change !== 0)
    .map((change) => (change < 0 ? ` − ${writePercent(-change)}` : ` + ${writePercent(change)}`));
  return written.length ? `(${writePercent(base)}${written.join("")})` : writePercent(base);
}

/**
 * Whether every portion has a ratio; the first that has none is missing.
 * @param {Inquiry} inquiry
 * @param {string} key topic.field
 * @param {Portion[]} portions
 * @returns {boolean}
 */
export function allHaveRatios(inquiry, key, portions) {
  const gap = portions.find(({ size, piece }) => size && !piece.found && !piece.unpaid);
  if (gap) miss(inquiry, key, gap.piece.why, gap.piece.figure);
  return !gap;
}

/**
 * Add the portions up at their ratios, rounding once.
 * @param {Portion[]} portions
 * @returns {number}
 */
export function sumOf(portions) {
  return sumOfShares(portions);
}

/**
 * Write portions as numbers, each with its ratio.
 * @param {Portion[]} portions
 * @param {number} amount what they add up to
 * @returns {string}
 */
export function writePortions(portions, amount) {
  if (!portions.length) return writeMoney(0);
  const terms = portions.map(({ size, text }) => `${writeMoney(size)} × ${text}`);
  return `${terms.join(" + ")} = ${writeMoney(amount)}`;
}

/**
 * What the portions rest on.
 * @param {Portion[]} portions
 * @returns {(Found | null)[]}
 */
export function rowsOf(portions) {
  return portions.map(({ piece }) => (piece.unpaid ? null : piece.found));
}
