// @ts-check
/**
 * Raises the cap of 大病保险 for years without a gap or a claim, and lowers it for missed years.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Case} Case
 * @typedef {{value: number | null, steps: Step[]}} Limit
 * @typedef {{amount: number, rests: (Found | null)[]}} Change
 */

import { need, want } from "./look.js";
import { ONE, share, writeMoney } from "./money.js";
import { stepOf } from "./steps.js";

const TOPIC = "critical-illness";

/**
 * The cap that counts; looked up only if more would be paid. `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Found} cap
 * @param {number} paid before the cap
 * @returns {Limit | null}
 */
export function limitOf(inquiry, visit, cap, paid) {
  if (cap.value === null || paid <= cap.value) return { value: cap.value, steps: [] };
  const rise = riseOf(inquiry, visit, cap.value);
  const fall = fallOf(inquiry, visit);
  if (!rise || !fall) return null;
  if (!rise.amount && !fall.amount) return { value: cap.value, steps: [] };
  const value = Math.max(cap.value + rise.amount - fall.amount, 0);
  const up = rise.amount ? ` + ${writeMoney(rise.amount)}` : "";
  const down = fall.amount ? ` − ${writeMoney(fall.amount)}` : "";
  const sum = `${writeMoney(cap.value)}${up}${down} = ${writeMoney(value)}`;
  const rests = [cap, ...rise.rests, ...fall.rests];
  return { value, steps: [stepOf("critical-illness-limit", sum, value, rests)] };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {number} cap
 * @returns {Change | null}
 */
function riseOf(inquiry, visit, cap) {
  const { situation, insuredYears, zeroClaimYears } = visit;
  const insured = insuredYears || 0;
  const after = insured > 0 ? need(inquiry, "duration", TOPIC, "incentive-after", situation) : null;
  if (insured > 0 && !after) return null;
  const steps = after ? Math.max(Math.floor(insured - after.value / ONE), 0) : 0;
  const each = steps ? need(inquiry, "floor", TOPIC, "incentive-continuous", situation) : null;
  if (steps && !each) return null;
  const zero = zeroClaimYears >= 1;
  const unclaimed = zero ? need(inquiry, "floor", TOPIC, "incentive-zero-claim", situation) : null;
  if (zero && !unclaimed) return null;
  const amount =
    steps * (each ? each.value : 0) + zeroClaimYears * (unclaimed ? unclaimed.value : 0);
  const rests = [after, each, unclaimed];
  return steps || zero ? bounded(inquiry, visit, { amount, rests }, cap) : { amount, rests };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Change} rise
 * @param {number} cap
 * @returns {Change | null}
 */
function bounded(inquiry, { situation }, { amount, rests }, cap) {
  const before = inquiry.missing.length;
  const total = want(inquiry, "ceiling", TOPIC, "incentive-total", situation);
  if (inquiry.missing.length > before) return null;
  if (total) return { amount: atMost(amount, total.value), rests: [...rests, total] };
  const ratio = want(inquiry, "ceiling", TOPIC, "incentive-total-ratio", situation);
  if (inquiry.missing.length > before) return null;
  if (!ratio) return { amount, rests };
  const most = ratio.value === null ? null : share(cap, ratio.value);
  return { amount: atMost(amount, most), rests: [...rests, ratio] };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {Change | null}
 */
function fallOf(inquiry, { situation, missedYears }) {
  if (missedYears < 1) return { amount: 0, rests: [] };
  const each = need(inquiry, "floor", TOPIC, "break-penalty", situation);
  if (!each) return null;
  const before = inquiry.missing.length;
  const most = want(inquiry, "ceiling", TOPIC, "break-penalty-most", situation);
  if (inquiry.missing.length > before) return null;
  const amount = missedYears * each.value;
  return { amount: most ? atMost(amount, most.value) : amount, rests: [each, most] };
}

/**
 * @param {number} amount
 * @param {number | null} most
 */
function atMost(amount, most) {
  return most === null ? amount : Math.min(amount, most);
}
