// Runs in the calculator's page: one bill in every region, by the engine that the page states, in one
// of several ways. Each way has a page of its own, so that it clears up only what it made itself.
async ({ scheme, total, how }) => {
  const { engine, root } = document.querySelector("[data-engine]").dataset;
  const at = (path) => new URL(path, location.href).href;
  const { settle, settleEach } = await import(at(engine));
  const read = async (name) => (await fetch(at(`${root}data/rules/${name}.json`))).json();
  const index = await read("index");
  const codes = Object.entries(index.regions).flatMap(([first, rest]) => rest.map((last) => first + last));
  const files = new Map();
  for (let start = 0; start < codes.length; start += 100) {
    const some = codes.slice(start, start + 100);
    const got = await Promise.all(some.map(read));
    got.forEach((file, place) => files.set(some[place], file));
  }
  const above = (code) => [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, "000000"])];
  const asked = (code) => {
    const chain = above(code).filter((one) => files.has(one));
    const ranks = files.get(code).figures.filter((f) => f.scheme === scheme && f.topic === "inpatient" && f.field === "deductible");
    const visit = { service: "inpatient", institution: ranks[ranks.length - 1].dims.institution, bill: { total, outside_catalogue: "6000.00" } };
    const request = { region: code, scheme, date: "2025-06-01", visits: [visit] };
    return { request, rules: { index, regions: Object.fromEntries(chain.map((one) => [one, files.get(one)])) } };
  };
  const list = codes.filter((code) => code !== "000000").map(asked);

  const atOnce = async () => {
    const begun = performance.now();
    const answers = list.map(({ request, rules }) => settle(request, rules));
    return { answers, blocks: [performance.now() - begun] };
  };
  const inTurns = async () => {
    const pause = scheduler.yield.bind(scheduler);
    const blocks = [];
    let begun = performance.now();
    scheduler.yield = async () => {
      blocks.push(performance.now() - begun);
      await pause();
      begun = performance.now();
    };
    const answers = await settleEach(list, new AbortController().signal);
    blocks.push(performance.now() - begun);
    scheduler.yield = pause;
    return { answers, blocks };
  };
  /** About as many turns in which nothing is computed: what the machine itself adds to a turn. */
  const inTurnsOfNothing = async () => {
    const blocks = [];
    for (let turn = 0; turn < list.length / 25; turn += 1) {
      const begun = performance.now();
      while (performance.now() - begun < 3);
      blocks.push(performance.now() - begun);
      await scheduler.yield();
    }
    return { answers: [], blocks };
  };
  const timed = async (way) => {
    globalThis.gc(); // what was read is cleared up, as it would be while a reader reads
    const begun = performance.now();
    const done = await way();
    return { ...done, took: performance.now() - begun };
  };
  const [way, times] = { once: [atOnce, 1], again: [atOnce, 2], turns: [inTurns, 1], "turns again": [inTurns, 2], nothing: [inTurnsOfNothing, 1] }[how];
  let done;
  for (let time = 0; time < times; time += 1) done = await timed(way);
  const { answers, blocks, took } = done;
  const text = new TextEncoder().encode(JSON.stringify(answers));
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", text))].join(" ");
  const settled = answers.filter(({ status }) => status === "settled").length;
  return { regions: list.length, settled, digest, took, turns: blocks.length, longest: Math.max(...blocks), over: blocks.filter((block) => block > 16).length };
}
