// @ts-check
/**
 * Answers → what the reader sees: who pays what first, then how sure, then every step.
 *
 * @typedef {any} Answer an answer as docs/settlement.md describes it
 * @typedef {{set: [string, string][], label: string, answer: Answer}} Settled
 * @typedef {{code: string, name: string, own: boolean, task: string, total: number, floor: boolean, claimed: boolean, settled: Settled[], ground: import("./steps.js").Ground}} Result
 * @typedef {(values: Record<string, string>) => void} Set
 */
import { askNode, claimNodes, claimTitle } from "./ask.js";
import { drawn, h } from "./dom.js";
import { credited, paidIn } from "./paid.js";
import { severalNodes } from "./several.js";
import { ruleNode, stepList } from "./steps.js";
import { fenOf, percent, writeFen } from "./typed.js";
import { say } from "./words.js";

const LAYERS = ["basic_fund", "large_sum", "critical_illness", "medical_aid"];

/**
 * Show what was settled for a region.
 * @param {Result} result
 * @param {boolean} alone whether no other region stands beside it
 * @param {Set} set
 * @param {(name: string) => void} forget drops what was supplied or claimed
 */
export function resultNode(result, alone, set, forget) {
  const { settled, own, ground, name, code } = result;
  const title = h("h3", {}, h("a", { href: `${ground.library.root}r/${code}/` }, name));
  const [first] = settled;
  const body = settled.length === 1 ? one(result, first.answer, alone, set) : severalNodes(result, set);
  const label = settled.length === 1 && first.label ? h("p", { class: "help" }, first.label) : null;
  const undo = [
    ["x.", "missing.forget", Object.keys(ground.supplied).length > 0],
    ["q.", "claim.back", settled.some(({ answer }) => answer.status !== "disputed") && result.claimed],
  ];
  const buttons = undo.filter(([, , shown]) => shown).map(([start, word]) =>
    h("button", { type: "button", class: "quiet", click: () => forget(`${start}${code}.`) }, say(String(word))),
  );
  return h("article", { class: own ? "result result--own" : "result" }, title, label, body, buttons);
}

/** @param {Result} result @param {Answer} answer @param {boolean} alone @param {Set} set @returns {HTMLElement[]} */
function one(result, answer, alone, set) {
  if (answer.status === "disputed") return disputed(result, answer, set);
  const { ground, task } = result;
  const steps = stepsNode(ground, answer, task);
  if (answer.status === "incomplete") {
    const so_far = steps.length ? [h("details", { class: "more", open: alone }, h("summary", {}, say("steps.so-far")), steps)] : [];
    return [askNode(ground, answer.missing, set), ...so_far];
  }
  const how = alone
    ? [h("h3", {}, say("steps")), ...steps]
    : [h("details", { class: "more" }, h("summary", {}, say("steps")), steps)];
  return [...head(result, answer), ...warnings(ground, answer), ...how];
}

/** @param {Result} result @param {Answer} answer @returns {HTMLElement[]} */
function head(result, answer) {
  if (result.task === "contribution") return paidIn(answer.contribution);
  if (result.task === "account") return credited(answer.account);
  const { patient, fund } = answer.totals;
  const policy = sum(answer, "in_policy");
  const parts = LAYERS.map((key) => [key, sum(answer, key)]).filter(([, fen]) => Number(fen) > 0);
  const layers = parts.map(([key, fen]) => `${say(`layer.${key}`)} ${say("yuan", { amount: writeFen(Number(fen)) })}`);
  return [
    who("you", patient, result.total),
    who("fund", fund, result.total, parts.length > 1 ? layers.join("，") : ""),
    bar(result.total, fenOf(fund), patient),
    ...(answer.waiting ? [waited(answer.waiting)] : []),
    ...(policy > 0 ? [h("p", {}, say("inpolicy", { amount: writeFen(policy), ratio: percent(fenOf(fund), policy) }))] : []),
    ...(result.floor ? [h("p", { class: "notice" }, say("floor"))] : []),
  ];
}

/** @param {{period: string, from: string}} waiting */
function waited(waiting) {
  return h("p", { class: "notice" }, say(waiting.period ? "benefits" : "benefits.none", waiting));
}

/**
 * Say who pays how much, and how much of the bill that is.
 * @param {string} key
 * @param {string} amount
 * @param {number} total
 * @param {string} [more]
 */
function who(key, amount, total, more = "") {
  const share = total > 0 ? h("span", { class: "help" }, say("shares", { real: percent(fenOf(amount), total) })) : null;
  const text = h("strong", { class: "payer__amount" }, say("yuan", { amount }));
  return h("p", { class: `payer payer--${key}` }, h("span", { class: "payer__name" }, say(key)), text, share, more ? h("span", { class: "help" }, more) : null);
}

/** @param {number} total @param {number} fund @param {string} patient */
function bar(total, fund, patient) {
  const part = total > 0 ? (fund / total) * 100 : 0;
  const label = say("bar", { total: writeFen(total), fund: writeFen(fund), patient });
  return /** @type {HTMLElement} */ (
    drawn(
      "svg",
      { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img", "aria-label": label },
      drawn("rect", { class: "bar__you", x: 0, y: 0, width: 100 - part, height: 8 }),
      drawn("rect", { class: "bar__fund", x: 100 - part, y: 0, width: part, height: 8 }),
    )
  );
}

/** @param {Answer} answer @param {string} key the sum of a part over all visits, in 分 */
function sum(answer, key) {
  return answer.visits.reduce((/** @type {number} */ fen, /** @type {any} */ visit) => fen + fenOf(visit[key] ?? "0"), 0);
}

/** @param {import("./steps.js").Ground} ground @param {Answer} answer @returns {HTMLElement[]} */
function warnings(ground, answer) {
  if (answer.warnings.length === 0) return [];
  const rows = answer.warnings.map((/** @type {{figure: string, note: string}} */ { figure, note }) =>
    h("li", {}, ruleNode(ground, figure), note ? h("span", {}, note) : null),
  );
  return [h("div", { class: "warning" }, h("p", {}, h("strong", {}, say("warning.plain"))), h("ul", {}, rows))];
}

/**
 * Show the steps, visit by visit where there are several.
 * @param {import("./steps.js").Ground} ground
 * @param {Answer} answer
 * @param {string} task
 * @returns {HTMLElement[]}
 */
function stepsNode(ground, answer, task) {
  if (task !== "visits") {
    const steps = answer[task]?.steps ?? answer.steps ?? [];
    return steps.length ? [stepList(ground, steps)] : [];
  }
  const waits = answer.waiting?.steps?.length ? [stepList(ground, answer.waiting.steps)] : [];
  const visits = answer.visits.flatMap((/** @type {any} */ visit, /** @type {number} */ place) => {
    const title = say("nth", { number: place + 1, patient: visit.patient === null ? "" : say("yuan", { amount: visit.patient }) });
    const list = visit.steps.length ? [stepList(ground, visit.steps)] : [];
    return answer.visits.length > 1 ? [h("h4", {}, title), ...list] : list;
  });
  return [...waits, ...visits];
}

/** @param {Result} result @param {Answer} answer @param {Set} set @returns {HTMLElement[]} */
function disputed(result, answer, set) {
  const cards = answer.alternatives.map((/** @type {Answer} */ rival) =>
    h("div", { class: "claim" }, claimTitle(result.ground, rival.claims), one(result, rival, false, set), claimNodes(result.ground, rival.claims, set)),
  );
  return [h("p", { class: "notice" }, say("disputed")), h("div", { class: "claims-beside" }, cards)];
}
