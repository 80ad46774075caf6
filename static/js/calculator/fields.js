// @ts-check
/**
 * State and rules → the boxes of the form: only what the rules tell apart is asked.
 *
 * @typedef {{value: string, label: string, help?: string, group?: string}} Option
 * @typedef {"radio" | "select" | "money" | "count" | "date" | "check" | "text"} Kind
 * @typedef {{name: string, label: string, kind: Kind, help?: string, options?: Option[], initial?: string, most?: number, need?: string}} Field
 * @typedef {{key: string, title?: string, folded?: boolean, fields: Field[], remove?: number, groups?: Group[]}} Group
 * @typedef {import("./known.js").Here} Here
 * @typedef {import("./state.js").State} State
 */
import { held, named, names, ofLayers, ofVisit, services, tasks } from "./known.js";
import { groups as ownGroups } from "./pay.js";
import { visitsOf } from "./state.js";
import { isSaid, say } from "./words.js";
import { ANY, areaOf, institutionsOf, serviceOf } from "./situation.js";

/** @param {string} name @param {Partial<Field>} [more] @returns {Field} */
const money = (name, more) => ({ name, label: say(name), kind: "money", help: say("yuan.help"), ...more });
/** @param {string} name @param {Partial<Field>} [more] @returns {Field} */
const count = (name, more) => ({ name, label: say(name), kind: "count", most: 99, ...more });

/**
 * Make a choice: a few are shown at once, many fold into a list.
 * @param {string} name
 * @param {string} label
 * @param {Option[]} options
 * @param {string} initial
 * @returns {Field}
 */
function choice(name, label, options, initial) {
  return { name, label, kind: options.length > 5 ? "select" : "radio", options, initial };
}

/**
 * @param {Here} here
 * @param {string} dimension
 * @param {string[]} ids
 * @returns {Option[]}
 */
function optionsOf(here, dimension, ids) {
  const { values = {}, rulers = {} } = here.rules.index.dimensions[dimension] ?? {};
  return ids.map((value) => ({
    value,
    label: values[value]?.label ?? value,
    help: isSaid(`meets.${value}`) ? say(`meets.${value}`) : undefined,
    group: rulers[values[value]?.ruler ?? ""]?.label,
  }));
}

/** @returns {Option} */
const unknown = () => ({ value: ANY, label: say("unknown") });

/**
 * @param {Here} here
 * @param {string[]} schemes
 * @returns {Field[]}
 */
export function basics(here, schemes) {
  const options = schemes.map((value) => ({ value, label: here.rules.index.schemes[value].label }));
  const asked = tasks(here).map((value) => ({ value, label: say(`task.${value}`) }));
  return [
    choice("s", say("scheme"), options, here.scheme),
    { name: "d", label: say("date"), kind: "date", help: say("date.help"), initial: here.day },
    ...(asked.length > 1 ? [choice("k", say("task"), asked, "visits")] : []),
  ];
}

/**
 * Ask about the person what the rules of any region chosen tell apart.
 * @param {Here[]} places
 * @param {State} state
 * @param {string} task
 * @returns {Group[]}
 */
export function person(places, state, task) {
  const all = places.flatMap((here) => figuresOf(here, state, task));
  const [here] = places;
  const fields = [];
  if (names(all, "person")) {
    fields.push(choice("status", say("status"), [...optionsOf(here, "person", named(here, all, "person")), unknown()], ANY));
  }
  if (names(all, "age")) fields.push(count("age", { help: say("age.help"), most: 130 }));
  const groups = named(here, all, "group");
  const each = task === "contribution" ? ownGroups(here) : [];
  if (each.length) fields.push(choice("group", say("group"), [...optionsOf(here, "group", each), unknown()], ANY));
  else if (groups.some((id) => id !== "ordinary")) {
    const ids = ["ordinary", ...groups.filter((id) => id !== "ordinary")];
    fields.push(choice("group", say("group"), optionsOf(here, "group", ids), "ordinary"));
  }
  const past = task === "visits" ? history(places) : [];
  return [
    ...(fields.length ? [{ key: "who", title: say(task === "visits" ? "who" : "who.insured"), fields }] : []),
    ...(past.length ? [{ key: "wait", title: say("wait"), folded: true, fields: past }] : []),
  ];
}

/**
 * @param {Here} here
 * @param {State} state
 * @param {string} task
 */
function figuresOf(here, state, task) {
  if (task === "account") return ["monthly-credit", "credit-rate", "pension-share"].flatMap((f) => held(here, "personal-account", f));
  if (task === "contribution") return ["individual", "subsidy"].flatMap((field) => held(here, "contribution", field));
  const visits = visitsOf(state).flatMap((n) => ofVisit(here, serviceOf(here, state, n), areaOf(state, n) !== "local"));
  return [...visits, ...ofLayers(here)];
}

