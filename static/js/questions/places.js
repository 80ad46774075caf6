// @ts-check
/**
 * The regions that a question names. What is known as part of a question is no region: in
 * “医保定点” there is no 保定. A region one goes to is where one is treated, not where one is insured.
 *
 * @typedef {import("../finder/spelling.js").Region} Region
 * @typedef {{regions: Region[], rest: string, away: boolean, unknown: boolean}} Reading
 */

const SHORTEST = 2;

/** Reads questions word by word. */
export class Reader {
  /**
   * @param {Iterable<string>} phrases folded, that are no regions
   * @param {string[]} away words before a region one goes to
   */
  constructor(phrases, away) {
    this.phrases = new Set(phrases);
    this.away = away;
    /** @type {Map<string, Region[]>} */
    this.names = new Map();
    this.known = 0;
    this.longest = Math.max(...[...this.phrases].map((phrase) => phrase.length));
  }

  /** Take in the names of regions, if there are more by now. @param {Map<string, Region>} regions */
  learn(regions) {
    if (regions.size === this.known) return;
    this.known = regions.size;
    this.names.clear();
    for (const region of regions.values()) {
      for (const name of spoken(region)) this.names.set(name, [...(this.names.get(name) ?? []), region]);
    }
  }

  /** Read a folded question. @param {string} text @returns {Reading} */
  read(text) {
    /** @type {Region[][]} */
    const named = [];
    let [rest, away, unknown, strange] = ["", false, false, 0];
    for (let at = 0; at < text.length; ) {
      const word = this.#wordAt(text, at);
      const regions = this.names.get(word);
      if (regions && !this.phrases.has(word)) {
        const gone = this.away.find((one) => rest.endsWith(one));
        if (gone) rest = rest.slice(0, -gone.length);
        if (gone) away = true;
        else named.push(regions);
      } else rest += word;
      strange = word.length === 1 && !this.phrases.has(word) ? strange + 1 : 0;
      unknown = unknown || strange >= SHORTEST;
      at += word.length;
    }
    return { regions: narrowed(named), rest, away, unknown };
  }

  /** Find the longest word that begins at a place; a single character if none is known. @param {string} text @param {number} at */
  #wordAt(text, at) {
    for (let length = Math.min(this.longest, text.length - at); length > 1; length -= 1) {
      const word = text.slice(at, at + length);
      if (this.phrases.has(word) || this.names.has(word)) return word;
    }
    return text[at];
  }
}

/** List how a region is called within a sentence: names, and pinyin in full. @param {Region} region */
function spoken({ names, readings, level }) {
  const pinyin = level > 1 ? readings.filter(({ syllables }) => syllables.length > 1).map(({ whole }) => whole) : [];
  return [...names.filter((name) => name.length >= SHORTEST), ...pinyin];
}

/**
 * Choose among regions of one name those that lie in a region named as well; the narrowest count.
 * @param {Region[][]} named
 */
function narrowed(named) {
  const [first, ...others] = named;
  if (first === undefined) return [];
  return others.reduce((found, next) => {
    const inside = next.filter((region) => found.some((outer) => region.above.includes(outer)));
    return inside.length > 0 ? inside : found;
  }, first);
}
