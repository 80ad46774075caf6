// @ts-check
/** What an answer was computed from, in a list: for trust, and for paper. */
import { h } from "./dom.js";
import { fieldsOf } from "./form.js";
import { say } from "./words.js";

/**
 * @param {import("./rules.js").Library} library
 * @param {import("./known.js").Here} here
 * @param {import("./fields.js").Group[]} groups
 * @param {import("./state.js").State} state
 */
export function givenNode(library, here, groups, state) {
  const rows = fieldsOf(groups).flatMap(({ name, label, kind, options, initial }) => {
    const value = state.get(name) ?? initial ?? "";
    if (value === "" || kind === "check") return value === "1" ? [[label, "✓"]] : [];
    return [[label, options?.find((option) => option.value === value)?.label ?? value]];
  });
  const all = [[say("place"), library.name(here.chain[0])], ...rows];
  const list = all.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]);
  return h("details", { class: "more given" }, h("summary", {}, say("given")), h("dl", { class: "given__list" }, list));
}
