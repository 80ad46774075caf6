// @ts-check
/**
 * Settles the basic fund of a visit: deductible, ratio, annual cap.
 *
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Miss} Miss
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./cap.js").CapRules} CapRules
 * @typedef {import("./deductible.js").DeductibleRules} DeductibleRules
 * @typedef {import("./ratio.js").RatioRules} RatioRules
 * @typedef {import("./visit.js").Case} Case
 * @typedef {import("./year.js").Year} Year
 * @typedef {{deductible: DeductibleRules | null, ratio: RatioRules, cap: CapRules,
 *   missing: {deductible: Miss[], ratio: Miss[], cap: Miss[]}}} BasicRules
 * @typedef {{inPolicy: number, deductible: number | null, fund: number | null, cap: number,
 *   capReachedAt: number | null, steps: Step[]}} Basic
 *   *capReachedAt* is the cost at which the inpatient cap took something, if it did
 */

import { capCost, capFund, capRules } from "./cap.js";
import { bear, deductibleRules } from "./deductible.js";
import { costAt, payByRatio, ratioRules } from "./ratio.js";

/**
 * Make every look-up before any is used.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @returns {BasicRules}
 */
export function basicRules(inquiry, visit, year) {
  const asking = { ...inquiry, missing: /** @type {Miss[]} */ ([]) };
  const deductible = deductibleRules(asking, visit);
  const afterDeductible = asking.missing.length;
  const ratio = ratioRules(asking, visit);
  const afterRatio = asking.missing.length;
  const cap = capRules(asking, visit, year);
  const missing = {
    deductible: asking.missing.slice(0, afterDeductible),
    ratio: asking.missing.slice(afterDeductible, afterRatio),
    cap: asking.missing.slice(afterRatio),
  };
  return { deductible, ratio, cap, missing };
}

/**
 * Settle by the rules found; what is missing is noted, in the order of the text.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {BasicRules} rules
 * @param {number} inPolicy
 * @returns {Basic}
 */
export function settleBasic(inquiry, visit, year, rules, inPolicy) {
  const counts = year.services[visit.service];
  const { missing } = rules;
  /** @type {Basic} */
  const basic = { inPolicy, deductible: null, fund: null, cap: 0, capReachedAt: null, steps: [] };
  noteMissing(inquiry, missing.deductible, missing.ratio);
  if (missing.deductible.length) {
    noteMissing(inquiry, missing.cap);
    return basic;
  }
  const borne = bear(rules.deductible, visit, inPolicy, counts.borne);
  basic.deductible = borne.amount;
  basic.steps = borne.steps;
  noteMissing(inquiry, missing.cap);
  if (!missing.ratio.length) payBasic(inquiry, visit, year, rules, basic);
  return basic;
}

/**
 * @param {Inquiry} inquiry
 * @param {...Miss[]} lists
 */
export function noteMissing(inquiry, ...lists) {
  for (const list of lists) inquiry.missing.push(...list);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {BasicRules} rules
 * @param {Basic} basic changed
 */
function payBasic(inquiry, visit, year, rules, basic) {
  const { paid, cost } = year.services[visit.service];
  const { inPolicy } = basic;
  const cut = capCost(rules.cap, inPolicy, cost);
  const deductible = Math.min(Number(basic.deductible), cut.amount);
  const span = { deductible, inPolicy: cut.amount, paid, cost };
  const payment = payByRatio(inquiry, rules.ratio, span);
  if (!payment) return;
  basic.steps = [...basic.steps, ...cut.steps, payment.step];
  if (rules.missing.cap.length) return;
  const held = capFund(rules.cap, visit, year, payment.amount);
  basic.fund = held.amount;
  basic.steps = [...basic.steps, ...held.steps];
  basic.cap = capValue(rules.cap);
  if (visit.service !== "inpatient" && !rules.cap.sharedCap) return;
  if (cut.amount < inPolicy) basic.capReachedAt = cut.amount;
  else if (held.amount < payment.amount) {
    basic.capReachedAt = costAt(payment.portions, deductible, held.amount);
  }
}

/** @param {CapRules} rules */
function capValue({ cap, sharedCap }) {
  if (cap && cap.value !== null) return cap.value;
  return (sharedCap && sharedCap.value) || 0;
}
