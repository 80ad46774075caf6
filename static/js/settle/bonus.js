// @ts-check
/**
 * Works out the points by which years of insurance in a row raise the ratio of inpatient care.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./visit.js").Case} Case
 */

import { need, want } from "./look.js";
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
  const before = inquiry.missing.length;
  const most = want(inquiry, "share", TOPIC, "points-most", situation);
  if (inquiry.missing.length > before) return nothing;
  const each = most ? null : want(inquiry, "share", TOPIC, "points-per-year", situation);
  if (!most && !each) return nothing;
  const since = want(inquiry, "year", TOPIC, "counted-since", situation);
  const after = want(inquiry, "duration", TOPIC, "after", situation);
  const years = yearsThatCount(insuredYears, date, since, after);
  if (years < 1) return nothing;
  const found = each || need(inquiry, "share", TOPIC, "points-per-year", situation);
  if (!found) return nothing;
  const points = years * found.value;
  return { points: most ? Math.min(points, most.value) : points, rests: [found, most] };
}

/**
 * @param {number} insured
 * @param {string} date
 * @param {Found | null} since
 * @param {Found | null} after
 */
function yearsThatCount(insured, date, since, after) {
  const counted = since ? Number(date.slice(0, 4)) - since.value + 1 : insured;
  return Math.floor(Math.min(insured, counted) - (after ? after.value / ONE : 0));
}
