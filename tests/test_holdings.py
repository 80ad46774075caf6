"""What holds in a region at any time: the stretches agree with the answer of every day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue, answer
from site_gen.holdings import Holding, holdings_of, keys_of
from site_gen.load import load
from tests.conftest import AS_OF, CatalogueOf
from tests.running import ROOT


def spans(holdings: tuple[Holding, ...]) -> list[tuple[str, str, str]]:
    return [
        (h.owner, h.since.isoformat(), h.until.isoformat() if h.until else "") for h in holdings
    ]


@pytest.mark.parametrize("root", [ROOT / "content", ROOT / "tests/sites/library-cards/content"])
def test_on_every_day_of_change_the_holdings_are_the_answer(root: Path) -> None:
    whole = load(root, AS_OF).catalogue
    checked = 0
    for region in whole.subjects:
        for key in keys_of(whole, region):
            holdings = holdings_of(whole, region, key)
            for day in days(holdings):
                found = answer(whole, region, *key, day)
                expected = {f.id for f in found.figures} if found else set()
                assert {h.figure.id for h in holdings if h.holds_on(day)} == expected, (region, key)
                checked += 1

    print(f"{checked} days examined")  # noqa: T201  # said to pytest -rP
    assert checked > 100


def days(holdings: tuple[Holding, ...]) -> set[date]:
    """List the first and last day of every stretch, and the days beside them."""
    ends = [day for h in holdings for day in (h.since, h.until) if day and day < date.max]
    return {day + timedelta(days=shift) for day in ends for shift in (-1, 0, 1)}


def test_a_rule_that_comes_back_has_two_stretches(catalogue: CatalogueOf) -> None:
    def policy(*since: str) -> str:
        rows = [
            f"  - {{since: {day}, source: S1, at: 表, rows: [{{annual-cap: 4万}}]}}\n"
            for day in since
        ]
        return "versions:\n" + "".join(rows)

    whole = catalogue(
        {
            "policies/140000/resident/inpatient.yaml": policy("2020-01-01"),
            "policies/140100/resident/inpatient.yaml": policy("2021-01-01, until: 2021-12-31"),
        }
    )
    found = holdings_of(whole, "140100", ("resident", "inpatient", "annual-cap"))

    assert spans(found) == [
        ("140000", "2020-01-01", "2020-12-31"),
        ("140100", "2021-01-01", "2021-12-31"),
        ("140000", "2022-01-01", ""),
    ]
    assert [h.inherited for h in found] == [True, False, True]


def test_what_is_rejected_holds_on_no_day(real: Catalogue) -> None:
    found = holdings_of(real, "140500", ("urban-and-rural", "contribution", "subsidy-share"))

    assert found == ()


def test_fields_stand_in_the_vocabularys_order(library: Catalogue) -> None:
    keys = keys_of(library, "910100")

    assert keys[0] == ("reader", "borrowing", "books")
    assert keys[-1][0] == "child"
