// @ts-check
/**
 * Finds the annual cap of a service and holds what the fund pays to it.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./look.js").Answer} Answer
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Case} Case
 * @typedef {import("./year.js").Year} Year
 * @typedef {{cap: Found | null, basis: Found | null, shared: Found | null,
 *   sharedCap: Found | null, sharing: string[]}} CapRules
 *   *sharing* are the other services that use up the inpatient cap
 * @typedef {{amount: number, steps: Step[]}} Sum
 */

import { ask, choiceOf, miss, need, unlessSilent, want } from "./look.js";
import { writeMoney } from "./money.js";
import { difference, stepOf } from "./steps.js";
import { fieldOf } from "./vocabulary.js";

/** @type {CapRules} */
const NONE = { cap: null, basis: null, shared: null, sharedCap: null, sharing: [] };

/**
 * Make the look-ups.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @returns {CapRules}
 */
export function capRules(inquiry, visit, year) {
  const { topic, situation, service } = visit;
  if (!fieldOf(inquiry.vocabulary, topic, "annual-cap")) return NONE;
  const own = ownCap(inquiry, visit);
  const basis = want(inquiry, "switch", topic, "cap-basis", situation);
  const shared = service === "inpatient" ? null : sharing(inquiry, visit, service);
  const shares = choiceOf(shared) === "shared";
  const cap = own.found || missedCap(inquiry, own, shares);
  const sharedCap = shares ? need(inquiry, "ceiling", "inpatient", "annual-cap", situation) : null;
  const pooled = shares || (service === "inpatient" && choiceOf(basis) !== "in-policy-cost");
  return { cap, basis, shared, sharedCap, sharing: pooled ? others(inquiry, visit, year) : [] };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {Answer & {key: string}}
 */
function ownCap(inquiry, { topic, situation, abroad, service }) {
  if (abroad && service === "inpatient") {
    const answer = ask(inquiry, "ceiling", "cross-region", "annual-cap", situation);
    if (answer.found || answer.why === "not-exact") {
      return { ...answer, key: "cross-region.annual-cap" };
    }
  }
  const answer = ask(inquiry, "ceiling", topic, "annual-cap", situation);
  return { ...answer, key: `${topic}.annual-cap` };
}

/**
 * @param {Inquiry} inquiry
 * @param {Answer & {key: string}} answer
 * @param {boolean} shares
 */
function missedCap(inquiry, { key, why, figure }, shares) {
  if (shares) return unlessSilent(inquiry, key, why, figure);
  return miss(inquiry, key, why, figure);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {string} service
 */
function sharing(inquiry, { situation }, service) {
  return want(inquiry, "switch", "inpatient", "cap-shared", { ...situation, service });
}

/**
 * The other services that were paid for this year and share the inpatient cap.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 */
function others(inquiry, visit, year) {
  return Object.keys(year.services).filter(
    (service) =>
      service !== visit.service &&
      service !== "inpatient" &&
      year.services[service].paid > 0 &&
      choiceOf(sharing(inquiry, visit, service)) === "shared",
  );
}

/**
 * Whether the cap counts in-policy cost.
 * @param {CapRules} rules
 * @returns {boolean}
 */
export function countsCost({ basis }) {
  return choiceOf(basis) === "in-policy-cost";
}

/**
 * Cut the cost to what is left of a cap that counts cost.
 * @param {CapRules} rules
 * @param {number} inPolicy
 * @param {number} before the cost this year
 * @returns {Sum}
 */
export function capCost(rules, inPolicy, before) {
  const { cap, basis } = rules;
  if (!cap || cap.value === null || !countsCost(rules)) return { amount: inPolicy, steps: [] };
  const amount = Math.max(Math.min(inPolicy, cap.value - before), 0);
  if (amount === inPolicy) return { amount, steps: [] };
  return { amount, steps: [stepOf("cost-cap", difference(cap.value, before), amount, [cap, basis])] };
}

/**
 * Hold what the fund pays to the caps that count what the fund paid.
 * @param {CapRules} rules
 * @param {Case} visit
 * @param {Year} year
 * @param {number} amount
 * @returns {Sum}
 */
export function capFund(rules, visit, year, amount) {
  const { cap, basis, shared, sharedCap, sharing: pooled } = rules;
  /** @type {Sum} */
  let sum = { amount, steps: [] };
  const paid = year.services[visit.service].paid;
  const pool = pooled.reduce((total, service) => total + year.services[service].paid, paid);
  const inpatient = year.services.inpatient;
  if (cap && !countsCost(rules)) {
    sum = held("annual-cap", cap, visit.service === "inpatient" ? pool : paid, sum, [], [basis]);
  }
  if (!sharedCap) return sum;
  return held("shared-cap", sharedCap, pool + (inpatient ? inpatient.paid : 0), sum, [shared], []);
}

/**
 * @param {string} word
 * @param {Found} cap
 * @param {number} paid
 * @param {Sum} sum
 * @param {(Found | null)[]} rests named beside the cap
 * @param {(Found | null)[]} taking named beside it when it takes something
 * @returns {Sum}
 */
function held(word, cap, paid, { amount, steps }, rests, taking) {
  if (cap.value === null) return then(steps, stepOf(word, "", amount, [cap, ...rests]), amount);
  const left = Math.max(cap.value - paid, 0);
  const took = amount > left;
  if (took || (paid && !left)) {
    const text = paid ? difference(cap.value, paid) : writeMoney(cap.value);
    return then(steps, stepOf(word, text, left, [cap, ...(took ? taking : []), ...rests]), left);
  }
  const before = paid ? ` − ${writeMoney(paid)}` : "";
  const text = `${writeMoney(amount)} ≤ ${writeMoney(cap.value)}${before}`;
  return then(steps, stepOf(word, text, amount, [cap, ...rests]), amount);
}

/**
 * @param {Step[]} steps
 * @param {Step} step
 * @param {number} amount
 */
function then(steps, step, amount) {
  return { amount, steps: [...steps, step] };
}
