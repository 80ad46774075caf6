"""What followed what: the changes are those the sources name, and no others."""

from datetime import date

import pytest

from site_gen.catalogue import Catalogue, end_of
from site_gen.succession import Turn, changes_of, series_of, turns_of, years_of_change
from site_gen.words import value_words
from tests.conftest import AS_OF, CatalogueOf


def turns(whole: Catalogue, region: str) -> dict[str, Turn]:
    found = turns_of(whole, changes_of(whole, series_of(whole, region)))
    return {turn.day: turn for turn in found}


def shifts(turn: Turn) -> list[tuple[str, str, str, str]]:
    return [(shift.label, shift.before, shift.after, shift.owner) for shift in turn.shifts]


def test_the_outpatient_rules_of_shanxi_stepped_up_in_july_2024(real: Catalogue) -> None:
    found = shifts(turns(real, "140000")["2024年7月1日"])

    # O20 and O22: each ratio five points up, 1800 to 2500 and 2000 to 3000 yuan a year.
    assert ("职工医保 普通门诊 支付比例", "50%–65%", "55%–70%", "山西省") in found
    assert ("职工医保 普通门诊 全年限额", "1800–2000元/年", "2500–3000元/年", "山西省") in found


def test_what_a_person_pays_in_is_told_year_by_year(real: Catalogue) -> None:
    key = ("resident", "contribution", "individual")
    (series,) = (one for one in series_of(real, "140000") if one.key == key)

    # O31 to 2023 and O30 for 2025 are of Shanxi; O15 and O08 are the least of the country.
    assert [(h.since.year, value_words(h.figure.value), h.owner) for h in series.holdings] == [
        (2021, "280元/人/年", "140000"),
        (2022, "320元/人/年", "140000"),
        (2023, "350元/人/年", "140000"),
        (2024, "不低于380元/人/年", "000000"),
        (2025, "400元/人/年", "140000"),
        (2026, "不低于400元/人/年", "000000"),
    ]


def test_a_city_is_told_the_steps_of_the_rules_it_inherits(real: Catalogue) -> None:
    assert shifts(turns(real, "140100")["2024年7月1日"]) == shifts(
        turns(real, "140000")["2024年7月1日"]
    )


def test_what_is_announced_is_a_change_to_come(library: Catalogue) -> None:
    changes = changes_of(library, series_of(library, "910000"))
    coming = turns_of(library, [change for change in changes if change.day > AS_OF])

    assert [turn.day for turn in coming] == ["2027年1月1日"]
    assert shifts(coming[0]) == [("读者证 借书 册数", "6–10册", "8–12册", "东屿省")]


def test_a_topic_without_a_record_before_is_named_once(library: Catalogue) -> None:
    first = turns(library, "920000")["2021年6月1日"]

    assert (shifts(first), first.new) == ([], ("读者证：借书",))


@pytest.mark.parametrize(
    ("start", "rows", "changed"),
    [
        ("since: 2022-01-01", "annual-cap: 5万", ["2022-01-01", "2020-01-01"]),
        ("since: 2022-01-01", "annual-cap: 4万", ["2020-01-01"]),  # the same again
        ("seen: 2022-01-01", "annual-cap: 5万", ["2022-01-01", "2020-01-01"]),
        ("seen: 2022-01-01", "diseases: 5", ["2020-01-01"]),  # nobody says when it began
    ],
)
def test_a_change_needs_another_value_and_a_day(
    catalogue: CatalogueOf, start: str, rows: str, changed: list[str]
) -> None:
    text = "versions:\n" + "".join(
        f"  - {{{day}, source: S1, at: 表, rows: [{{{row}}}]}}\n"
        for day, row in (("since: 2020-01-01", "annual-cap: 4万"), (start, rows))
    )
    whole = catalogue({"policies/140000/resident/inpatient.yaml": text})
    found = changes_of(whole, series_of(whole, "140000"))

    assert [change.day.isoformat() for change in found] == changed


def test_figures_that_count_what_happened_are_no_changes_of_rules(library: Catalogue) -> None:
    topics = {change.series.key[2] for change in changes_of(library, series_of(library, "910000"))}

    assert "fine" in topics
    assert "collected" not in topics


def test_years_of_change_are_those_of_a_regions_own_records(real: Catalogue) -> None:
    assert years_of_change(real, "140500") == [2016, 2015, 2014, 2011, 2010, 2009]


def test_a_rule_that_ended_on_the_last_of_a_year_changed_the_next(library: Catalogue) -> None:
    assert years_of_change(library, "910000") == [2027, 2024, 2023, 2022, 2020]
    assert date(2022, 12, 31) in {end_of(library, figure) for figure in library.figures}
