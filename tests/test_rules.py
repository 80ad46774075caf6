"""The rules as data: what the engine of readers is given, form by form."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from site_gen.catalogue import Catalogue
from site_gen.model.value import Standing
from site_gen.rules import TOPICS, rules_files, rules_index
from tests.conftest import CatalogueOf

Json = dict[str, Any]
POLICY = "policies/140000/resident/inpatient.yaml"
MOST_FETCHED = 10_240
"""Bytes of a file the calculator fetches, compressed."""
HEAD = "versions:\n  - since: 2025-01-01\n    source: S1\n    at: 一段\n"


def read(catalogue: Catalogue) -> dict[str, Json]:
    return {
        output.path.removeprefix("data/rules/"): json.loads(output.bytes_)
        for output in rules_files(catalogue)
    }


@pytest.fixture(scope="module")
def files(real: Catalogue) -> dict[str, Json]:
    return read(real)


def the_figure(catalogue: CatalogueOf, rows: str) -> Json:
    """Give the only figure of a policy made of some lines."""
    file = read(catalogue({POLICY: HEAD + rows}))["140000.json"]
    (found,) = file["figures"]
    return dict(found)


def test_a_site_with_nothing_to_settle_has_no_rules(library: Catalogue) -> None:
    assert rules_files(library) == []


def test_every_figure_the_sums_may_use_is_there_once(
    real: Catalogue, files: dict[str, Json]
) -> None:
    found = Counter(f["id"] for name, file in files.items() for f in file.get("figures", ()))
    types = {"text", "list", "period"}
    wanted = [
        figure.id
        for figure in real.figures
        if figure.topic in TOPICS
        and figure.standing is not Standing.REJECTED
        and real.vocabulary.topics[figure.topic].fields[figure.field].type not in types
    ]

    assert len(wanted) > 300
    assert found == Counter(wanted)


def codes_of(index: Json) -> list[str]:
    """List the regions that have a file."""
    return [first + last for first, rest in index["regions"].items() for last in rest]


def test_a_file_holds_its_own_regions_figures_in_the_order_written(
    real: Catalogue, files: dict[str, Json]
) -> None:
    order = {figure.id: place for place, figure in enumerate(real.figures)}
    codes = codes_of(files["index.json"])
    for code in codes:
        file = files[f"{code}.json"]
        places = [order[figure["id"]] for figure in file["figures"]]
        assert file["region"] == code
        assert file["name"] == real.regions[code].name
        assert places == sorted(places)
        assert {figure["source"] for figure in file["figures"]} == set(file["sources"])
    assert len(files) == len(codes) + 1 > 40


def test_whatever_figures_name_is_in_the_index(files: dict[str, Json]) -> None:
    index = files["index.json"]
    for figure in (f for name, file in files.items() for f in file.get("figures", ())):
        field = index["topics"][figure["topic"]]["fields"][figure["field"]]
        assert figure["scheme"] in index["schemes"]
        assert figure.get("per") in (None, *field.get("per", ()))
        for dimension, at in figure.get("dims", {}).items():
            known = index["dimensions"][dimension]
            assert isinstance(at, list) or at in known["values"], figure["id"]


def test_a_figure_of_the_contract_is_written_as_it_says(files: dict[str, Json]) -> None:
    wanted = "140000.resident.inpatient.deductible.class-1.2025-01-01"
    (figure,) = [f for f in files["140000.json"]["figures"] if f["id"] == wanted]

    assert figure == {
        "id": wanted,
        "scheme": "resident",
        "topic": "inpatient",
        "field": "deductible",
        "dims": {"institution": "class-1"},
        "value": 100000,
        "per": "admission",
        "since": "2025-01-01",
        "standing": "adopted",
        "source": "S2",
        "at": "“统一待遇标准”一段",
        "words": "1000元/次",
        "condition": "一类价格",
        "starts": "2025年1月1日起",
    }


@pytest.mark.parametrize(
    ("row", "value", "more"),
    [
        ("ratio: 85%", 8500, {}),
        ("ratio: 60%-70%", [6000, 7000], {}),
        ("ratio: '>=60%'", [6000, None], {}),
        ("ratio: '>60%'", [6000, None], {}),
        ("ratio: not-stated", {"absence": "not-stated"}, {}),
        ("annual-cap: unlimited", {"absence": "unlimited"}, {"per": "year"}),
        ("annual-cap: 7万", 7_000_000, {"per": "year"}),
        ("change: -5个百分点", -500, {}),
        ("waiting: 3个月", 30_000, {"unit": "个月"}),
        ("opened: 2024-01-01", {"day": "2024-01-01"}, {}),
    ],
)
def test_every_kind_of_value_has_its_form(
    catalogue: CatalogueOf, row: str, value: object, more: Json
) -> None:
    figure = the_figure(catalogue, f"    rows:\n      - {{{row}}}\n")

    assert figure["value"] == value
    assert {key: figure[key] for key in ("per", "unit") if key in figure} == more


def test_spans_are_two_ends_and_money_is_in_fen(catalogue: CatalogueOf) -> None:
    figure = the_figure(catalogue, "    rows:\n      - {cost: 0-10000, ratio: 60%}\n")
    assert figure["dims"] == {"cost": [0, 1_000_000]}

    figure = the_figure(
        catalogue, "    rows:\n      - {admission: 2+, deductible: 100, per: admission}\n"
    )
    assert figure["dims"] == {"admission": [2, None]}


def test_words_lists_and_periods_are_left_out(catalogue: CatalogueOf) -> None:
    rows = "    rows:\n      - {rule: 照旧, members: [甲, 乙], window: 2025-01-01/2025-03-01}\n"
    made = read(catalogue({POLICY: HEAD + rows}))

    assert "140000.json" not in made
    assert {"rule", "members", "window"} & set(
        made["index.json"]["topics"]["inpatient"]["fields"]
    ) == set()


def test_what_was_not_believed_is_left_out(catalogue: CatalogueOf) -> None:
    rows = "    rows:\n      - {ratio: 85%, standing: rejected, note: 不对}\n"

    assert "140000.json" not in read(catalogue({POLICY: HEAD + rows}))


def test_the_index_says_what_the_sums_need(files: dict[str, Json]) -> None:
    index = files["index.json"]
    fields = index["topics"]["inpatient"]["fields"]
    dimensions = index["dimensions"]

    assert index["schemes"]["resident"] == {"label": "居民医保"}
    assert index["schemes"]["all"] == {"label": "不分险种", "common": True}
    assert index["schemes"]["rural-cooperative"]["ended"] is True
    assert index["topics"]["medical-aid"]["only"] == {"group": "low-income"}
    assert index["topics"]["critical-illness"]["concerns"] == ["resident"]
    assert fields["deductible"]["per"] == ["admission", "year"]
    assert fields["deductible-repeat"]["otherwise"] == "100%"
    assert "fund-paid" in fields["segment-ruler"]["choices"]
    assert fields["in-policy-ratio"]["inherits"] is False
    assert dimensions["cost"] == {"label": "费用段", "money": True}
    assert dimensions["age"] == {"label": "年龄", "whole": True}
    assert dimensions["institution"]["values"]["level-3-a"] == {
        "label": "三级甲等",
        "ruler": "hospital-level",
        "within": "level-3",
    }
    assert dimensions["area"]["values"]["cross-province-referral"]["implies"] == {
        "visit-kind": "referral"
    }


def test_the_files_are_compact(real: Catalogue) -> None:
    for output in rules_files(real):
        text = output.bytes_.decode()
        assert text.count("\n") == 1, output.path
        assert (
            text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) + "\n"
        )


def test_the_index_of_the_site_lists_the_regions_that_have_rules(
    real: Catalogue, real_site: Path
) -> None:
    index, *regions = rules_files(real)

    assert (real_site / index.path).read_bytes() == index.bytes_
    assert len(regions) > 20


def test_what_the_calculator_fetches_first_stays_small_for_a_whole_country(real: Catalogue) -> None:
    (index,) = rules_index(real, [f"data/rules/{code}.json" for code in real.regions])
    packed = len(gzip.compress(index.bytes_))

    assert codes_of(json.loads(index.bytes_)) == sorted(real.regions)
    print(f"{len(real.regions)} regions in {packed} bytes")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(real.regions) > 3_000
    assert packed < MOST_FETCHED


def test_no_file_of_a_region_is_too_much_for_a_phone(
    files: dict[str, Json], real: Catalogue
) -> None:
    packed = {file.path: len(gzip.compress(file.bytes_)) for file in rules_files(real)}

    print(f"{len(packed)} files, at most {max(packed.values())} bytes")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(packed) == len(files)
    assert {path: size for path, size in packed.items() if size >= MOST_FETCHED} == {}
