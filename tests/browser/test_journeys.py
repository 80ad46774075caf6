"""How many taps the usual questions take on a phone, from the home page on."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.looking import open_page
from tests.browser.visiting import MOST_SHIFT, watch_shift


class Finger:
    """A finger on a phone that counts its taps; typing costs the tap on the box."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, what: Locator) -> None:
        """Tap something that is there to be seen."""
        what.tap()
        self.taps += 1

    def type(self, box: Locator, text: str) -> None:
        """Tap a box and type into it."""
        self.tap(box)
        box.press_sequentially(text)


@pytest.fixture
def finger(phone: BrowserContext, address: str) -> Finger:
    page, _ = open_page(phone, address)
    return Finger(page)


def test_the_deductible_of_a_region_takes_three_taps_at_most(finger: Finger) -> None:
    page = finger.page
    finger.type(page.get_by_role("searchbox"), "太原")
    finger.tap(page.locator("[data-results] a").first)
    page.wait_for_url("**/r/140100/**")

    gist = page.get_by_text("起付线").first
    assert gist.is_visible()
    assert "800元/次" in page.locator("main").inner_text().replace(" ", "")
    assert finger.taps <= 3


def test_a_question_with_a_region_in_it_takes_two_taps(finger: Finger) -> None:
    page = finger.page
    finger.type(page.get_by_role("searchbox"), "太原住院能报多少")
    first = page.locator("[data-results] a").first
    expect(first).to_contain_text("住院")  # what was found while one typed was the city alone
    finger.tap(first)
    page.wait_for_url("**/r/140100/**")

    assert page.url.partition("#")[2].endswith("inpatient")
    assert finger.taps <= 2


def test_an_answer_of_the_calculator_takes_six_taps_at_most(finger: Finger) -> None:
    page = finger.page
    finger.tap(page.get_by_role("link", name="算一算：看一次病自己付多少"))
    page.wait_for_url("**/calculator/")
    finger.type(page.get_by_role("searchbox"), "山西")
    finger.tap(page.get_by_role("button", name="山西省").first)
    finger.type(page.get_by_label("总费用"), "20000")
    finger.tap(page.get_by_role("button", name="算一算"))
    page.locator(".answer h2").wait_for()

    assert "元" in page.locator(".answer .range, .answer .payer--you").first.inner_text()
    assert finger.taps <= 6


@pytest.mark.parametrize("start", ["compare/", "calculator/"])
def test_what_is_found_late_moves_nothing(phone: BrowserContext, address: str, start: str) -> None:
    watch_shift(phone)
    page, _ = open_page(phone, address + start)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/data/finder/*", hold)

    Finger(page).type(page.get_by_role("searchbox"), "太原")
    page.wait_for_timeout(600)  # what moves half a second after a tap is not put down to it
    for route in held:
        route.continue_()
    page.locator(".finder__results button").first.wait_for()

    assert len(held) == 2
    assert page.evaluate("window.shift") <= MOST_SHIFT
