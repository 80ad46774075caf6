// @ts-check
/**
 * Puts two to four regions side by side: what holds on a day, field by field, in the same words as
 * on their own pages. What is chosen lives behind the # of the address, as the calculator's does.
 */
import { h } from "../calculator/dom.js";
import { schemes } from "../calculator/known.js";
import { chosenPlace, picker } from "../calculator/place.js";
import { Library } from "../calculator/rules.js";
import { MOST_REGIONS, readState, regionsOf, writeState } from "../calculator/state.js";
import { isDay, today } from "../calculator/typed.js";
import { readWords, say } from "../calculator/words.js";
import { aPicture, inTurns, otherWork } from "../settle/turns.js";
import { toolsOf } from "../tables/tools.js";
import { comparison, linesOf } from "./comparison.js";

/**
 * @typedef {import("../calculator/known.js").Here} Here
 * @typedef {import("./comparison.js").Folding} Folding
 * @typedef {{places: Here[], known: string[]}} Chosen the regions, and the schemes any of them has
 */

class Desk {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../calculator/state.js").State} state
   */
  constructor(form, state) {
    this.form = form;
    this.library = new Library(form.dataset.root ?? "");
    this.state = state;
    /** @type {Set<string>} the topics unfolded */
    this.open = new Set();
    /** Ends the making of what is no longer wanted. */
    this.filling = new AbortController();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.#take(event));
    addEventListener("hashchange", () => {
      this.state = readState(location.hash);
      this.load();
    });
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));
  }

  /** @param {Event} event */
  #take(event) {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (name === "d" ? isDay(value) : name === "s") {
      this.state.set(name, value);
      this.show();
    }
  }

  /** Fetch the rules of the regions chosen, and show them; what fails is said. */
  async load() {
    const status = this.part("status");
    status.textContent = say("place.loading");
    const codes = regionsOf(this.state);
    const failed = await Promise.all(codes.map((code) => this.library.load(code))).then(() => false, () => true);
    const again = h("button", { type: "button", click: () => this.load() }, say("place.retry"));
    status.replaceChildren(...(failed ? [say("place.failed"), " ", again] : []));
    this.show();
  }

  /** @param {string[]} codes @param {string} focus where the reader goes on */
  async choose(codes, focus) {
    const [own = "", ...others] = codes;
    this.state.set("r", own);
    this.state.set("o", others.join("-"));
    await this.load();
    document.getElementById(focus)?.focus();
  }

  /** @returns {Chosen} */
  #chosen() {
    const given = this.state.get("d") ?? "";
    const day = isDay(given) ? given : today();
    const codes = regionsOf(this.state).filter((code) => this.library.has(code));
    const places = codes.map((code) => ({ rules: this.library.of(code), chain: this.library.chain(code), scheme: "", day }));
    const known = [...new Set(places.flatMap(schemes))];
    const asked = this.state.get("s") ?? "";
    const scheme = known.includes(asked) ? asked : (known[0] ?? "");
    return { places: places.map((place) => ({ ...place, scheme })), known };
  }

  /** Show what is chosen and, with two regions or more, the comparison: part by part, so that none holds the page up. */
  async show() {
    const codes = regionsOf(this.state);
    this.filling.abort();
    this.filling = new AbortController();
    const { signal } = this.filling;
    this.#showChosen(codes);
    history.replaceState(null, "", `#${writeState(this.state)}`);
    await otherWork();
    if (signal.aborted) return;
    const chosen = this.#chosen();
    this.#showChoices(chosen);
    await otherWork();
    if (signal.aborted) return;
    const { places } = chosen;
    if (places.length < 2 || places[0].scheme === "") {
      this.#ask(places.length > 1 ? say("compare.nothing") : codes.length === 1 ? say("compare.second") : "");
      return;
    }
    const folded = this.#compare(places);
    await aPicture();
    await inTurns(this.#rest(places, folded), (fill) => fill(), signal);
  }

  /** Say what is wanting where there is nothing to compare. @param {string} words */
  #ask(words) {
    document.documentElement.classList.remove("filling");
    this.part("wanting").textContent = words;
    this.part("comparison").replaceChildren();
  }

  /**
   * Show what comes first, and give what makes each folded topic. While those are made what
   * follows keeps out of sight: it would be moved.
   * @param {Here[]} places
   */
  #compare(places) {
    const stored = this.library.stored ? [h("p", { class: "notice" }, say("answer.stored", { day: this.library.stored }))] : [];
    const { shown, folded } = comparison(this.library, places, this.open);
    document.documentElement.classList.remove("asked");
    document.documentElement.classList.add("filling");
    this.part("wanting").textContent = "";
    this.part("comparison").replaceChildren(...stored, ...shown);
    return folded;
  }

  /**
   * The folded topics, what can be done with the comparison, and the tables of the topics.
   * @param {Here[]} places
   * @param {(() => Folding)[]} folded
   * @returns {Iterable<() => void>}
   */
  *#rest(places, folded) {
    const box = this.part("comparison");
    /** @type {Folding[]} */
    const made = [];
    for (const fold of folded) yield () => box.append(made[made.push(fold()) - 1].made);
    yield () => {
      box.append(...this.#tools(box, places));
      document.documentElement.classList.remove("filling");
    };
    for (const { complete } of made) yield complete;
  }

  /** @param {HTMLElement} box @param {Here[]} places */
  #tools(box, places) {
    const lines = () => linesOf(this.library, places);
    const tools = toolsOf(box, places.map(({ chain }) => chain[0]).join("-"), [], { lines, hide: () => {} });
    return tools ? [tools] : [];
  }

  /** @param {string[]} codes */
  #showChosen(codes) {
    const chosen = codes.map((code) => {
      const name = this.library.name(code);
      const others = codes.filter((other) => other !== code);
      return chosenPlace("", name, say("more.remove", { name }), () => this.choose(others, "f-r"));
    });
    const choose = (/** @type {string} */ code) => this.choose([...codes.filter((other) => other !== code), code], "f-r");
    const label = say(codes.length ? "more.which" : "compare.first");
    const more = codes.length < MOST_REGIONS ? [picker({ id: "f-r", label, help: say("place.help"), library: this.library, choose })] : [];
    this.part("place").replaceChildren(...chosen, ...more);
  }

  /** Offer the schemes and the day. @param {Chosen} chosen */
  #showChoices({ places: [first], known }) {
    const radios = known.map((value) => {
      const label = first.rules.index.schemes[value].label;
      return h("label", { class: "choice" }, h("input", { type: "radio", name: "s", value, checked: value === first.scheme }), h("span", {}, label));
    });
    const box = h("input", { type: "date", name: "d", id: "f-d", class: "box", value: first?.day ?? "" });
    const kept = document.activeElement?.getAttribute("name");
    this.part("choices").replaceChildren(
      ...(radios.length ? [h("fieldset", { class: "field" }, h("legend", {}, say("scheme")), h("div", { class: "choices" }, radios))] : []),
      ...(first ? [h("div", { class: "field" }, h("label", { for: "f-d" }, say("date")), h("span", { class: "help" }, say("date.help")), box)] : []),
    );
    // What was being changed was made anew: the reader goes on where they were.
    if (kept) /** @type {HTMLElement | null} */ (this.form.querySelector(`[name="${kept}"]:checked, [name="${kept}"][type=date]`))?.focus();
  }
}

/**
 * Set the desk up, with what is chosen so far.
 * @param {HTMLFormElement} form
 * @param {import("../calculator/state.js").State} state
 */
export function openDesk(form, state) {
  readWords(document);
  return new Desk(form, state).load();
}
