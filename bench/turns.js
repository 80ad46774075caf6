// Runs in the calculator's page: one bill in every region, by the engine that the page states.
async ({ scheme, total, runs }) => {
  const { engine, root } = document.querySelector("[data-engine]").dataset;
  const at = (path) => new URL(path, location.href).href;
  const { settle, settleEach } = await import(at(engine));
  const read = async (name) => (await fetch(at(`${root}data/rules/${name}.json`))).json();
  const index = await read("index");
  const codes = Object.keys(index.regions);
  const texts = new Map();
  for (let start = 0; start < codes.length; start += 100) {
    const some = codes.slice(start, start + 100);
    const got = await Promise.all(some.map(async (code) => JSON.stringify(await read(code))));
    got.forEach((text, place) => texts.set(some[place], text));
  }
  /** Rules nobody has looked at yet, as they are after they were fetched. */
  const fresh = () => {
    const files = new Map([...texts].map(([code, text]) => [code, JSON.parse(text)]));
    return codes.filter((code) => code !== "000000").map((code) => asked(code, files));
  };
  const above = (code) => [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, "000000"])];
  const asked = (code, files) => {
    const chain = above(code).filter((one) => files.has(one));
    const ranks = files.get(code).figures.filter((f) => f.scheme === scheme && f.topic === "inpatient" && f.field === "deductible");
    const visit = { service: "inpatient", institution: ranks[ranks.length - 1].dims.institution, bill: { total, outside_catalogue: "6000.00" } };
    const request = { region: code, scheme, date: "2025-06-01", visits: [visit] };
    return { request, rules: { index, regions: Object.fromEntries(chain.map((one) => [one, files.get(one)])) } };
  };
  const atOnce = (list) => {
    const begun = performance.now();
    const answers = list.map(({ request, rules }) => settle(request, rules));
    return { took: performance.now() - begun, answers };
  };
  const inTurns = async (list) => {
    const pause = scheduler.yield.bind(scheduler);
    const blocks = [];
    let begunTurn = performance.now();
    const ended = () => blocks.push(performance.now() - begunTurn);
    scheduler.yield = async () => {
      ended();
      await pause();
      begunTurn = performance.now();
    };
    const begun = performance.now();
    const answers = await settleEach(list, new AbortController().signal);
    const took = performance.now() - begun;
    ended();
    scheduler.yield = pause;
    return { took, answers, turns: blocks.length, longest: Math.max(...blocks), over: blocks.filter((block) => block > 16).length };
  };
  /** Turns in which nothing is computed: what the machine itself adds to a turn. */
  const idle = async (turns) => {
    const blocks = [];
    const begun = performance.now();
    for (let turn = 0; turn < turns; turn += 1) {
      const begunTurn = performance.now();
      while (performance.now() - begunTurn < 4);
      blocks.push(performance.now() - begunTurn);
      await scheduler.yield();
    }
    return { took: performance.now() - begun, turns, longest: Math.max(...blocks), over: blocks.filter((block) => block > 16).length };
  };
  const found = { regions: codes.length - 1, statuses: {}, same: true, rows: [] };
  const text = (answers) => JSON.stringify(answers);
  for (let run = 0; run < runs; run += 1) {
    const [first, second] = [fresh(), fresh()];
    globalThis.gc();
    const once = atOnce(first);
    const again = atOnce(first);
    const turns = await inTurns(second);
    const turnsAgain = await inTurns(second);
    const empty = await idle(turns.turns);
    found.same = found.same && [again, turns, turnsAgain].every(({ answers }) => text(answers) === text(once.answers));
    for (const { status } of once.answers) found.statuses[status] = (found.statuses[status] ?? 0) + 1;
    const named = Object.entries({ "at once, rules new": once, "at once, again": again, "in turns, rules new": turns, "in turns, again": turnsAgain, "turns of nothing": empty });
    for (const [name, { took, turns: count = 1, longest = took, over = Number(took > 16) }] of named) found.rows.push({ name, took, turns: count, longest, over });
  }
  return found;
}
