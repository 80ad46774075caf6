// @ts-check
/**
 * Answers and the regions named with them → where they lead.
 *
 * @typedef {import("../questions.js").Answer} Answer
 * @typedef {import("../questions.js").Lead} Lead
 * @typedef {import("../questions.js").QuestionsFile} QuestionsFile
 * @typedef {import("../finder/regions.js").Regions} Regions
 * @typedef {import("../finder/spelling.js").Region} Region
 * @typedef {{scheme: string, topic: string, url: string}} Section
 * @typedef {{region: Region, way: Region[], sections: Section[]}} Place
 *   way: from the region to the one whose rules hold there; sections: first those that hold
 */

/**
 * List where answers lead: in a region to its section on the topic, else to the answer's own page.
 * @param {{regions: Region[], scheme?: string, answers: Answer[], file: QuestionsFile, all: Regions}} asked
 * @returns {Lead[]}
 */
export function leadsOf({ regions, scheme, answers, file, all }) {
  const plain = answers.map((answer) => ({ answer, url: answer.url }));
  const [first] = answers;
  const places = regions.map((region) => placeOf(region, file.sections, all));
  if (first === undefined || !first.topic) {
    return [...plain.slice(0, 1), ...places.map((place) => wholePage(place, scheme)), ...plain.slice(1)];
  }
  return [...places.flatMap((place) => sectionsOn(place, first, scheme, file.common)), ...plain];
}

/**
 * Find what is said of a region: on its own page, or on that of the region whose rules hold there.
 * @param {Region} region
 * @param {QuestionsFile["sections"]} sections
 * @param {Regions} all
 * @returns {Place}
 */
function placeOf(region, { every, own, below, past }, all) {
  const way = all.wayToRules(region);
  const { code: owner } = way[way.length - 1];
  // A county without records of its own has a short page; its rules stand with their owner.
  const page = region.level === 1 ? owner : region.code;
  const holding = ((owner === page ? own : below)[owner] ?? []).map((number) => every[number]);
  const records = (past[page] ?? []).map((number) => every[number]);
  return {
    region,
    way,
    sections: [
      ...holding.map(([scheme, topic]) => ({ scheme, topic, url: `r/${page}/#${scheme}-${topic}` })),
      ...records.map(([scheme, topic]) => ({ scheme, topic, url: `r/${page}/${scheme}/#${topic}` })),
    ],
  };
}

/** @param {Place} place @param {string} [scheme] @returns {Lead} */
function wholePage({ region, way, sections }, scheme) {
  const url = `r/${region.code}/`;
  const said = sections.find((section) => section.scheme === scheme);
  if (said === undefined) return { region, way, url };
  const living = said.url.includes(`#${scheme}-`);
  return { region, way, scheme, url: living ? `${url}#scheme-${scheme}` : said.url.replace(/#.*/, "") };
}

/**
 * @param {Place} place
 * @param {Answer} answer
 * @param {string | undefined} scheme
 * @param {string[]} common the schemes whose rules hold for all
 * @returns {Lead[]}
 */
function sectionsOn({ region, way, sections }, answer, scheme, common) {
  const found = sections.filter(({ topic }) => topic === answer.topic);
  const wanted = scheme ? found.filter((one) => one.scheme === scheme || common.includes(one.scheme)) : found;
  if (wanted.length === 0) return [{ region, way, answer, url: `r/${region.code}/`, missing: true }];
  return wanted.map((section) => ({ region, way, answer, scheme: section.scheme, url: section.url }));
}
