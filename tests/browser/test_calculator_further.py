"""The calculator beyond one sum: other places, no network, several visits, print and links."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.calculating import (
    CONTRACT,
    opened,
    payer,
    requests,
    typed,
)
from tests.browser.looking import open_page


def test_the_same_bill_is_settled_elsewhere_beside_it(desk: BrowserContext, address: str) -> None:
    page, said = opened(desk, address, CONTRACT.replace("r=140000", "r=140100"))

    page.get_by_text("和别处比一比").click()
    page.get_by_label("再选一个地区").fill("大同")
    page.get_by_role("button", name=re.compile("^大同市")).click()
    expect(page.locator(".result")).to_have_count(2)
    page.get_by_label("再选一个地区").fill("北京")
    page.get_by_role("button", name=re.compile("^北京市")).click()
    expect(page.locator(".result")).to_have_count(3)

    boxes = [card.bounding_box() for card in page.locator(".result").all()]
    assert len({box["y"] for box in boxes if box}) == 1
    same = page.get_by_role("group", name="大同市：去什么医疗机构")
    assert same.get_by_label("一类价格").is_checked()
    other = page.get_by_role("group", name="北京市：去什么医疗机构")
    assert other.get_by_label("不知道").is_checked()
    assert other.get_by_label("一类价格").count() == 0
    assert said == []


def test_it_goes_on_without_a_network_and_sends_nothing(
    screen: BrowserContext, address: str
) -> None:
    asked = requests(screen)
    page, _ = opened(screen, address, CONTRACT)
    before = len(asked)

    screen.set_offline(offline=True)
    typed(page, "总费用", "30000")
    expect(page.locator(".payer--you .payer__amount")).to_have_text("13920.00 元")

    assert len(asked) == before
    paths = [url.removeprefix(address) for url in asked]  # a port may have any digits
    assert [path for path in paths if "?" in path or "20000" in path or "633" in path] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_the_rules_of_a_place_that_did_not_come_may_be_asked_for_again(
    desk: BrowserContext, address: str
) -> None:
    page, _ = opened(desk, address, CONTRACT)
    page.get_by_role("button", name="换一个地区").click()
    page.get_by_role("searchbox").first.fill("北京市")
    page.get_by_role("button", name=re.compile("^北京市")).wait_for()
    desk.set_offline(offline=True)
    page.get_by_role("searchbox").first.press("Enter")
    again = page.get_by_role("button", name="再试一次")
    again.wait_for()

    desk.set_offline(offline=False)
    again.click()

    expect(page.get_by_role("radio", name="三级")).to_be_visible()


def test_several_visits_add_up(desk: BrowserContext, address: str) -> None:
    page, said = opened(desk, address, CONTRACT)

    page.get_by_role("button", name="再加一次看病").click()
    second = page.get_by_role("group", name="第2次看病")
    second.get_by_label("三类价格").check()
    second.get_by_label("总费用").fill("3000")
    second.get_by_label("总费用").blur()
    expect(page.locator(".answer h4").first).to_be_visible()
    titles = page.locator(".answer h4").all_inner_texts()
    assert [text[:5] for text in titles if text.startswith("第")][:2] == ["第1次看病", "第2次看病"]
    page.get_by_role("button", name="去掉第2次").click()

    expect(page.locator(".payer--you .payer__amount")).to_have_text("10780.00 元")
    assert said == []


def test_the_curve_has_a_table_that_says_the_same(desk: BrowserContext, address: str) -> None:
    page, _ = opened(desk, address, CONTRACT)

    assert page.locator(".curve").get_attribute("role") == "img"
    page.get_by_text("每一点的数").click()
    rows = [row.inner_text().split() for row in page.locator(".curve-box tbody tr").all()]
    assert len(rows) == 25
    assert all(
        float(total) == pytest.approx(float(patient) + float(fund)) for total, patient, fund in rows
    )


def test_contributions_and_credits_are_settled(screen: BrowserContext, address: str) -> None:
    page, said = opened(screen, address, "#r=140100&s=employee&k=account&a.base=6000&status=active")
    assert payer(page, "you") == "120.00 元"

    flexible = "#r=110000&s=employee&k=contribution&c.joining=flexible&d=2025-10-01"
    page, more = opened(screen, address, flexible)
    assert payer(page, "you") == "7019.04 元"
    page, last = opened(screen, address, "#r=110000&s=resident&k=contribution&d=2025-10-01")
    assert page.locator(".answer tbody tr").count() == 3
    assert [*said, *more, *last] == []


def test_the_answer_prints_whole_and_without_the_form(desk: BrowserContext, address: str) -> None:
    page, _ = opened(desk, address, CONTRACT.replace("r=140000", "r=140100&o=140200"))

    page.emulate_media(media="print")

    assert page.locator("form.calculator").is_hidden()
    assert page.locator(".share").is_hidden()
    assert page.locator(".steps").first.is_visible()
    assert page.locator(".given__list").is_visible()
    assert len(page.pdf()) > 10_000


def test_a_link_is_copied_or_shown_to_be_copied(desk: BrowserContext, address: str) -> None:
    page, _ = opened(desk, address, CONTRACT)

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="复制链接").click()

    link = page.get_by_label("链接", exact=True)
    expect(link).to_be_visible()
    assert link.input_value() == page.url
    assert "1.total=20000" in page.url


def test_nothing_in_a_link_becomes_markup_or_another_address(
    desk: BrowserContext, address: str
) -> None:
    asked = requests(desk)
    bad = (
        "#r=140000&o=../../x-<b>1&s=<img>&d=2025-13-45&1.total=<b>1</b>&1.institution=<b>&n=1e9&k=x"
    )

    page, said = open_page(desk, f"{address}calculator/{bad}")
    page.locator(".errors a").first.wait_for()

    assert page.locator("main b, main img").count() == 0
    assert all(url.startswith(address) and ".." not in url for url in asked)
    assert page.locator(".part__title").filter(has_text="第").count() <= 12
    assert said == []


def test_without_scripts_the_page_says_so(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page, _ = open_page(context, f"{address}calculator/")

        assert page.get_by_text("脚本没有运行").is_visible()
        assert page.locator("form.calculator").is_hidden()
