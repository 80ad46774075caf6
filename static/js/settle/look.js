// @ts-check
/**
 * Looks a rule up and makes a number of it: the figure that was found, else what the reader
 * supplied, else what the vocabulary assumes; or says why it is missing.
 *
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Chosen} Chosen
 * @typedef {import("./rules.js").Search} Search
 * @typedef {import("./figures.js").Row} Row
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {import("./kinds.js").Kind} Kind
 * @typedef {{value: any, unit: string | undefined, absence: string | undefined, row: Row | null,
 *   figures: string[], supplied: string | null, assumed: string | null}} Found
 * @typedef {{found: Found | null, why: string, figure: string | null, row: Row | null}} Answer
 */

import { absenceOf, interpret, parse } from "./kinds.js";
import { choose, search } from "./rules.js";
import { fieldOf } from "./vocabulary.js";

/** What stands in rests on no figure. */
const UNFOUND = { row: null, figures: [], supplied: null, assumed: null };

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
 * Whether a figure of a field fits, whatever it says.
 * @param {Inquiry} inquiry
 * @param {string} topic
 * @param {string} field
 * @param {Situation} situation
 * @returns {boolean}
 */
export function speaks(inquiry, topic, field, situation) {
  const { settled, disputed } = search(inquiry, topic, field, situation, withoutCost);
  return settled.length > 0 || disputed.length > 0;
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
    return { found: foundIn(inquiry, chosen, read.value), why, figure: null, row: chosen.row };
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
  const unit = definition && definition.per && definition.per[0];
  if (said !== undefined) {
    const read = parse(kind, said, unit);
    if (read) return { ...UNFOUND, ...read, supplied: key };
  }
  if (strict || !definition || definition.otherwise === undefined) return null;
  const read = parse(kind, definition.otherwise, unit);
  return read && { ...UNFOUND, ...read, assumed: key };
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
  const known = missing.some((one) => one.field === field && one.why === why);
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
  return found || unlessSilent(inquiry, `${topic}.${field}`, why, figure);
}

/**
 * Note an optional field as missing if something was said that cannot be used.
 * @param {Inquiry} inquiry
 * @param {string} key
 * @param {string} why
 * @param {string | null} figure
 * @returns {null}
 */
export function unlessSilent(inquiry, key, why, figure) {
  return why === "not-exact" || why === "no-period" ? miss(inquiry, key, why, figure) : null;
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
  const read = parse("floor", text, undefined);
  return read && { ...UNFOUND, ...read, supplied: key };
}

/**
 * The choice of a switch, if it has been made.
 * @param {Found | null} found
 * @returns {string | null}
 */
export function choiceOf(found) {
  return found ? found.value : null;
}
