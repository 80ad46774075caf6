// @ts-check
/**
 * Regions on a day → what holds in each, and in words whether they differ: first what the summary
 * of a region's page begins with, then the rest, a folded table a topic.
 */
import { h } from "../calculator/dom.js";
import { held } from "../calculator/known.js";
import { writeFen } from "../calculator/typed.js";
import { say } from "../calculator/words.js";
import { rulersApart } from "./rulers.js";

/**
 * @typedef {import("../calculator/known.js").Here} Here
 * @typedef {import("../calculator/rules.js").Figure} Figure
 * @typedef {import("../calculator/rules.js").Library} Library
 * @typedef {{field: string, label: string, type: string, first: boolean, found: Figure[][]}} Row
 * @typedef {{made: HTMLElement, complete: () => void}} Folding a topic, and what makes its table
 * @typedef {{shown: HTMLElement[], folded: (() => Folding)[]}} Comparison
 *   what to show first, and what makes each folded topic when there is time for it
 */

const MOST_COLUMNS = 3;
/** 一万元 in 分. */
const TEN_THOUSAND = 1_000_000;

/**
 * Compare the regions in every topic that any of them has a rule on.
 * @param {Library} library
 * @param {Here[]} places
 * @param {Set<string>} open the topics the reader has unfolded
 * @returns {Comparison}
 */
export function comparison(library, places, open) {
  const topics = Object.entries(places[0].rules.index.topics).map(([id, { label }]) => ({ id, label, rows: rowsOf(places, id) }));
  const first = topics.flatMap(({ label, rows }) => rows.filter((row) => row.first).map((row) => ({ ...row, label: `${label}：${row.label}` })));
  const rest = topics.map((topic) => ({ ...topic, rows: topic.rows.filter((row) => !row.first) })).filter(({ rows }) => rows.length);
  const head = first.length ? [tableOf(library, places, say("compare.first-of-all"), first)] : [];
  // What is alone needs no folding.
  if (!first.length && rest.length === 1) return { shown: rest.map(({ label, rows }) => tableOf(library, places, label, rows)), folded: [] };
  const title = first.length && rest.length ? [h("h2", {}, say("compare.rest"))] : [];
  return { shown: [...head, ...title], folded: rest.map((topic) => () => folding(library, places, topic, open)) };
}

/**
 * Fold a topic under its name and how many of its fields differ; its table is made when it is
 * unfolded, or before that when nothing else is to be done.
 * @param {Library} library
 * @param {Here[]} places
 * @param {{id: string, label: string, rows: Row[]}} topic
 * @param {Set<string>} open
 * @returns {Folding}
 */
function folding(library, places, { id, label, rows }, open) {
  const names = places.map(({ chain }) => library.name(chain[0]));
  const unlike = rows.filter((row) => difference(row, names) !== say("compare.same")).length;
  const words = say(unlike ? "compare.unlike" : "compare.alike", { count: String(rows.length), unlike: String(unlike) });
  const summary = h("summary", {}, h("h3", {}, label), h("span", { class: "topic__names" }, ` ${words}`));
  const made = /** @type {HTMLDetailsElement} */ (h("details", { class: "topic", open: open.has(id) }, summary));
  const complete = () => {
    if (made.childElementCount === 1) made.append(tableOf(library, places, label, rows));
  };
  if (made.open) complete();
  made.addEventListener("toggle", () => {
    if (made.open) complete();
    if (made.open) open.add(id);
    else open.delete(id);
  });
  return { made, complete };
}

/**
 * Write the comparison as lines of a spreadsheet: every value that is shown, one a line.
 * @param {Library} library
 * @param {Here[]} places
 * @returns {string[][]}
 */
export function linesOf(library, places) {
  const heads = ["topic", "field", "region", "condition", "value", "marks"].map((name) => say(`compare.head.${name}`));
  const lines = Object.entries(places[0].rules.index.topics).flatMap(([topic, { label }]) =>
    rowsOf(places, topic).flatMap((row) =>
      row.found.flatMap((figures, at) => {
        const place = places[at];
        const name = library.name(place.chain[0]);
        if (!figures.length) return [[label, row.label, name, "", say("compare.none"), ""]];
        return figures.map((figure) => [label, row.label, name, figure.condition ?? "", figure.words, marksOf(library, place, figure).join("；")]);
      }),
    ),
  );
  return [heads, ...lines];
}

/** @param {Here[]} places @param {string} topic @returns {Row[]} */
function rowsOf(places, topic) {
  const fields = Object.entries(places[0].rules.index.topics[topic].fields);
  return fields
    .map(([field, { label, type, summary = [] }]) => {
      const found = places.map((place) => held(place, topic, field));
      return { field, label, type, first: summary.includes(places[0].scheme), found };
    })
    .filter(({ found }) => found.some((figures) => figures.length > 0));
}

