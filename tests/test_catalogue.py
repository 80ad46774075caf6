"""Inheritance and dates: which rule answers for a region on a day."""

from datetime import date

import pytest

from site_gen.catalogue import Answer, Catalogue, answer, end_of, has_figures, lineage, speaks_of
from tests.conftest import CatalogueOf

PROVINCE = "policies/140000/resident/inpatient.yaml"
CITY = "policies/140100/resident/inpatient.yaml"
COUNTRY = "policies/000000/resident/inpatient.yaml"
TODAY = date(2026, 11, 23)


def version(start: str, *rows: str, more: str = "") -> str:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    return f"  - {start}\n    source: S1\n    at: 第二段\n{more}    rows:\n{lines}"


def policy(*versions: str) -> str:
    return "versions:\n" + "".join(versions)


def found(catalogue: Catalogue, region: str, field: str, day: date = TODAY) -> Answer | None:
    return answer(catalogue, region, "resident", "inpatient", field, day)


def ids(item: Answer | None) -> list[str]:
    """Give the ends of the ids of an answer: what follows the topic."""
    return [] if item is None else [f.id.split(".inpatient.")[1] for f in item.figures]


def ends(catalogue: Catalogue) -> dict[str, date | None]:
    """Give the last day of every figure."""
    return {figure.id: end_of(catalogue, figure) for figure in catalogue.figures}


def test_a_city_inherits_the_rule_of_its_province_and_the_path_says_so(
    catalogue: CatalogueOf,
) -> None:
    item = found(catalogue({}), "140100", "annual-cap")

    assert item is not None
    assert item.path == ("140000", "140100")
    assert item.owner == "140000"
    assert item.inherited
    assert ids(item) == ["annual-cap.2025-01-01"]


def test_a_citys_own_rule_replaces_the_inherited_one_field_by_field(
    catalogue: CatalogueOf,
) -> None:
    own = catalogue({CITY: policy(version("since: 2025-06-01", "annual-cap: 9万"))})

    item = found(own, "140100", "annual-cap")
    assert item is not None
    assert (item.path, item.inherited) == (("140100",), False)
    inherited = found(own, "140100", "ratio")
    assert inherited is not None
    assert inherited.owner == "140000"


def test_a_rule_of_the_country_reaches_a_city_through_its_province(catalogue: CatalogueOf) -> None:
    whole = catalogue({COUNTRY: policy(version("since: 2020", "diseases: 46"))})

    item = found(whole, "140100", "diseases")

    assert item is not None
    assert item.path == ("000000", "140000", "140100")


def test_a_figure_that_is_not_inherited_stays_where_it_is(catalogue: CatalogueOf) -> None:
    topic = "vocabulary/topics/inpatient.yaml"
    text = "label: 住院\norder: 1\nhelp: 报多少。\nfields:\n  diseases: {label: 病种数, type: count, unit: 种, inherits: false}\n  annual-cap: {label: 封顶线, type: amount, per: [year]}\n"
    whole = catalogue({topic: text, PROVINCE: policy(version("since: 2020", "diseases: 46"))})

    assert ids(found(whole, "140000", "diseases")) == ["diseases.2020-01-01"]
    assert found(whole, "140100", "diseases") is None


def test_a_version_replaces_only_the_fields_it_names(catalogue: CatalogueOf) -> None:
    whole = catalogue(
        {
            PROVINCE: policy(
                version("since: 2024-01-01", "group: adult, ratio: 50%", "annual-cap: 5万"),
                version("since: 2025-01-01", "ratio: 60%"),
            )
        }
    )

    assert ids(found(whole, "140000", "ratio")) == ["ratio.2025-01-01"]
    assert ids(found(whole, "140000", "annual-cap")) == ["annual-cap.2024-01-01"]
    assert ids(found(whole, "140000", "ratio", date(2024, 12, 31))) == ["ratio.adult.2024-01-01"]
    assert ends(whole)["140000.resident.inpatient.ratio.adult.2024-01-01"] == date(2024, 12, 31)
    assert ends(whole)["140000.resident.inpatient.annual-cap.2024-01-01"] is None


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2023, 12, 31), []),
        (date(2024, 1, 1), ["annual-cap.2024-01-01"]),
        (date(2024, 12, 31), ["annual-cap.2024-01-01"]),
        (date(2025, 1, 1), []),
    ],
)
def test_a_stated_end_is_the_last_day_of_a_rule(
    catalogue: CatalogueOf, day: date, holds: list[str]
) -> None:
    ended = version("since: 2024", "annual-cap: 5万", more="    until: 2024\n")

    assert ids(found(catalogue({PROVINCE: policy(ended)}), "140000", "annual-cap", day)) == holds


def test_after_a_citys_rule_has_ended_that_of_its_province_holds_again(
    catalogue: CatalogueOf,
) -> None:
    ended = version("since: 2025-02-01", "annual-cap: 9万", more="    until: 2025-12-31\n")
    whole = catalogue({CITY: policy(ended)})

    assert ids(found(whole, "140100", "annual-cap", date(2025, 12, 31))) == [
        "annual-cap.2025-02-01"
    ]
    after = found(whole, "140100", "annual-cap", date(2026, 1, 1))
    assert after is not None
    assert after.owner == "140000"


def test_an_ended_version_does_not_bring_back_the_one_it_replaced(catalogue: CatalogueOf) -> None:
    whole = catalogue(
        {
            PROVINCE: policy(
                version("since: 2024-01-01", "annual-cap: 5万"),
                version("since: 2025-01-01", "annual-cap: 6万", more="    until: 2025-12-31\n"),
            )
        }
    )

    assert found(whole, "140000", "annual-cap") is None


