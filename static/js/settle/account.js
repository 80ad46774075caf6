// @ts-check
/**
 * Works out what is put into a personal account each month (个人账户划入).
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./steps.js").Step} Step
 * @typedef {{account: {month: string, year: string} | null, steps: Step[]}} Credit
 */

import { need, said, want } from "./look.js";
import { readMoney, share, writeMoney, writePercent } from "./money.js";
import { stepOf } from "./steps.js";
import { known, personSituation } from "./visit.js";
import { withImplied } from "./vocabulary.js";

const TOPIC = "personal-account";
/** @type {Credit} */
const UNKNOWN = { account: null, steps: [] };

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {Credit}
 */
export function accountCredit(inquiry, request) {
  const asked = request.account;
  if (asked.account === "pool-only") return credited(0, stepOf("pool-only", "", 0));
  const own = { account: asked.account, base: asked.base_option };
  const given = known({ ...personSituation(request.person || {}), ...own });
  const situation = withImplied(inquiry.vocabulary, given);
  const before = inquiry.missing.length;
  const fixed = want(inquiry, "floor", TOPIC, "monthly-credit", situation);
  if (fixed) return credited(fixed.value, amountStep("monthly-credit", fixed));
  if (inquiry.missing.length > before) return UNKNOWN;
  const rate = want(inquiry, "share", TOPIC, "credit-rate", situation);
  if (rate) return byShare("credit-rate", baseOf(inquiry, asked), rate);
  if (inquiry.missing.length > before) return UNKNOWN;
  const pension = want(inquiry, "share", TOPIC, "pension-share", situation);
  if (pension) return byShare("pension-share", said(inquiry, `${TOPIC}.average-pension`), pension);
  if (inquiry.missing.length === before) need(inquiry, "floor", TOPIC, "monthly-credit", situation);
  return UNKNOWN;
}

/**
 * @param {Inquiry} inquiry
 * @param {any} asked
 * @returns {Found | null}
 */
function baseOf(inquiry, asked) {
  if (asked.base === undefined) return said(inquiry, `${TOPIC}.base`);
  const nothing = { unit: undefined, absence: undefined, row: null, figures: [], supplied: null, assumed: null };
  return { ...nothing, value: readMoney(asked.base) };
}

/**
 * @param {string} word
 * @param {Found | null} whole
 * @param {Found} ratio
 * @returns {Credit}
 */
function byShare(word, whole, ratio) {
  if (!whole) return UNKNOWN;
  const month = share(whole.value, ratio.value);
  const sum = `${writeMoney(whole.value)} × ${writePercent(ratio.value)} = ${writeMoney(month)}`;
  return credited(month, stepOf(word, sum, month, [ratio, whole]));
}

/**
 * @param {string} word
 * @param {Found} found
 */
function amountStep(word, found) {
  return stepOf(word, writeMoney(found.value), found.value, [found]);
}

/**
 * @param {number} month
 * @param {Step} step
 * @returns {Credit}
 */
function credited(month, step) {
  return { account: { month: writeMoney(month), year: writeMoney(month * 12) }, steps: [step] };
}
