// @ts-check
/**
 * The desk one calculates at: keeps the state, asks what the rules tell apart, settles and shows.
 */
import { resultNode } from "./answer.js";
import { curveOf, judge, resultsOf } from "./compute.js";
import { h, moveTo } from "./dom.js";
import { basics, person, visits } from "./fields.js";
import { faultsOf, fieldsOf, showFaults, showGroups } from "./form.js";
import { givenNode } from "./given.js";
import { schemes, tasks } from "./known.js";
import { account, contribution } from "./pay.js";
import { chosenPlace, picker } from "./place.js";
import { taskOf } from "./request.js";
import { Library } from "./rules.js";
import { shareNode } from "./share.js";
import { MOST_REGIONS, MOST_VISITS, readState, regionsOf, removeVisit, visitsOf, writeState } from "./state.js";
import { isDay, today } from "./typed.js";
import { readWords, say } from "./words.js";

/** @typedef {import("./known.js").Here} Here */
/** @typedef {import("./fields.js").Group} Group */

class Desk {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./compute.js").Engine} engine
   */
  constructor(form, engine) {
    this.form = form;
    this.engine = engine;
    /** what stops the settling that goes on, once its answer is not wanted any more */
    this.asking = new AbortController();
    this.library = new Library(form.dataset.root ?? "");
    /** @type {import("./state.js").State} */
    this.state = new Map();
    /** whether an answer is shown, which then follows every change */
    this.computed = false;
    /** @type {Group[]} */
    this.groups = [];
    form.addEventListener("input", (event) => this.#take(event));
    form.addEventListener("change", (event) => {
      this.#take(event);
      this.refresh();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    addEventListener("hashchange", () => {
      const state = readState(location.hash);
      if (state.has("r")) this.restore(state);
    });
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));
  }

  /** @param {Event} event */
  #take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!input.name) return;
    this.asking.abort();
    const value = input.type === "checkbox" && !input.checked ? "" : input.value;
    if (value.trim() === "") this.state.delete(input.name);
    else this.state.set(input.name, value);
  }

  /** Take a state over, and compute if it has something to compute with. @param {import("./state.js").State} state */
  async restore(state) {
    this.state = state;
    this.computed = false;
    await this.load();
    const asks = ["1.total", "c.wage", "a.base", "k"].some((name) => state.has(name));
    if (asks && this.places().length > 0) this.go(false);
  }

  /** Fetch the rules of the regions chosen; what fails is said, and can be tried again. */
  async load() {
    const status = this.part("status");
    status.textContent = say("place.loading");
    try {
      await this.library.open();
      await Promise.all(regionsOf(this.state).map((code) => this.library.load(code)));
      this.#choose(regionsOf(this.state).filter((code) => this.library.known(code)));
      status.textContent = "";
    } catch {
      const again = h("button", { type: "button", click: () => this.load() }, say("place.retry"));
      status.replaceChildren(say("place.failed"), " ", again);
    }
    this.refresh();
  }

