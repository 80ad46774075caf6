// @ts-check
/**
 * 职工大额: pays for cost beyond the basic cap, or from what the insured kept above a threshold.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./stage.js").Layer} Layer
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./basic.js").Basic} Basic
 * @typedef {import("./visit.js").Case} Case
 * @typedef {import("./year.js").Year} Year
 */

import { choiceOf, miss, need, speaks, want } from "./look.js";
import { writeMoney } from "./money.js";
import { search } from "./rules.js";
import { belowThreshold, stagePortions, stageStep, yearLayer } from "./stage.js";
import { difference, stepOf } from "./steps.js";
import {
  allHaveRatios, hasRows, needTable, portionsOf, rowsOf, sumOf, tableOf, writePortions,
} from "./table.js";
import { concerns } from "./vocabulary.js";

const TOPIC = "large-sum";
/** @type {Layer} */
const NOTHING = { paid: 0, steps: [] };

/**
 * Pay for the cost beyond the cap; `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {Basic} basic
 * @returns {Layer | null}
 */
export function beyondCap(inquiry, visit, year, basic) {
  if (basic.capReachedAt === null) return NOTHING;
  if (speaks(inquiry, TOPIC, "deductible", visit.situation)) return NOTHING;
  const said = hasRows(search(inquiry, TOPIC, "ratio", visit.situation));
  if (!said && !concerns(inquiry.vocabulary, TOPIC, inquiry.scheme)) return NOTHING;
  const { table, why } = tableOf(inquiry, TOPIC, "ratio", visit.situation);
  if (table) return paidBeyond(inquiry, visit, year, basic, table);
  return miss(inquiry, `${TOPIC}.ratio`, why);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {Basic} basic
 * @param {Table} table
 * @returns {Layer | null}
 */
function paidBeyond(inquiry, { situation }, year, basic, table) {
  const reached = Number(basic.capReachedAt);
  const over = basic.inPolicy - reached;
  const ruler = table.cost ? want(inquiry, "switch", TOPIC, "segment-ruler", situation) : null;
  const start = (choiceOf(ruler) === "from-basic-cap" ? basic.cap : 0) + year.over;
  const portions = portionsOf(table, start, start + over);
  const missing = inquiry.missing.length;
  const cap = want(inquiry, "ceiling", TOPIC, "annual-cap", situation);
  if (!allHaveRatios(inquiry, table.key, portions) || inquiry.missing.length > missing) return null;
  year.over += over;
  const text = `${writeMoney(basic.inPolicy)} − ${writeMoney(reached)} = ${writeMoney(over)}`;
  const amount = sumOf(portions);
  const limit = cap && cap.value !== null ? cap.value - year.largeSum : amount;
  const paid = Math.max(Math.min(amount, limit), 0);
  const sum = paid < amount && cap
    ? difference(cap.value, year.largeSum)
    : writePortions(portions, amount);
  const rests = [...rowsOf(portions), ruler, paid < amount ? cap : null];
  return { paid, steps: [stepOf("large-sum-cost", text, over), stepOf(TOPIC, sum, paid, rests)] };
}

/**
 * Pay from what the insured kept above a threshold; `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {number} kept
 * @returns {Layer | null}
 */
export function aboveThreshold(inquiry, visit, year, kept) {
  const { service, situation } = visit;
  if (service !== "inpatient" && service !== "chronic") return NOTHING;
  const before = year.threshold;
  const sum = before + kept;
  year.threshold = sum;
  if (sum === 0) return NOTHING;
  if (!speaks(inquiry, TOPIC, "deductible", situation)) return NOTHING;
  const found = need(inquiry, "floor", TOPIC, "deductible", situation);
  if (!found) return null;
  const threshold = { value: found.value, rests: [found] };
  if (sum <= threshold.value) return { paid: 0, steps: [belowThreshold(TOPIC, threshold, sum)] };
  return settled(inquiry, visit, TOPIC, threshold, { sum, before });
}

/**
 * Settle a layer of one stage by its topic's table and cap; `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {string} topic
 * @param {import("./stage.js").Threshold} threshold
 * @param {{sum: number, before: number}} year
 * @returns {Layer | null}
 */
export function settled(inquiry, { situation }, topic, threshold, { sum, before }) {
  const table = needTable(inquiry, topic, "ratio", situation);
  const cap = need(inquiry, "ceiling", topic, "annual-cap", situation);
  if (!table || !cap) return null;
  /** @type {Stage} */
  const stage = { word: topic, threshold, table, whole: false, rests: [] };
  const portions = stagePortions(stage, sum);
  if (!allHaveRatios(inquiry, table.key, portions)) return null;
  const year = { now: sumOf(portions), before: sumOf(stagePortions(stage, before)) };
  const layer = yearLayer(topic, year, cap, cap.value);
  return { paid: layer.paid, steps: [stageStep(stage, portions, sum), ...layer.steps] };
}