/**
 * Regions across, a line for each field above what they have; where that is too wide for a phone,
 * the regions stand below each field.
 * @param {Library} library
 * @param {Here[]} places
 * @param {string} caption
 * @param {Row[]} rows
 */
function tableOf(library, places, caption, rows) {
  const names = places.map(({ chain }) => library.name(chain[0]));
  const heads = names.map((name, at) => h("a", { href: `${library.root}r/${places[at].chain[0]}/` }, name));
  const wide = names.length <= MOST_COLUMNS;
  const body = rows.map((row) => {
    const cells = row.found.map((figures, at) => h("td", {}, cellOf(library, places[at], figures)));
    const rulers = rulersApart(places[0].rules.index.dimensions, row.found, names);
    const title = h("th", { scope: "rowgroup", colspan: wide ? names.length : 2 }, row.label, h("span", { class: "help" }, difference(row, names)), helpOf(rulers ? [rulers] : []));
    const below = wide ? [h("tr", {}, cells)] : cells.map((cell, at) => h("tr", {}, h("th", { scope: "row" }, heads[at].cloneNode(true)), cell));
    return h("tbody", {}, h("tr", {}, title), below);
  });
  const head = h("tr", {}, heads.map((name) => h("th", { scope: "col" }, name)));
  return h("table", { class: wide ? "beside beside--across" : "beside" }, h("caption", {}, caption), wide ? h("thead", {}, head) : null, body);
}

/**
 * Write what a region has; whose rule it is and how sure are said once if all share them.
 * @param {Library} library
 * @param {Here} place
 * @param {Figure[]} figures
 */
function cellOf(library, place, figures) {
  if (!figures.length) return [h("span", { class: "empty" }, say("compare.none"))];
  const marks = figures.map((figure) => marksOf(library, place, figure));
  const shared = marks.every((mark) => mark.join() === marks[0].join());
  const lines = figures.map((figure, at) => {
    const condition = figure.condition ? h("span", { class: "beside__condition" }, `${figure.condition} `) : null;
    return h("p", {}, condition, h("a", { class: "value", href: addressOf(library, figure) }, figure.words), shared ? null : helpOf(marks[at]));
  });
  return shared ? [...lines, helpOf(marks[0])] : lines;
}

/** Say whose rule a figure is, if not the region's own, and how sure. @param {Library} library @param {Here} place @param {Figure} figure */
function marksOf(library, place, figure) {
  const region = figure.id.slice(0, 6);
  const from = region === place.chain[0] ? [] : [say("compare.from", { place: library.name(region) })];
  return figure.standing === "adopted" ? from : [...from, say(`standing.${figure.standing}`)];
}

/** @param {string[]} marks */
function helpOf(marks) {
  return marks.length ? h("span", { class: "help" }, marks.join(" · ")) : null;
}

/** @param {Library} library @param {Figure} figure */
function addressOf(library, figure) {
  const { address } = /** @type {import("../calculator/rules.js").Index} */ (library.index);
  return library.root + address.replace("{region}", figure.id.slice(0, 6)).replace("{scheme}", figure.scheme).replace("{id}", figure.id);
}

/**
 * Say whether the regions differ in a field, and by how much where each has just one number.
 * @param {Row} row
 * @param {string[]} names
 */
function difference({ type, found }, names) {
  const said = found.map((figures) => figures.map(({ condition = "", words }) => `${condition}：${words}`).join("；"));
  if (said.every((words) => words === said[0])) return say("compare.same");
  if (said.includes("")) return say("compare.partly");
  const [first, ...others] = found.map(numberOf);
  const comparable = first !== null && (type === "amount" || type === "ratio") && others.every((one) => one !== null && one.per === first.per);
  if (!comparable) return say("compare.differs");
  return others.map((one, at) => against(names[at + 1], names[0], /** @type {{value: number}} */ (one).value - first.value, type)).join("；");
}

/** The one number a region has for everybody, if it has just one. @param {Figure[]} figures */
function numberOf(figures) {
  const [only, ...more] = figures;
  return more.length || only.condition || typeof only.value !== "number" ? null : { value: only.value, per: only.per };
}

/** @param {string} name @param {string} base @param {number} by @param {string} type */
function against(name, base, by, type) {
  if (by === 0) return say("compare.equal", { name, base });
  const size = Math.abs(by);
  const tens = type === "amount" && size >= TEN_THOUSAND && size % 10_000 === 0;
  const plain = tens ? String(size / TEN_THOUSAND) : writeFen(size).replace(/\.?0+$/, "");
  const amount = say(type !== "amount" ? "compare.points" : tens ? "compare.tens" : "compare.yuan", { amount: plain });
  return say(by > 0 ? "compare.more" : "compare.less", { name, base, amount });
}
