// @ts-check
/**
 * How well a region answers what was typed: 汉字, pinyin, initials, code, other and old names.
 *
 * @typedef {{syllables: string[], whole: string, initials: string}} Reading
 * @typedef {{code: string, name: string, names: string[], readings: Reading[], codes: string[], level: number, above: Region[]}} Region
 *   names: the name, the short one and others; above: nearest first
 */

export const EXACT = 60;
const [CODE, NAME, SHORT, OTHER, PINYIN, INITIALS] = [100, 95, 90, 85, 80, 60];
const [PATH_STARTS, STARTS, PART, SYLLABLES] = [50, 45, 20, 30];

/**
 * Read a region as the site writes it: code, name, pinyin, whatever else it is called.
 * @param {string[]} row
 * @returns {Region}
 */
export function regionOf([code, name, ...rest]) {
  const level = code === "000000" ? 4 : code.endsWith("0000") ? 3 : code.endsWith("00") ? 2 : 1;
  /** @type {Region} */
  const region = { code, name, names: [name], readings: [], codes: [code], level, above: [] };
  if (name.length > 2) region.names.push(name.slice(0, -1));
  for (const word of rest) {
    if (word < ":") region.codes.push(word);
    else if (word < "{") region.readings.push(readingOf(word));
    else region.names.push(word);
  }
  return region;
}

/** @param {string} pinyin @returns {Reading} */
function readingOf(pinyin) {
  const syllables = pinyin.split(" ");
  return { syllables, whole: syllables.join(""), initials: syllables.map((one) => one[0]).join("") };
}

/**
 * Rank how well a region answers what was typed; 0 is not at all, from EXACT on it is its spelling.
 * @param {Region} region
 * @param {string} query folded
 */
export function rank(region, query) {
  if (/^\d+$/.test(query)) return rankCode(region, query);
  return /^[a-z]+$/.test(query) ? rankPinyin(region, query) : rankName(region, query);
}

/** @param {Region} region @param {string} query */
function rankCode({ codes }, query) {
  if (codes.includes(query)) return codes[0] === query ? CODE : OTHER;
  return query.length > 1 && codes[0].startsWith(query) ? STARTS : 0;
}

/** @param {Region} region @param {string} query */
function rankPinyin({ readings }, query) {
  let best = 0;
  for (const { syllables, whole, initials } of readings) {
    if (whole[0] !== query[0]) continue;
    if (whole === query) return PINYIN;
    if (initials === query) best = INITIALS;
    else if (best === 0 && query.length > 1 && spells(syllables, query)) best = SYLLABLES;
  }
  return best;
}

/**
 * Tell whether a query is the beginning of a name, each syllable in full or in part.
 * @param {string[]} syllables
 * @param {string} query
 * @returns {boolean}
 */
function spells([first, ...rest], query) {
  if (query === "") return true;
  if (first === undefined) return false;
  for (let end = first.length; end > 0; end -= 1) {
    const part = first.slice(0, end);
    if (query.startsWith(part) ? spells(rest, query.slice(end)) : part.startsWith(query)) return true;
  }
  return false;
}

/** @param {Region} region @param {string} query */
function rankName({ names, above }, query) {
  if (query === names[0]) return NAME;
  if (query === names[1]) return SHORT;
  if (names.includes(query)) return OTHER;
  const below = query.length > 2 ? withoutAbove(above, query) : query;
  if (below !== query && names.includes(below)) return SHORT;
  if (names.some((one) => one.startsWith(query))) return STARTS;
  if (below !== query && below !== "" && names[0].startsWith(below)) return PATH_STARTS;
  return query.length > 1 && names[0].includes(query) ? PART : 0;
}

/**
 * Take the names of the regions above, in their order, from the beginning of a query.
 * @param {Region[]} above
 * @param {string} query
 */
function withoutAbove(above, query) {
  let left = query;
  for (let at = above.length - 1; at >= 0; at -= 1) {
    const { names } = above[at];
    if (left.startsWith(names[0])) left = left.slice(names[0].length);
    else if (names.length > 1 && left.startsWith(names[1])) left = left.slice(names[1].length);
  }
  return left;
}
