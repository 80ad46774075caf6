"""A made-up region → its policy files: eight each, in versions, most switches decided further up.

Figures are drawn by the region's code; none is anybody's. Each province ranks institutions by
one ruler. Prefectures and counties say again what differs and inherit the rest.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench.places import Region

_RULERS = (
    ("level-1", "level-2", "level-3"),
    ("class-3", "class-2", "class-1"),
    ("primary", "kind-level-2", "kind-level-3"),
)
_SERVICES = ("outpatient", "chronic")


@dataclass(frozen=True)
class Version:
    """What begins on one day: rows in the form of a content file."""

    since: str
    rows: tuple[str, ...]


Policies = dict[str, tuple[Version, ...]]
"""Versions by scheme and topic, as in resident/inpatient."""


def policies_of(region: Region, seed: int) -> Policies:
    """Draw the policies of a region."""
    chance = random.Random(f"{seed}-{region.code}")  # noqa: S311  # the same figures every time, no secrets
    ruler = ruler_of(region)
    drawn = {
        "resident/inpatient": _inpatient(chance, region, ("",)),
        "employee/inpatient": _inpatient(chance, region, ("active", "retired")),
        "resident/outpatient": _outpatient(chance, ruler, ("",)),
        "employee/outpatient": _outpatient(chance, ruler, ("active", "retired")),
        "resident/chronic": _chronic(chance),
        "resident/critical-illness": _critical_illness(chance, region),
        "resident/cross-region": _cross_region(chance),
        "employee/personal-account": _personal_account(chance),
    }
    if region.level == "province":
        drawn |= _of_a_province(chance)
    return drawn


def ruler_of(region: Region) -> tuple[str, str, str]:
    """Name the ranks of institutions in a region, the lowest first; all of a province use one ruler."""
    return _RULERS[int(region.code[:2]) % len(_RULERS)]


def _inpatient(
    chance: random.Random, region: Region, people: tuple[str, ...]
) -> tuple[Version, ...]:
    ruler = ruler_of(region)
    deductible = chance.randrange(100, 500, 50)
    ratio = chance.randrange(84, 91)
    rows = [
        f"{{institution: {rank}, deductible: {deductible + 300 * place}}}"
        for place, rank in enumerate(ruler)
    ]
    later = list(_segments(ruler, people, ratio))
    switches = (
        f"{{annual-cap: {chance.randrange(7, 30)}万}}",
        f"{{admission: 2, deductible-repeat: {chance.choice((50, 70, 100))}%}}",
        f"{{admission: 3+, deductible-repeat: {chance.choice((0, 30))}%}}",
        f"{{deductible-transfer: {chance.choice(('difference', 'full'))}}}",
        f"{{cap-basis: {chance.choice(('fund-payment', 'in-policy-cost'))}}}",
        f"{{service: {chance.choice(_SERVICES)}, cap-shared: shared}}",
        f"{{segment-ruler: {chance.choice(('including-deductible', 'after-deductible'))}}}",
        "{above-segments: same-ratio}",
    )
    # Provinces decide; half of the regions below say the same things their own way.
    said = switches if region.level == "province" or chance.random() < 0.5 else switches[:1]
    first = Version("2023-01-01", (*rows, *_segments(ruler, people, ratio - 3), *said))
    return (first, Version("2025-01-01", tuple(later)))


def _segments(ruler: tuple[str, ...], people: tuple[str, ...], ratio: int) -> Iterator[str]:
    """Write a ratio for each rank and person; for the highest rank by stretches of cost."""
    for more, person in enumerate(people):
        who = f"person: {person}, " if person else ""
        base = ratio + 3 * more
        for place, rank in enumerate(ruler[:-1]):
            yield f"{{institution: {rank}, {who}ratio: {base - 6 * place}%}}"
        for step, span in enumerate(("0-10000", "10000-50000", "50000-100000")):
            yield f"{{institution: {ruler[-1]}, {who}cost: {span}, ratio: {base - 14 + step}%}}"


def _outpatient(
    chance: random.Random, ruler: tuple[str, ...], people: tuple[str, ...]
) -> tuple[Version, ...]:
    ratio = chance.randrange(60, 70)
    rows = [
        f"{{institution: {rank}, {f'person: {person}, ' if person else ''}ratio: {ratio + 4 * more - 5 * place}%}}"
        for place, rank in enumerate(ruler)
        for more, person in enumerate(people)
    ]
    cap = f"{{annual-cap: {chance.randrange(300, 3000, 100)}, per: person-year}}"
    deductible = f"{{deductible: {chance.randrange(0, 200, 10)}, per: year}}"
    return (
        Version("2023-01-01", (*rows, cap, deductible)),
        Version("2024-07-01", (cap,)),
    )


def _chronic(chance: random.Random) -> tuple[Version, ...]:
    rows = [
        row
        for disease in ("hypertension", "diabetes")
        for row in (
            f"{{disease: {disease}, deductible: {chance.randrange(100, 400, 50)}, ratio: {chance.randrange(60, 75)}%}}",
            f"{{disease: {disease}, annual-cap: {chance.randrange(2000, 6000, 500)}}}",
        )
    ]
    return (Version("2024-01-01", tuple(rows)),)


def _critical_illness(chance: random.Random, region: Region) -> tuple[Version, ...]:
    deductible = f"{{deductible: {chance.randrange(8000, 16000, 500)}}}"
    if region.level == "county":
        return (Version("2024-01-01", (deductible,)),)
    ratio = chance.randrange(55, 65)
    spans = ("0-50000", "50000-100000", "100000+")
    rows = [f"{{cost: {span}, ratio: {ratio + 5 * step}%}}" for step, span in enumerate(spans)]
    cap = f"{{annual-cap: {chance.randrange(20, 50)}万}}"
    switch = f"{{first-self-pay: {chance.choice(('counted', 'not-counted'))}}}"
    factor = "{group: low-income, deductible-group-factor: 50%}"
    return (
        Version("2023-01-01", (deductible, *rows, cap, switch, factor)),
        Version("2025-01-01", (cap,)),
    )


def _cross_region(chance: random.Random) -> tuple[Version, ...]:
    filed, unfiled = chance.choice((0, 5, 10)), chance.choice((15, 20, 25))
    rows = (
        "{area: in-province, points: 0个百分点}",
        f'{{area: cross-province-filed, points: "-{filed}个百分点"}}',
        f'{{area: cross-province-unfiled, points: "-{unfiled}个百分点"}}',
        f"{{area: cross-province-unfiled, first-self-pay: {chance.choice((10, 20))}%}}",
    )
    return (Version("2023-01-01", rows),)


def _personal_account(chance: random.Random) -> tuple[Version, ...]:
    old = (
        '{person: active, age: "-44", credit-rate: 3%}',
        "{person: active, age: 45+, credit-rate: 4%}",
        f"{{person: retired, monthly-credit: {chance.randrange(80, 140, 10)}}}",
    )
    new = (
        "{person: active, credit-rate: 2%}",
        f"{{person: retired, monthly-credit: {chance.randrange(80, 140, 10)}}}",
    )
    return (Version("2020-01-01", old), Version("2023-01-01", new))


def _of_a_province(chance: random.Random) -> Policies:
    """Draw what only provinces decide."""
    flexible = "{account: with-account, flexible-base-ratio: 60%, flexible-rate: 8%}"
    return {
        "employee/contribution": (
            Version(
                "2025-01-01",
                (
                    f"{{average-base: {chance.randrange(6000, 9000)}}}",
                    "{lower-base-multiple: 60%, upper-base-multiple: 300%}",
                    "{employer-rate: 7%, employee-rate: 2%}",
                    flexible,
                ),
            ),
        ),
        "employee/large-sum": (
            Version("2024-01-01", ("{cost: 0-200000, ratio: 85%}", "{annual-cap: 30万}")),
        ),
    }


def of_the_country() -> Policies:
    """Say what holds everywhere unless a region says otherwise."""
    day = "2023-01-01"
    aid = (
        "{group: low-income, deductible: 3000, ratio: 70%}",
        "{group: low-income, annual-cap: 50000}",
    )
    return {
        "resident/contribution": (Version(day, ("{individual: 400, subsidy: 700}",)),),
        "resident/waiting-period": (Version(day, ("{fixed: 3个月}", "{variable: 1个月}")),),
        "resident/newborn": (Version(day, ("{enrolment-window: 90天}",)),),
        "all/class-b-prepay": (Version(day, ("{setting: inpatient-care, ratio: 10%}",)),),
        "all/medical-aid": (Version(day, aid),),
    }
