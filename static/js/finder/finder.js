// @ts-check
/**
 * Finds what was typed: a region, a question, or both together. Fetches no more than it needs:
 * counties only for what is no province or prefecture, questions only for what is no region.
 *
 * @typedef {import("../questions.js").Lead} Lead
 * @typedef {{leads: Lead[], sure: boolean}} Found sure: the first alone is what was typed
 * @typedef {{file: (name: string) => Promise<any>, script: (name: string) => Promise<any>}} Sources
 */
import { Regions } from "./regions.js";

const NOTHING = { leads: [], sure: false };

export class Finder {
  /** @param {Sources} sources */
  constructor(sources) {
    this.sources = sources;
    /** @type {Map<string, Promise<any>>} */
    this.coming = new Map();
  }

  /**
   * Find what was typed.
   * @param {string} text
   * @returns {Promise<Found>}
   */
  async find(text) {
    const regions = await this.regions();
    const query = regions.fold(text);
    if (query === "") return NOTHING;
    let found = regions.find(text);
    if (found.sure) return this.#places(regions, found, query);
    if (found.exact > 0 || /^[a-z\d]{2,}$/.test(query)) found = await this.#everywhere(text, regions);
    const begun = found.found.length > 0 && !/[^a-z\d]/.test(query);
    if (found.exact > 0 || begun || query.length === 1) return this.#places(regions, found, query);
    return this.#asked(text, query, regions, found);
  }

  /** Fetch the provinces and prefectures. @returns {Promise<Regions>} */
  regions() {
    return this.#once("regions", async () => new Regions(await this.sources.file("regions")));
  }

  /** @param {string} text @param {Regions} regions */
  async #everywhere(text, regions) {
    await this.#once("counties", async () => regions.complete(await this.sources.file("counties")));
    return regions.find(text);
  }

  /**
   * @param {string} text
   * @param {string} query the text folded
   * @param {Regions} regions
   * @param {ReturnType<Regions["find"]>} begun what of the regions begins so
   * @returns {Promise<Found>}
   */
  async #asked(text, query, regions, begun) {
    const questions = await this.#once("questions", () => this.#questions(regions));
    let answered = questions.ask(text);
    if (answered.unknown && !regions.whole) {
      const found = await this.#everywhere(text, regions);
      if (found.exact > 0) return this.#places(regions, found, query);
      answered = questions.ask(text);
      begun = found;
    }
    const places = this.#places(regions, begun, query).leads;
    const leads = answered.unknown ? [...places, ...answered.leads] : [...answered.leads, ...places];
    return { leads, sure: answered.sure };
  }

  /** @param {Regions} regions */
  async #questions(regions) {
    const [file, { openQuestions }, { default: MiniSearch }] = await Promise.all([
      this.sources.file("questions"),
      this.sources.script("questions.js"),
      this.sources.script("vendor/minisearch.js"),
    ]);
    return openQuestions(MiniSearch, file, regions);
  }

  /** @param {Regions} regions @param {ReturnType<Regions["find"]>} found @param {string} query @returns {Found} */
  #places(regions, { found, sure }, query) {
    const leads = found.map((region) => ({
      region,
      way: regions.wayToRules(region),
      called: calledOtherwise(region, query),
      url: `r/${region.code}/`,
    }));
    return { leads, sure };
  }

  /**
   * Do a thing once; again only if it failed.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  #once(name, make) {
    if (!this.coming.has(name)) {
      const made = make();
      made.catch(() => this.coming.delete(name));
      this.coming.set(name, made);
    }
    return /** @type {Promise<T>} */ (this.coming.get(name));
  }
}

/**
 * Give what was typed if it is another name of a region, or an old one, or its old code.
 * @param {import("./spelling.js").Region} region
 * @param {string} query
 */
function calledOtherwise({ name, names, codes }, query) {
  const others = [...names.filter((one) => !name.startsWith(one)), ...codes.slice(1)];
  return others.find((one) => one === query);
}
