// @ts-check
/**
 * Works out who pays how much into a scheme, a month and a year (缴费).
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {{part: string, payer: string, month: number | null, year: number}} Part
 * @typedef {{inquiry: Inquiry, situation: Situation, asked: any, months: number,
 *   base: number | null, parts: Part[], steps: Step[]}} Work
 */

import { baseOfWage, flexibleBase } from "./contribution-base.js";
import { miss, need, want } from "./look.js";
import { share, writeMoney, writePercent } from "./money.js";
import { stepOf } from "./steps.js";
import { known, personSituation } from "./visit.js";
import { withImplied } from "./vocabulary.js";

const TOPIC = "contribution";
const PAYERS = ["individual", "employer", "treasury"];

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {{contribution: any, steps: Step[]}}
 */
export function contribution(inquiry, request) {
  const asked = request.contribution;
  const own = { account: asked.account, base: asked.base };
  const joining = asked.joining ? { joining: asked.joining } : {};
  const given = known({ ...personSituation(request.person || {}), ...joining, ...own });
  const situation = withImplied(inquiry.vocabulary, given);
  const months = asked.months || 12;
  /** @type {Work} */
  const work = { inquiry, situation, asked, months, base: null, parts: [], steps: [] };
  if (!asked.joining) byYear(work);
  else if (asked.joining === "employer") employed(work);
  else flexible(work);
  return { contribution: inquiry.missing.length ? null : written(work), steps: work.steps };
}

/** @param {Work} work */
function written({ base, parts }) {
  const totals = PAYERS.map((payer) => {
    const own = parts.filter((part) => part.payer === payer);
    return [payer, writeMoney(own.reduce((sum, part) => sum + part.year, 0))];
  });
  return {
    base: base === null ? null : writeMoney(base),
    parts: parts.map(({ part, payer, month, year }) => ({
      part,
      payer,
      month: month === null ? null : writeMoney(month),
      year: writeMoney(year),
    })),
    totals: totals.reduce((all, [payer, sum]) => ({ ...all, [payer]: sum }), {}),
  };
}

/** @param {Work} work */
function byYear(work) {
  const { inquiry, situation, asked, parts, steps } = work;
  const individual = need(inquiry, "floor", TOPIC, "individual", situation);
  const late = asked.late ? want(inquiry, "switch", TOPIC, "late-pays", situation) : null;
  if (asked.late && !late) miss(inquiry, `${TOPIC}.late-pays`, "no-record");
  const both = late !== null && late.value === "individual-and-subsidy";
  const find = both ? need : want;
  const subsidy = find(inquiry, "floor", TOPIC, "subsidy", situation);
  if (!individual) return;
  steps.push(amountStep("individual", individual));
  parts.push({ part: "individual", payer: "individual", month: null, year: individual.value });
  if (!subsidy) return;
  steps.push(stepOf("subsidy", writeMoney(subsidy.value), subsidy.value, [subsidy, late]));
  const payer = both ? "individual" : "treasury";
  parts.push({ part: "subsidy", payer, month: null, year: subsidy.value });
}

/** @param {Work} work */
function employed(work) {
  work.base = baseOfWage(work);
  rate(work, "employer-rate", "employer");
  rate(work, "employee-rate", "individual");
  largeSum(work, true);
}

/** @param {Work} work */
function flexible(work) {
  const { inquiry, situation } = work;
  const missing = inquiry.missing.length;
  const amount = want(inquiry, "floor", TOPIC, "flexible-amount", situation);
  if (amount) {
    work.steps.push(amountStep("flexible-amount", amount));
    work.parts.push(dueOf(work, "flexible-amount", "individual", amount, amount.value));
  } else if (inquiry.missing.length === missing) {
    work.base = flexibleBase(work);
    rate(work, "flexible-rate", "individual");
  }
  largeSum(work, false);
  if (work.asked.maternity) maternity(work);
}

/**
 * @param {Work} work
 * @param {string} field
 * @param {string} payer
 */
function rate(work, field, payer) {
  const found = need(work.inquiry, "share", TOPIC, field, work.situation);
  if (!found || work.base === null) return;
  monthly(work, field, payer, work.base, [found]);
}

/**
 * @param {Work} work
 * @param {string} part
 * @param {string} payer
 * @param {number} base
 * @param {Found[]} rests the rate, and what the base rests on unless a step said it
 */
function monthly(work, part, payer, base, rests) {
  const [{ value }] = rests;
  const month = share(base, value);
  const sum = `${writeMoney(base)} × ${writePercent(value)} = ${writeMoney(month)}`;
  work.steps.push(stepOf(part, sum, month, rests));
  work.parts.push({ part, payer, month, year: month * work.months });
}

/**
 * @param {Work} work
 * @param {boolean} shared whether an employer may bear a share
 */
function largeSum(work, shared) {
  const { inquiry, situation, steps, parts } = work;
  const amount = want(inquiry, "floor", TOPIC, "large-sum", situation);
  if (!amount) return;
  const ratio = shared ? want(inquiry, "share", TOPIC, "large-sum-employer-share", situation) : null;
  if (!ratio) {
    steps.push(amountStep("large-sum-contribution", amount));
    parts.push(dueOf(work, "large-sum", "individual", amount, amount.value));
    return;
  }
  const employer = share(amount.value, ratio.value);
  const sum = `${writeMoney(amount.value)} × ${writePercent(ratio.value)} = ${writeMoney(employer)}`;
  steps.push(stepOf("large-sum-contribution", sum, employer, [amount, ratio]));
  parts.push(dueOf(work, "large-sum", "employer", amount, employer));
  parts.push(dueOf(work, "large-sum", "individual", amount, amount.value - employer));
}

/** @param {Work} work */
function maternity(work) {
  const { inquiry, situation } = work;
  const missing = inquiry.missing.length;
  const amount = want(inquiry, "floor", TOPIC, "maternity", situation);
  if (amount) {
    work.steps.push(amountStep("maternity", amount));
    work.parts.push(dueOf(work, "maternity", "individual", amount, amount.value));
    return;
  }
  if (inquiry.missing.length > missing) return;
  const rate = need(inquiry, "share", TOPIC, "maternity-rate", situation);
  if (!rate) return;
  if (work.base !== null) {
    monthly(work, "maternity", "individual", work.base, [rate]);
    return;
  }
  const base = need(inquiry, "floor", TOPIC, "flexible-base", situation);
  if (base) monthly(work, "maternity", "individual", base.value, [rate, base]);
}

/**
 * A part that is due by the month or by the year.
 * @param {Work} work
 * @param {string} part
 * @param {string} payer
 * @param {Found} amount
 * @param {number} due
 * @returns {Part}
 */
function dueOf({ months }, part, payer, amount, due) {
  if (amount.unit === "month") return { part, payer, month: due, year: due * months };
  return { part, payer, month: null, year: due };
}

/**
 * @param {string} word
 * @param {Found} found
 */
function amountStep(word, found) {
  return stepOf(word, writeMoney(found.value), found.value, [found]);
}
