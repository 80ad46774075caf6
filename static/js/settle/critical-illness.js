// @ts-check
/**
 * 大病保险: pays from the year's own share of in-policy cost above a threshold, in one stage or two.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./stage.js").Layer} Layer
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./stage.js").Threshold} Threshold
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./table.js").Portion} Portion
 * @typedef {import("./visit.js").Case} Case
 * @typedef {import("./year.js").Year} Year
 */

import { limitOf } from "./incentives.js";
import { ask, choiceOf, miss, need, want } from "./look.js";
import { share, writeMoney, writePercent } from "./money.js";
import { search } from "./rules.js";
import { belowThreshold, stagePortions, stageStep, yearLayer } from "./stage.js";
import { stepOf } from "./steps.js";
import {
  allHaveRatios, hasRows, needTable, portionsOf, rowsOf, sumOf, tableOf, writePortions,
} from "./table.js";
import { concerns } from "./vocabulary.js";

const TOPIC = "critical-illness";
/** @type {Layer} */
const NOTHING = { paid: 0, steps: [] };

/**
 * Whether a layer counts a visit.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {string} topic
 * @returns {boolean}
 */
export function countsVisit(inquiry, { service, situation }, topic) {
  if (service === "inpatient" || service === "chronic") return true;
  return choiceOf(want(inquiry, "switch", topic, "outpatient-counts", situation)) === "counted";
}

/**
 * Settle the layer; `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {number} kept what the insured has kept of the in-policy cost
 * @param {number} prepaid
 * @returns {Layer | null}
 */
export function criticalIllness(inquiry, visit, year, kept, prepaid) {
  if (year.critical + kept + prepaid === 0) return NOTHING;
  if (!countsVisit(inquiry, visit, TOPIC)) return NOTHING;
  const { situation } = visit;
  const counted = prepaid ? want(inquiry, "switch", TOPIC, "first-self-pay", situation) : null;
  const before = year.critical;
  const sum = before + kept + (choiceOf(counted) === "counted" ? prepaid : 0);
  year.critical = sum;
  if (sum === 0) return NOTHING;
  const answer = ask(inquiry, "floor", TOPIC, "deductible", situation);
  if (!exists(inquiry, visit, answer.row !== null)) return NOTHING;
  const { found } = answer;
  if (!found) return miss(inquiry, `${TOPIC}.deductible`, answer.why, answer.figure);
  if (found.absence === "not-applicable" || found.absence === "not-in-force") {
    return { paid: 0, steps: [stepOf(TOPIC, "", 0, [found])] };
  }
  const missing = inquiry.missing.length;
  const factor = want(inquiry, "share", TOPIC, "deductible-group-factor", situation);
  if (inquiry.missing.length > missing) return null;
  if (!factor) return beside(inquiry, visit, { value: found.value, rests: [found] }, counted, { sum, before }, []);
  const value = share(found.value, factor.value);
  const text = `${writeMoney(found.value)} × ${writePercent(factor.value)} = ${writeMoney(value)}`;
  const step = stepOf("critical-illness-deductible", text, value, [factor]);
  return beside(inquiry, visit, { value, rests: [found, factor] }, counted, { sum, before }, [step]);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Threshold} threshold
 * @param {Found | null} counted
 * @param {{sum: number, before: number}} year
 * @param {import("./steps.js").Step[]} first the steps of the threshold
 * @returns {Layer | null}
 */
function beside(inquiry, visit, threshold, counted, { sum, before }, first) {
  if (sum <= threshold.value) {
    return { paid: 0, steps: [...first, belowThreshold(TOPIC, threshold, sum)] };
  }
  const layer = above(inquiry, visit, threshold, counted, { sum, before });
  return layer && { paid: layer.paid, steps: [...first, ...layer.steps] };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {boolean} hasDeductible
 */
function exists(inquiry, { situation }, hasDeductible) {
  return (
    hasDeductible ||
    concerns(inquiry.vocabulary, TOPIC, inquiry.scheme) ||
    hasRows(search(inquiry, TOPIC, "ratio", situation))
  );
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Threshold} threshold
 * @param {Found | null} counted
 * @param {{sum: number, before: number}} year
 * @returns {Layer | null}
 */
function above(inquiry, visit, threshold, counted, { sum, before }) {
  const { situation } = visit;
  const table = needTable(inquiry, TOPIC, "ratio", situation);
  const ruler = table && table.cost ? want(inquiry, "switch", TOPIC, "segment-ruler", situation) : null;
  const second = table && tableOf(inquiry, TOPIC, "second-stage-ratio", situation).table;
  const cap = need(inquiry, "ceiling", TOPIC, "annual-cap", situation);
  if (!table || !cap) return null;
  const whole = choiceOf(ruler) === "whole";
  /** @type {Stage} */
  const stage = { word: TOPIC, threshold, table, whole, rests: [ruler, counted] };
  const portions = stagePortions(stage, sum);
  if (!allHaveRatios(inquiry, table.key, portions)) return null;
  const rest = secondPortions(stage, second, sum - sumOf(portions));
  const now = sumOf(portions) + sumOf(rest);
  const limit = limitOf(inquiry, visit, cap, now);
  if (!limit) return null;
  const layer = yearLayer(TOPIC, { now, before: paidFor(stage, second, before) }, cap, limit.value);
  const steps = [stageStep(stage, portions, sum), ...secondSteps(rest), ...limit.steps, ...layer.steps];
  return { paid: layer.paid, steps };
}

/**
 * What both stages pay for a sum, before the cap.
 * @param {Stage} stage
 * @param {Table | null} second
 * @param {number} sum
 */
function paidFor(stage, second, sum) {
  const first = sumOf(stagePortions(stage, sum));
  return first + sumOf(secondPortions(stage, second, sum - first));
}

/**
 * The portions of what the first stage leaves, but for the threshold, which nobody pays back.
 * @param {Stage} stage
 * @param {Table | null} table
 * @param {number} rest
 */
function secondPortions({ threshold }, table, rest) {
  if (!table) return [];
  return portionsOf(table, threshold.value, rest).filter(({ piece }) => piece.found !== null);
}

/** @param {Portion[]} portions */
function secondSteps(portions) {
  if (!portions.length) return [];
  const amount = sumOf(portions);
  return [stepOf("second-stage", writePortions(portions, amount), amount, rowsOf(portions))];
}
