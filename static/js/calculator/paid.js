// @ts-check
/** Contributions and account credits → what the reader sees of them. */
import { h, table } from "./dom.js";
import { isSaid, say } from "./words.js";

/**
 * @typedef {{part: string, payer: string, month: string | null, year: string}} Part
 * @typedef {{base: string | null, parts: Part[], totals: Record<string, string>}} Contribution
 */

/** @param {Contribution} paid @returns {HTMLElement[]} */
export function paidIn({ parts, totals }) {
  const yuan = (/** @type {string} */ amount) => say("yuan", { amount });
  const others = ["employer", "treasury"].filter((payer) => Number(totals[payer] ?? 0) > 0);
  const rows = parts.map((part) => [nameOf(part.part), say(`pay.${part.payer}`), part.month ?? say("pay.yearly"), part.year]);
  return [
    h("p", { class: "payer payer--you" }, h("span", { class: "payer__name" }, say("pay.you")), h("strong", { class: "payer__amount" }, yuan(totals.individual))),
    ...others.map((payer) =>
      h("p", { class: "payer" }, h("span", { class: "payer__name" }, say(`pay.${payer}`)), h("strong", { class: "payer__amount" }, yuan(totals[payer]))),
    ),
    table(say("pay.table"), [say("pay.part"), say("pay.who"), say("pay.month"), say("pay.year")], rows),
  ];
}

/** @param {string} part */
function nameOf(part) {
  return say(isSaid(`part.${part}`) ? `part.${part}` : `step.${part}`);
}

/** @param {{month: string, year: string}} account @returns {HTMLElement[]} */
export function credited({ month, year }) {
  const amount = h("strong", { class: "payer__amount" }, say("yuan", { amount: month }));
  return [h("p", { class: "payer payer--you" }, h("span", { class: "payer__name" }, say("credit.month")), amount, h("span", { class: "help" }, say("credit.year", { amount: year })))];
}
