// @ts-check
/**
 * Pays what lies above a yearly threshold, as all the layers above the basic fund do: by a table,
 * up to a cap, for the year's sum less what the sum before would have brought.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./table.js").Portion} Portion
 * @typedef {{value: number, rests: (Found | null)[]}} Threshold
 * @typedef {{word: string, threshold: Threshold, table: Table, whole: boolean,
 *   rests: (Found | null)[]}} Stage
 *   *whole*: the table is laid over the whole sum, not over what is above the threshold
 * @typedef {{paid: number, steps: Step[]}} Layer
 */

import { writeMoney } from "./money.js";
import { atMost, stepOf } from "./steps.js";
import { portionOf, portionsOf, rowsOf, sumOf, writePortions } from "./table.js";

/**
 * The portions of a year's sum.
 * @param {Stage} stage
 * @param {number} sum
 * @returns {Portion[]}
 */
export function stagePortions({ threshold, table, whole }, sum) {
  const above = sum - threshold.value;
  return whole ? portionsOf(table, threshold.value, sum) : portionsOf(table, 0, above);
}

/**
 * The step that says a sum does not reach the threshold.
 * @param {string} word
 * @param {Threshold} threshold
 * @param {number} sum
 * @returns {Step}
 */
export function belowThreshold(word, threshold, sum) {
  return stepOf(word, atMost(sum, threshold.value), 0, threshold.rests);
}

/**
 * The step of what the table pays.
 * @param {Stage} stage
 * @param {Portion[]} portions
 * @param {number} sum
 * @returns {Step}
 */
export function stageStep({ word, threshold, table, rests }, portions, sum) {
  const amount = sumOf(portions);
  const text = table.cost
    ? writePortions(portions, amount)
    : `${writeAbove(sum, threshold.value)} × ${portions[0].text} = ${writeMoney(amount)}`;
  return stepOf(word, text, amount, [...threshold.rests, ...rowsOf(portions), ...rests]);
}

/**
 * @param {number} sum
 * @param {number} threshold
 */
function writeAbove(sum, threshold) {
  return threshold ? `(${writeMoney(sum)} − ${writeMoney(threshold)})` : writeMoney(sum);
}

/**
 * Hold the year's payment to its cap and take off what the sum before would have brought.
 * @param {string} word
 * @param {{now: number, before: number}} year what is paid for the sums, before the cap
 * @param {Found} cap
 * @param {number | null} limit the cap that counts
 * @returns {Layer}
 */
export function yearLayer(word, year, cap, limit) {
  const steps = [];
  const now = limit === null ? year.now : Math.min(year.now, limit);
  const before = limit === null ? year.before : Math.min(year.before, limit);
  if (now < year.now) steps.push(stepOf(`${word}-cap`, writeMoney(now), now, [cap]));
  const paid = now - before;
  if (before > 0) {
    const text = `${writeMoney(now)} − ${writeMoney(before)} = ${writeMoney(paid)}`;
    steps.push(stepOf(`${word}-year`, text, paid));
  }
  return { paid, steps };
}
