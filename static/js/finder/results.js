// @ts-check
/** What was found → links with the reason each was found, and a word on how many there are. */

/**
 * @typedef {import("../questions.js").Lead} Lead
 * @typedef {import("./finder.js").Found} Found
 */

const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
const ARROW = " → ";

export class Results {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.root = form.dataset.root ?? "";
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-results]"));
    this.status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    this.nothing = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-nothing]"));
    const words = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-words]"));
    /** @type {Map<string, string>} */
    this.words = new Map([...words.content.querySelectorAll("data")].map((word) => [word.value, word.textContent ?? ""]));
  }

  /** @param {Lead} lead */
  address({ url }) {
    return this.root + url;
  }

  /** @param {string} text @param {Found} found */
  show(text, { leads }) {
    this.list.replaceChildren(...leads.map((lead) => this.#item(lead)));
    const typed = text.trim();
    if (leads.length > 0) this.#say("found", { count: leads.length, first: this.#title(leads[0]) });
    else if (typed !== "") this.#say("nothing", { typed });
    else this.status.textContent = "";
    if (leads.length === 0 && typed !== "") this.list.replaceChildren(this.nothing.content.cloneNode(true));
  }

  /** Say that it cannot be searched now, and offer the lists. */
  fail() {
    this.#say("failed", {});
    this.list.replaceChildren(this.nothing.content.cloneNode(true));
  }

  /** Lead the reader to the first of what was found. */
  enter() {
    this.list.querySelector("a")?.focus();
  }

  /**
   * Move among what was found by the arrow keys, and back to the box by the escape key.
   * @param {KeyboardEvent} event
   * @param {HTMLInputElement} input
   */
  move(event, input) {
    if (event.isComposing) return;
    const links = [...this.list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const step = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    if (step && links.length > 0) {
      event.preventDefault();
      (links[at + step] ?? (step > 0 ? links[at] : input)).focus();
    } else if (event.key === "Escape" && at >= 0) input.focus();
  }

  /** @param {Lead} lead */
  #item(lead) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = this.address(lead);
    const title = link.appendChild(document.createElement("span"));
    title.className = "finder__title";
    title.textContent = this.#title(lead);
    const reason = link.appendChild(document.createElement("span"));
    reason.className = "help";
    reason.textContent = this.#reason(lead);
    return item;
  }

  /** @param {Lead} lead */
  #title({ region, scheme, answer }) {
    const parts = [region?.name, scheme && this.#words(`scheme.${scheme}`), answer?.title];
    return parts.filter(Boolean).join(this.#words("between"));
  }

  /** Say why a lead was found, and whose rules hold in its region. @param {Lead} lead */
  #reason({ region, answer, way, missing, called }) {
    const parts = [];
    if (missing && region) parts.push(this.#words("missing"));
    if (region && way) parts.push(this.#whose(way.map(({ name }) => name), region.above.map(({ name }) => name)));
    if (called) parts.push(this.#words("called", { called }));
    if (answer && !region) parts.push(this.#words(`kind.${answer.kind}`));
    if (answer && answer.way !== answer.title) parts.push(this.#words("way", { way: answer.way }));
    return parts.filter(Boolean).join(this.#words("then"));
  }

  /** @param {string[]} way @param {string[]} above */
  #whose(way, above) {
    if (way.length > 1) return this.#words("rules", { owner: way[way.length - 1], way: way.join(ARROW) });
    return above.slice(0, -1).reverse().join(" ");
  }

  /** @param {string} key @param {Record<string, string | number>} parts */
  #say(key, parts) {
    this.status.textContent = this.#words(key, parts);
  }

  /** @param {string} key @param {Record<string, string | number>} [parts] */
  #words(key, parts = {}) {
    return (this.words.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole));
  }
}
