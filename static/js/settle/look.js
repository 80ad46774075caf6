// @ts-check
/**
 * Looks a rule up and makes a number of it: the figure that was found, else what the reader
 * supplied, else what the vocabulary assumes; or says why it is missing.
 *
 * The kinds: `floor` (deductibles, thresholds, amounts), `period` (a floor that must say what it
 * is counted per), `duration`, `ceiling` (`null` is no limit), `share`, `switch`, `day`.
 *
 * @typedef {import("./figures.js").Value} Value
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Chosen} Chosen
 * @typedef {import("./rules.js").Search} Search
 * @typedef {import("./figures.js").Row} Row
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {"floor" | "period" | "duration" | "ceiling" | "share" | "switch" | "day"} Kind
 * @typedef {{value: any, unit: string | undefined, absence: string | undefined, row: Row | null,
 *   figures: string[], supplied: string | null, assumed: string | null}} Found
 * @typedef {{found: Found | null, why: string, figure: string | null, row: Row | null}} Answer
 */

import { readDecimal, readPercent } from "./money.js";
import { absenceOf, choose, search } from "./rules.js";
import { fieldOf } from "./vocabulary.js";

const ABSENCES = ["none", "unlimited", "not-applicable", "not-stated", "not-in-force"];
const QUANTITY = /^([-−]?[0-9]+(?:\.[0-9]+)?)(\/?)(.*)$/;

/**
 * Ask for a field in a situation.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @param {boolean} [strict] the vocabulary's assumption does not count
 * @returns {Answer}
 */
export function ask(inquiry, kind, topic, field, situation, strict) {
  const found = search(inquiry, topic, field, situation, withoutCost);
  const chosen = choose(inquiry, `${topic}.${field}`, found.settled, found.disputed);
  return answerFrom(inquiry, kind, topic, field, chosen, found.why, strict);
}

/** @param {Row} row */
function withoutCost(row) {
  return row.cost === null;
}

/**
 * Make an answer of what was chosen, or of what stands in for it.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} topic
 * @param {string} field
 * @param {Chosen | null} chosen
 * @param {string} why why nothing was chosen
 * @param {boolean} [strict]
 * @returns {Answer}
 */
export function answerFrom(inquiry, kind, topic, field, chosen, why, strict) {
  if (!chosen) return { found: spare(inquiry, kind, topic, field, strict), why, figure: null, row: null };
  const { figure } = chosen.row;
  const read = interpret(kind, figure.value, figure.per);
  if (!read.why) {
    return { found: foundIn(inquiry, chosen, read.value), why: "", figure: null, row: chosen.row };
  }
  const found = spare(inquiry, kind, topic, field, strict);
  return { found, why: read.why, figure: figure.id, row: chosen.row };
}

/**
 * @param {Inquiry} inquiry
 * @param {Chosen} chosen
 * @param {any} value
 * @returns {Found}
 */
function foundIn(inquiry, { row, named, claimed }, value) {
  const { figure } = row;
  for (const { figure: one } of named) {
    if (claimed || one.standing === "cautioned") inquiry.marks.set(one.id, one.note || "");
  }
  return {
    value,
    unit: figure.per || figure.unit,
    absence: absenceOf(figure.value),
    row,
    figures: named.map((one) => one.figure.id),
    supplied: null,
    assumed: null,
  };
}

/**
 * Make a value of a kind, or say why it is not usable.
 * @param {Kind} kind
 * @param {any} value
 * @param {string} [per]
 * @returns {{value: any, why: string}}
 */
function interpret(kind, value, per) {
  const absence = absenceOf(value);
  if (absence !== undefined) return absent(kind, absence);
  if (kind === "switch") return exactly(typeof value === "object" ? value.choice : undefined);
  if (kind === "day") return exactly(typeof value === "object" ? value.day : undefined);
  if (kind === "period" && per === "unstated") return { value: null, why: "no-period" };
  return exactly(typeof value === "number" ? value : undefined);
}

/**
 * @param {any} value
 */
function exactly(value) {
  return value === undefined ? { value: null, why: "not-exact" } : { value, why: "" };
}

/**
 * @param {Kind} kind
 * @param {string} absence
 */
