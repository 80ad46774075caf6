// @ts-check
/** Says where the regions rank institutions by different rulers: names of one say nothing in another. */
import { say } from "../calculator/words.js";

/**
 * @typedef {import("../calculator/rules.js").Figure} Figure
 * @typedef {import("../calculator/rules.js").Dimension} Dimension
 */

/**
 * Say by which ruler each region ranks, if they are not all ranked by one; empty otherwise.
 * @param {Record<string, Dimension>} dimensions
 * @param {Figure[][]} found what each region has in a field
 * @param {string[]} names the regions
 * @returns {string}
 */
export function rulersApart(dimensions, found, names) {
  const labels = found.map((figures) => rulersOf(dimensions, figures));
  const ranked = labels.filter((one) => one !== "");
  if (new Set(ranked).size < 2) return "";
  const each = labels.flatMap((label, at) => (label ? [say("compare.ruler", { name: names[at], ruler: label })] : []));
  return say("compare.rulers", { each: each.join(say("compare.and")) });
}

/** @param {Record<string, Dimension>} dimensions @param {Figure[]} figures */
function rulersOf(dimensions, figures) {
  const labels = figures.flatMap(({ dims = {} }) =>
    Object.entries(dims).map(([name, at]) => {
      const { values = {}, rulers = {} } = dimensions[name] ?? {};
      return typeof at === "string" ? rulers[values[at]?.ruler ?? ""]?.label : undefined;
    }),
  );
  return [...new Set(labels.filter(Boolean))].join("、");
}
