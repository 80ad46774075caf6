// @ts-check
/**
 * Finds the deductible of a visit and works out how much of it is borne.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./look.js").Answer} Answer
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Case} Case
 * @typedef {{base: Found | null, repeat: Found | null}} Base
 * @typedef {{base: Found | null, repeat: Found | null, factor: Found | null,
 *   transfer: Found | null, stop: Found | null, last: Found | null}} DeductibleRules
 * @typedef {{amount: number, steps: Step[]}} Sum
 */

import { names } from "./figures.js";
import { ask, choiceOf, miss, need, speaks, unlessSilent, want } from "./look.js";
import { share, WHOLE, writeMoney, writePercent } from "./money.js";
import { atMost, difference, stepOf } from "./steps.js";
import { fieldOf } from "./vocabulary.js";

/**
 * Make the look-ups; `null` if the topic has no deductible.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {DeductibleRules | null}
 */
export function deductibleRules(inquiry, visit) {
  const { topic, situation } = visit;
  if (!fieldOf(inquiry.vocabulary, topic, "deductible")) return null;
  const { base, repeat } = baseOf(inquiry, visit);
  const factor = want(inquiry, "share", topic, "deductible-group-factor", situation);
  const yearly = base !== null && isYearly(base);
  const moved = visit.transferred && visit.earlier.length > 0 && !yearly;
  const transfer = moved ? want(inquiry, "switch", topic, "deductible-transfer", situation) : null;
  const stop = yearly ? null : want(inquiry, "floor", topic, "deductible-annual-stop", situation);
  const last = stop && want(inquiry, "switch", topic, "deductible-last", situation);
  return { base, repeat, factor, transfer, stop, last };
}

/** @param {Found} base */
function isYearly({ unit }) {
  return unit === "year" || unit === "person-year";
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {Base}
 */
function baseOf(inquiry, visit) {
  if (visit.abroad && visit.service === "inpatient") {
    const own = ask(inquiry, "period", "cross-region", "deductible", visit.situation);
    if (own.row && own.found) return { base: own.found, repeat: null };
    if (own.row && own.why !== "not-stated") {
      unlessSilent(inquiry, "cross-region.deductible", own.why, own.figure);
      return { base: null, repeat: null };
    }
  }
  const first = ask(inquiry, "period", visit.topic, "deductible", visit.situation);
  if (visit.admission < 2) {
    return { base: foundOrMissed(inquiry, visit, first), repeat: null };
  }
  return repeated(inquiry, visit, first);
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Answer} answer
 */
function foundOrMissed(inquiry, visit, { found, why, figure }) {
  return found || miss(inquiry, `${visit.topic}.deductible`, why, figure);
}

/**
 * The deductible of a second or later admission.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Answer} answer what was found for this admission
 * @returns {Base}
 */
function repeated(inquiry, visit, answer) {
  const { topic, situation } = visit;
  if (!speaks(inquiry, topic, "deductible", situation)) return ofTheFirst(inquiry, visit, answer);
  const base = foundOrMissed(inquiry, visit, answer);
  const named = answer.row !== null && names(answer.row, "admission");
  if (!base || base.supplied || named) return { base, repeat: null };
  const share = need(inquiry, "share", topic, "deductible-repeat", situation);
  const unchanged = share !== null && share.assumed !== null && share.value === WHOLE;
  return { base, repeat: unchanged ? null : share };
}

/**
 * Where nothing speaks of this admission: what is left of the first one's deductible.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Answer} answer
 * @returns {Base}
 */
function ofTheFirst(inquiry, visit, answer) {
  const { topic, situation } = visit;
  const once = { ...situation, admission: 1 };
  const share = speaks(inquiry, topic, "deductible", once)
    ? ask(inquiry, "share", topic, "deductible-repeat", situation, true)
    : null;
  if (share && !share.found) unlessSilent(inquiry, `${topic}.deductible-repeat`, share.why, share.figure);
  if (!share || !share.found) return { base: foundOrMissed(inquiry, visit, answer), repeat: null };
  // Only now is the first one's needed: what is disputed about it is open from here on.
  const first = ask(inquiry, "period", topic, "deductible", once);
  return { base: foundOrMissed(inquiry, visit, first), repeat: share.found };
}

/**
 * Work out what is borne of the deductible.
 * @param {DeductibleRules | null} rules
 * @param {Case} visit
 * @param {number} inPolicy
 * @param {number} borne this year, before the visit
 * @returns {Sum}
 */
export function bear(rules, visit, inPolicy, borne) {
  if (!rules || !rules.base) return { amount: 0, steps: [] };
  const { base } = rules;
  /** @type {Sum} */
  const start = {
    amount: base.value,
    steps: [stepOf("deductible", writeMoney(base.value), base.value, [base])],
  };
  let sum = scaled(start, "deductible-repeat", rules.repeat);
  sum = scaled(sum, "deductible-group", rules.factor);
  sum = transferred(sum, rules, visit);
  if (base.unit === "day-and-institution" && cameToday(visit)) {
    sum = then(sum, 0, stepOf("deductible-same-day", "", 0));
  }
  sum = isYearly(base) ? lessBorne(sum, borne) : stopped(sum, rules, borne);
  return withinBill(sum, inPolicy);
}

/**
 * @param {Sum} sum
 * @param {number} amount
 * @param {Step} step
 * @returns {Sum}
 */
function then({ steps }, amount, step) {
  return { amount, steps: [...steps, step] };
}

/**
 * @param {Sum} sum
 * @param {string} word
 * @param {Found | null} ratio
 */
function scaled(sum, word, ratio) {
  if (!ratio) return sum;
  const amount = share(sum.amount, ratio.value);
  const text = `${writeMoney(sum.amount)} × ${writePercent(ratio.value)} = ${writeMoney(amount)}`;
  return then(sum, amount, stepOf(word, text, amount, [ratio]));
}

/**
 * @param {Sum} sum
 * @param {DeductibleRules} rules
 * @param {Case} visit
 */
function transferred(sum, { transfer }, { earlier }) {
  if (choiceOf(transfer) !== "difference") return sum;
  const before = earlier[earlier.length - 1].borne;
  const amount = Math.max(sum.amount - before, 0);
  const text = difference(sum.amount, before);
  return then(sum, amount, stepOf("deductible-transfer", text, amount, [transfer]));
}

/** @param {Case} visit */
function cameToday({ earlier, date, provider }) {
  return (
    provider !== undefined &&
    earlier.some((one) => one.date === date && one.provider === provider)
  );
}

/**
 * @param {Sum} sum
 * @param {number} borne
 */
function lessBorne(sum, borne) {
  if (!borne) return sum;
  const amount = Math.max(sum.amount - borne, 0);
  return then(sum, amount, stepOf("deductible-year", difference(sum.amount, borne), amount));
}

/**
 * @param {Sum} sum
 * @param {DeductibleRules} rules
 * @param {number} borne
 */
function stopped(sum, { stop, last }, borne) {
  if (!stop) return sum;
  const left = Math.max(stop.value - borne, 0);
  if (sum.amount <= left) return sum;
  if (left > 0 && choiceOf(last) === "whole") return sum;
  return then(sum, left, stepOf("deductible-stop", difference(stop.value, borne), left, [stop, last]));
}

/**
 * @param {Sum} sum
 * @param {number} inPolicy
 */
function withinBill(sum, inPolicy) {
  if (sum.amount <= inPolicy) return sum;
  const text = atMost(inPolicy, sum.amount);
  return then(sum, inPolicy, stepOf("deductible-within-bill", text, inPolicy));
}
