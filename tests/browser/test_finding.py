"""The box that finds, in a real browser: what is said, what opens, where the focus is."""

import re

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, expect

from tests.browser.axe import axe_script, violations
from tests.browser.looking import LEAST_TARGET, LOW_TARGETS, WIDER_THAN_THE_SCREEN, open_page

# Types as an input method does: the letters are there before the characters are chosen.
COMPOSE = """(box) => {
  const say = (type, more) => box.dispatchEvent(new CompositionEvent(type, { bubbles: true, ...more }));
  const write = (text, isComposing) => {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing }));
  };
  say("compositionstart");
  write("tai yuan", true);
  globalThis.whileComposing = () => document.querySelectorAll("[data-results] a").length;
  globalThis.finishComposing = () => { write("太原", true); say("compositionend", { data: "太原" }); };
}"""


def typed(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)
    page.locator("[data-results] a").first.wait_for()


def boxes(page: Page) -> list[FloatRect]:
    found = [link.bounding_box() for link in page.locator("[data-results] a").all()]
    assert found
    return [box for box in found if box is not None]


def first(page: Page) -> str:
    return page.locator("[data-results] a").first.inner_text()


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("ty", "太原市", "山西省"),
        ("石楼县", "石楼县", "按山西省的规定（石楼县 → 吕梁市 → 山西省）"),
        ("襄樊", "襄阳市", "“襄樊”是它的别名、旧名或旧代码"),
        ("门槛费", "起付线", "词语解释；相近的问法：门槛费"),
        ("晋城居民医保缴多少钱", "晋城市 · 居民医保 · 缴费", "山西省"),
    ],
)
def test_what_was_found_says_why(
    phone: BrowserContext, address: str, text: str, name: str, reason: str
) -> None:
    page, said = open_page(phone, address)

    typed(page, text)

    assert first(page).startswith(name)
    assert reason in first(page)
    expect(page.locator(".finder [role=status]")).to_contain_text(f"第一处：{name}")
    assert said == []


@pytest.mark.parametrize("text", ["太原住院能报多少", "没有这个地方吧"])
def test_what_is_shown_can_be_read_and_hit_by_everyone(
    phone: BrowserContext, address: str, text: str
) -> None:
    page, said = open_page(phone, address)
    script = axe_script()

    typed(page, text)

    assert violations(page, script) == []
    assert page.evaluate(LOW_TARGETS, LEAST_TARGET) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    assert [box["height"] for box in boxes(page) if box["height"] < LEAST_TARGET] == []
    assert said == []


def test_the_enter_key_opens_what_is_sure(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, address)

    page.get_by_role("searchbox").fill("太原")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/r/140100/")

    assert page.locator("h1").inner_text() == "太原市"


def test_what_is_not_sure_is_left_to_the_reader(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}search/")
    box = page.get_by_role("searchbox")

    box.fill("朝阳")
    box.press("Enter")
    links = page.locator("[data-results] a")

    expect(links.first).to_be_focused()
    assert links.count() > 1
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()


def test_a_question_with_a_region_opens_the_section_of_that_region(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, address)

    typed(page, "太原职工住院能报多少")
    page.locator("[data-results] a").first.click()
    page.wait_for_url("**/r/140100/#employee-inpatient")

    expect(page.locator("#employee-inpatient")).to_be_in_viewport()


def test_nothing_is_searched_while_an_input_method_composes(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, address)
    box = page.get_by_role("searchbox")
    box.focus()

    box.evaluate(COMPOSE)

    assert page.evaluate("whileComposing()") == 0
    page.evaluate("finishComposing()")
    expect(page.locator("[data-results] a").first).to_contain_text("太原市")


def test_what_was_typed_is_there_again_when_one_comes_back(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, address)
    typed(page, "晋城")
    page.locator("[data-results] a").first.click()
    page.wait_for_url("**/r/140500/")

    page.go_back()

    expect(page.get_by_role("searchbox")).to_have_value("晋城")
    expect(page.locator("[data-results] a").first).to_contain_text("晋城市")
    assert page.url == address


def test_what_cannot_be_found_is_said_with_where_else_to_look(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, address)

    page.get_by_role("searchbox").fill("没有这个地方吧")

    expect(page.locator(".finder [role=status]")).to_contain_text("没有找到“没有这个地方吧”")
    links = page.locator("[data-results] a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "regions/",
        "t/",
        "guides/",
        "glossary/",
        "tel:12393",
    ]


def test_without_a_network_the_lists_are_offered(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, address)
    page.route("**/data/finder/*", lambda route: route.abort())

    page.get_by_role("searchbox").fill("太原")

    expect(page.locator(".finder [role=status]")).to_contain_text("没有连上网")
    expect(page.locator("[data-results] a").first).to_have_attribute("href", "regions/")


def test_without_scripts_the_form_leads_to_a_page_that_lists_everything(
    phone: BrowserContext, address: str
) -> None:
    browser = phone.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as plain:
        page, _ = open_page(plain, address)
        page.get_by_role("searchbox").fill("石楼县")
        page.get_by_role("button", name="查找").click()
        page.get_by_role("link", name="S", exact=True).click()
        page.get_by_role("link", name=re.compile("石楼县")).click()

        assert page.url == f"{address}r/141126/"


def test_a_question_in_the_address_is_asked(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}search/?q=起付线")

    expect(page.get_by_role("searchbox")).to_have_value("起付线")
    expect(page.locator("[data-results] a").first).to_have_attribute(
        "href", "../glossary/#qifuxian"
    )
