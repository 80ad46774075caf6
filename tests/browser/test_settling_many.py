"""Many requests are settled in turns: in their order, letting the page work, until nobody asks."""

from playwright.sync_api import BrowserContext, Page

from tests.browser.engine import ServedEngine

# The clock says that each look at it took 2 ms, so a turn is over at every other request.
_TURNS = """async ({ asked, stopAt, oldBrowser }) => {
  const { engine, root } = document.querySelector("[data-engine]").dataset;
  const at = (path) => new URL(path, location.href).href;
  const { settle, settleEach } = await import(at(engine));
  const read = async (name) => (await fetch(at(`${root}data/rules/${name}.json`))).json();
  const rules = { index: await read("index"), regions: { 140000: await read("140000") } };
  let now = 0;
  performance.now = () => (now += 2);
  const stopping = new AbortController();
  let pauses = 0;
  const noted = () => { pauses += 1; if (pauses === stopAt) stopping.abort(); };
  if (oldBrowser) {
    Object.defineProperty(globalThis, "scheduler", { value: undefined });
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...all) { noted(); return post.apply(this, all); };
  } else {
    const pause = scheduler.yield.bind(scheduler);
    scheduler.yield = () => { noted(); return pause(); };
  }
  const requests = Array.from({ length: asked }, (_, place) => ({
    region: "140000", scheme: "resident", date: "2025-06-01",
    visits: [{ service: "inpatient", institution: "class-1", bill: { total: `${place * 100}.00` } }],
  }));
  const answers = await settleEach(requests.map((request) => ({ request, rules })), stopping.signal);
  const alone = requests.map((request) => settle(request, rules));
  return {
    pauses,
    answers: answers && answers.length,
    same: answers && JSON.stringify(answers) === JSON.stringify(alone),
    totals: new Set(alone.map((one) => one.totals.patient)).size,
  };
}"""


def turns(
    context: BrowserContext,
    address: str,
    asked: int,
    *,
    stop_at: int = 0,
    old: bool = False,
) -> dict[str, int | bool | None]:
    page: Page = ServedEngine(context, address).page
    given = {"asked": asked, "stopAt": stop_at, "oldBrowser": old}
    found: dict[str, int | bool | None] = page.evaluate(_TURNS, given)
    return found


def test_every_request_is_answered_in_its_order_in_turns(
    desk: BrowserContext, address: str
) -> None:
    found = turns(desk, address, 100)

    assert (found["answers"], found["same"]) == (100, True)
    assert int(found["totals"] or 0) > 90
    assert int(found["pauses"] or 0) > 30


def test_a_browser_that_cannot_yield_lets_the_page_work_by_messages(
    desk: BrowserContext, address: str
) -> None:
    found = turns(desk, address, 100, old=True)

    assert (found["answers"], found["same"]) == (100, True)
    assert int(found["pauses"] or 0) > 30


def test_settling_stops_when_nobody_asks_any_more(desk: BrowserContext, address: str) -> None:
    found = turns(desk, address, 100, stop_at=5)

    assert (found["answers"], found["pauses"]) == (None, 5)


def test_one_request_is_answered_without_a_pause(desk: BrowserContext, address: str) -> None:
    found = turns(desk, address, 1)

    assert (found["answers"], found["pauses"]) == (1, 0)
