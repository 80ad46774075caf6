// @ts-check
/**
 * 医疗救助: for those it is meant for, pays from what the layers before have left.
 *
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./stage.js").Layer} Layer
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./stage.js").Threshold} Threshold
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Case} Case
 * @typedef {import("./year.js").Year} Year
 */

import { countsVisit } from "./critical-illness.js";
import { settled } from "./large-sum.js";
import { ask, miss, said, want } from "./look.js";
import { share, writeMoney, writePercent } from "./money.js";
import { belowThreshold } from "./stage.js";
import { stepOf } from "./steps.js";
import { isFor } from "./vocabulary.js";

const TOPIC = "medical-aid";
const INCOME = "medical-aid.local-income";
/** @type {Layer} */
const NOTHING = { paid: 0, steps: [] };

/**
 * Settle the layer; `null` if something is missing.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {number} kept
 * @returns {Layer | null}
 */
export function medicalAid(inquiry, visit, year, kept) {
  if (!isFor(inquiry.vocabulary, TOPIC, visit.situation)) return NOTHING;
  const before = year.aid;
  if (before + kept === 0 || !countsVisit(inquiry, visit, TOPIC)) return NOTHING;
  const sum = before + kept;
  year.aid = sum;
  const found = thresholdOf(inquiry, visit);
  if (!found) return null;
  const { threshold, steps } = found;
  if (sum <= threshold.value) {
    return { paid: 0, steps: [...steps, belowThreshold(TOPIC, threshold, sum)] };
  }
  const layer = settled(inquiry, visit, TOPIC, threshold, { sum, before });
  return layer && { paid: layer.paid, steps: [...steps, ...layer.steps] };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {{threshold: Threshold, steps: Step[]} | null}
 */
function thresholdOf(inquiry, { situation }) {
  const answer = ask(inquiry, "floor", TOPIC, "deductible", situation);
  const { found } = answer;
  if (!answer.row) {
    const missing = inquiry.missing.length;
    const ratio = want(inquiry, "share", TOPIC, "deductible-income-share", situation);
    if (inquiry.missing.length > missing) return null;
    if (ratio) return fromIncome(inquiry, ratio);
  }
  if (!found) return miss(inquiry, `${TOPIC}.deductible`, answer.why, answer.figure);
  return { threshold: { value: found.value, rests: [found] }, steps: [] };
}

/**
 * @param {Inquiry} inquiry
 * @param {import("./look.js").Found} ratio
 */
function fromIncome(inquiry, ratio) {
  const income = said(inquiry, INCOME);
  if (!income) return null;
  const value = share(income.value, ratio.value);
  const sum = `${writeMoney(income.value)} × ${writePercent(ratio.value)} = ${writeMoney(value)}`;
  const rests = [ratio, income];
  return { threshold: { value, rests }, steps: [stepOf("medical-aid-deductible", sum, value, rests)] };
}
