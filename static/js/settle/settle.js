// @ts-check
/**
 * Settles a request by the rules, as docs/settlement.md defines it: a year of visits, a
 * contribution or an account credit; where sources disagree, once for each of them.
 *
 * @typedef {import("./figures.js").RegionFile} RegionFile
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Miss} Miss
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./visit.js").Earlier} Earlier
 * @typedef {import("./visit.js").Settled} Settled
 * @typedef {import("./vocabulary.js").Index} Index
 * @typedef {import("./waiting.js").Wait} Wait
 * @typedef {{index: Index, regions: Object<string, RegionFile>}} Rules
 * @typedef {Object<string, any>} Answer
 */

import { accountCredit } from "./account.js";
import { contribution } from "./contribution.js";
import { writeMoney } from "./money.js";
import { OpenDispute, lineage } from "./rules.js";
import { inTurns } from "./turns.js";
import { caseOf, known, personSituation, settleVisit } from "./visit.js";
import { vocabularyOf, withImplied } from "./vocabulary.js";
import { waitOf } from "./waiting.js";
import { yearOf } from "./year.js";

/**
 * Settle one request; what is `null` in it is as if left out.
 * @param {any} request
 * @param {Rules} rules
 * @returns {Answer}
 */
export function settle(request, rules) {
  const given = JSON.parse(JSON.stringify(request), (_, value) => (value === null ? undefined : value));
  return settled(given, rules);
}

/**
 * @param {any} request
 * @param {Rules} rules
 * @returns {Answer}
 */
function settled(request, rules) {
  try {
    return settleOne(request, rules);
  } catch (fault) {
    if (!(fault instanceof OpenDispute)) throw fault;
    return disputed(request, rules, fault);
  }
}

/**
 * Settle many requests, each by its own rules, without holding the page up.
 * @param {Iterable<{request: any, rules: Rules}>} asked
 * @param {AbortSignal} signal
 * @returns {Promise<Answer[] | null>} in the order asked; null once the signal says to stop
 */
export function settleEach(asked, signal) {
  return inTurns(asked, ({ request, rules }) => settle(request, rules), signal);
}

/**
 * @param {any} request
 * @param {Rules} rules
 * @param {OpenDispute} dispute
 * @returns {Answer}
 */
function disputed(request, rules, { key, sources }) {
  /** @type {Answer[]} */
  const alternatives = [];
  for (const source of sources) {
    const chosen = { [key]: source };
    const answer = settled({ ...request, claims: { ...request.claims, ...chosen } }, rules);
    for (const one of answer.alternatives || [answer]) {
      alternatives.push({ ...one, claims: { ...chosen, ...one.claims } });
    }
  }
  const open = alternatives.every(({ status }) => status === "incomplete");
  const missing = open ? distinct(alternatives) : [];
  const status = missing.length ? "incomplete" : "disputed";
  const totals = { fund: null, patient: null };
  return { status, missing, warnings: [], visits: [], totals, alternatives };
}

/** @param {Answer[]} answers */
function distinct(answers) {
  /** @type {Map<string, Miss>} */
  const seen = new Map();
  for (const { missing } of answers) {
    for (const one of missing) {
      const key = JSON.stringify([one.field, one.why, one.visit, one.figure]);
      seen.set(key, one);
    }
  }
  return [...seen.values()];
}

/**
 * @param {any} request
 * @param {Rules} rules
 * @returns {Answer}
 */
function settleOne(request, rules) {
  const inquiry = inquiryOf(request, rules);
  if (request.contribution) return contributionAnswer(inquiry, request);
  if (request.account) return accountAnswer(inquiry, request);
  return visitsAnswer(inquiry, request);
}

/**
 * @param {any} request
 * @param {Rules} rules
 * @returns {Inquiry}
 */
function inquiryOf(request, rules) {
  const vocabulary = vocabularyOf(rules.index);
  const schemes = [request.scheme, ...vocabulary.common];
  return {
    vocabulary,
    files: lineage(request.region).map((code) => rules.regions[code]),
    scheme: request.scheme,
    schemes,
    day: request.date,
    claims: request.claims || {},
    supplied: request.supplied || {},
    visit: null,
    missing: [],
    marks: new Map(),
  };
}

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {Answer}
 */
function visitsAnswer(inquiry, request) {
  const year = yearOf(request.year_to_date, request.visits.map((/** @type {any} */ one) => one.service));
  const wait = waitingOf(inquiry, request);
  let missing = [...inquiry.missing];
  /** @type {Object<string, Earlier[]>} */
  const earlier = {};
  /** @type {Settled[]} */
  const visits = request.visits.map((/** @type {any} */ one, /** @type {number} */ place) => {
    const before = (earlier[one.service] = earlier[one.service] || []);
    const visit = caseOf(inquiry.vocabulary, request, one, year, before);
    const asking = { ...inquiry, day: visit.date, visit: place, missing: /** @type {Miss[]} */ ([]) };
    const settled = settleVisit(asking, visit, year, one.bill, wait, missing.length > 0);
    missing = [...missing, ...asking.missing];
    return settled;
  });
  const own = visits.flatMap(({ answer }) => /** @type {Step[]} */ (answer.steps));
  const steps = wait ? [...wait.steps, ...own] : own;
  return {
    ...headOf(inquiry, missing, steps),
    ...(request.waiting ? { waiting: wait && { period: wait.period, from: wait.from, steps: wait.steps } } : {}),
    visits: visits.map(({ answer }) => answer),
    totals: { fund: total(visits, "fund", missing), patient: total(visits, "patient", missing) },
  };
}

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {Wait | null}
 */
function waitingOf(inquiry, request) {
  if (!request.waiting) return null;
  const situation = withImplied(inquiry.vocabulary, known(personSituation(request.person || {})));
  return waitOf({ ...inquiry, day: request.waiting.joined }, situation, request.waiting);
}

/**
 * @param {Settled[]} visits
 * @param {string} part
 * @param {Miss[]} missing
 */
function total(visits, part, missing) {
  if (missing.length) return null;
  return writeMoney(visits.reduce((sum, { parts }) => sum + Number(parts[part]), 0));
}

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {Answer}
 */
function contributionAnswer(inquiry, request) {
  const made = contribution(inquiry, request);
  return { ...headOf(inquiry, inquiry.missing, made.steps), contribution: made.contribution, steps: made.steps };
}

/**
 * @param {Inquiry} inquiry
 * @param {any} request
 * @returns {Answer}
 */
function accountAnswer(inquiry, request) {
  const made = accountCredit(inquiry, request);
  return { ...headOf(inquiry, inquiry.missing, made.steps), account: made.account, steps: made.steps };
}

/**
 * The status, what is missing, and the figures to be warned of in the order of the steps.
 * @param {Inquiry} inquiry
 * @param {Miss[]} missing
 * @param {Step[]} steps
 */
function headOf({ marks }, missing, steps) {
  const named = new Set(steps.flatMap(({ figures }) => figures));
  const warnings = [...named]
    .filter((figure) => marks.has(figure))
    .map((figure) => ({ figure, note: marks.get(figure) }));
  return { status: missing.length ? "incomplete" : "settled", missing, warnings };
}
