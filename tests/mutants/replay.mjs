// @ts-check
/**
 * Engine with mutants, questions with their answers → what became of each mutant.
 *
 * Called with a folder that holds `engine.js`, `mutants.json` and `questions.json`; writes
 * `fates.json`. A mutant is asked what reaches it, first what has caught most mutants before, until
 * an answer differs. It has an engine of its own, loaded while it is switched on, and rules that no
 * other engine has seen: nothing that an engine keeps goes over from one mutant to the next.
 *
 * @typedef {{site: string, request: string, answer: string}} Question
 * @typedef {{id: string, fate: "caught" | "survived" | "unreached", asked: number, how?: string, by?: number}} Fate
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import vm from "node:vm";

/** A mutant that is passed so often in one question is said to run for ever. */
const PASSES = 1_000_000;
/** So is one that needs so many milliseconds for so many questions. */
const [PATIENCE, AT_ONCE] = [10_000, 100];

const [folder] = process.argv.slice(2);
/** @param {string} name */
const read = (name) => readFileSync(join(folder, name), "utf8");
/** @type {{id: string}[]} */
const mutants = JSON.parse(read("mutants.json"));
/** @type {Object<string, any>} */
const rules = JSON.parse(read("rules.json"));
/** @type {Question[]} */
const questions = JSON.parse(read("questions.json"));

/** Makes an engine, given whether a mutant is on and what to do where mutants are passed by. */
const makeEngine = new vm.Script(
  `((stryMutAct_9fa48, stryCov_9fa48) => {\n${read("engine.js")}\nreturn settle;\n})`,
).runInThisContext();
const patiently = new vm.Script("globalThis.askSome()");

/**
 * The rules as data, in objects that no engine has seen; of one region, or of every one.
 * @param {string} site
 * @param {string} [region]
 */
function freshRules(site, region) {
  const { index, regions } = rules[site];
  const near = region && [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, "000000"];
  const codes = near ? near.filter((code) => code in regions) : Object.keys(regions);
  return { index: { ...index }, regions: Object.fromEntries(codes.map((code) => [code, { ...regions[code] }])) };
}

/**
 * Ask the engine as it is: keep its answers, and say which questions reach which mutants.
 * @returns {Map<string, number[]>}
 */
function askUnchanged() {
  /** @type {Set<string>} */
  const reached = new Set();
  const reaching = new Map(mutants.map(({ id }) => [id, /** @type {number[]} */ ([])]));
  const settle = makeEngine(() => false, (/** @type {string[]} */ ...ids) => ids.forEach((id) => reached.add(id)));
  const whenLoaded = [...reached];
  for (const [place, question] of questions.entries()) {
    reached.clear();
    whenLoaded.forEach((id) => reached.add(id));
    const request = JSON.parse(question.request);
    const found = JSON.stringify(settle(request, freshRules(question.site, request.region)));
    if (!alike(found, question.answer)) throw new Error(`the engines differ: ${question.site} ${question.request}`);
    question.answer = found;
    for (const id of reached) reaching.get(id)?.push(place);
  }
  return reaching;
}

/**
 * Whether two answers say the same, in whatever order.
 * @param {string | undefined} found
 * @param {string} answer
 */
function alike(found, answer) {
  return found === answer || (found !== undefined && isDeepStrictEqual(JSON.parse(found), JSON.parse(answer)));
}

/**
 * The questions for a mutant: first what has caught most others.
 * @param {number[]} places those that reach it
 * @param {Map<number, number>} catches
 */
function inOrder(places, catches) {
  const reaching = new Set(places);
  const tried = [...catches].filter(([place]) => reaching.has(place)).sort(([, one], [, other]) => other - one);
  return [...new Set([...tried.map(([place]) => place), ...places])];
}

/**
 * Ask a mutant until an answer differs.
 * @param {string} mutant
 * @param {number[]} places
 * @returns {{how: string, by: number} | null}
 */
function caught(mutant, places) {
  let passes = 0;
  const isOn = (/** @type {string} */ id) => id === mutant && passed();
  const passed = () => {
    passes += 1;
    if (passes > PASSES) throw new Error("runs for ever");
    return true;
  };
  /** @type {Object<string, any>} */
  const own = {};
  let at = 0;
  let how = "";
  let settle;
  const ask = () => {
    settle = settle || makeEngine(isOn, () => {});
    const end = Math.min(at + AT_ONCE, places.length);
    for (; at < end; at += 1) {
      passes = 0;
      const { site, request, answer } = questions[places[at]];
      own[site] = own[site] || freshRules(site);
      const found = JSON.stringify(settle(JSON.parse(request), own[site]));
      if (!alike(found, answer)) {
        how = "another answer";
        return;
      }
    }
  };
  Object.assign(globalThis, { askSome: ask });
  try {
    while (!how && at < places.length) patiently.runInThisContext({ timeout: PATIENCE });
  } catch (fault) {
    how = String(fault);
  }
  return how ? { how, by: places[at] } : null;
}

const reaching = askUnchanged();
/** @type {Map<number, number>} */
const catches = new Map();
const fates = mutants.map(({ id }) => {
  const places = inOrder(reaching.get(id) || [], catches);
  const found = caught(id, places);
  if (found) catches.set(found.by, 1 + (catches.get(found.by) || 0));
  return { id, fate: found ? "caught" : places.length ? "survived" : "unreached", asked: places.length, ...found };
});
writeFileSync(join(folder, "fates.json"), JSON.stringify(fates));
