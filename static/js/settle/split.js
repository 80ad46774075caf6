// @ts-check
/**
 * Splits a bill into what is outside the catalogue, over a limit, paid first by oneself, and
 * in-policy cost.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Case} Case
 * @typedef {{amount: string, catalogue: string, limit?: string, ratio?: string}} Line
 * @typedef {{total?: string, outside_catalogue?: string, over_limit?: string,
 *   first_self_pay?: string, outside_share?: string, lines?: Line[]}} Bill
 * @typedef {{total: number, outside: number, overLimit: number, prepaid: number,
 *   inPolicy: number, steps: Step[]}} Split
 */

import { need, want } from "./look.js";
import { readMoney, readPercent, share, writeMoney, writePercent } from "./money.js";
import { stepOf } from "./steps.js";

/**
 * Split a bill; `null` if a ratio for it is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Bill} bill
 * @returns {Split | null}
 */
export function splitBill(inquiry, visit, bill) {
  const split = bill.lines
    ? splitLines(inquiry, visit, bill.lines)
    : bill.outside_share !== undefined
      ? estimated(readMoney(bill.total), bill.outside_share)
      : stated(bill);
  if (!split) return null;
  split.inPolicy = split.total - split.outside - split.overLimit - split.prepaid;
  split.steps.push(stepOf("in-policy", inPolicySum(split), split.inPolicy));
  return split;
}

/**
 * @param {Bill} bill
 * @returns {Split}
 */
function stated(bill) {
  return {
    total: readMoney(bill.total),
    outside: readMoney(bill.outside_catalogue),
    overLimit: readMoney(bill.over_limit),
    prepaid: readMoney(bill.first_self_pay),
    inPolicy: 0,
    steps: [],
  };
}

/**
 * @param {number} total
 * @param {string} text
 * @returns {Split}
 */
function estimated(total, text) {
  const ratio = readPercent(text);
  const outside = share(total, ratio);
  const sum = `${writeMoney(total)} × ${writePercent(ratio)} = ${writeMoney(outside)}`;
  const steps = [stepOf("estimate", sum, outside)];
  return { total, outside, overLimit: 0, prepaid: 0, inPolicy: 0, steps };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Line[]} lines
 * @returns {Split | null}
 */
function splitLines(inquiry, visit, lines) {
  /** @type {Split} */
  const split = { total: 0, outside: 0, overLimit: 0, prepaid: 0, inPolicy: 0, steps: [] };
  let whole = true;
  for (const line of lines) {
    const amount = readMoney(line.amount);
    split.total += amount;
    if (line.catalogue === "c") split.outside += amount;
    else whole = addLine(inquiry, visit, split, line, amount) && whole;
  }
  return whole ? split : null;
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Split} split
 * @param {Line} line
 * @param {number} amount
 * @returns {boolean} whether its ratio is known
 */
function addLine(inquiry, visit, split, line, amount) {
  const limit = line.limit === undefined ? amount : readMoney(line.limit);
  const within = Math.min(amount, limit);
  const over = amount - within;
  if (over > 0) {
    const sum = `${writeMoney(amount)} − ${writeMoney(limit)} = ${writeMoney(over)}`;
    split.overLimit += over;
    split.steps.push(stepOf("over-limit", sum, over));
  }
  return line.catalogue !== "b" || addFirstSelfPay(inquiry, visit, split, line, within);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Split} split
 * @param {Line} line
 * @param {number} within
 */
function addFirstSelfPay(inquiry, visit, split, line, within) {
  const found = line.ratio === undefined ? prepayRatio(inquiry, visit) : null;
  if (line.ratio === undefined && !found) return false;
  const ratio = found ? found.value : readPercent(String(line.ratio));
  const prepaid = share(within, ratio);
  const sum = `${writeMoney(within)} × ${writePercent(ratio)} = ${writeMoney(prepaid)}`;
  split.prepaid += prepaid;
  split.steps.push(stepOf("first-self-pay", sum, prepaid, [found]));
  return true;
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 */
function prepayRatio(inquiry, visit) {
  const setting = visit.service === "inpatient" ? "inpatient-care" : "outpatient-care";
  return need(inquiry, "share", "class-b-prepay", "ratio", { ...visit.situation, setting });
}

/** @param {Split} split */
function inPolicySum({ total, outside, overLimit, prepaid, inPolicy }) {
  const parts = [outside, overLimit, prepaid].filter((part) => part !== 0);
  if (!parts.length) return writeMoney(total);
  return `${[total, ...parts].map(writeMoney).join(" − ")} = ${writeMoney(inPolicy)}`;
}

/**
 * Take off what is paid first by oneself for being treated elsewhere.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Split} split
 * @returns {Split | null}
 */
export function splitArea(inquiry, visit, split) {
  if (!visit.abroad || visit.service !== "inpatient") return split;
  const before = inquiry.missing.length;
  const found = want(inquiry, "share", "cross-region", "first-self-pay", visit.situation);
  if (!found) return inquiry.missing.length > before ? null : split;
  const { inPolicy, prepaid } = split;
  const own = share(inPolicy, found.value);
  const sum = `${writeMoney(inPolicy)} × ${writePercent(found.value)} = ${writeMoney(own)}`;
  const steps = [...split.steps, stepOf("area-first-self-pay", sum, own, [found])];
  return { ...split, inPolicy: inPolicy - own, prepaid: prepaid + own, steps };
}
