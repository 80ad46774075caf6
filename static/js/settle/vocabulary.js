// @ts-check
/**
 * Prepares the vocabulary of `index.json` for look-ups, once for each index.
 *
 * @typedef {{label?: string, type: string, per?: string[], units?: string[], inherits?: boolean,
 *   otherwise?: string, choices?: Object<string, string>}} Field
 * @typedef {{label?: string, concerns: string[], only?: Object<string, string>,
 *   fields: Object<string, Field>}} Topic
 * @typedef {{within?: string, implies?: Object<string, string>}} Choice
 * @typedef {{money?: boolean, whole?: boolean, values?: Object<string, Choice>}} Dimension
 * @typedef {{schemes: Object<string, {common?: boolean}>, dimensions: Object<string, Dimension>,
 *   topics: Object<string, Topic>}} Index
 * @typedef {{index: Index, common: string[], chains: Object<string, Object<string, string[]>>,
 *   kept: import("./figures.js").Kept[]}} Vocabulary
 *   *kept* is what was made last of the figures at each place of a lineage
 * @typedef {Object<string, string | number>} Situation
 */

/** @type {WeakMap<Index, Vocabulary>} */
const prepared = new WeakMap();

/**
 * @param {Index} index
 * @returns {Vocabulary}
 */
export function vocabularyOf(index) {
  let vocabulary = prepared.get(index);
  if (!vocabulary) {
    vocabulary = { index, common: commonSchemes(index), chains: allChains(index), kept: [] };
    prepared.set(index, vocabulary);
  }
  return vocabulary;
}

/** @param {Index} index */
function commonSchemes(index) {
  return Object.keys(index.schemes).filter((scheme) => index.schemes[scheme].common);
}

/** @param {Index} index */
function allChains(index) {
  /** @type {Object<string, Object<string, string[]>>} */
  const chains = {};
  for (const dimension of Object.keys(index.dimensions)) {
    const values = index.dimensions[dimension].values || {};
    chains[dimension] = {};
    for (const value of Object.keys(values)) chains[dimension][value] = upwards(values, value);
  }
  return chains;
}

/**
 * @param {Object<string, Choice>} values
 * @param {string} value
 * @returns {string[]}
 */
function upwards(values, value) {
  const { within } = values[value];
  return within === undefined ? [value] : [value, ...upwards(values, within)];
}

/**
 * A choice and what it is within, from itself upwards.
 * @param {Vocabulary} vocabulary
 * @param {string} dimension
 * @param {string} choice
 * @returns {string[]}
 */
export function chainOf(vocabulary, dimension, choice) {
  const chains = vocabulary.chains[dimension];
  return (chains && chains[choice]) || [choice];
}

/**
 * Add to a situation what its values imply of dimensions that are not given.
 * @param {Vocabulary} vocabulary
 * @param {Situation} given
 * @param {string} [except] a dimension that may imply nothing
 * @returns {Situation}
 */
export function withImplied(vocabulary, given, except) {
  const situation = { ...given };
  for (const dimension of Object.keys(given)) {
    const values = (vocabulary.index.dimensions[dimension] || {}).values;
    const value = values && values[given[dimension]];
    if (!value || !value.implies || dimension === except) continue;
    for (const other of Object.keys(value.implies)) {
      if (!(other in situation)) situation[other] = value.implies[other];
    }
  }
  return situation;
}

/**
 * The field of a topic, if the vocabulary has it.
 * @param {Vocabulary} vocabulary
 * @param {string} topic
 * @param {string} field
 * @returns {Field | undefined}
 */
export function fieldOf(vocabulary, topic, field) {
  const found = vocabulary.index.topics[topic];
  return found && found.fields[field];
}

/**
 * Whether a topic concerns a scheme; one that names no schemes concerns every one.
 * @param {Vocabulary} vocabulary
 * @param {string} topic
 * @param {string} scheme
 * @returns {boolean}
 */
export function concerns(vocabulary, topic, scheme) {
  const found = vocabulary.index.topics[topic];
  if (!found) return false;
  return !found.concerns.length || found.concerns.includes(scheme);
}

/**
 * Whether a topic is for the people of a situation.
 * @param {Vocabulary} vocabulary
 * @param {string} topic
 * @param {Situation} situation
 * @returns {boolean}
 */
export function isFor(vocabulary, topic, situation) {
  const found = vocabulary.index.topics[topic];
  if (!found) return false;
  const only = found.only || {};
  return Object.keys(only).every(
    (dimension) =>
      dimension in situation &&
      chainOf(vocabulary, dimension, String(situation[dimension])).includes(only[dimension]),
  );
}
