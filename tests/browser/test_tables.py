"""Tables of regions in a browser: what is shown is what is copied, saved and kept in the address."""

import csv
import io

from playwright.sync_api import BrowserContext, Page

from tests.browser.looking import open_page

TABLE = "resident-deductible-hospital-level"
ASKED = f"t/inpatient/#with=110000&sort={TABLE}~2~down&hide={TABLE}~0"
# The cells of the rows and columns that can be seen, as a reader reads them.
SHOWN = """(id) => [...document.querySelectorAll(`#${id} tr`)]
  .filter((row) => row.checkVisibility())
  .map((row) => [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => cell.innerText.trim()))"""
VALUES = """(id) => [...document.querySelectorAll(`#${id} tbody tr`)]
  .filter((row) => row.checkVisibility() && row.querySelector("td"))
  .map((row) => [...row.querySelectorAll("td")].filter((cell) => cell.checkVisibility())
    .map((cell) => cell.querySelector(".value, .empty").textContent))"""
COPIED = """(id) => { getSelection().selectAllChildren(document.getElementById(id)); return getSelection().toString(); }"""


def saved(page: Page, table: str) -> list[list[str]]:
    """Save a table as CSV and read the file."""
    tools = page.locator(f".scroll:has(#{table}) + .tools")
    tools.locator("summary").click()
    with page.expect_download() as download:
        tools.locator("[data-save]").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_a_csv_holds_exactly_the_rows_and_columns_shown(
    phone: BrowserContext, address: str
) -> None:
    page, said = open_page(phone, f"{address}{ASKED}&province=620000")
    shown = page.evaluate(VALUES, TABLE)
    head, *lines = saved(page, TABLE)

    assert head[:6] == [
        "地区与适用",
        "适用",
        "二级",
        "二级：和北京市比",
        "三级",
        "三级：和北京市比",
    ]
    assert [[line[2], line[4], line[6]] for line in lines] == shown
    assert len(shown) > 2
    assert said == []


def test_a_copied_table_has_the_cells_shown_parted_by_tabs(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, f"{address}t/inpatient/")
    shown = page.evaluate(SHOWN, TABLE)
    lines = [line.strip() for line in page.evaluate(COPIED, TABLE).split("\n")]
    rows = ["\t".join(row) for row in shown if len(row) > 1 and all("\n" not in c for c in row)]

    assert len(rows) > 8
    assert [row for row in rows if row not in lines] == []


def test_what_is_asked_of_tables_is_in_the_address_and_comes_back(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, f"{address}t/inpatient/")
    page.locator("[data-sift] summary").click()
    page.get_by_label("和哪里比").select_option("110000")
    page.get_by_label("地区名").fill("市")
    page.locator(f"#{TABLE} thead button").nth(1).click()
    kept, shown = page.url, page.evaluate(SHOWN, TABLE)
    again, _ = open_page(phone, kept)

    assert f"sort={TABLE}~1~up" in kept
    assert again.evaluate(SHOWN, TABLE) == shown
    assert again.locator(f"#{TABLE} th[aria-sort=ascending]").count() == 1
    assert again.get_by_label("和哪里比").input_value() == "110000"


def test_a_difference_stands_in_words_beside_the_value(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}t/outpatient/#with=520100")
    lanzhou = page.locator("#employee-deductible tbody[data-code='620100'] td")
    itself = page.locator("#employee-deductible tbody[data-code='520100'] td")

    assert lanzhou.inner_text().split() == ["200元/年", "多50元"]
    assert itself.inner_text() == "150元/年"


def test_outcomes_of_cases_are_compared_whatever_institution_they_name(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, f"{address}case/resident-stay/#with=140000")
    table = page.locator("table[data-table]").first

    head, *lines = saved(page, str(table.get_attribute("id")))
    assert head[:6] == ["地区", "适用", "名次", "名次：和山西省比", "自己付", "自己付：和山西省比"]
    assert [line[0] for line in lines] == table.locator("[data-name]").all_inner_texts()
    assert {line[5][:1] for line in lines} == {"", "多", "少"}


def test_the_same_facts_can_be_read_without_scripts(phone: BrowserContext, address: str) -> None:
    browser = phone.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as plain:
        bare, _ = open_page(plain, f"{address}t/inpatient/")
        without = bare.locator("main td").all_inner_texts()
    page, _ = open_page(phone, f"{address}t/inpatient/")

    assert len(without) > 200
    assert page.locator("main td").all_inner_texts() == without
