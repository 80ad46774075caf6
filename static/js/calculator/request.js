// @ts-check
/** State and rules → what the engine is asked; one request for each thing left open. */
import { held, named, ofLayers, ofVisit } from "./known.js";
import { choices, groups, joiningOf } from "./pay.js";
import { ANY, areaOf, institutionOf, institutionsOf, serviceOf } from "./situation.js";
import { visitsOf } from "./state.js";
import { readCount, readMoney } from "./typed.js";

/**
 * @typedef {import("./known.js").Here} Here
 * @typedef {import("./state.js").State} State
 * @typedef {{set: [name: string, value: string][], label: string, state: State}} Variant
 * @typedef {{name: string, dimension: string, ids: string[], visit?: number}} Open
 */

const MOST_VARIANTS = 60;
const YEAR = /** @type {const} */ ({
  fund: "fund_paid", ded: "deductible_borne", inp: "in_policy", self: "self_pay", crit: "critical_illness", large: "large_sum", aid: "medical_aid",
});

/** @param {State} state */
export const taskOf = (state) => state.get("k") ?? "visits";

/**
 * List what is open in a region: each choice the reader does not know, with what it may be.
 * @param {Here} here
 * @param {State} state
 * @param {boolean} own
 * @returns {Open[]}
 */
function open(here, state, own) {
  const task = taskOf(state);
  /** @type {Open[]} */
  const found = [];
  const add = (/** @type {string} */ name, /** @type {string} */ dimension, /** @type {string[]} */ ids, visit = 0) => {
    if (ids.length > 0 && (state.get(name) ?? ANY) === ANY) found.push({ name, dimension, ids, visit });
  };
  if (task !== "visits") {
    add("status", "person", task === "account" ? choices(here, task, "person") : []);
    add("group", "group", task === "contribution" ? groups(here) : []);
    const flexible = task === "contribution" && joiningOf(here, state) === "flexible";
    if (flexible) for (const dimension of ["account", "base"]) add(`c.${dimension}`, dimension, choices(here, task, dimension));
    if (task === "account") add("a.option", "base", choices(here, task, "base"));
    return found;
  }
  const numbers = visitsOf(state);
  for (const number of numbers) {
    const visit = numbers.length > 1 ? number : 0;
    const service = serviceOf(here, state, number);
    if (areaOf(state, number) === ANY) {
      const areas = named(here, ofVisit(here, service, true), "area").filter((id) => id !== "local");
      add(`${number}.area`, "area", ["local", ...areas], visit);
    }
    if (institutionOf(here, state, number, own) === ANY) {
      const name = institutionName(here, number, own);
      found.push(...[{ name, dimension: "institution", ids: institutionsOf(here, state, number), visit }].filter((item) => item.ids.length));
    }
    add(`${number}.disease`, "disease", named(here, ofVisit(here, service, areaOf(state, number) !== "local"), "disease"), visit);
  }
  const figures = numbers.flatMap((number) => ofVisit(here, serviceOf(here, state, number), areaOf(state, number) !== "local"));
  add("status", "person", named(here, [...figures, ...ofLayers(here)], "person"));
  return found;
}

/** @param {Here} here @param {number} number @param {boolean} own */
function institutionName(here, number, own) {
  return own ? `${number}.institution` : `${number}.institution.${here.chain[0]}`;
}

/**
 * List every way to settle what is open; null if there are too many.
 * @param {Here} here
 * @param {State} state
 * @param {boolean} own
 * @returns {Variant[] | null}
 */
export function variants(here, state, own) {
  /** @type {Variant[]} */
  let found = [{ set: [], label: "", state }];
  const values = here.rules.index.dimensions;
  for (const { name, dimension, ids, visit } of open(here, state, own)) {
    if (found.length * ids.length > MOST_VARIANTS) return null;
    found = found.flatMap((variant) =>
      ids.map((id) => {
        const label = `${visit ? `${visit}. ` : ""}${values[dimension]?.values?.[id]?.label ?? id}`;
        const set = /** @type {Variant["set"]} */ ([...variant.set, [name, id]]);
        return { set, label: variant.label ? `${variant.label}，${label}` : label, state: new Map([...state, ...set]) };
      }),
    );
  }
  return found;
}

