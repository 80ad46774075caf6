"""The words for sums: every step and every reason that the definition names has them."""

import re

import pytest

from site_gen.catalogue import Catalogue
from site_gen.settle_words import field_words, missing_reason, part_label, payer_label, step_label
from tests.conftest import CatalogueOf
from tests.running import ROOT

DEFINITION = (ROOT / "docs" / "settlement.md").read_text(encoding="utf-8")
WRITTEN = re.compile(r'\.write\(\s*(?:f?)"([a-z-]+)"')
NAMED = re.compile(r"[Ss]teps? `([a-z-]+)`")
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_step_that_is_defined_has_a_name() -> None:
    steps = set(NAMED.findall(DEFINITION))

    assert len(steps) > 25
    for step in steps:
        assert CHINESE.search(step_label(step)), step


def test_every_step_that_is_written_has_a_name() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "site_gen" / "settle").glob("*.py")]
    steps = {step for text in texts for step in WRITTEN.findall(text)}

    assert len(steps) > 20
    for step in steps:
        assert CHINESE.search(step_label(step)), step


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("no-record", "没有收录住院“起付线”"),
        ("no-row", "收录的住院“起付线”里没有这种情形"),
        ("not-stated", "来源没有写住院“起付线”"),
        ("not-exact", "住院“起付线”只有范围，没有确切的数"),
        ("no-period", "来源没有说住院“起付线”按次还是按年算"),
        ("not-given", "要先知道住院“起付线”"),
    ],
)
def test_every_reason_of_the_definition_has_words(
    catalogue: CatalogueOf, why: str, words: str
) -> None:
    assert f"`{why}`" in DEFINITION
    item = {"field": "inpatient.deductible", "why": why, "visit": 0, "figure": None}
    assert missing_reason(catalogue({}), item) == words


def test_what_the_vocabulary_has_no_field_for_is_named_by_its_step(catalogue: CatalogueOf) -> None:
    assert field_words(catalogue({}), "inpatient.deductible-repeat") == "“再次住院的起付线”"


def test_what_only_a_reader_knows_has_a_name_without_a_field(real: Catalogue) -> None:
    assert field_words(real, "contribution.wage") == "月工资"
    assert field_words(real, "outpatient.ratio") == "普通门诊“支付比例”"
    assert part_label("large-sum") == "大额补助缴费"
    assert part_label("employee-rate") == "个人缴费"
    assert payer_label("treasury") == "财政补"
