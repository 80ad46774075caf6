// @ts-check
/**
 * Writes the steps of a sum.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {{step: string, sum: string, amount: string, figures: string[], supplied?: string[],
 *   assumed?: string[]}} Step
 */

import { writeMoney } from "./money.js";

/**
 * Write a step and what it rests on, each thing once.
 * @param {string} word
 * @param {string} sum
 * @param {number} amount
 * @param {(Found | null)[]} [rests]
 * @returns {Step}
 */
export function stepOf(word, sum, amount, rests = []) {
  /** @type {Step} */
  const step = { step: word, sum, amount: writeMoney(amount), figures: [] };
  for (const found of rests) {
    if (!found) continue;
    for (const id of found.figures) if (!step.figures.includes(id)) step.figures.push(id);
    if (found.supplied) step.supplied = withOne(step.supplied, found.supplied);
    if (found.assumed) step.assumed = withOne(step.assumed, found.assumed);
  }
  return step;
}

/**
 * @param {string[] | undefined} list
 * @param {string} key
 */
function withOne(list, key) {
  if (!list) return [key];
  return list.includes(key) ? list : [...list, key];
}

/**
 * Write a difference: `a − b = c`, or `a ≤ b` when nothing is left.
 * @param {number} one
 * @param {number} other
 * @returns {string}
 */
export function difference(one, other) {
  if (one <= other) return atMost(one, other);
  return `${writeMoney(one)} − ${writeMoney(other)} = ${writeMoney(one - other)}`;
}

/**
 * Write that one amount is at most another.
 * @param {number} one
 * @param {number} other
 * @returns {string}
 */
export function atMost(one, other) {
  return `${writeMoney(one)} ≤ ${writeMoney(other)}`;
}
