// @ts-check
/**
 * Makes a number, a choice or a day of what a record or a reader says, by the kind of the field.
 *
 * The kinds: `floor` (deductibles, thresholds, amounts), `period` (a floor that must say what it
 * is counted per), `duration`, `ceiling` (`null` is no limit), `share`, `switch`, `year` (that of a day).
 *
 * @typedef {"floor" | "period" | "duration" | "ceiling" | "share" | "switch" | "year"} Kind
 * @typedef {{value: any, unit?: string}} Quantity
 * @typedef {{value: any, unit: string | undefined, absence: string | undefined}} Said
 */

import { readMoney, readPercent } from "./money.js";

/** What a reader may say instead of a number. */
const ABSENCES = ["none", "unlimited", "not-applicable"];
/**
 * How each kind reads a value and a reader's text, and what it makes of an absence; `undefined` is
 * nothing that can be used. Nobody supplies a duration or a day.
 * @type {Object<string, {read: (value: any) => any, readText?: any, none?: 0 | null, unlimited?: null}>}
 */
const KINDS = {
  floor: { read: exactNumber, readText: readAmount, none: 0 },
  period: { read: exactNumber, readText: readAmount, none: 0 },
  duration: { read: exactNumber, none: 0 },
  ceiling: { read: exactNumber, readText: readAmount, none: null, unlimited: null },
  share: { read: exactNumber, readText: readShare, none: 0 },
  switch: { read: ({ choice }) => choice, readText: (/** @type {string} */ text) => ({ value: text }) },
  year: { read: ({ day }) => Number(day.slice(0, 4)), none: 0 },
};

/**
 * The absence that a value is, if it is one.
 * @param {any} value
 * @returns {string | undefined}
 */
export function absenceOf(value) {
  return value.absence;
}

/**
 * Make a value of a kind, or say why it is not usable.
 * @param {Kind} kind
 * @param {any} value
 * @param {string} [per]
 * @returns {{value: any, why: string}}
 */
export function interpret(kind, value, per) {
  const absence = absenceOf(value);
  if (absence !== undefined) return absent(kind, absence);
  const read = exactly(KINDS[kind].read(value));
  const uncounted = kind === "period" && per === "unstated" && !read.why;
  return uncounted ? { value: null, why: "no-period" } : read;
}

/**
 * @param {any} value
 */
function exactly(value) {
  return value === undefined ? { value: null, why: "not-exact" } : { value, why: "" };
}

/** @param {any} value */
function exactNumber(value) {
  return typeof value === "number" ? value : undefined;
}

/**
 * @param {Kind} kind
 * @param {string} absence
 */
function absent(kind, absence) {
  const { none, unlimited } = KINDS[kind];
  if (absence === "not-stated" || none === undefined) return { value: null, why: "not-stated" };
  return exactly(absence === "unlimited" ? unlimited : none);
}

/**
 * Read what a reader says for a field of a kind; `null` if the kind has no use for it.
 * @param {Kind} kind
 * @param {string} text
 * @param {string | undefined} unit the unit of an amount that names none
 * @returns {Said | null}
 */
export function parse(kind, text, unit) {
  if (ABSENCES.includes(text)) {
    const { value, why } = absent(kind, text);
    return why ? null : { value, unit, absence: text };
  }
  const { value, unit: named } = KINDS[kind].readText(text);
  return { value, unit: named || unit, absence: undefined };
}

/**
 * An amount with or without what it is counted per, or the ratio that a ceiling may be.
 * @param {string} text
 * @returns {Quantity}
 */
function readAmount(text) {
  if (text.endsWith("%")) return readShare(text);
  const [amount, unit] = text.split("/");
  return { value: readMoney(amount), unit };
}

/**
 * @param {string} text
 * @returns {Quantity}
 */
function readShare(text) {
  return { value: readPercent(text) };
}