function absent(kind, absence) {
  if (absence === "not-stated" || kind === "switch" || kind === "day") {
    return { value: null, why: "not-stated" };
  }
  if (kind === "ceiling") return { value: null, why: "" };
  return absence === "unlimited" ? { value: null, why: "not-exact" } : { value: 0, why: "" };
}

/**
 * What stands in where the records are silent: the reader's word, else the vocabulary's.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} topic
 * @param {string} field
 * @param {boolean} [strict]
 * @returns {Found | null}
 */
export function spare(inquiry, kind, topic, field, strict) {
  const key = `${topic}.${field}`;
  const definition = fieldOf(inquiry.vocabulary, topic, field);
  const said = inquiry.supplied[key];
  const units = (definition && (definition.per || definition.units)) || [];
  if (said !== undefined) {
    const found = parsed(kind, String(said), units[0]);
    if (found) return { ...found, supplied: key };
  }
  if (strict || !definition || definition.otherwise === undefined) return null;
  const found = parsed(kind, String(definition.otherwise), units[0]);
  return found && { ...found, assumed: key };
}

/**
 * @param {Kind} kind
 * @param {string} text
 * @param {string | undefined} unit the unit of an amount that names none
 * @returns {Found | null}
 */
function parsed(kind, text, unit) {
  const absence = ABSENCES.includes(text) ? text : undefined;
  const read = absence ? absent(kind, absence) : { value: null, why: "" };
  if (read.why) return null;
  const [value, named] = absence ? [read.value, undefined] : quantity(kind, text);
  return {
    value, unit: named || unit, absence, row: null, figures: [], supplied: null, assumed: null,
  };
}

/**
 * @param {Kind} kind
 * @param {string} text
 * @returns {[value: any, unit: string | undefined]}
 */
function quantity(kind, text) {
  if (kind === "switch" || kind === "day") return [text, undefined];
  if (kind === "share" || text.endsWith("%")) return [readPercent(text), undefined];
  const match = QUANTITY.exec(text);
  if (!match) throw new Error(`not a quantity: ${text}`);
  return [readDecimal(match[1], kind === "duration" ? 4 : 2), match[3] || undefined];
}

/**
 * Note that something is missing, once.
 * @param {Inquiry} inquiry
 * @param {string} field topic.field
 * @param {string} why
 * @param {string | null} [figure]
 * @returns {null}
 */
export function miss(inquiry, field, why, figure = null) {
  const { missing, visit } = inquiry;
  const known = missing.some((one) => one.field === field && one.why === why && one.visit === visit);
  if (!known) missing.push({ field, why, visit, figure });
  return null;
}

/**
 * Look up what is required.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @param {boolean} [strict]
 * @returns {Found | null}
 */
export function need(inquiry, kind, topic, field, situation, strict) {
  const { found, why, figure } = ask(inquiry, kind, topic, field, situation, strict);
  return found || miss(inquiry, `${topic}.${field}`, why, figure);
}

/**
 * Look up what may be left unsaid; only a value that is not exact is missing.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @returns {Found | null}
 */
export function want(inquiry, kind, topic, field, situation) {
  const { found, why, figure } = ask(inquiry, kind, topic, field, situation);
  return found || unlessSilent(inquiry, kind, `${topic}.${field}`, why, figure);
}

/**
 * Note an optional field as missing if something was said that cannot be used.
 * @param {Inquiry} inquiry
 * @param {Kind} kind
 * @param {string} key
 * @param {string} why
 * @param {string | null} figure
 * @returns {null}
 */
export function unlessSilent(inquiry, kind, key, why, figure) {
  const said = why === "not-exact" || why === "no-period";
  return said && kind !== "switch" ? miss(inquiry, key, why, figure) : null;
}

/**
 * Take an amount that only the reader can say, or note that it was not given.
 * @param {Inquiry} inquiry
 * @param {string} key
 * @returns {Found | null}
 */
export function said(inquiry, key) {
  const text = inquiry.supplied[key];
  if (text === undefined) return miss(inquiry, key, "not-given");
  const found = parsed("floor", String(text), undefined);
  return found && { ...found, supplied: key };
}

/**
 * The choice of a switch, if it has been made.
 * @param {Found | null} found
 * @returns {string | null}
 */
export function choiceOf(found) {
  return found ? found.value : null;
}
