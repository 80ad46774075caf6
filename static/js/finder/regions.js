// @ts-check
/** The regions of the site: found as people type them, and as they stand in a sentence. */
import { EXACT, rank, regionOf } from "./spelling.js";
import { fold, signsOf } from "./text.js";

const MOST = 12;
const COUNTRY = "000000";

/**
 * @typedef {import("./spelling.js").Region} Region
 * @typedef {{regions: string[][], shared: string[], recorded: string[], endings: string[], signs: string}} RegionsFile
 */

/** The regions known so far: provinces and prefectures, and counties once they were fetched. */
export class Regions {
  /** @param {RegionsFile} file */
  constructor({ regions, shared, recorded, endings, signs }) {
    this.signs = signsOf(signs);
    this.endings = endings;
    this.shared = new Set(shared);
    this.recorded = new Set(recorded);
    /** @type {Map<string, Region>} */
    this.byCode = new Map();
    this.whole = false;
    this.add(regions);
  }

  /** Take in more regions, what is above them first or with them. @param {string[][]} rows */
  add(rows) {
    const added = rows.map(regionOf);
    for (const region of added) this.byCode.set(region.code, region);
    /** @type {Map<string, Region[]>} */
    const shared = new Map();
    for (const region of added) {
      // All counties of a prefecture lie below the same regions.
      const kind = region.level === 1 ? region.code.slice(0, 4) : region.code;
      const above = shared.get(kind) ?? this.#above(region.code);
      shared.set(kind, above);
      region.above = above;
    }
  }

  /** Take in the counties; then every region is known. @param {string[][]} rows */
  complete(rows) {
    this.add(rows);
    this.whole = true;
  }

  /** @param {string} code */
  #above(code) {
    const codes = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, COUNTRY];
    const found = [...new Set(codes)].filter((above) => above !== code).map((above) => this.byCode.get(above));
    return found.filter((region) => region !== undefined);
  }

  /** @param {string} text */
  fold(text) {
    return fold(text, this.signs);
  }

  /**
   * Find the regions that answer what was typed, best first. It is sure if one alone is spelled so.
   * @param {string} text
   * @returns {{found: Region[], exact: number, sure: boolean}}
   */
  find(text) {
    const query = this.fold(text);
    const ranked = this.#ranked(query);
    if (ranked.length === 0 || ranked[0][0] < EXACT) ranked.unshift(...this.#shorter(query));
    const found = [...new Set(ranked.map(([, region]) => region))];
    const exact = ranked.filter(([score]) => score >= EXACT).length;
    const [best, next] = ranked;
    const alone = exact > 0 && (next === undefined || next[0] < best[0]);
    return { found: found.slice(0, Math.max(MOST, exact)), exact, sure: alone && this.#alone(best[1], best[0]) };
  }

  /** Whether no county that is not yet known is spelled the same. @param {Region} region @param {number} score */
  #alone(region, score) {
    return this.whole || (score > EXACT && !this.shared.has(region.code));
  }

  /** Leave out what the end of a name is called in pinyin, as in shilouxian. @param {string} query */
  #shorter(query) {
    const endings = this.endings.filter((ending) => query.endsWith(ending));
    const found = endings.flatMap((ending) => this.#ranked(query.slice(0, -ending.length)));
    return found.filter(([score]) => score >= EXACT);
  }

  /** @param {string} query @returns {[number, Region][]} */
  #ranked(query) {
    if (query === "") return [];
    /** @type {[number, Region][]} */
    const ranked = [];
    for (const region of this.byCode.values()) {
      const score = rank(region, query);
      if (score > 0) ranked.push([score, region]);
    }
    return ranked.sort(([a, one], [b, other]) => b - a || other.level - one.level || Number(one.code) - Number(other.code));
  }

  /** The way from a region to the one whose rules hold there, both included. @param {Region} region */
  wayToRules(region) {
    const way = [region, ...region.above];
    const owner = way.findIndex(({ code }) => this.recorded.has(code));
    return owner < 0 ? way : way.slice(0, owner + 1);
  }
}
