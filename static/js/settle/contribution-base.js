// @ts-check
/**
 * Finds the base that contributions are counted on (缴费基数): a wage within its bounds, or what a
 * flexible worker's rule says.
 *
 * @typedef {import("./contribution.js").Work} Work
 * @typedef {import("./look.js").Found} Found
 */

import { choiceOf, need, said, want } from "./look.js";
import { quotient, readMoney, WHOLE, writeMoney, writePercent } from "./money.js";
import { atMost, stepOf } from "./steps.js";

const TOPIC = "contribution";
const YUAN = 100;

/**
 * The wage, held between its bounds.
 * @param {Work} work
 * @returns {number | null}
 */
export function baseOfWage(work) {
  const { inquiry, asked, steps } = work;
  const lower = boundOf(work, "lower");
  const upper = boundOf(work, "upper");
  if (asked.wage === undefined) said(inquiry, `${TOPIC}.wage`);
  if (asked.wage === undefined || !lower || !upper) return null;
  const wage = readMoney(asked.wage);
  const base = held(work, wage, lower, upper);
  steps.push(stepOf("base", writeMoney(base), base));
  return base;
}

/**
 * @param {Work} work
 * @param {number} wage
 * @param {Found} lower
 * @param {Found} upper
 */
function held({ steps }, wage, lower, upper) {
  if (lower.value !== null && wage < lower.value) {
    steps.push(stepOf("base-bound", atMost(wage, lower.value), lower.value, [lower]));
    return lower.value;
  }
  if (upper.value !== null && wage > upper.value) {
    steps.push(stepOf("base-bound", atMost(upper.value, wage), upper.value, [upper]));
    return upper.value;
  }
  return wage;
}

/**
 * A published bound, else the average times its multiple, to the yuan.
 * @param {Work} work
 * @param {string} side
 * @returns {Found | null}
 */
function boundOf({ inquiry, situation, steps }, side) {
  const missing = inquiry.missing.length;
  const published = want(inquiry, "ceiling", TOPIC, `${side}-base`, situation);
  if (published || inquiry.missing.length > missing) return published;
  const average = want(inquiry, "floor", TOPIC, "average-base", situation);
  const ratio = want(inquiry, "share", TOPIC, `${side}-base-multiple`, situation);
  if (!average || !ratio) return need(inquiry, "ceiling", TOPIC, `${side}-base`, situation);
  const value = quotient(average.value * ratio.value, WHOLE * YUAN) * YUAN;
  const sum = `${writeMoney(average.value)} × ${writePercent(ratio.value)} = ${writeMoney(value)}`;
  steps.push(stepOf("base-bound", sum, value, [average, ratio]));
  const figures = [...average.figures, ...ratio.figures];
  return { ...average, value, figures, supplied: null, assumed: null };
}

/**
 * A flexible worker's base: published, or a share of the average.
 * @param {Work} work
 * @returns {number | null}
 */
export function flexibleBase({ inquiry, situation, steps }) {
  const missing = inquiry.missing.length;
  const published = want(inquiry, "floor", TOPIC, "flexible-base", situation);
  if (published) {
    steps.push(stepOf("base", writeMoney(published.value), published.value, [published]));
    return published.value;
  }
  if (inquiry.missing.length > missing) return null;
  const average = need(inquiry, "floor", TOPIC, "average-base", situation);
  const ratio = need(inquiry, "share", TOPIC, "flexible-base-ratio", situation);
  const rounding = want(inquiry, "switch", TOPIC, "base-rounding", situation);
  if (!average || !ratio) return null;
  const unit = choiceOf(rounding) === "yuan" ? YUAN : 1;
  const base = quotient(average.value * ratio.value, WHOLE * unit) * unit;
  const sum = `${writeMoney(average.value)} × ${writePercent(ratio.value)} = ${writeMoney(base)}`;
  steps.push(stepOf("base", sum, base, [average, ratio, rounding]));
  return base;
}
