"""The site about sums: nothing is wrong with it, and it uses whatever the sums can be asked of."""

from pathlib import Path

from site_gen.load import load
from site_gen.model.value import Absence, Option, Quantity, Standing
from site_gen.model.vocabulary import FieldType
from tests.conftest import AS_OF
from tests.settlement import SUMS, catalogue_of, write_sums

TOPICS = [
    "inpatient",
    "outpatient",
    "chronic",
    "two-diseases",
    "cross-region",
    "continuous-incentive",
    "critical-illness",
    "large-sum",
    "medical-aid",
    "waiting-period",
    "newborn",
    "class-b-prepay",
    "contribution",
    "personal-account",
]
# Fields of these topics that only readers use: they are words, statistics, or sums of other fields.
NOT_SUMMED = [
    "inpatient.total-annual-cap",
    "inpatient.in-policy-ratio",
    "inpatient.major-disease-count",
    "inpatient.beneficiaries",
    "inpatient.beneficiaries-growth",
    "outpatient.deductible-income-share",
    "outpatient.ratio-floor",
    "outpatient.annual-cap-income-share",
    "outpatient.start-date",
    "outpatient.visits",
    "chronic.disease-count",
    "chronic.unification-deadline",
    "critical-illness.accident-cap",
    "critical-illness.raised",
    "critical-illness.paid",
    "critical-illness.largest-payment",
    "newborn.first-year-contribution",
    "contribution.flexible-total",
    "contribution.relief",
    "contribution.subsidy-growth",
    "contribution.subsidy-total",
    "contribution.subsidy-share",
    "contribution.financing-total",
    "personal-account.adjust-date",
]
_WORDS_ONLY = (FieldType.TEXT, FieldType.LIST, FieldType.PERIOD)


def test_nothing_is_wrong_with_the_site_about_sums(tmp_path: Path) -> None:
    loaded = load(write_sums(tmp_path), AS_OF)

    assert len(loaded.catalogue.figures) > 0
    assert list(loaded.warnings) == []


def test_every_field_the_sums_use_has_a_figure() -> None:
    catalogue = catalogue_of(SUMS)
    used = {f"{figure.topic}.{figure.field}" for figure in catalogue.figures}
    fields = {
        f"{topic}.{name}"
        for topic in TOPICS
        for name, field in catalogue.vocabulary.topics[topic].fields.items()
        if field.type not in _WORDS_ONLY
    }
    print(f"{len(fields)} fields, {len(catalogue.figures)} figures")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(fields) > len(NOT_SUMMED) > 0
    assert fields - used == set(NOT_SUMMED)


def test_every_switch_is_set_the_other_way_somewhere() -> None:
    catalogue = catalogue_of(SUMS)
    set_to = {
        (f.topic, f.field, f.value.id) for f in catalogue.figures if isinstance(f.value, Option)
    }
    switches = [
        (topic, name, field)
        for topic in TOPICS
        for name, field in catalogue.vocabulary.topics[topic].fields.items()
        if field.type is FieldType.CHOICE
    ]
    silent = [
        (topic, name)
        for topic, name, field in switches
        if not any((topic, name, c) in set_to for c in field.choices if c != field.otherwise)
    ]
    print(f"{len(switches)} switches")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(switches) > 0
    assert silent == []


def test_every_absence_standing_and_inexact_shape_occurs() -> None:
    figures = catalogue_of(SUMS).figures
    shapes = {
        (f.value.low is None, f.value.high is None)
        for f in figures
        if isinstance(f.value, Quantity)
    }

    assert {f.value for f in figures if isinstance(f.value, Absence)} == set(Absence)
    assert {f.standing for f in figures} >= {
        Standing.ADOPTED,
        Standing.CAUTIONED,
        Standing.DISPUTED,
    }
    assert (False, True) in shapes
    assert any(isinstance(f.value, Quantity) and f.value.exact is None for f in figures)
    assert any(f.until for f in figures)
    assert any(f.since.day > AS_OF for f in figures)
