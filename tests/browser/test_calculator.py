"""The calculator in a real browser: the whole way from a region to a sum that can be checked."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.calculating import (
    CONTRACT,
    NO_CAP,
    SECOND_STAY,
    box,
    opened,
    payer,
    requests,
    typed,
)
from tests.browser.looking import LEAST_TARGET, LOW_TARGETS, WIDER_THAN_THE_SCREEN


def test_the_whole_way_from_a_region_to_a_sum_and_its_link(
    screen: BrowserContext, address: str
) -> None:
    page, said = opened(screen, address)
    asked = requests(page)

    page.get_by_role("searchbox").fill("山西")
    page.get_by_role("button", name=re.compile("^山西省")).click()
    page.get_by_label("居民医保").check()
    typed(page, "哪一天", "2025-06-01")
    page.get_by_label("一类价格").check()
    typed(page, "总费用", "２万")
    page.get_by_text("账单上有细数").click()
    typed(page, "目录外（丙类", "2,500元")
    typed(page, "超过限价的", "500")
    typed(page, "乙类先行自付", "633.34")
    page.get_by_role("button", name="算一算").click()
    page.locator(".answer h2").wait_for()

    assert (payer(page, "fund"), payer(page, "you")) == ("9220.00 元", "10780.00 元")
    assert "20000.00 − 2500.00 − 500.00 − 633.34 = 16366.66" in page.locator(".steps").inner_text()
    rule = page.locator(".steps__rule a").first
    assert rule.get_attribute("href") == (
        "../r/140000/resident/#140000.resident.inpatient.deductible.class-1.2025-01-01"
    )
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    page.evaluate("document.querySelectorAll('details').forEach((node) => node.open = true)")
    assert page.evaluate(LOW_TARGETS, LEAST_TARGET) == []
    again, more = opened(screen, address, f"#{page.url.partition('#')[2]}")
    assert payer(again, "you") == "10780.00 元"
    assert box(again, "总费用").input_value() == "２万"
    desk_and_engine = {url for url in asked if re.search(r"/a/(calculator\.desk|settle\.)", url)}
    assert len(desk_and_engine) == 2
    assert {url.removeprefix(address) for url in set(asked) - desk_and_engine} == {
        "data/finder/counties.json",
        "data/finder/regions.json",
        "data/rules/index.json",
        "data/rules/140000.json",
        "data/rules/000000.json",
    }
    assert [*said, *more] == []


@pytest.mark.parametrize("words", ["太原", "taiyuan", "ty", "140100"])
def test_a_region_is_found_as_people_type_it_and_chosen_by_enter(
    screen: BrowserContext, address: str, words: str
) -> None:
    page, _ = opened(screen, address)

    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")

    expect(page.locator(".chosen strong").first).to_have_text("太原市")
    expect(page.get_by_label("职工医保")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        ("２００００", "8600.00 元"),
        ("2万", "8600.00 元"),
        ("20,000元", "8600.00 元"),
        ("1.5万", "6600.00 元"),
        ("1万5千", "6600.00 元"),
        ("¥ 20000.00", "8600.00 元"),
    ],
)
def test_an_amount_is_read_as_people_write_it(
    desk: BrowserContext, address: str, text: str, patient: str
) -> None:
    page, _ = opened(desk, address, CONTRACT.partition("&1.total")[0] + "&1.total=1")

    typed(page, "总费用", text)

    expect(page.locator(".payer--you .payer__amount")).to_have_text(patient)


@pytest.mark.parametrize("text", ["两万", "2万5", "1e5", "-5", "20000000000", ""])
def test_what_cannot_be_read_is_said_at_its_box_and_in_a_list(
    screen: BrowserContext, address: str, text: str
) -> None:
    page, said = opened(screen, address, CONTRACT)

    box(page, "总费用").fill(text)
    page.get_by_role("button", name="算一算").click()

    total = box(page, "总费用")
    expect(total).to_have_attribute("aria-invalid", "true")
    message = page.locator("#f-1-total-fault").inner_text()
    assert "总费用" in message
    assert "f-1-total-fault" in (total.get_attribute("aria-describedby") or "")
    assert page.locator(".answer").is_hidden()
    page.locator(".errors a").filter(has_text=message).click()
    expect(total).to_be_focused()
    assert said == []


def test_without_a_region_one_is_asked_for(screen: BrowserContext, address: str) -> None:
    page, _ = opened(screen, address)

    page.get_by_role("searchbox").fill("没有这个地方")

    expect(page.locator(".calculator [role=status]").first).to_contain_text("没有找到")
    assert page.get_by_role("button", name="算一算").is_hidden()


def test_what_is_missing_is_named_and_may_be_supplied(screen: BrowserContext, address: str) -> None:
    page, said = opened(screen, address, NO_CAP)
    ask = page.locator(".ask")

    assert "年度封顶线" in ask.inner_text()
    assert page.locator(".payer--you").count() == 0
    ask.get_by_role("textbox").fill("七万")
    ask.get_by_role("button", name="填上再算").click()
    assert "请只写金额" in ask.inner_text()
    ask.get_by_role("textbox").fill("7万")
    ask.get_by_role("button", name="填上再算").click()
    expect(page.locator(".payer--you")).to_be_visible()

    assert "是您填的：70000.00" in page.locator(".steps").inner_text()
    page.get_by_role("button", name="不用我填的这些数了").click()
    page.locator(".ask").get_by_role("button", name="按没有封顶线算").click()
    assert "没有封顶线" in page.locator(".steps").inner_text()
    assert said == []


def test_rival_claims_stand_side_by_side_and_one_may_be_taken(
    screen: BrowserContext, address: str
) -> None:
    page, said = opened(screen, address, SECOND_STAY)
    cards = page.locator(".claim")

    assert cards.count() == 2
    amounts = cards.locator(".payer--you .payer__amount").all_inner_texts()
    assert len(set(amounts)) == 2
    cards.first.get_by_role("button", name="按这一说法算").click()
    expect(cards).to_have_count(0)
    assert payer(page, "you") == amounts[0]
    page.get_by_role("button", name="几种说法都看").click()
    expect(cards).to_have_count(2)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    assert said == []


def test_what_is_left_open_is_settled_each_way(screen: BrowserContext, address: str) -> None:
    page, _ = opened(screen, address, "#r=140100&s=resident&d=2025-06-01&1.total=2万")

    assert (
        "最少 3085.00 元（三类价格），最多 8600.00 元（一类价格）"
        in page.locator(".range").inner_text()
    )
    page.get_by_role("button", name="看二类价格（县级）怎么算的").click()
    expect(page.locator(".payer--you .payer__amount")).to_have_text("5300.00 元")
    expect(page.get_by_label("二类价格（县级）")).to_be_checked()
