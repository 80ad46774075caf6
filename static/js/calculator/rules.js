// @ts-check
/**
 * Fetches the rules: the index once, and the files of the regions chosen and of those above
 * them. What was fetched is kept, so that nothing more is needed to compute.
 *
 * @typedef {{id: string, scheme: string, topic: string, field: string, dims?: Record<string, string | [number | null, number | null]>,
 *   value: any, per?: string, since: string, until?: string, standing: string, source: string, at: string, note?: string,
 *   words: string, condition?: string, starts: string}} Figure
 * @typedef {{label: string, ruler?: string, within?: string, implies?: Record<string, string>}} ChoiceValue
 * @typedef {{label: string, values?: Record<string, ChoiceValue>, rulers?: Record<string, {label: string, help: string}>}} Dimension
 * @typedef {{label: string, type: string, per?: string[], inherits: boolean, otherwise?: string, choices?: Record<string, string>, summary?: string[]}} Field
 * @typedef {{label: string, concerns: string[], only?: Record<string, string>, fields: Record<string, Field>}} Topic
 * @typedef {{schemes: Record<string, {label: string, common?: boolean, ended?: boolean}>, dimensions: Record<string, Dimension>,
 *   topics: Record<string, Topic>, regions: Record<string, string[]>, address: string}} Index
 * @typedef {{region: string, name: string, figures: Figure[], sources: Record<string, {publisher: string, title: string, grade: string, published?: string}>}} File
 * @typedef {{index: Index, regions: Record<string, File>}} Rules
 */
import { Regions } from "../finder/regions.js";

const COUNTRY = "000000";

/** The rules of a site as far as they were fetched. */
export class Library {
  /** @param {string} root */
  constructor(root) {
    this.root = root;
    /** @type {Record<string, File>} */
    this.files = {};
    /** @type {Index | undefined} */
    this.index = undefined;
    /** @type {Regions | undefined} every region, fetched when it is needed */
    this.list = undefined;
    /** @type {Promise<void> | undefined} that list on its way: it is asked for once however often one types */
    this.naming = undefined;
    /** @type {Map<string, Figure>} */
    this.figures = new Map();
    /** @type {Map<string, Promise<any>>} what was asked for, so that it is asked for once */
    this.coming = new Map();
    /** @type {string | null} the day the rules were stored on, if there is no network */
    this.stored = null;
  }

  /** Fetch what is needed whatever is asked. */
  async open() {
    this.index ??= await this.#fetch("data/rules/index.json");
  }

  /** Fetch the list of every region, for searching and for the names of those without rules. */
  names() {
    this.naming ??= this.#readNames().catch((error) => {
      this.naming = undefined;
      throw error;
    });
    return this.naming;
  }

  async #readNames() {
    const files = ["regions", "counties"].map((name) => this.#fetch(`data/finder/${name}.json`));
    const [upper, counties] = await Promise.all(files);
    const regions = new Regions(upper);
    regions.complete(counties);
    this.list = regions;
  }

  /**
   * Fetch the rules of a region and of those above it.
   * @param {string} code
   */
  async load(code) {
    await this.open();
    if (!this.#recorded(code)) await this.names();
    const wanted = this.chain(code).filter((above) => this.#recorded(above) && !this.files[above]);
    const files = await Promise.all(wanted.map((above) => this.#fetch(`data/rules/${above}.json`)));
    for (const file of files) {
      this.files[file.region] = file;
      for (const figure of file.figures) this.figures.set(figure.id, figure);
    }
  }

  /** Whether everything a region needs is here. @param {string} code */
  has(code) {
    return this.known(code) && this.chain(code).every((above) => !this.#recorded(above) || this.files[above]);
  }

  /** Whether a region has rules of its own. @param {string} code */
  #recorded(code) {
    return this.index?.regions[code.slice(0, 4)]?.includes(code.slice(4)) === true;
  }

  /** The codes from one upwards; some may name no region, and then have no rules. @param {string} code */
  chain(code) {
    return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, COUNTRY])];
  }

  /** Whether there is such a region, as far as was fetched. @param {string} code */
  known(code) {
    return this.#recorded(code) || this.list?.byCode.has(code) === true;
  }

  /** The name of a region whose rules are here, or of any once the list is. @param {string} code */
  name(code) {
    return this.files[code]?.name ?? this.list?.byCode.get(code)?.name ?? code;
  }

  /** @param {string} text */
  async search(text) {
    await this.names();
    return this.list?.find(text).found ?? [];
  }

  /** The rules as the engine takes them. @param {string} code @returns {Rules} */
  of(code) {
    const here = this.chain(code).filter((above) => this.files[above]);
    return { index: /** @type {Index} */ (this.index), regions: Object.fromEntries(here.map((above) => [above, this.files[above]])) };
  }

  /** Ask for a file once; again only if it did not come. @param {string} path */
  #fetch(path) {
    const coming = this.coming.get(path) ?? this.#read(path);
    this.coming.set(path, coming);
    coming.catch(() => this.coming.delete(path));
    return coming;
  }

  /** @param {string} path */
  async #read(path) {
    const answer = await fetch(`${this.root}${path}`);
    if (!answer.ok) throw new Error(path);
    this.stored ??= answer.headers.get("x-stored");
    return answer.json();
  }
}