/** @param {string | undefined} text */
const amount = (text) => (text ? readMoney(text) : undefined);
/** @param {string | undefined} text */
const whole = (text) => (text ? (readCount(text, 200) ?? undefined) : undefined);
/** @param {string | undefined} text */
const chosen = (text) => (text === undefined || text === ANY || text === "none" ? undefined : text);

/**
 * Make the request for a region.
 * @param {Here} here
 * @param {State} state one in which nothing is open
 * @param {boolean} own
 */
export function requestOf(here, state, own) {
  const code = here.chain[0];
  const task = taskOf(state);
  return trimmed({
    region: code,
    scheme: here.scheme,
    date: here.day,
    person: {
      status: chosen(state.get("status")), age: whole(state.get("age")), group: chosen(state.get("group")),
      insured_years: whole(state.get("years")), zero_claim_years: whole(state.get("zero")), missed_years: whole(state.get("gap")),
    },
    supplied: of(state, `x.${code}.`),
    claims: of(state, `q.${code}.`),
    ...(task === "visits" ? visitParts(here, state, own) : {}),
    ...(task === "contribution" ? { contribution: contribution(here, state) } : {}),
    ...(task === "account"
      ? { account: { base: amount(state.get("a.base")), account: state.get("a.account") ?? "with-account", base_option: chosen(state.get("a.option")) } }
      : {}),
  });
}

/** @param {Here} here @param {State} state @param {boolean} own */
function visitParts(here, state, own) {
  const year = Object.entries(YEAR).map(([name, key]) => [key, amount(state.get(`y.${name}`))]);
  const joined = state.get("w.joined");
  const waits = joined !== undefined && held(here, "waiting-period", "fixed").length > 0;
  return {
    year_to_date: { ...Object.fromEntries(year), admissions: whole(state.get("y.times")) },
    waiting: waits
      ? { joined, missed_years: whole(state.get("w.missed")), repaid_years: whole(state.get("w.repaid")), born: state.get("w.born") }
      : undefined,
    visits: visitsOf(state).map((number) => visit(here, state, number, own)),
  };
}

/** @param {Here} here @param {State} state @param {number} number @param {boolean} own */
function visit(here, state, number, own) {
  const at = (/** @type {string} */ name) => state.get(`${number}.${name}`);
  return {
    service: serviceOf(here, state, number),
    date: number > 0 && visitsOf(state).length > 1 ? at("date") : undefined,
    institution: chosen(institutionOf(here, state, number, own)),
    area: areaOf(state, number),
    visit_kind: chosen(at("kind")),
    disease: chosen(at("disease")),
    provider: at("provider"),
    transferred: at("moved") === "1" || undefined,
    bill: bill(at),
  };
}

/** @param {(name: string) => string | undefined} at */
function bill(at) {
  const total = amount(at("total")) ?? "0.00";
  const parts = { outside_catalogue: amount(at("out")), over_limit: amount(at("over")), first_self_pay: amount(at("self")) };
  if (Object.values(parts).some((part) => part !== undefined)) return { total, ...parts };
  const share = chosen(at("share"));
  return share === undefined || share === "0" ? { total } : { total, outside_share: `${share}%` };
}

/** @param {Here} here @param {State} state */
function contribution(here, state) {
  const at = (/** @type {string} */ name) => state.get(`c.${name}`);
  const joining = joiningOf(here, state);
  if (joining === "") return { late: at("late") === "1" || undefined };
  const months = whole(at("months"));
  if (joining === "employer") return { joining, wage: amount(at("wage")), months };
  return { joining, account: chosen(at("account")), base: chosen(at("base")), maternity: at("maternity") === "1" || undefined, months };
}

/** @param {State} state @param {string} start */
function of(state, start) {
  const named = [...state].filter(([name]) => name.startsWith(start));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(start.length), value]));
}

/**
 * Leave out what is not known, and parts that hold nothing.
 * @param {any} value
 * @returns {any}
 */
function trimmed(value) {
  if (Array.isArray(value)) return value.map(trimmed);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => [key, trimmed(part)]);
  return Object.fromEntries(kept.filter(([key, part]) => key === "contribution" || typeof part !== "object" || Array.isArray(part) || Object.keys(part).length > 0));
}