  /** @param {string[]} codes */
  #choose(codes) {
    const [own = "", ...others] = codes;
    this.#set({ r: own, o: others.join("-") });
  }

  /** @param {Record<string, string>} values an empty one is dropped */
  #set(values) {
    for (const [name, value] of Object.entries(values)) {
      if (value === "") this.state.delete(name);
      else this.state.set(name, value);
    }
  }

  /** The regions whose rules are here, as the form and the engine look at them. @returns {Here[]} */
  places() {
    const codes = regionsOf(this.state);
    if (!codes[0] || !this.library.has(codes[0])) return [];
    const given = this.state.get("d") ?? "";
    const day = isDay(given) ? given : today();
    const here = (/** @type {string} */ code, /** @type {string} */ scheme) => ({ rules: this.library.of(code), chain: this.library.chain(code), scheme, day });
    const known = schemes(here(codes[0], ""));
    const asked = this.state.get("s") ?? "";
    const scheme = known.includes(asked) ? asked : known[0];
    return scheme ? codes.filter((code) => this.library.has(code)).map((code) => here(code, scheme)) : [];
  }

  /** Show the form for the state as it is, and the answer if there was one. */
  refresh() {
    this.#showPlace();
    const places = this.places();
    const [own] = places;
    const remove = (/** @type {number} */ number) => {
      removeVisit(this.state, number);
      this.refresh();
    };
    const nameOf = (/** @type {string} */ code) => this.library.name(code);
    const bill = { visits: () => visits(places, nameOf, this.state), contribution: () => only("contribution", contribution(own, this.state)), account: () => only("account", account(own)) };
    /** @type {Record<string, Group[]>} */
    const parts = { basics: [], person: [], task: [] };
    if (own) {
      if (!tasks(own).includes(taskOf(this.state))) this.state.delete("k");
      parts.basics = [{ key: "basics", fields: basics(own, schemes(own)) }];
      const task = taskOf(this.state);
      parts.person = person(places, this.state, task);
      parts.task = (bill[/** @type {keyof typeof bill} */ (task)] ?? bill.visits)();
    }
    for (const [name, groups] of Object.entries(parts)) showGroups(this.part(name), groups, this.state, remove);
    this.groups = Object.values(parts).flat();
    this.#showMore(places);
    if (this.computed) this.compute();
  }

  #showPlace() {
    const [own] = regionsOf(this.state);
    const part = this.part("place");
    const shown = own ?? "?";
    if (part.dataset.shown === shown) return;
    part.dataset.shown = shown;
    const choose = (/** @type {string} */ code) => {
      this.#choose([code, ...regionsOf(this.state).filter((other) => other !== code && other !== own)]);
      this.load().then(() => moveTo("#f-s, #f-1-total"));
    };
    if (!own) {
      part.replaceChildren(picker({ id: "f-r", label: say("place"), help: say("place.help"), library: this.library, choose }));
      return;
    }
    const again = () => {
      part.dataset.shown = "?";
      part.replaceChildren(picker({ id: "f-r", label: say("place"), help: say("place.help"), library: this.library, choose }));
      document.getElementById("f-r")?.focus();
    };
    part.replaceChildren(chosenPlace(say("place"), this.library.name(own), say("place.change"), again));
  }

  /** Offer another visit and other regions. @param {Here[]} places */
  #showMore(places) {
    const part = this.part("more");
    const codes = regionsOf(this.state);
    const wanted = places.length ? [taskOf(this.state), visitsOf(this.state).length, ...codes].join() : "";
    this.form.querySelector("[type=submit]")?.toggleAttribute("hidden", places.length === 0);
    if (part.dataset.shown === wanted) return;
    part.dataset.shown = wanted;
    part.replaceChildren();
    if (!places.length) {
      if (codes[0] && this.library.has(codes[0])) part.append(h("p", { class: "notice" }, say("place.nothing")));
      return;
    }
    const add = () => {
      const number = visitsOf(this.state).length + 1;
      this.#set({ n: String(number) });
      this.refresh();
      moveTo(`[name^="${number}."]`);
    };
    if (taskOf(this.state) === "visits" && visitsOf(this.state).length < MOST_VISITS) part.append(h("button", { type: "button", class: "quiet", click: add }, say("visit.add")));
    part.append(this.#others(codes));
  }

  /** @param {string[]} codes */
  #others(codes) {
    const chosen = codes.slice(1).map((code) => {
      const name = this.library.name(code);
      return chosenPlace("", name, say("more.remove", { name }), () => {
        this.#choose(codes.filter((other) => other !== code));
        this.refresh();
      });
    });
    const choose = (/** @type {string} */ code) => {
      this.#choose([...codes.filter((other) => other !== code), code]);
      this.load();
    };
    const more = codes.length < MOST_REGIONS ? picker({ id: "f-o", label: say("more.which"), help: say("more.help"), library: this.library, choose }) : null;
    const asked = { class: "more", "data-key": "others", open: chosen.length > 0 };
    return h("details", asked, h("summary", {}, say("more")), chosen, more);
  }

  /** Judge, settle and show; *move* leads the reader to the answer or to what is wrong. */
  async go(move = true) {
    const places = this.places();
    if (places.length === 0) {
      showFaults(this.form, this.part("errors"), new Map([["r", say("bad.region")]]));
      this.part("errors").focus();
      return;
    }
    this.computed = true;
    const shown = await this.compute();
    if (move && shown !== null) this.part(shown ? "answer" : "errors").focus();
  }

  /** @returns {Promise<boolean | null>} whether there is an answer; null if it is not wanted any more */
  async compute() {
    this.asking.abort();
    this.asking = new AbortController();
    const places = this.places();
    if (!places.length) return false;
    this.part("status").textContent = "";
    const faults = faultsOf(fieldsOf(this.groups), this.state);
    judge(this.state, places[0].day, faults);
    const results = faults.size ? [] : await resultsOf(this.engine, this.library, places, this.state, this.asking.signal);
    if (results === null) return null;
    if (results.includes(null)) faults.set("1.institution", say("bad.many"));
    showFaults(this.form, this.part("errors"), faults);
    const answer = this.part("answer");
    answer.hidden = faults.size > 0;
    if (faults.size > 0) return false;
    this.#show(places, /** @type {import("./answer.js").Result[]} */ (results));
    return true;
  }

  /** @param {Here[]} places @param {import("./answer.js").Result[]} results */
  #show(places, results) {
    const set = (/** @type {Record<string, string>} */ values) => this.#again(values);
    const forget = (/** @type {string} */ start) => this.#again(Object.fromEntries([...this.state.keys()].filter((name) => name.startsWith(start)).map((name) => [name, ""])));
    const nodes = results.map((result) => resultNode(result, results.length === 1, set, forget));
    const curve = curveOf(this.engine.settle, places[0], this.state, results[0]);
    const whole = new Map([...this.state, ["d", places[0].day], ["s", places[0].scheme]]);
    history.replaceState(null, "", `#${writeState(whole)}`);
    const given = givenNode(this.library, places[0], this.groups, this.state);
    const beside = h("div", { class: "results" }, nodes);
    this.part("answer").replaceChildren(...[h("h2", {}, say("answer")), this.#age(), given, beside, curve, shareNode(() => location.href)].filter((node) => node !== null));
  }

  /** Say how old the rules are where they come from the device and not from the network. */
  #age() {
    const { stored } = this.library;
    return stored ? h("p", { class: "notice" }, say("answer.stored", { day: stored })) : null;
  }

  /** Compute anew with what was chosen in the answer. @param {Record<string, string>} values */
  #again(values) {
    this.#set(values);
    this.refresh();
    this.part("status").textContent = say("answer.again");
    this.part("answer").focus();
  }
}

/** @param {string} key @param {import("./fields.js").Field[]} fields @returns {Group[]} */
function only(key, fields) {
  return [{ key, title: say(key), fields }];
}

/**
 * Set the desk up, with what is chosen so far.
 * @param {HTMLFormElement} form
 * @param {import("./state.js").State} state
 * @param {import("./compute.js").Engine} engine
 */
export function openDesk(form, state, engine) {
  readWords(document);
  return new Desk(form, engine).restore(state);
}
