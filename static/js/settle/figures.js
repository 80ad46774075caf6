// @ts-check
/**
 * Sorts the figures of a region file by scheme, topic and field, once for each file, and says
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
 * @typedef {{settled: Row[], disputed: Row[], days: Map<string, InForce>}} Entry
 */

import { chainOf } from "./vocabulary.js";

/**
 * The figures of one field until they are asked for, then what is made of them.
 * @typedef {{figures: Figure[], entry: Entry | null}} Slot
 */

/**
 * Find what a file says of a field: the most specific first.
 * @param {Vocabulary} vocabulary
 * @param {RegionFile} file
 * @param {string} key scheme/topic/field
 * @returns {Entry | undefined}
 */
export function entryOf(vocabulary, file, key) {
  let slots = vocabulary.slots.get(file);
  if (!slots) {
    slots = grouped(file);
    vocabulary.slots.set(file, slots);
  }
  const slot = slots.get(key);
  if (!slot) return undefined;
  slot.entry = slot.entry || sorted(vocabulary, slot);
  return slot.entry;
}

/**
 * @param {RegionFile} file
 * @returns {Map<string, Slot>}
 */
function grouped({ figures }) {
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  for (const figure of figures) {
    const key = `${figure.scheme}/${figure.topic}/${figure.field}`;
    const slot = slots.get(key);
    if (slot) slot.figures.push(figure);
    else slots.set(key, { figures: [figure], entry: null });
  }
  return slots;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Slot} slot
 * @returns {Entry}
 */
function sorted(vocabulary, { figures }) {
  const rows = figures.map((figure, order) => rowOf(vocabulary, figure, order)).sort(bySpecificity);
  return {
    settled: rows.filter(({ figure }) => figure.standing !== "disputed"),
    disputed: rows.filter(({ figure }) => figure.standing === "disputed"),
    days: new Map(),
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
  const known = entry.days.get(day);
  if (known) return known;
  const start = latestStart(entry.settled, day);
  const disputed = latestStart(entry.disputed, day);
  const inForce = {
    settled: standing(entry.settled, start, day),
    disputed: disputed < start ? [] : standing(entry.disputed, disputed, day),
  };
  entry.days.set(day, inForce);
  return inForce;
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
