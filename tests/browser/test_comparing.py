"""Regions side by side: chosen by typing, kept in the address, compared in words."""

import csv
import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import WIDER_THAN_THE_SCREEN, open_page, wait_until
from tests.browser.test_journeys import Finger
from tests.browser.visiting import MOST_SHIFT, watch_shift


def add(finger: Finger, words: str) -> None:
    """Search a region and take the first that is found."""
    finger.type(finger.page.get_by_role("searchbox"), words)
    finger.tap(finger.page.locator(".finder__results button").first)
    finger.page.locator(".chosen", has_text=words).wait_for()


def all_compared(page: Page) -> None:
    """Wait until all topics are there; their tables may still come."""
    page.locator("table.beside").first.wait_for()
    page.locator("html:not(.filling)").wait_for()


def text(page: Page) -> str:
    return page.locator("[data-part=comparison]").inner_text()


def test_two_regions_are_side_by_side_after_five_taps_and_again_from_the_address(
    phone: BrowserContext, address: str
) -> None:
    page, said = open_page(phone, f"{address}compare/")
    finger = Finger(page)
    add(finger, "太原")
    add(finger, "北京")
    all_compared(page)

    assert finger.taps <= 5
    assert "#r=140100&o=110000" in page.url
    page.get_by_label("居民医保").check()
    page.get_by_text("北京市比太原市多18万元").wait_for()
    all_compared(page)
    shown = text(page)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    again, more = open_page(phone, page.url)
    all_compared(again)
    assert text(again) == shown
    assert [*said, *more] == []


def test_what_is_wanting_is_said_right_below_what_was_chosen(
    phone: BrowserContext, address: str
) -> None:
    watch_shift(phone)
    page, said = open_page(phone, f"{address}compare/#r=140100")
    wanting = page.get_by_text("再选一个地区，就能并排看。")
    wanting.wait_for()
    chosen, told = page.get_by_label("哪一天").bounding_box(), wanting.bounding_box()

    assert chosen is not None
    assert told is not None
    assert 0 < told["y"] - (chosen["y"] + chosen["height"]) < 60  # less than a line of boxes
    assert page.evaluate("window.shift") <= MOST_SHIFT
    add(Finger(page), "北京")
    all_compared(page)
    assert not wanting.is_visible()
    assert said == []


def test_a_day_chooses_the_rules_in_force_on_it(phone: BrowserContext, address: str) -> None:
    page, said = open_page(phone, f"{address}compare/#r=140100&o=140200&s=employee&d=2022-06-01")
    all_compared(page)
    before = text(page)

    page.get_by_label("哪一天").fill("2025-06-01")
    page.get_by_label("哪一天").dispatch_event("change")
    wait_until(page, "location.hash.includes('2025-06-01')")

    assert text(page) != before
    assert said == []


def test_every_value_leads_to_its_record(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}compare/#r=140100&o=110000&s=resident")
    all_compared(page)
    links = page.locator(".beside a.value")
    asked = [f"{address}compare/{link.get_attribute('href')}" for link in links.all()[:5]]

    assert len(asked) == 5
    for url in asked:
        record, _ = open_page(phone, url)
        anchor = url.partition("#")[2]
        assert record.locator(f"[id='{anchor}']").count() == 1
        record.close()


def test_four_regions_stand_below_each_field(phone: BrowserContext, address: str) -> None:
    chosen = "r=140100&o=110000-220700-610100&s=employee"
    page, _ = open_page(phone, f"{address}compare/#{chosen}")
    all_compared(page)

    assert page.locator("table.beside--across").count() == 0
    assert page.locator("tbody").first.locator("th[scope=row]").all_inner_texts() == [
        "太原市", "北京市", "松原市", "西安市",
    ]  # fmt: skip
    assert page.get_by_role("searchbox").count() == 0


def test_regions_that_rank_institutions_differently_are_said_to(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, f"{address}compare/#r=140100&o=110000&s=resident")
    all_compared(page)

    assert "不能一档对一档：太原市按收费价格类别，北京市按医院等级。" in text(page)


def test_little_to_compare_moves_nothing_on_a_high_screen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 1400}) as desk:
        watch_shift(desk)
        page, _ = open_page(desk, f"{address}compare/#r=440100&o=441700")
        all_compared(page)
        page.wait_for_timeout(200)  # what moves is noted after the picture in which it did

        assert page.locator("[data-part=comparison]").bounding_box()["height"] < 1000  # type: ignore[index]  # it is there
        assert page.evaluate("window.shift") <= MOST_SHIFT


def test_no_file_is_asked_for_twice(phone: BrowserContext, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    page, _ = open_page(phone, f"{address}compare/#r=140100&o=110000-220700&s=resident")
    all_compared(page)

    rules = [url for url in asked if "data/rules/" in url]
    assert len(rules) > 5
    assert len(rules) == len(set(rules))


def test_a_topic_unfolded_at_once_has_its_table(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}compare/#r=140100&o=110000&s=resident")
    all_compared(page)
    unfolded = page.evaluate("""() => new Promise((done) => {
      // There is time for everything but the tables of what is folded.
      let now = 0;
      let begun = false;
      const unfold = () => {
        const topic = [...document.querySelectorAll("details.topic")].at(-1);
        const before = topic.querySelectorAll("table").length;
        topic.addEventListener("toggle", () => done([before, topic.querySelectorAll("table").length]));
        topic.open = true;
      };
      performance.now = () => (now += 10);
      window.scheduler.yield = async () => {
        const filling = document.documentElement.classList.contains("filling");
        if (begun && !filling) await new Promise(unfold);
        begun ||= filling;
      };
      document.querySelector("[data-part=choices] input[type=radio]:not(:checked)").click();
    })""")

    assert unfolded == [0, 1]


def test_what_is_compared_is_saved_value_by_value(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}compare/#r=140100&o=110000&s=resident")
    all_compared(page)
    expect(page.locator("details.topic:not(:has(table))")).to_have_count(0)
    shown = page.locator(".beside .value, .beside .empty").all_text_contents()
    page.locator(".tools summary").click()
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    _, *lines = csv.reader(download.value.path().read_text("utf-8-sig").splitlines())

    assert len(shown) > 50
    assert sorted(line[4] for line in lines) == sorted(shown)
    assert {line[2] for line in lines} == {"太原市", "北京市"}


def test_what_matters_first_is_open_and_the_rest_is_folded_by_topic(
    phone: BrowserContext, address: str
) -> None:
    page, said = open_page(phone, f"{address}compare/#r=140100&o=110000&s=resident")
    all_compared(page)
    folded = page.locator("details.topic")

    assert page.locator("table.beside:visible").count() == 1
    assert page.locator("table.beside").first.locator("caption").inner_text() == "先看这些"
    assert "住院：起付线" in page.locator("table.beside").first.inner_text()
    assert folded.count() > 5
    assert re.search(r"^门诊慢特病\s*\d+项，\d+项不同", folded.first.inner_text())
    folded.first.locator("summary").tap()
    for scheme in ("职工医保", "居民医保"):
        page.get_by_label(scheme).check()
    expect(page.locator("details.topic[open]")).to_have_count(1)
    all_compared(page)
    assert folded.count() > 5
    expect(page.locator("details.topic[open]")).to_have_count(1)
    assert said == []


def test_a_region_leads_to_its_neighbours_side_by_side(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}r/140100/")
    heads = page.locator("#neighbours ~ .scroll").first.locator("thead th").all_inner_texts()[1:]

    page.get_by_role("link", name="并排看").tap()
    all_compared(page)

    assert len(heads) > 2
    assert page.locator(".chosen strong").all_inner_texts() == heads
