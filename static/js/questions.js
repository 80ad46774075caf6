// @ts-check
/**
 * Answers what is asked in words: a topic, a term, a guide; together with a region, that region's
 * section on the topic. Loaded only when something was typed that is no region alone.
 *
 * @typedef {import("./finder/spelling.js").Region} Region
 * @typedef {import("./finder/regions.js").Regions} Regions
 * @typedef {{kind: string, url: string, topic: string, title: string, way: string, score: number, same: boolean}} Answer
 * @typedef {{url: string, region?: Region, way?: Region[], called?: string, scheme?: string, answer?: Answer, missing?: boolean}} Lead
 *   way: from the region to the one whose rules hold there; called: another name it was found by
 * @typedef {{answers: string[][], schemes: string[][], same: Record<string, string[]>, ignored: string[],
 *   leans: Record<string, string[]>, away: string[], common: string[],
 *   sections: {every: [scheme: string, topic: string][]} & Record<"own" | "below" | "past", Record<string, number[]>>}} QuestionsFile
 */
import { grams } from "./questions/grams.js";
import { Reader } from "./questions/places.js";
import { leadsOf } from "./questions/leads.js";
import { anyOf, wordingOf } from "./questions/wording.js";

const MOST = 6;
/** How near an answer must come to the best to be shown. */
const NEAR = 0.25;
// What an answer's score is multiplied by; measured on the tuned questions of tests/questions.yaml.
const DOUBT = 0.6;
const LEANING = 1.5;
const SAME = 3;
const SAME_TITLE = 5;
const TOPIC_OF_REGION = 2.5;
/** How much of a question, or of the way to ask that it is like, must be in the other. */
const LIKE = 0.5;

/** The questions of a site. */
export class Questions {
  /**
   * @param {new (options: any) => any} MiniSearch
   * @param {QuestionsFile} file
   * @param {Regions} regions
   */
  constructor(MiniSearch, file, regions) {
    this.regions = regions;
    this.file = file;
    const fold = (/** @type {string} */ text) => regions.fold(text);
    this.write = wordingOf(file, fold);
    const [topic, ...away] = file.away;
    this.awayTopic = topic;
    this.ways = file.answers.flatMap(([kind, url, about, title, ...ways]) =>
      [title, ...ways].map((way) => ({ kind, url, topic: about, title, way, text: this.write(fold(way)) })),
    );
    this.index = new MiniSearch({ fields: ["text"], tokenize: grams, processTerm: (/** @type {string} */ term) => term });
    this.index.addAll(this.ways.map(({ text }, id) => ({ id, text })));
    this.schemeWords = file.schemes.map(([id, ...words]) => ({ id, words: words.map(fold) }));
    this.schemePattern = anyOf(this.schemeWords.flatMap(({ words }) => words));
    this.leans = Object.entries(file.leans).map(([kind, words]) => ({ kind, pattern: anyOf(words.map(fold)) }));
    const spoken = [...this.ways.map(({ way }) => way), ...Object.entries(file.same).flat(2), ...file.ignored, ...Object.values(file.leans).flat(), ...this.schemeWords.flatMap(({ words }) => words)];
    this.reader = new Reader(spoken.map(fold), away);
  }

  /**
   * Answer a question, best first. *unknown* says that words were left that may name a county.
   * @param {string} text
   * @returns {{leads: Lead[], sure: boolean, unknown: boolean}}
   */
  ask(text) {
    this.reader.learn(this.regions.byCode);
    const { regions, rest, away, unknown } = this.reader.read(this.regions.fold(text));
    const scheme = this.schemeWords.find(({ words }) => words.some((word) => rest.includes(word)))?.id;
    const placed = regions.length > 0;
    // In a region the scheme chooses the section; what is left says the topic.
    const about = placed ? rest.replace(this.schemePattern, "") : rest;
    const answers = this.#answers(about, placed, away);
    const leads = leadsOf({ regions, scheme, answers, file: this.file, all: this.regions });
    return { leads, sure: regions.length === 0 && answers.length > 0 && answers[0].same, unknown };
  }

  /**
   * @param {string} rest
   * @param {boolean} placed whether a region was named
   * @param {boolean} away
   * @returns {Answer[]}
   */
  #answers(rest, placed, away) {
    const asked = this.write(rest);
    const leaning = this.leans.filter(({ pattern }) => rest.search(pattern) >= 0).map(({ kind }) => kind);
    /** @type {Map<string, Answer>} */
    const best = new Map();
    const length = grams(asked).length;
    for (const { id, score, terms } of this.index.search(asked)) {
      const { text, ...way } = this.ways[id];
      if (terms.length < LIKE * Math.min(length, grams(text).length)) continue;
      let weight = score;
      const same = text === asked;
      if (same) weight *= way.way === way.title ? SAME_TITLE : SAME;
      if (way.kind === "doubts") weight *= DOUBT;
      if (leaning.includes(way.kind)) weight *= LEANING;
      if (placed && way.topic) weight *= TOPIC_OF_REGION;
      if (away && way.topic === this.awayTopic) weight *= SAME;
      if ((best.get(way.url)?.score ?? 0) < weight) best.set(way.url, { ...way, same, score: weight });
    }
    const sorted = [...best.values()].sort((a, b) => b.score - a.score);
    return sorted.filter(({ score }) => score >= NEAR * sorted[0].score).slice(0, MOST);
  }
}
