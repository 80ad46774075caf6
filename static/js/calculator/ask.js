// @ts-check
/** What an answer lacks, with a box to fill in what the records do not say; and rival claims. */
import { h } from "./dom.js";
import { fieldLabel, fieldOf, ruleNode } from "./steps.js";
import { readMoney, readNumber } from "./typed.js";
import { say } from "./words.js";

/**
 * @typedef {{field: string, why: string, visit: number | null, figure: string | null}} Missing
 * @typedef {import("./steps.js").Ground} Ground
 * @typedef {(values: Record<string, string>) => void} Set
 */

const LAYERS = ["critical-illness", "large-sum", "medical-aid"];
// What the form itself asks for; its box is there already.
const ASKED = /** @type {Record<string, string>} */ ({ "contribution.wage": "f-c-wage", "personal-account.base": "f-a-base" });

/**
 * Say what is missing and ask for it.
 * @param {Ground} ground
 * @param {Missing[]} missing
 * @param {Set} set
 */
export function askNode(ground, missing, set) {
  const fields = missing.filter((item, place) => missing.findIndex((other) => other.field === item.field) === place);
  const rows = fields.map((item) => row(ground, item, fields, set));
  const able = rows.some(({ read }) => read);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const answers = rows.map((one) => one.read?.());
    if (!answers.includes(null)) set(Object.assign({}, ...answers));
  };
  return h(
    "form",
    { class: "ask", novalidate: true, submit },
    h("h3", {}, say("missing")),
    able ? h("p", { class: "help" }, say("missing.help")) : null,
    rows.map(({ node }) => node),
    able ? h("button", { type: "submit" }, say("missing.go")) : null,
  );
}

/**
 * @param {Ground} ground
 * @param {Missing} item
 * @param {Missing[]} all
 * @param {Set} set
 * @returns {{node: HTMLElement, read?: () => Record<string, string> | null}}
 */
function row(ground, item, all, set) {
  const label = fieldLabel(ground, item.field);
  const why = h("span", { class: "help" }, say(`why.${item.why}`));
  const rule = item.figure ? ruleNode(ground, item.figure) : null;
  const asked = ASKED[item.field];
  if (asked) {
    const go = () => document.getElementById(asked)?.focus();
    return { node: h("div", { class: "field" }, h("button", { type: "button", class: "quiet", click: go }, label), why) };
  }
  const box = boxFor(ground, item.field, label);
  const name = `x.${ground.code}.${item.field}`;
  const shortcuts = shortcutsFor(ground, item.field, all).map(([text, values]) =>
    h("button", { type: "button", class: "quiet", click: () => set(values) }, text),
  );
  const node = h("div", { class: "field" }, box ? box.label : h("p", {}, label), why, rule, box?.fault, box?.nodes, shortcuts);
  if (!box) return { node };
  const read = () => {
    const value = box.read();
    box.fault.textContent = value === null ? box.wrong : "";
    if (value === null) box.nodes[0].focus();
    return value === null ? null : value === "" ? {} : { [name]: value };
  };
  return { node, read };
}

/**
 * Make the box a field's value is typed in.
 * @param {Ground} ground
 * @param {string} name
 * @param {string} label
 */
function boxFor(ground, name, label) {
  const field = fieldOf(ground, name);
  const id = `f-x-${ground.code}-${name.replaceAll(".", "-")}`;
  const fault = h("span", { class: "fault", id: `${id}-fault` });
  if (field?.type === "choice") {
    const options = Object.entries(field.choices ?? {});
    const select = h("select", { id, "aria-describedby": `${id}-fault` }, h("option", { value: "" }, ""), options.map(([value, text]) => h("option", { value }, text)));
    return { label: h("label", { for: id }, label), fault, nodes: [select], wrong: "", read: () => /** @type {HTMLSelectElement} */ (select).value };
  }
  const kind = { amount: "yuan", ratio: "percent", points: "points", none: "yuan" }[field?.type ?? "none"];
  if (!kind) return null;
  const input = /** @type {HTMLInputElement} */ (h("input", { id, type: "text", class: "box", autocomplete: "off", "aria-describedby": `${id}-fault` }));
  const read = () => {
    if (input.value.trim() === "") return "";
    const read = kind === "yuan" ? readMoney(input.value) : readNumber(input.value);
    if (read === null || read === "bad" || read === "much") return null;
    if (kind === "percent") return Number(read) < 0 ? null : `${read}%`;
    return read;
  };
  const whole = `${label}：${say(`supply.${kind}`)}`;
  return { label: h("label", { for: id }, whole), fault, nodes: [input], wrong: say(kind === "yuan" ? "bad.money" : "bad.ratio", { label }), read };
}

/**
 * Offer what is often true in a word: no cap, no deductible, not this layer.
 * @param {Ground} ground
 * @param {string} name
 * @param {Missing[]} all
 * @returns {[string, Record<string, string>][]}
 */
function shortcutsFor({ code, library }, name, all) {
  const [topic, field] = name.split(".");
  const at = (/** @type {string} */ one) => `x.${code}.${topic}.${one}`;
  if (LAYERS.includes(topic) && field !== "local-income") {
    const asked = topic === "critical-illness" || all.some((item) => item.field === `${topic}.deductible`);
    const first = topic === "critical-illness" ? "not-applicable" : "none";
    const values = { ...(asked ? { [at("deductible")]: first } : {}), [at("ratio")]: "none", [at("annual-cap")]: "unlimited" };
    return [[say("supply.without", { layer: library.index?.topics[topic]?.label ?? topic }), values]];
  }
  if (field === "annual-cap") return [[say("supply.unlimited"), { [at(field)]: "unlimited" }]];
  return field === "deductible" ? [[say("supply.none"), { [at(field)]: "none" }]] : [];
}

/**
 * Say whose claims an alternative rests on.
 * @param {Ground} ground
 * @param {Record<string, string>} claims source by field
 */
export function claimTitle({ code, library }, claims) {
  const whose = [...new Set(Object.values(claims))].map((source) => library.files[code]?.sources[source]?.publisher ?? source);
  return h("h4", {}, say("claim", { publisher: whose.join("、") }));
}

/**
 * Show the claims an alternative rests on, and the way to settle for them.
 * @param {Ground} ground
 * @param {Record<string, string>} claims source by field
 * @param {Set} set
 */
export function claimNodes(ground, claims, set) {
  const rows = Object.entries(claims).map(([name, source]) => {
    const figures = [...ground.library.figures.values()].filter(
      (figure) => `${figure.topic}.${figure.field}` === name && figure.source === source && figure.standing === "disputed" && figure.id.startsWith(ground.code),
    );
    return h("div", {}, h("p", { class: "help" }, fieldLabel(ground, name)), figures.map((figure) => ruleNode(ground, figure.id)));
  });
  const values = Object.fromEntries(Object.entries(claims).map(([name, source]) => [`q.${ground.code}.${name}`, source]));
  return [...rows, h("button", { type: "button", class: "quiet", click: () => set(values) }, say("claim.use"))];
}