/** @param {Here[]} places @returns {Field[]} */
function history(places) {
  const has = (/** @type {string} */ topic, /** @type {string} */ field) => places.some((here) => held(here, topic, field).length > 0);
  const fields = [];
  if (has("continuous-incentive", "points-per-year") || has("critical-illness", "incentive-continuous")) {
    fields.push(count("years", { help: say("years.help") }));
  }
  if (has("critical-illness", "incentive-zero-claim")) fields.push(count("zero", { help: say("years.help") }));
  if (has("critical-illness", "break-penalty")) fields.push(count("gap", { help: say("years.help") }));
  if (has("waiting-period", "fixed")) {
    const day = (/** @type {string} */ name) => /** @type {Field} */ ({ name, label: say(name), kind: "date" });
    fields.push(day("w.joined"), count("w.missed"), count("w.repaid"), ...(has("newborn", "enrolment-window") ? [day("w.born")] : []));
  }
  return fields;
}

/**
 * Ask about each visit.
 * @param {Here[]} places
 * @param {(code: string) => string} nameOf
 * @param {State} state
 * @returns {Group[]}
 */
export function visits(places, nameOf, state) {
  const [here] = places;
  const numbers = visitsOf(state);
  return numbers.map((number) => {
    const title = numbers.length > 1 ? say("visit.number", { number }) : say("visit");
    const fields = [...where(places, nameOf, state, number), ...bill(`${number}.`)];
    if (numbers.length > 1) {
      const date = { name: `${number}.date`, label: say("visit.date"), kind: /** @type {Kind} */ ("date"), help: say("visit.date.help") };
      fields.unshift(date, ...linked(here, state, number));
    }
    const split = { key: `${number}.split`, title: say("split"), folded: true, fields: ["out", "over", "self"].map((part) => money(`${number}.${part}`, { label: say(part) })) };
    const groups = number === 1 ? [split, soFar()] : [split];
    return { key: `visit.${number}`, title, fields, groups, remove: numbers.length > 1 ? number : undefined };
  });
}

/** @returns {Group} */
function soFar() {
  const names = ["y.fund", "y.ded", "y.inp", "y.self", "y.crit", "y.large", "y.aid"];
  return { key: "year", title: say("year"), folded: true, fields: [count("y.times"), ...names.map((name) => money(name))] };
}

/**
 * @param {Here[]} places
 * @param {(code: string) => string} nameOf
 * @param {State} state
 * @param {number} number
 * @returns {Field[]}
 */
function where(places, nameOf, state, number) {
  const [here] = places;
  const service = serviceOf(here, state, number);
  const known = services(here);
  /** @type {Field[]} */
  const fields = [];
  if (known.length > 1) {
    fields.push(choice(`${number}.service`, say("service"), known.map((value) => ({ value, label: here.rules.index.topics[value].label })), known[0]));
  }
  const elsewhere = places.flatMap((one) => ofVisit(one, service, true));
  const areas = named(here, elsewhere, "area").filter((id) => id !== "local");
  if (areas.length) fields.push(choice(`${number}.area`, say("area"), [...optionsOf(here, "area", ["local", ...areas]), unknown()], "local"));
  for (const [place, one] of places.entries()) {
    const ids = institutionsOf(one, state, number);
    const label = places.length > 1 ? say("institution.at", { place: nameOf(one.chain[0]) }) : say("institution");
    const own = { value: ANY, label: say("unknown") };
    const name = place === 0 ? `${number}.institution` : `${number}.institution.${one.chain[0]}`;
    if (ids.length) fields.push(choice(name, label, [...optionsOf(one, "institution", ids), own], ids.includes(state.get(`${number}.institution`) ?? "") && place > 0 ? (state.get(`${number}.institution`) ?? ANY) : ANY));
  }
  const all = places.flatMap((one) => ofVisit(one, service, areaOf(state, number) !== "local"));
  const kinds = named(here, all, "visit-kind");
  if (kinds.length) fields.push(choice(`${number}.kind`, say("visit-kind"), [...optionsOf(here, "visit-kind", kinds), { value: "none", label: say("visit-kind.none") }], "none"));
  const diseases = named(here, all, "disease");
  if (diseases.length) fields.push(choice(`${number}.disease`, say("disease"), [...optionsOf(here, "disease", diseases), unknown()], ANY));
  return fields;
}

/** @param {string} at @returns {Field[]} */
function bill(at) {
  const shares = ["0", "10", "20", "30", "40", "50"].map((value) => ({ value, label: say(`share.${value}`) }));
  return [
    { name: `${at}total`, label: say("total"), kind: "money", help: say("total.help"), need: say("bad.empty") },
    { name: `${at}share`, label: say("share"), help: say("share.help"), kind: "select", options: [{ value: ANY, label: say("unknown.plain") }, ...shares], initial: ANY },
  ];
}

/**
 * Ask what ties a visit to those before it.
 * @param {Here} here
 * @param {State} state
 * @param {number} number
 * @returns {Field[]}
 */
function linked(here, state, number) {
  const service = serviceOf(here, state, number);
  const moved = number > 1 && held(here, service, "deductible-transfer").length > 0;
  const sameDay = held(here, service, "deductible").some((figure) => figure.per === "day-and-institution");
  return [
    ...(moved ? [/** @type {Field} */ ({ name: `${number}.moved`, label: say("moved"), kind: "check" })] : []),
    ...(sameDay ? [/** @type {Field} */ ({ name: `${number}.provider`, label: say("provider"), kind: "text", help: say("provider.help") })] : []),
  ];
}
