// @ts-check
/**
 * Settles one visit: the bill, the basic fund, then the layers above it, each on what the one
 * before has left. What cannot be known is `null`, and everything after it.
 *
 * @typedef {import("./basic.js").Basic} Basic
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./split.js").Split} Split
 * @typedef {import("./stage.js").Layer} Layer
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./vocabulary.js").Situation} Situation
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./waiting.js").Wait} Wait
 * @typedef {import("./year.js").Year} Year
 * @typedef {{date: string, provider: string | undefined, borne: number}} Earlier
 * @typedef {{service: string, topic: string, situation: Situation, given: Situation,
 *   abroad: boolean, admission: number, date: string, provider: string | undefined,
 *   transferred: boolean, earlier: Earlier[], insuredYears: number | null,
 *   zeroClaimYears: number, missedYears: number}} Case
 *   *given* is the situation without what its values imply; *earlier* are the visits of the same
 *   service before it, in the request
 * @typedef {Object<string, number | null>} Parts in 分; what is not known is left out or `null`
 * @typedef {{parts: Parts, answer: Object<string, string | null | Step[]>}} Settled
 */

import { basicRules, noteMissing, settleBasic } from "./basic.js";
import { criticalIllness } from "./critical-illness.js";
import { aboveThreshold, beyondCap } from "./large-sum.js";
import { medicalAid } from "./medical-aid.js";
import { writeMoney } from "./money.js";
import { splitArea, splitBill } from "./split.js";
import { stepOf } from "./steps.js";
import { withImplied } from "./vocabulary.js";

const PARTS = ["in_policy", "deductible", "basic_fund", "critical_illness", "large_sum", "medical_aid", "fund", "patient"];

/**
 * What the rules ask of a visit.
 * @param {Vocabulary} vocabulary
 * @param {any} request
 * @param {any} visit
 * @param {Year} year
 * @param {Earlier[]} earlier
 * @returns {Case}
 */
export function caseOf(vocabulary, request, visit, year, earlier) {
  const person = request.person || {};
  const inpatient = visit.service === "inpatient";
  const area = visit.area || "local";
  const given = known({
    ...personSituation(person),
    institution: visit.institution,
    area,
    "visit-kind": visit.visit_kind,
    disease: visit.disease,
    service: visit.service,
    admission: inpatient ? year.admissions + 1 : undefined,
  });
  return {
    service: visit.service,
    topic: visit.service,
    situation: withImplied(vocabulary, given),
    given,
    abroad: area !== "local",
    admission: inpatient ? year.admissions + 1 : 1,
    date: visit.date || request.date,
    provider: visit.provider,
    transferred: Boolean(visit.transferred),
    earlier,
    insuredYears: person.insured_years === undefined ? null : person.insured_years,
    zeroClaimYears: person.zero_claim_years || 0,
    missedYears: person.missed_years || 0,
  };
}

/**
 * What is known of a person, by dimension.
 * @param {any} person
 * @returns {Object<string, any>}
 */
export function personSituation(person) {
  const { status, age, joining } = person;
  return { person: status, age, group: person.group || "ordinary", joining };
}

/**
 * Leave out what is not known.
 * @param {Object<string, any>} values
 * @returns {Situation}
 */
export function known(values) {
  /** @type {Situation} */
  const situation = {};
  for (const key of Object.keys(values)) {
    if (values[key] !== undefined) situation[key] = values[key];
  }
  return situation;
}

/**
 * Settle a visit and count it in the year.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {any} bill
 * @param {Wait | null} wait
 * @param {boolean} broken whether something before this visit is missing
 * @returns {Settled}
 */
export function settleVisit(inquiry, visit, year, bill, wait, broken) {
  const split = splitBill(inquiry, visit, bill);
  if (split && wait && !broken && visit.date < wait.from) return waiting(visit, split, wait);
  const whole = split && splitArea(inquiry, visit, split);
  const rules = basicRules(inquiry, visit, year);
  if (visit.service === "inpatient") year.admissions += 1;
  if (!whole || broken) {
    noteMissing(inquiry, rules.missing.deductible, rules.missing.ratio, rules.missing.cap);
    return whole ? answerOf({ in_policy: whole.inPolicy }, whole.steps) : answerOf({}, []);
  }
  const basic = settleBasic(inquiry, visit, year, rules, whole.inPolicy);
  /** @type {Parts} */
  const parts = { in_policy: whole.inPolicy, deductible: basic.deductible };
  const steps = [...whole.steps, ...basic.steps];
  if (inquiry.missing.length) return answerOf(parts, steps);
  parts.basic_fund = basic.fund;
  return answerOf(parts, [...steps, ...layers(inquiry, visit, year, whole, basic, parts)]);
}

/**
 * Settle what lies above the basic fund, as far as it is known.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @param {Year} year
 * @param {Split} split
 * @param {Basic} basic
 * @param {Parts} parts changed
 * @returns {Step[]}
 */
function layers(inquiry, visit, year, split, basic, parts) {
  const fund = Number(basic.fund);
  const beyond = beyondCap(inquiry, visit, year, basic);
  if (!beyond) return [];
  year.largeSum += beyond.paid;
  count(visit, year, basic);
  const kept = split.inPolicy - fund - beyond.paid;
  const critical = criticalIllness(inquiry, visit, year, kept, split.prepaid);
  if (!critical) return beyond.steps;
  parts.critical_illness = critical.paid;
  const rest = Math.max(kept - critical.paid, 0);
  const above = aboveThreshold(inquiry, visit, year, rest);
  if (!above) return [...beyond.steps, ...critical.steps];
  parts.large_sum = beyond.paid + above.paid;
  const aid = medicalAid(inquiry, visit, year, rest - above.paid);
  const steps = [...beyond.steps, ...critical.steps, ...above.steps];
  if (!aid) return steps;
  parts.medical_aid = aid.paid;
  parts.fund = fund + parts.large_sum + critical.paid + aid.paid;
  parts.patient = split.total - parts.fund;
  return [...steps, ...aid.steps];
}

/**
 * Count a visit in the year of its service.
 * @param {Case} visit
 * @param {Year} year
 * @param {Basic} basic
 */
function count(visit, year, basic) {
  const counts = year.services[visit.service];
  counts.paid += Number(basic.fund);
  counts.borne += Number(basic.deductible);
  counts.cost += basic.inPolicy;
  visit.earlier.push({ date: visit.date, provider: visit.provider, borne: Number(basic.deductible) });
}

/**
 * A visit before benefits begin: the insured pays all of it.
 * @param {Case} visit
 * @param {Split} split
 * @param {Wait} wait
 */
function waiting(visit, split, wait) {
  const nothing = { deductible: 0, basic_fund: 0, critical_illness: 0, large_sum: 0, medical_aid: 0, fund: 0 };
  const step = stepOf("waiting", `${visit.date} < ${wait.from}`, 0, wait.rests);
  return answerOf({ in_policy: split.inPolicy, ...nothing, patient: split.total }, [...split.steps, step]);
}

/**
 * @param {Parts} parts
 * @param {Step[]} steps
 * @returns {Settled}
 */
function answerOf(parts, steps) {
  /** @type {Settled["answer"]} */
  const answer = {};
  for (const part of PARTS) {
    const amount = parts[part];
    answer[part] = amount === undefined || amount === null ? null : writeMoney(amount);
  }
  return { parts, answer: { ...answer, steps } };
}
