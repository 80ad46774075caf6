// @ts-check
/**
 * Works out from which day somebody who joined late, or again, is paid for (待遇等待期).
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {{period: string, from: string, steps: Step[], rests: Found[]}} Wait
 */

import { addDays, addMonths, daysBetween } from "./days.js";
import { miss, need, want } from "./look.js";
import { ONE, writeDecimal } from "./money.js";
import { stepOf } from "./steps.js";

const TOPIC = "waiting-period";
const MONTHS = "个月";

/**
 * @param {Inquiry} inquiry of the day joined
 * @param {Situation} situation
 * @param {any} asked `waiting` of the request
 * @returns {Wait | null}
 */
export function waitOf(inquiry, situation, asked) {
  if (asked.born) {
    const window = need(inquiry, "duration", "newborn", "enrolment-window", situation);
    if (!window) return null;
    const days = daysBetween(asked.born, asked.joined);
    if (days * ONE <= window.value) {
      const step = stepOf("newborn", `${days} ≤ ${writeDecimal(window.value, 4)}`, 0, [window]);
      return { period: "", from: asked.born, steps: [step], rests: [window] };
    }
  }
  return late(inquiry, situation, asked);
}

/**
 * @param {Inquiry} inquiry
 * @param {Situation} situation
 * @param {any} asked
 * @returns {Wait | null}
 */
function late(inquiry, situation, asked) {
  const missed = asked.missed_years || 0;
  const counted = Math.max(missed - (asked.repaid_years || 0), 0);
  const fixed = need(inquiry, "duration", TOPIC, "fixed", situation);
  const each = counted ? need(inquiry, "duration", TOPIC, "variable", situation) : null;
  if (!fixed || (counted && !each)) return null;
  if (each && each.unit !== fixed.unit) {
    return miss(inquiry, `${TOPIC}.variable`, "not-exact", each.figures[0] || null);
  }
  const rests = each ? [fixed, each] : [fixed];
  const length = fixed.value + (each ? counted * each.value : 0);
  const period = written(length, fixed.unit);
  const sum = each
    ? `${written(fixed.value, fixed.unit)} + ${counted} × ${written(each.value, each.unit)} = ${period}`
    : period;
  const from = after(asked.joined, length, fixed.unit);
  const wait = { period, from, steps: [stepOf("waiting", sum, 0, rests)], rests };
  return withFloor(inquiry, situation, asked.joined, missed, wait);
}

/**
 * @param {Inquiry} inquiry
 * @param {Situation} situation
 * @param {string} joined
 * @param {number} missed
 * @param {Wait} wait
 * @returns {Wait}
 */
function withFloor(inquiry, situation, joined, missed, wait) {
  const since = want(inquiry, "duration", TOPIC, "floor-after", situation);
  const floor = want(inquiry, "duration", TOPIC, "floor", situation);
  if (!since || !floor || missed * ONE < since.value) return wait;
  const from = after(joined, floor.value, floor.unit);
  if (from <= wait.from) return wait;
  const period = written(floor.value, floor.unit);
  const step = stepOf("waiting-floor", period, 0, [floor, since]);
  return { period, from, steps: [...wait.steps, step], rests: [...wait.rests, floor, since] };
}

/**
 * @param {string} day
 * @param {number} length
 * @param {string | undefined} unit
 */
function after(day, length, unit) {
  const number = Math.floor(length / ONE);
  return unit === MONTHS ? addMonths(day, number) : addDays(day, number);
}

/**
 * @param {number} length
 * @param {string | undefined} unit
 */
function written(length, unit) {
  return `${writeDecimal(length, 4)}${unit || ""}`;
}