def test_a_rule_whose_start_is_unknown_holds_from_when_it_was_seen(catalogue: CatalogueOf) -> None:
    whole = catalogue({PROVINCE: policy(version("seen: 2024-05", "annual-cap: 5万"))})

    assert found(whole, "140000", "annual-cap", date(2024, 4, 30)) is None
    item = found(whole, "140000", "annual-cap", date(2024, 5, 1))
    assert item is not None
    assert item.figures[0].seen


def test_an_announced_rule_does_not_hold_before_its_day(catalogue: CatalogueOf) -> None:
    whole = catalogue(
        {
            PROVINCE: policy(
                version("since: 2025-01-01", "annual-cap: 5万"),
                version("since: 2027-01-01", "annual-cap: 8万"),
            )
        }
    )

    assert ids(found(whole, "140100", "annual-cap")) == ["annual-cap.2025-01-01"]
    assert ids(found(whole, "140100", "annual-cap", date(2027, 1, 1))) == ["annual-cap.2027-01-01"]


def test_disputed_claims_stand_in_their_region_and_are_not_inherited(
    catalogue: CatalogueOf,
) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    rows = ("diseases: 30", "diseases: 40, source: S2, at: 首段")
    whole = catalogue({PROVINCE: policy(version("since: 2025", *rows, more=disputed))})

    assert ids(found(whole, "140000", "diseases")) == [
        "diseases.2025-01-01.s1",
        "diseases.2025-01-01.s2",
    ]
    assert found(whole, "140100", "diseases") is None


@pytest.mark.parametrize("until", ["", "    until: 2025-12-31\n"])
def test_a_settled_version_ends_the_disputes_before_it_for_good(
    catalogue: CatalogueOf, until: str
) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    text = policy(
        version("since: 2024", "diseases: 30", more=disputed),
        version("since: 2025-06-01", "diseases: 40", more=until),
    )
    whole = catalogue({PROVINCE: text})

    before = found(whole, "140000", "diseases", date(2025, 5, 31))
    assert ids(before) == ["diseases.2024-01-01.s1"]
    assert ids(found(whole, "140000", "diseases")) == ([] if until else ["diseases.2025-06-01"])
    end = ends(whole)["140000.resident.inpatient.diseases.2024-01-01.s1"]
    assert end == date(2025, 5, 31)


def test_a_rejected_claim_never_holds(catalogue: CatalogueOf) -> None:
    rejected = "    standing: rejected\n    note: 抄错了。\n"
    whole = catalogue({CITY: policy(version("since: 2026", "annual-cap: 99万", more=rejected))})

    item = found(whole, "140100", "annual-cap")

    assert item is not None
    assert item.owner == "140000"


def test_a_rule_no_longer_in_force_gives_way_to_the_one_above(catalogue: CatalogueOf) -> None:
    gone = policy(
        version("since: 2025-02-01", "annual-cap: 9万"),
        version("since: 2026-01-01", "annual-cap: not-in-force"),
    )
    whole = catalogue({CITY: gone})

    before = found(whole, "140100", "annual-cap", date(2025, 12, 31))
    after = found(whole, "140100", "annual-cap")
    assert before is not None
    assert after is not None
    assert (before.owner, after.owner) == ("140100", "140000")


def test_a_rule_no_longer_in_force_is_the_answer_if_there_is_none_above(
    catalogue: CatalogueOf,
) -> None:
    gone = version("since: 2026-01-01", "waiting: not-in-force")
    item = found(catalogue({CITY: policy(gone)}), "140100", "waiting")

    assert item is not None
    assert item.owner == "140100"


def test_a_rule_of_another_scheme_says_nothing(catalogue: CatalogueOf) -> None:
    whole = catalogue({})

    assert answer(whole, "140000", "employee", "inpatient", "ratio", TODAY) is None
    assert speaks_of(whole, "140100", "resident", "inpatient")
    assert not speaks_of(whole, "140100", "employee", "inpatient")
    assert has_figures(whole, "140000")
    assert not has_figures(whole, "140100")


def test_regions_form_a_tree_by_their_codes(library: Catalogue) -> None:
    assert lineage(library, "910101") == ("910101", "910100", "910000", "000000")
    assert library.children["000000"] == ("910000", "920000")
    assert library.children["910100"] == ("910101", "910102")


def test_a_region_without_its_prefecture_in_the_list_belongs_to_the_province(
    catalogue: CatalogueOf,
) -> None:
    text = (
        "list: 表\nregions:\n"
        "  - {code: 140000, name: 山西省, short: 山西, pinyin: shan xi}\n"
        "  - {code: 149001, name: 某县, short: 某, pinyin: mou}\n"
        "  - {code: 140100, name: 太原市, short: 太原, pinyin: tai yuan}\n"
    )

    assert lineage(catalogue({"regions/140000.yaml": text}), "149001") == (
        "149001",
        "140000",
        "000000",
    )


def test_sources_stand_in_the_order_people_count(
    catalogue: CatalogueOf, minimal: dict[str, str]
) -> None:
    more = {
        f"sources/{id_}.yaml": minimal["sources/S2.yaml"]
        for id_ in ("S10", "S3.2", "S3.11", "paper")
    }

    assert list(catalogue(more).sources) == ["S1", "S2", "S3.2", "S3.11", "S10", "paper"]
