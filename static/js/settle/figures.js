// @ts-check
/**
 * Sorts the figures of a region file on each field that is asked for, and says which of them are in
 * force on a day and which fit a situation. What was sorted is kept for one file at each place of a
 * lineage: settling one bill in the regions of a country would keep all of them, which takes the
 * browser longer to clear up than to sort the few of one region again.
 *
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {number | (number | null)[] | {absence?: string, choice?: string, day?: string}} Value
 * @typedef {{id: string, scheme: string, topic: string, field: string, dims?: Object<string, any>,
 *   value: Value, per?: string, unit?: string, since: string, until?: string, standing: string,
 *   source?: string, note?: string}} Figure
 * @typedef {{region?: string, figures: Figure[]}} RegionFile
 * @typedef {{low: number, high: number}} Span
 *   where it is open, *high* is infinite
 * @typedef {{figure: Figure, order: number, cost: Span | null, count: number, depth: number}} Row
 *   *cost* is the stretch of cost it is for, *count* how many dimensions it names
 * @typedef {{settled: Row[], disputed: Row[]}} InForce
 * @typedef {{settled: Row[], disputed: Row[], last: (InForce & {day: string}) | null}} Entry
 *   *last* is what was in force on the day that was asked about last
 * @typedef {{file: RegionFile, entries: Map<string, Entry | null>}} Kept what was sorted of a file
 * @typedef {{scheme: string, topic: string, field: string, key: string}} Asked
 *   *key* names all three; it is written once for all the files that are asked
 */

import { chainOf } from "./vocabulary.js";

/**
 * Find what a file says of a field: the most specific first.
 * @param {Vocabulary} vocabulary
 * @param {RegionFile} file
 * @param {number} place where its region stands in the lineage that is asked
 * @param {Asked} asked
 * @returns {Entry | null}
 */
export function entryOf(vocabulary, file, place, { scheme, topic, field, key }) {
  const entries = entriesAt(vocabulary, file, place);
  let entry = entries.get(key);
  if (entry === undefined) {
    const own = file.figures.filter((one) => one.field === field && one.topic === topic && one.scheme === scheme);
    entry = own.length ? sorted(vocabulary, own) : null;
    entries.set(key, entry);
  }
  return entry;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {RegionFile} file
 * @param {number} place
 * @returns {Map<string, Entry | null>}
 */
function entriesAt({ kept }, file, place) {
  if (!kept[place] || kept[place].file !== file) kept[place] = { file, entries: new Map() };
  return kept[place].entries;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Figure[]} figures
 * @returns {Entry}
 */
function sorted(vocabulary, figures) {
  const rows = figures.map((figure, order) => rowOf(vocabulary, figure, order)).sort(bySpecificity);
  return {
    settled: rows.filter(({ figure }) => figure.standing !== "disputed"),
    disputed: rows.filter(({ figure }) => figure.standing === "disputed"),
    last: null,
  };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Figure} figure
 * @param {number} order
 * @returns {Row}
 */
function rowOf(vocabulary, figure, order) {
  const dims = figure.dims || {};
  const named = Object.keys(dims);
  const depth = named.reduce((sum, dimension) => sum + depthOf(vocabulary, dimension, dims[dimension]), 0);
  return { figure, order, cost: dims.cost ? spanOf(dims.cost) : null, count: named.length, depth };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} dimension
 * @param {any} place
 */
function depthOf(vocabulary, dimension, place) {
  return Array.isArray(place) ? 0 : chainOf(vocabulary, dimension, place).length;
}

/**
 * @param {(number | null)[]} place
 * @returns {Span}
 */
function spanOf([low, high]) {
  return { low: low || 0, high: high === null ? Infinity : high };
}

/**
 * @param {Row} one
 * @param {Row} other
 */
function bySpecificity(one, other) {
  return other.count - one.count || other.depth - one.depth || one.order - other.order;
}

/**
 * Say which figures of an entry are in force on a day.
 * @param {Entry} entry
 * @param {string} day
 * @returns {InForce}
 */
export function inForceOn(entry, day) {
  if (entry.last && entry.last.day === day) return entry.last;
  const start = latestStart(entry.settled, day);
  const disputed = latestStart(entry.disputed, day);
  entry.last = {
    day,
    settled: standing(entry.settled, start, day),
    disputed: disputed < start ? [] : standing(entry.disputed, disputed, day),
  };
  return entry.last;
}

/**
 * The latest day on which a row began, or nothing.
 * @param {Row[]} rows
 * @param {string} day
 */
function latestStart(rows, day) {
  return rows.reduce((latest, { figure: { since } }) => (since <= day && since > latest ? since : latest), "");
}

/**
 * @param {Row[]} rows
 * @param {string} start
 * @param {string} day
 */
function standing(rows, start, day) {
  return rows.filter(({ figure: { since, until } }) => since === start && (!until || until >= day));
}

/**
 * Whether a row names a dimension.
 * @param {Row} row
 * @param {string} dimension
 */
export function names({ figure: { dims } }, dimension) {
  return dims !== undefined && dimension in dims;
}

/**
 * Whether a row fits a situation, its stretch of cost apart.
 * @param {Vocabulary} vocabulary
 * @param {Row} row
 * @param {Situation} situation
 * @returns {boolean}
 */
export function fits(vocabulary, { figure: { dims = {} } }, situation) {
  return Object.keys(dims).every(
    (dimension) =>
      dimension === "cost" || liesAt(vocabulary, dimension, dims[dimension], situation[dimension]),
  );
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} dimension
 * @param {any} place a choice, or a span
 * @param {string | number | undefined} value
 * @returns {boolean}
 */
function liesAt(vocabulary, dimension, place, value) {
  if (value === undefined) return false;
  if (Array.isArray(place)) return within(spanOf(place), Number(value));
  return chainOf(vocabulary, dimension, String(value)).includes(place);
}

/**
 * Whether a number lies on a span.
 * @param {Span} span
 * @param {number} number
 * @returns {boolean}
 */
export function within({ low, high }, number) {
  return number >= low && number <= high;
}
