"""Two days of a region compared in a browser, and what stands without scripts."""

from playwright.sync_api import Browser, BrowserContext

from tests.browser.looking import open_page

HISTORY = "r/140000/history/"


def test_two_days_are_compared_from_the_rows_of_the_page(
    phone: BrowserContext, address: str
) -> None:
    page, said = open_page(phone, address + HISTORY)
    page.get_by_label("一天", exact=True).fill("2024-06-30")
    page.get_by_label("另一天", exact=True).fill("2024-07-01")
    page.get_by_label("另一天", exact=True).dispatch_event("change")

    assert page.get_by_role("status").filter(has_text="12 处不同").is_visible()
    row = page.locator(".dates tr", has_text="全年限额 退休")
    assert row.locator("td").all_text_contents() == ["2000元/年", "3000元/年"]
    assert page.url.endswith("#a=2024-06-30&b=2024-07-01")
    assert said == []


def test_an_address_brings_both_days_back(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}{HISTORY}#a=2024-07-01&b=2024-07-01")

    assert page.get_by_role("status").filter(has_text="没有不同").is_visible()


def test_without_scripts_there_is_no_box_and_every_value_is_there(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page, _ = open_page(context, address + HISTORY)

        assert not page.locator(".dates").is_visible()
        assert "3000元/年" in page.locator("main").inner_text()
