// @ts-check
/**
 * Works out the points by which years of insurance in a row raise the ratio of inpatient care.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./visit.js").Case} Case
 */

import { miss, ask, unlessSilent, want } from "./look.js";
import { ONE } from "./money.js";

const TOPIC = "continuous-incentive";

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {{points: number, rests: (Found | null)[]}}
 */
export function bonusOf(inquiry, { situation, insuredYears, date }) {
  const nothing = { points: 0, rests: [] };
  if (insuredYears === null) return nothing;
  const most = want(inquiry, "share", TOPIC, "points-most", situation);
  const each = ask(inquiry, "share", TOPIC, "points-per-year", situation);
  if (!most && !each.found) {
    unlessSilent(inquiry, "share", `${TOPIC}.points-per-year`, each.why, each.figure);
    return nothing;
  }
  const since = want(inquiry, "day", TOPIC, "counted-since", situation);
  const after = want(inquiry, "duration", TOPIC, "after", situation);
  const years = yearsThatCount(insuredYears, date, since, after);
  if (years < 1) return nothing;
  if (!each.found) {
    miss(inquiry, `${TOPIC}.points-per-year`, each.why, each.figure);
    return nothing;
  }
  const points = years * each.found.value;
  return { points: most ? Math.min(points, most.value) : points, rests: [each.found, most] };
}

/**
 * @param {number} insured
 * @param {string} date
 * @param {Found | null} since
 * @param {Found | null} after
 */
function yearsThatCount(insured, date, since, after) {
  const counted = since ? Number(date.slice(0, 4)) - Number(since.value.slice(0, 4)) + 1 : insured;
  return Math.floor(Math.min(insured, counted) - (after ? after.value / ONE : 0));
}
