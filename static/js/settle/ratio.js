// @ts-check
/**
 * Finds the ratio of a visit and works out what the basic fund pays before any cap.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./table.js").Portion} Portion
 * @typedef {import("./visit.js").Case} Case
 * @typedef {{table: Table | null, changes: number[], rests: (Found | null)[],
 *   ruler: Found | null, above: Found | null, top: number}} RatioRules
 *   *top* is where the rows end
 * @typedef {{deductible: number, inPolicy: number, paid: number, cost: number}} Span
 *   what is paid for, and what the fund paid and the cost was this year before
 * @typedef {{amount: number, portions: Portion[], step: Step}} Payment
 */

import { areaTable } from "./area.js";
import { bonusOf } from "./bonus.js";
import { choiceOf, miss, want } from "./look.js";
import { quotient, WHOLE, writeMoney } from "./money.js";
import { stepOf } from "./steps.js";
import { allHaveRatios, portionOf, portionsOf, rowsOf, sumOf, writePortions } from "./table.js";

/**
 * Make the look-ups.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {RatioRules}
 */
export function ratioRules(inquiry, visit) {
  const { topic, situation, service } = visit;
  const { table, points, against } = areaTable(inquiry, visit);
  const bonus = service === "inpatient" ? bonusOf(inquiry, visit) : { points: 0, rests: [] };
  const ruled = table && table.cost ? table : null;
  const ruler = ruled && want(inquiry, "switch", topic, "segment-ruler", situation);
  const top = ruled ? topOf(ruled) : Infinity;
  const above = top < Infinity ? want(inquiry, "switch", topic, "above-segments", situation) : null;
  const changes = [points ? points.value : 0, bonus.points];
  return { table: goneOn(table, above), changes, rests: [points, against, ...bonus.rests], ruler, above, top };
}

/** @param {Table} table */
function topOf({ pieces }) {
  const last = pieces[pieces.length - 1];
  return last.row === null ? last.low : Infinity;
}

/**
 * Let the switch decide what holds above the top of a table.
 * @param {Table | null} table
 * @param {Found | null} above
 */
function goneOn(table, above) {
  const choice = choiceOf(above);
  if (!table || (choice !== "same-ratio" && choice !== "not-paid")) return table;
  const pieces = table.pieces.slice(0, -1);
  const last = table.pieces[table.pieces.length - 1];
  if (choice === "not-paid") pieces.push({ ...last, unpaid: true });
  else pieces.push({ .../** @type {any} */ (pieces.pop()), high: Infinity });
  return { ...table, pieces };
}

/**
 * Work out what the ratio pays; `null` if a portion has no ratio.
 * @param {Inquiry} inquiry
 * @param {RatioRules} rules
 * @param {Span} span
 * @returns {Payment | null}
 */
export function payByRatio(inquiry, rules, span) {
  // Where there is no table that is noted as missing, and nothing is paid.
  const table = /** @type {Table} */ (rules.table);
  const portions = portionsIn(table, rules, span);
  const [first] = table.pieces;
  if (!table.cost && !first.found) return miss(inquiry, table.key, first.why, first.figure);
  if (!allHaveRatios(inquiry, table.key, portions)) return null;
  const amount = sumOf(portions);
  const sum = table.cost ? writePortions(portions, amount) : writeWhole(portions[0], span, amount);
  const above = isAbove(rules, span, portions) ? rules.above : null;
  const rests = [...rowsOf(portions), ...rules.rests, rules.ruler, above];
  return { amount, portions, step: stepOf("ratio", sum, amount, rests) };
}

/**
 * @param {Table} table
 * @param {RatioRules} rules
 * @param {Span} span
 */
function portionsIn(table, { ruler, changes }, { deductible, inPolicy, paid, cost }) {
  const rest = inPolicy - deductible;
  if (!table.cost) return [portionOf(table.pieces[0], rest, changes)];
  switch (choiceOf(ruler)) {
    case "after-deductible":
      return portionsOf(table, 0, rest, changes);
    case "year-cost":
      return portionsOf(table, cost + deductible, cost + inPolicy, changes);
    case "fund-paid":
      return portionsPaid(table, changes, rest, paid);
    default:
      return portionsOf(table, deductible, inPolicy, changes);
  }
}

/**
 * Lay the cost over pieces that are measured in what the fund paid.
 * @param {Table} table
 * @param {number[]} changes
 * @param {number} rest the cost to be paid for
 * @param {number} paid
 */
function portionsPaid(table, changes, rest, paid) {
  /** @type {Portion[]} */
  const portions = [];
  for (const piece of table.pieces) {
    if (rest <= 0) break;
    if (piece.high <= paid) continue;
    const whole = portionOf(piece, rest, changes);
    const room = piece.high - paid;
    const size = rest * whole.ratio <= room * WHOLE ? rest : quotient(room * WHOLE, whole.ratio);
    portions.push({ ...whole, size });
    rest -= size;
    paid = piece.high;
  }
  return portions;
}

/**
 * @param {Portion} portion
 * @param {Span} span
 * @param {number} amount
 */
function writeWhole({ text }, { deductible, inPolicy }, amount) {
  const cost = deductible
    ? `(${writeMoney(inPolicy)} − ${writeMoney(deductible)})`
    : writeMoney(inPolicy);
  return `${cost} × ${text} = ${writeMoney(amount)}`;
}

/**
 * Whether a portion lies above the top of the table.
 * @param {RatioRules} rules
 * @param {Span} span
 * @param {Portion[]} portions
 */
function isAbove({ top, ruler }, { deductible, inPolicy, paid, cost }, portions) {
  const end = inPolicy - deductible;
  if (end <= 0) return false;
  switch (choiceOf(ruler)) {
    case "after-deductible":
      return end > top;
    case "year-cost":
      return cost + inPolicy > top;
    case "fund-paid":
      return portions.some(({ piece }) => piece.unpaid) || paidBeyond(portions, paid, top);
    default:
      return inPolicy > top;
  }
}

/**
 * @param {Portion[]} portions
 * @param {number} paid
 * @param {number} top
 */
function paidBeyond(portions, paid, top) {
  const sum = portions.reduce((total, { size, ratio }) => total + size * ratio, paid * WHOLE);
  return sum > top * WHOLE;
}

/**
 * The cost at which the portions have brought an amount.
 * @param {Portion[]} portions
 * @param {number} start where the first portion begins
 * @param {number} amount
 * @returns {number}
 */
export function costAt(portions, start, amount) {
  let rest = amount * WHOLE;
  for (const { size, ratio } of portions) {
    if (rest <= 0) return start;
    if (size * ratio >= rest) return start + quotient(rest, ratio);
    rest -= size * ratio;
    start += size;
  }
  return start;
}
