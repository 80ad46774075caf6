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
const AT_A_TIME = 100;
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

/**
 * Make the questions of a site ready, a few at a time, so that one can go on typing.
 * @param {new (options: any) => any} MiniSearch
 * @param {QuestionsFile} file
 * @param {Regions} regions
 */
export async function openQuestions(MiniSearch, file, regions) {
  const questions = new Questions(MiniSearch, file, regions);
  const entries = questions.ways.map(({ text }, id) => ({ id, text }));
  await questions.index.addAllAsync(entries, { chunkSize: AT_A_TIME });
  return questions;
}

/** The questions of a site, ready once all ways to ask are in the index. */
class Questions {
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
    this.ways = waysOf(file, (text) => this.write(fold(text)));
    this.index = new MiniSearch({ fields: ["text"], tokenize: grams, processTerm: (/** @type {string} */ term) => term });
    this.schemes = file.schemes.map(([id, ...words]) => ({ id, words: words.map(fold) }));
    this.schemeWords = anyOf(this.schemes.flatMap(({ words }) => words));
    this.leans = Object.entries(file.leans).map(([kind, words]) => ({ kind, words: anyOf(words.map(fold)) }));
    const [topic, ...away] = file.away;
    this.awayTopic = topic;
    this.reader = new Reader(phrasesOf(file).map(fold), away);
  }

  /**
   * Answer a question, best first. *unknown* says that words were left that may name a county.
   * @param {string} text
   * @returns {{leads: Lead[], sure: boolean, unknown: boolean}}
   */
  ask(text) {
    this.reader.learn(this.regions.byCode);
    const { regions, rest, away, unknown } = this.reader.read(this.regions.fold(text));
    const scheme = this.schemes.find(({ words }) => words.some((word) => rest.includes(word)))?.id;
    const placed = regions.length > 0;
    // In a region the scheme chooses the section; what is left says the topic.
    const about = placed ? rest.replace(this.schemeWords, "") : rest;
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
    const length = grams(asked).length;
    const leaning = this.leans.filter(({ words }) => rest.search(words) >= 0).map(({ kind }) => kind);
    /** @type {Map<string, Answer>} */
    const best = new Map();
    for (const { id, score, terms } of this.index.search(asked)) {
      const { text, ...way } = this.ways[id];
      if (terms.length < LIKE * Math.min(length, grams(text).length)) continue;
      const same = text === asked;
      let weight = score;
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

/**
 * List every way to ask for something, each an entry of its own.
 * @param {QuestionsFile} file
 * @param {(text: string) => string} write
 */
function waysOf({ answers }, write) {
  return answers.flatMap(([kind, url, topic, title, ...others]) =>
    [title, ...others].map((way) => ({ kind, url, topic, title, way, text: write(way) })),
  );
}

/**
 * List the words that are known as parts of questions, and so are no names of regions.
 * @param {QuestionsFile} file
 */
function phrasesOf({ answers, schemes, same, ignored, leans }) {
  const ways = answers.flatMap(([, , , ...said]) => said);
  const words = schemes.flatMap(([, ...said]) => said);
  return [...ways, ...words, ...Object.entries(same).flat(2), ...ignored, ...Object.values(leans).flat()];
}
