// @ts-check
/** Every possibility where something was left open: the best and the worst first, then all of them. */
import { askNode } from "./ask.js";
import { h, table } from "./dom.js";
import { fenOf, writeFen } from "./typed.js";
import { say } from "./words.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./answer.js").Result} Result
 * @typedef {{label: string, low: number, high: number}} Bounds what one pays in 分, over all claims
 */

/**
 * What an answer comes to for the reader: one amount, or two where sources disagree.
 * @param {Answer} answer
 * @param {string} task
 * @returns {number[]} in 分, none if it is not settled
 */
function outcomes(answer, task) {
  if (answer.status === "disputed") return answer.alternatives.flatMap((/** @type {Answer} */ rival) => outcomes(rival, task));
  if (answer.status !== "settled") return [];
  if (task === "contribution") return [fenOf(answer.contribution.totals.individual)];
  return [fenOf(task === "account" ? answer.account.month : answer.totals.patient)];
}

/**
 * @param {Result} result
 * @param {(values: Record<string, string>) => void} set
 * @returns {HTMLElement[]}
 */
export function severalNodes({ settled, task, ground, total, floor }, set) {
  const rows = settled.map((item) => {
    const found = outcomes(item.answer, task);
    return { ...item, low: Math.min(...found), high: Math.max(...found), known: found.length > 0 };
  });
  const known = rows.filter((row) => row.known);
  const title = say({ account: "credit.month", contribution: "pay.you" }[task] ?? "you");
  const heads = [say("range.case"), title, ...(task === "visits" ? [say("fund")] : []), say("range.how")];
  const cells = rows.map(({ label, low, high, known: is, set: chosen }) => {
    const look = () => set(Object.fromEntries(chosen));
    const button = h("button", { type: "button", class: "quiet", "aria-label": say("range.look", { label }), click: look }, say("range.see"));
    const fund = is ? between(total - high, total - low) : "–";
    return [label, is ? between(low, high) : say("range.unsure"), ...(task === "visits" ? [fund] : []), button];
  });
  const missing = forAll(settled.map(({ answer }) => answer));
  return [
    ...(known.length ? [lead(title, known)] : []),
    ...(known.length < rows.length && (known.length || !missing.length) ? [h("p", { class: "help" }, say("range.partly"))] : []),
    ...(floor && known.length ? [h("p", { class: "notice" }, say("floor"))] : []),
    table(say("range.table"), heads, cells),
    ...(missing.length ? [askNode(ground, missing, set)] : []),
  ];
}

/** @param {number} low @param {number} high */
function between(low, high) {
  return low === high ? say("yuan", { amount: writeFen(low) }) : say("range.between", { low: writeFen(low), high: writeFen(high) });
}

/** @param {string} title @param {Bounds[]} rows */
function lead(title, rows) {
  const best = rows.reduce((one, other) => (other.low < one.low ? other : one));
  const worst = rows.reduce((one, other) => (other.high > one.high ? other : one));
  const parts = { title, least: writeFen(best.low), best: best.label, most: writeFen(worst.high), worst: worst.label };
  return h("p", { class: "range" }, say(best.low === worst.high ? "range.same" : "range", parts));
}

/**
 * What every possibility lacks, and what does not differ between them: one number may stand
 * for a cap or a layer, not for what each kind of institution has of its own.
 * @param {Answer[]} answers
 */
function forAll(answers) {
  const differs = /^(inpatient|outpatient|chronic|two-diseases|cross-region)\.(?!annual-cap)/;
  const [first, ...rest] = answers.map((answer) => (answer.status === "incomplete" ? answer.missing : []));
  return first.filter(
    (/** @type {{field: string}} */ { field }) => !differs.test(field) && rest.every((others) => others.some((/** @type {{field: string}} */ other) => other.field === field)),
  );
}
