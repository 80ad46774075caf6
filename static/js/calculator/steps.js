// @ts-check
/** The steps of an answer: what was computed, by which rule, who says so and since when. */
import { h } from "./dom.js";
import { isSaid, say } from "./words.js";

/**
 * @typedef {{step: string, sum: string, amount: string, figures: string[], supplied?: string[], assumed?: string[]}} Step
 * @typedef {{library: import("./rules.js").Library, code: string, supplied: Record<string, string>}} Ground
 */

/** @param {Ground} ground @param {Step[]} steps */
export function stepList(ground, steps) {
  return h("ol", { class: "steps" }, steps.map((step) => stepNode(ground, step)));
}

/** @param {Ground} ground @param {Step} step */
function stepNode(ground, { step, sum, amount, figures, supplied = [], assumed = [] }) {
  const plain = sum === "" || sum === amount;
  return h(
    "li",
    {},
    h("p", { class: "steps__name" }, h("span", {}, say(`step.${step}`)), h("span", { class: "steps__amount" }, say("yuan", { amount }))),
    plain ? null : h("p", { class: "steps__sum" }, sum),
    figures.map((id) => ruleNode(ground, id)),
    assumed.map((name) => h("p", { class: "help" }, say("assumed", { field: fieldLabel(ground, name), value: otherwise(ground, name) }))),
    supplied.map((name) => {
      const value = suppliedWords(ground, name, ground.supplied[name] ?? "");
      return h("p", { class: "help" }, say("supplied", { field: fieldLabel(ground, name), value }));
    }),
  );
}

/**
 * Show a figure: whose rule it is, its words, since when, who says so, with the way to its record.
 * @param {Ground} ground
 * @param {string} id
 */
export function ruleNode({ library }, id) {
  const figure = library.figures.get(id);
  if (!figure) return null;
  const region = id.slice(0, 6);
  const { topics, address } = /** @type {import("./rules.js").Index} */ (library.index);
  const where = address.replace("{region}", region).replace("{scheme}", figure.scheme).replace("{id}", id);
  const parts = {
    place: library.name(region),
    field: topics[figure.topic]?.fields[figure.field]?.label ?? figure.field,
    condition: figure.condition ? `${figure.condition}，` : "",
    words: figure.words,
  };
  const publisher = library.files[region]?.sources[figure.source]?.publisher ?? figure.source;
  const careful = figure.standing === "adopted" ? null : h("span", { class: `standing standing--${figure.standing}` }, say(`standing.${figure.standing}`));
  return h(
    "p",
    { class: "steps__rule" },
    h("a", { href: `${library.root}${where}` }, say("rule", parts)),
    h("span", { class: "help" }, say("rule.source", { starts: figure.starts, publisher })),
    careful,
  );
}

/**
 * Name a field of the sums.
 * @param {Ground} ground
 * @param {string} name topic.field
 */
export function fieldLabel({ library }, name) {
  const [topic, field] = name.split(".");
  const found = library.index?.topics[topic];
  const label = found?.fields[field]?.label ?? (isSaid(`field.${name}`) ? say(`field.${name}`) : field);
  return found ? say("field", { topic: found.label, field: label }) : label;
}

/** @param {Ground} ground @param {string} name */
export function fieldOf({ library }, name) {
  const [topic, field] = name.split(".");
  return library.index?.topics[topic]?.fields[field];
}

/** @param {Ground} ground @param {string} name */
function otherwise(ground, name) {
  const field = fieldOf(ground, name);
  return field?.choices?.[field.otherwise ?? ""] ?? field?.otherwise ?? "";
}

/** @param {Ground} ground @param {string} name @param {string} value */
function suppliedWords(ground, name, value) {
  return isSaid(`said.${value}`) ? say(`said.${value}`) : (fieldOf(ground, name)?.choices?.[value] ?? value);
}
