// @ts-check
/**
 * What the rules of a region tell apart: the form asks nothing else.
 *
 * @typedef {import("./rules.js").Figure} Figure
 * @typedef {import("./rules.js").File} File
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {{rules: Rules, chain: string[], scheme: string, day: string}} Here
 */

const SERVICES = ["inpatient", "outpatient", "chronic", "two-diseases"];
const PAID = ["deductible", "ratio", "annual-cap"];
const LAYERS = ["critical-illness", "large-sum", "medical-aid"];
const ELSEWHERE = ["ratio", "points", "deductible", "first-self-pay", "annual-cap"];

/** @type {WeakMap<File, Map<string, Figure[]>>} the figures of each file, by what they are of */
const grouped = new WeakMap();

/**
 * List the figures of a field that hold, of the scheme and of those common to all.
 * @param {Here} here
 * @param {string} topic
 * @param {string} field
 * @returns {Figure[]}
 */
export function held({ rules, chain, scheme, day }, topic, field) {
  const common = Object.entries(rules.index.schemes).filter(([, item]) => item.common);
  return [scheme, ...common.map(([id]) => id)].flatMap((one) => {
    for (const code of chain) {
      const all = figuresOf(rules.regions[code], `${one}/${topic}/${field}`);
      const found = inForce(all, day).filter((f) => code === chain[0] || f.standing !== "disputed");
      if (found.some((figure) => figure.value?.absence !== "not-in-force")) return found;
    }
    return [];
  });
}

/**
 * @param {File | undefined} file
 * @param {string} key scheme/topic/field
 * @returns {Figure[]}
 */
function figuresOf(file, key) {
  if (!file) return [];
  const groups = grouped.get(file) ?? groupsOf(file);
  grouped.set(file, groups);
  return groups.get(key) ?? [];
}

/** @param {File} file */
function groupsOf({ figures }) {
  /** @type {Map<string, Figure[]>} */
  const groups = new Map();
  for (const figure of figures) {
    const key = `${figure.scheme}/${figure.topic}/${figure.field}`;
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

/**
 * @param {Figure[]} figures
 * @param {string} day
 */
function inForce(figures, day) {
  const settled = latest(figures.filter((f) => f.standing !== "disputed"), day);
  const disputed = latest(figures.filter((f) => f.standing === "disputed"), day);
  const newest = settled[0]?.since ?? "";
  return [...settled, ...disputed.filter((figure) => figure.since >= newest)];
}

/**
 * @param {Figure[]} figures
 * @param {string} day
 */
function latest(figures, day) {
  const begun = figures.filter((figure) => figure.since <= day);
  const newest = begun.reduce((last, figure) => (figure.since > last ? figure.since : last), "");
  return begun.filter((figure) => figure.since === newest && (figure.until === undefined || figure.until >= day));
}

/**
 * List the choices of a dimension that figures name, in the order of the vocabulary.
 * @param {Here} here
 * @param {Figure[]} figures
 * @param {string} dimension
 * @returns {string[]}
 */
export function named(here, figures, dimension) {
  const found = new Set(figures.map((figure) => figure.dims?.[dimension]));
  return Object.keys(here.rules.index.dimensions[dimension]?.values ?? {}).filter((id) => found.has(id));
}

/**
 * @param {Figure[]} figures
 * @param {string} dimension
 */
export const names = (figures, dimension) => figures.some((figure) => figure.dims?.[dimension] !== undefined);

/**
 * List the figures a visit may rest on: the service's own, and those for treatment elsewhere.
 * @param {Here} here
 * @param {string} service
 * @param {boolean} elsewhere
 */
export function ofVisit(here, service, elsewhere) {
  const own = PAID.flatMap((field) => held(here, service, field));
  return elsewhere && service === "inpatient" ? [...own, ...ELSEWHERE.flatMap((f) => held(here, "cross-region", f))] : own;
}

/** List the figures of the layers above the basic fund. @param {Here} here */
export function ofLayers(here) {
  return LAYERS.flatMap((topic) => PAID.flatMap((field) => held(here, topic, field)));
}

/** List the services there are rules for; if there are none, those that may concern the scheme. @param {Here} here */
export function services(here) {
  const topics = here.rules.index.topics;
  const may = SERVICES.filter((id) => topics[id] && (!topics[id].concerns.length || topics[id].concerns.includes(here.scheme)));
  const recorded = may.filter((id) => PAID.some((field) => held(here, id, field).length > 0));
  return recorded.length > 0 ? recorded : may;
}

/** List the schemes that have anything to compute with on the day. @param {Here} here */
export function schemes(here) {
  const all = Object.entries(here.rules.index.schemes).filter(([, item]) => !item.common);
  return all.map(([id]) => id).filter((scheme) => {
    const fields = [...SERVICES.map((topic) => [topic, "ratio"]), ["contribution", "individual"], ["contribution", "employer-rate"]];
    const own = { ...here, scheme };
    return fields.some(([topic, field]) => held(own, topic, field).some((figure) => figure.scheme === scheme));
  });
}

/**
 * The things a reader may ask besides visits.
 * @param {Here} here
 */
export function tasks(here) {
  const pays = ["individual", "employer-rate", "flexible-rate", "flexible-amount"];
  const credits = ["monthly-credit", "credit-rate", "pension-share"];
  return [
    "visits",
    ...(pays.some((field) => held(here, "contribution", field).length) ? ["contribution"] : []),
    ...(credits.some((field) => held(here, "personal-account", field).length) ? ["account"] : []),
  ];
}
