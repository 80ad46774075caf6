// @ts-check
/** The boxes for contributions and for what is credited to a personal account. */
import { held, named } from "./known.js";
import { ANY } from "./situation.js";
import { say } from "./words.js";

/**
 * @typedef {import("./known.js").Here} Here
 * @typedef {import("./state.js").State} State
 * @typedef {import("./fields.js").Field} Field
 */

const FLEXIBLE = ["flexible-rate", "flexible-base", "flexible-base-ratio", "flexible-amount"];
const CREDITS = ["monthly-credit", "credit-rate", "pension-share"];

/** How one joins: empty where everyone joins in the same way. @param {Here} here @param {State} state */
export function joiningOf(here, state) {
  const known = joinings(here);
  const chosen = state.get("c.joining") ?? "";
  return known.includes(chosen) ? chosen : (known[0] ?? "");
}

/** @param {Here} here */
function joinings(here) {
  const has = (/** @type {string} */ field) => held(here, "contribution", field).length > 0;
  return [...(has("employer-rate") ? ["employer"] : []), ...(FLEXIBLE.some(has) ? ["flexible"] : [])];
}

/**
 * The choices the rules tell apart on a dimension when one asks about money paid in or credited.
 * @param {Here} here
 * @param {string} task
 * @param {string} dimension
 */
export function choices(here, task, dimension) {
  const [topic, fields] = task === "account" ? ["personal-account", CREDITS] : ["contribution", FLEXIBLE];
  return named(here, fields.flatMap((field) => held(here, topic, field)), dimension);
}

/**
 * The groups that each pay their own contribution, where nothing is said of people in general.
 * @param {Here} here
 */
export function groups(here) {
  const paid = held(here, "contribution", "individual");
  const general = paid.some((figure) => (figure.dims?.group ?? "ordinary") === "ordinary");
  return general ? [] : named(here, paid, "group");
}

/**
 * @param {Here} here
 * @param {State} state
 * @returns {Field[]}
 */
export function contribution(here, state) {
  const joining = joiningOf(here, state);
  const known = joinings(here);
  /** @type {Field[]} */
  const fields = [];
  if (known.length > 1) fields.push(pick(here, "c.joining", "joining", "joining", known, known[0]));
  if (joining === "employer") fields.push({ name: "c.wage", label: say("wage"), kind: "money", help: say("wage.help"), need: say("bad.wage") });
  if (joining === "flexible") {
    for (const dimension of ["account", "base"]) {
      const ids = choices(here, "contribution", dimension);
      if (ids.length) fields.push(pick(here, `c.${dimension}`, dimension, dimension, [...ids, ANY], ANY));
    }
    fields.push({ name: "c.maternity", label: say("maternity"), kind: "check" });
  }
  if (joining === "") fields.push({ name: "c.late", label: say("late"), kind: "check" });
  else fields.push({ name: "c.months", label: say("months"), kind: "count", help: say("months.help"), most: 12 });
  return fields;
}

/**
 * @param {Here} here
 * @returns {Field[]}
 */
export function account(here) {
  /** @type {Field[]} */
  const fields = [pick(here, "a.account", "account", "account", ["with-account", "pool-only"], "with-account")];
  const options = choices(here, "account", "base");
  if (options.length) fields.push(pick(here, "a.option", "base", "base", [...options, ANY], ANY));
  return [...fields, { name: "a.base", label: say("a.base"), kind: "money", help: say("a.base.help") }];
}

/**
 * @param {Here} here
 * @param {string} name
 * @param {string} word
 * @param {string} dimension
 * @param {string[]} ids
 * @param {string} initial
 * @returns {Field}
 */
function pick(here, name, word, dimension, ids, initial) {
  const values = here.rules.index.dimensions[dimension]?.values ?? {};
  const options = ids.map((value) => ({ value, label: value === ANY ? say("unknown") : (values[value]?.label ?? value) }));
  return { name, label: say(word), kind: "radio", options, initial };
}
