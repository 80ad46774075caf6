// @ts-check
/** Boxes → the form on the page. What did not change is left alone, so that no focus is lost. */
import { h } from "./dom.js";
import { isDay, readCount, readMoney } from "./typed.js";
import { say } from "./words.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Group} Group
 * @typedef {import("./state.js").State} State
 * @typedef {Map<string, string>} Faults messages by the name of the box
 */

/** @param {string} name */
export const idOf = (name) => `f-${name.replaceAll(".", "-")}`;

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Show groups of boxes in a part of the form, and what the state says in them.
 * @param {HTMLElement} part
 * @param {Group[]} groups
 * @param {State} state
 * @param {(number: number) => void} remove
 */
export function showGroups(part, groups, state, remove) {
  const wanted = JSON.stringify(groups);
  if (shown.get(part) !== wanted) {
    const open = new Set([...part.querySelectorAll("details[open]")].map((node) => /** @type {HTMLElement} */ (node).dataset.key));
    const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
    part.replaceChildren(...groups.map((group) => groupNode(group, open, remove, state)));
    shown.set(part, wanted);
    if (focused) document.getElementById(focused)?.focus();
  }
  for (const field of fieldsOf(groups)) fill(part, field, state);
}

/** @param {Group[]} groups @returns {Field[]} */
export function fieldsOf(groups) {
  return groups.flatMap((group) => [...group.fields, ...fieldsOf(group.groups ?? [])]);
}

/**
 * @param {Group} group
 * @param {Set<string | undefined>} open
 * @param {(number: number) => void} remove
 * @param {State} state
 * @returns {HTMLElement}
 */
function groupNode(group, open, remove, state) {
  const inside = [...group.fields.map(fieldNode), ...(group.groups ?? []).map((one) => groupNode(one, open, remove, state))];
  if (group.folded) {
    const filled = group.fields.some(({ name }) => state.has(name));
    return h("details", { class: "more", "data-key": group.key, open: filled || open.has(group.key) }, h("summary", {}, group.title), inside);
  }
  const { remove: number } = group;
  const button = number ? h("button", { type: "button", class: "quiet", click: () => remove(number) }, say("visit.remove", { number })) : null;
  return h("fieldset", { class: "part" }, group.title ? h("legend", { class: "part__title" }, group.title) : null, inside, button);
}

/** @param {Field} field */
function fieldNode(field) {
  const id = idOf(field.name);
  const help = field.help ? h("span", { class: "help", id: `${id}-help` }, field.help) : null;
  const fault = h("span", { class: "fault", id: `${id}-fault` });
  if (field.kind === "radio") {
    const rows = h("div", { class: "choices" }, grouped(field, (option, place) => radio(field, option, place)));
    return h("fieldset", { class: "field", id: `${id}-box`, "aria-describedby": help ? `${id}-help` : null }, h("legend", {}, field.label), help, fault, rows);
  }
  const described = [help ? `${id}-help` : "", `${id}-fault`].join(" ").trim();
  const own = { id, name: field.name, "aria-describedby": described };
  if (field.kind === "check") {
    return h("div", { class: "field" }, h("label", { class: "choice" }, h("input", { ...own, type: "checkbox", value: "1" }), h("span", {}, field.label)), fault);
  }
  const label = h("label", { for: id }, field.label);
  if (field.kind === "select") {
    const rows = grouped(field, (option) => h("option", { value: option.value }, option.help ? `${option.label}（${option.help}）` : option.label), "optgroup");
    return h("div", { class: "field" }, label, help, fault, h("select", own, rows));
  }
  const mode = field.kind === "money" ? "decimal" : field.kind === "count" ? "numeric" : null;
  const size = field.kind === "count" ? "box box--short" : "box";
  const type = field.kind === "date" ? "date" : "text";
  return h("div", { class: "field" }, label, help, fault, h("input", { ...own, type, class: size, inputmode: mode, autocomplete: "off" }));
}

/** @param {Field} field @param {import("./fields.js").Option} option @param {number} place */
function radio(field, option, place) {
  const id = place === 0 ? idOf(field.name) : `${idOf(field.name)}-${place}`;
  const text = h("span", {}, option.label, option.help ? h("span", { class: "help" }, option.help) : null);
  return h("label", { class: "choice" }, h("input", { type: "radio", id, name: field.name, value: option.value }), text);
}

/**
 * Put options under the name of the ruler they belong to.
 * @param {Field} field
 * @param {(option: import("./fields.js").Option, place: number) => HTMLElement} make
 * @param {string} [box] the element that groups them
 * @returns {HTMLElement[]}
 */
function grouped(field, make, box) {
  const options = field.options ?? [];
  const titles = [...new Set(options.map((option) => option.group))];
  return titles.flatMap((title) => {
    const nodes = options.flatMap((option, place) => (option.group === title ? [make(option, place)] : []));
    if (title === undefined) return nodes;
    return box ? [h(box, { label: title }, nodes)] : [h("p", { class: "help choice__ruler" }, title), ...nodes];
  });
}

/**
 * @param {HTMLElement} part
 * @param {Field} field
 * @param {State} state
 */
function fill(part, field, state) {
  const value = state.get(field.name) ?? field.initial ?? "";
  for (const node of part.querySelectorAll(`[name="${field.name}"]`)) {
    const input = /** @type {HTMLInputElement} */ (node);
    if (field.kind === "radio" || field.kind === "check") input.checked = input.value === value;
    else if (input.value !== value) input.value = value;
  }
}

/**
 * Judge what was typed.
 * @param {Field[]} fields
 * @param {State} state
 * @returns {Faults}
 */
export function faultsOf(fields, state) {
  /** @type {Faults} */
  const found = new Map();
  for (const { name, label, kind, need, most = 99 } of fields) {
    const text = state.get(name) ?? "";
    if (text.trim() === "") {
      if (need) found.set(name, need);
      continue;
    }
    if (kind === "money") {
      const read = readMoney(text);
      if (read === "bad" || read === "much") found.set(name, say(`bad.${read === "bad" ? "money" : "much"}`, { label }));
    }
    if (kind === "count" && readCount(text, most) === null) found.set(name, say("bad.count", { label }));
    if (kind === "date" && !isDay(text)) found.set(name, say("bad.day", { label }));
  }
  return found;
}

/**
 * Say what is wrong at each box, and in a list at the top that leads there.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} summary
 * @param {Faults} faults
 */
export function showFaults(form, summary, faults) {
  for (const node of form.querySelectorAll(".fault")) node.textContent = "";
  for (const node of form.querySelectorAll("[aria-invalid]")) node.removeAttribute("aria-invalid");
  for (const [name, message] of faults) {
    const box = document.getElementById(idOf(name));
    box?.setAttribute("aria-invalid", "true");
    box?.closest("details")?.setAttribute("open", "");
    const at = document.getElementById(`${idOf(name)}-fault`);
    if (at) at.textContent = message;
  }
  const links = [...faults].map(([name, message]) => {
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      document.getElementById(idOf(name))?.focus();
    };
    return h("li", {}, h("a", { href: `#${idOf(name)}`, click: go }, message));
  });
  summary.replaceChildren(...(links.length ? [h("h2", {}, say("bad")), h("ul", {}, links)] : []));
  summary.hidden = links.length === 0;
}
