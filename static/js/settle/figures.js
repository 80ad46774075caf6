// @ts-check
/**
 * Sorts the figures of a region file on each field that is asked for, once for each file, and says
 * which of them are in force on a day and which fit a situation.
 *
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {number | (number | null)[] | {absence?: string, choice?: string, day?: string}} Value
 * @typedef {{id: string, scheme: string, topic: string, field: string, dims?: Object<string, any>,
 *   value: Value, per?: string, unit?: string, since: string, until?: string, standing: string,
 *   source?: string, note?: string}} Figure
 * @typedef {{region?: string, figures: Figure[]}} RegionFile
 * @typedef {{dimension: string, choice: string | null, low: number, high: number}} Coordinate
 *   a choice, or a span from *low* to *high*, which is infinite where it is open
 * @typedef {{figure: Figure, order: number, coordinates: Coordinate[], cost: Coordinate | null,
 *   count: number, depth: number}} Row
 * @typedef {{settled: Row[], disputed: Row[]}} InForce
 * @typedef {{settled: Row[], disputed: Row[], last: (InForce & {day: string}) | null}} Entry
 *   *last* is what was in force on the day that was asked about last
 */

import { chainOf } from "./vocabulary.js";

/**
 * Find what a file says of a field: the most specific first.
 * @param {Vocabulary} vocabulary
 * @param {RegionFile} file
 * @param {string} scheme
 * @param {string} topic
 * @param {string} field
 * @returns {Entry | null}
 */
export function entryOf(vocabulary, file, scheme, topic, field) {
  const entries = entriesOf(vocabulary, file);
  const key = `${scheme}/${topic}/${field}`;
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
 * @returns {Map<string, Entry | null>}
 */
function entriesOf(vocabulary, file) {
  let entries = vocabulary.entries.get(file);
  if (!entries) {
    entries = new Map();
    vocabulary.entries.set(file, entries);
  }
  return entries;
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
  const all = Object.keys(dims).map((dimension) => coordinateOf(dimension, dims[dimension]));
  const depth = all.reduce(
    (sum, { dimension, choice }) =>
      sum + (choice === null ? 0 : chainOf(vocabulary, dimension, choice).length),
    0,
  );
  const cost = all.find(({ dimension }) => dimension === "cost") || null;
  const coordinates = all.filter((coordinate) => coordinate !== cost);
  return { figure, order, coordinates, cost, count: all.length, depth };
}

/**
 * @param {string} dimension
 * @param {any} place
 * @returns {Coordinate}
 */
function coordinateOf(dimension, place) {
  if (!Array.isArray(place)) return { dimension, choice: place, low: 0, high: 0 };
  const [low, high] = place;
  return { dimension, choice: null, low: low || 0, high: high === null ? Infinity : high };
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
 * Whether a row fits a situation, its stretch of cost apart.
 * @param {Vocabulary} vocabulary
 * @param {Row} row
 * @param {Situation} situation
 * @returns {boolean}
 */
export function fits(vocabulary, row, situation) {
  for (const coordinate of row.coordinates) {
    const value = situation[coordinate.dimension];
    if (value === undefined) return false;
    if (coordinate.choice === null) {
      if (!within(coordinate, Number(value))) return false;
    } else {
      const chain = chainOf(vocabulary, coordinate.dimension, String(value));
      if (!chain.includes(coordinate.choice)) return false;
    }
  }
  return true;
}

/**
 * Whether a number lies on a span.
 * @param {Coordinate} span
 * @param {number} number
 * @returns {boolean}
 */
export function within({ low, high }, number) {
  return number >= low && number <= high;
}
