// @ts-check
/** State and rules → what was settled for each region; what was typed is judged before. */
import { curveNode, pointsOf } from "./curve.js";
import { requestOf, taskOf, variants } from "./request.js";
import { ANY } from "./situation.js";
import { visitsOf } from "./state.js";
import { fenOf, readMoney } from "./typed.js";
import { say } from "./words.js";

/**
 * @typedef {import("./known.js").Here} Here
 * @typedef {import("./state.js").State} State
 * @typedef {import("./answer.js").Result} Result
 * @typedef {import("./rules.js").Library} Library
 * @typedef {import("./answer.js").Settled} Settled
 * @typedef {Pick<typeof import("../settle/settle.js"), "settle" | "settleEach">} Engine
 * @typedef {Engine["settle"]} Settle
 */

/**
 * Settle the question in each region; null for one where too much was left open.
 * @param {Engine} engine
 * @param {Library} library
 * @param {Here[]} places the reader's own first
 * @param {State} state
 * @param {AbortSignal} signal
 * @returns {Promise<(Result | null)[] | null>} null once the signal says to stop
 */
export async function resultsOf(engine, library, places, state, signal) {
  const open = places.map((here, place) => variants(here, state, place === 0));
  const asked = open.flatMap((some, place) =>
    (some ?? []).map(({ state: filled }) => ({ request: requestOf(places[place], filled, place === 0), rules: places[place].rules })),
  );
  const answers = await engine.settleEach(asked, signal);
  if (answers === null) return null;
  const next = answers.values();
  return open.map((some, place) => {
    const settled = some?.map(({ set, label }) => ({ set, label, answer: next.next().value }));
    return settled ? resultOf(library, places[place], state, place === 0, settled) : null;
  });
}

/**
 * @param {Library} library
 * @param {Here} here
 * @param {State} state
 * @param {boolean} own
 * @param {Settled[]} settled
 * @returns {Result}
 */
function resultOf(library, here, state, own, settled) {
  const code = here.chain[0];
  const given = [...state].filter(([name]) => name.startsWith(`x.${code}.`)).map(([name, value]) => [name.slice(`x.${code}.`.length), value]);
  const task = taskOf(state);
  return {
    code,
    name: library.name(code),
    own,
    task,
    total: task === "visits" ? totalOf(state) : 0,
    floor: task === "visits" && visitsOf(state).some((number) => leftOpen(state, number)),
    claimed: [...state.keys()].some((name) => name.startsWith(`q.${code}.`)),
    settled,
    ground: { library, code, supplied: Object.fromEntries(given) },
  };
}

/** The sum of all bills in 分. @param {State} state */
function totalOf(state) {
  return visitsOf(state).reduce((fen, number) => fen + fenOf(readMoney(state.get(`${number}.total`) ?? "0")), 0);
}

/** Whether nothing is known of what lies outside the catalogue. @param {State} state @param {number} number */
function leftOpen(state, number) {
  const at = (/** @type {string} */ name) => state.get(`${number}.${name}`) ?? "";
  return at("out") === "" && at("over") === "" && at("self") === "" && (at("share") || ANY) === ANY;
}

/**
 * Draw what one pays against the cost; nothing where there is not one settled visit.
 * @param {Settle} settle
 * @param {Here} here
 * @param {State} state
 * @param {Result} result
 */
export function curveOf(settle, here, state, result) {
  const [{ answer }, ...more] = result.settled;
  if (result.task !== "visits" || more.length > 0 || answer.status !== "settled" || answer.visits.length !== 1 || result.total === 0) return null;
  const [only] = variants(here, state, true) ?? [];
  const points = pointsOf(requestOf(here, only.state, true), (request) => settle(request, here.rules));
  const here_ = { total: result.total, patient: fenOf(answer.totals.patient), fund: fenOf(answer.totals.fund) };
  return points.length > 2 ? curveNode(points, here_) : null;
}

/**
 * Judge what single boxes cannot: parts against the whole, days against each other.
 * @param {State} state
 * @param {string} day
 * @param {import("./form.js").Faults} faults those found so far; more are added
 */
export function judge(state, day, faults) {
  if (taskOf(state) !== "visits") return;
  if (!state.get("w.joined") && ["w.missed", "w.repaid", "w.born"].some((name) => state.get(name))) faults.set("w.joined", say("bad.joined"));
  const numbers = visitsOf(state);
  let before = "";
  for (const number of numbers) {
    const fen = (/** @type {string} */ name) => fenOf(readMoney(state.get(`${number}.${name}`) || "0")) || 0;
    if (fen("out") + fen("over") + fen("self") > fen("total") && !faults.has(`${number}.total`)) faults.set(`${number}.total`, say("bad.parts"));
    const date = (numbers.length > 1 && state.get(`${number}.date`)) || day;
    if (before && (date < before || date.slice(0, 4) !== before.slice(0, 4))) faults.set(`${number}.date`, say("bad.order"));
    before = date;
  }
}
