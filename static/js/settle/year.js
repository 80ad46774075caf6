// @ts-check
/**
 * Keeps what has been counted in the benefit year before a visit.
 *
 * @typedef {{fund_paid?: string, deductible_borne?: string, in_policy?: string}} ServiceCounts
 * @typedef {{paid: number, borne: number, cost: number}} ServiceYear
 * @typedef {{services: Object<string, ServiceYear>, admissions: number, critical: number,
 *   threshold: number, aid: number, largeSum: number, over: number}} Year
 *   *critical*, *threshold* and *aid* are the sums that 大病, 大额 above a threshold and 医疗救助
 *   look at; *over* is the cost beyond the cap
 */

import { readMoney } from "./money.js";

/**
 * Read where the year stands before the first visit.
 * @param {any} given `year_to_date` of the request
 * @param {string[]} services those of the visits, in order
 * @returns {Year}
 */
export function yearOf(given, services) {
  const counts = given || {};
  const own = readMoney(counts.self_pay);
  const critical = readMoney(counts.critical_illness);
  const largeSum = readMoney(counts.large_sum);
  return {
    services: servicesOf(counts, services),
    admissions: Number(counts.admissions || 0),
    critical: own,
    threshold: Math.max(own - critical, 0),
    aid: Math.max(own - critical - largeSum, 0),
    largeSum,
    over: 0,
  };
}

/**
 * @param {any} counts
 * @param {string[]} services
 */
function servicesOf(counts, services) {
  const given = counts.services || {};
  /** @type {Object<string, ServiceYear>} */
  const years = {};
  for (const service of [...services, ...Object.keys(given)]) {
    const top = service === services[0] ? counts : {};
    years[service] = serviceYear({ ...picked(top), ...given[service] });
  }
  return years;
}

/** @param {any} counts */
function picked({ fund_paid, deductible_borne, in_policy }) {
  return { fund_paid, deductible_borne, in_policy };
}

/**
 * @param {ServiceCounts} counts
 * @returns {ServiceYear}
 */
function serviceYear({ fund_paid, deductible_borne, in_policy }) {
  return {
    paid: readMoney(fund_paid),
    borne: readMoney(deductible_borne),
    cost: readMoney(in_policy),
  };
}
