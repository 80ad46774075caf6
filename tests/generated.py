"""Records → situations to settle: every region, scheme and service, and every edge ± 1 分.

The same seed and number always give the same requests, whatever Python's hash seed.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Measure, Quantity, Span
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.money import write_fen
from site_gen.settle.refusals import SERVICES
from tests.supplies import SUPPLIES

Request = dict[str, Any]
_OFTEN = 12
_USUAL_DAY = date(2025, 6, 1)
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2027, 12, 31)


@dataclass(frozen=True)
class Ground:
    """What the records of one region offer to situations of one scheme."""

    region: str
    scheme: str
    days: tuple[date, ...]
    edges: tuple[int, ...]
    choices: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    sources: tuple[str, ...]
    services: tuple[str, ...]
    """The services on which there is a ratio."""


def grounds_of(catalogue: Catalogue) -> list[Ground]:
    """List every region with figures, and a place below each, under every scheme people join.

    The places where little is said come once, the others as often as makes most requests of them.
    """
    schemes = [id_ for id_, scheme in catalogue.vocabulary.schemes.items() if not scheme.common]
    below = {kids[0] for code in catalogue.subjects if (kids := catalogue.children[code])}
    regions = sorted({*catalogue.subjects, *below})
    grounds = [_ground(catalogue, region, scheme) for region in regions for scheme in schemes]
    return [ground for ground in grounds for _ in range(_OFTEN if ground.services else 1)]


def situations(catalogue: Catalogue, number: int, seed: int) -> Iterator[Request]:
    """Make *number* requests on the whole of the records."""
    return situations_on(grounds_of(catalogue), number, seed)


def situations_on(grounds: Sequence[Ground], number: int, seed: int) -> Iterator[Request]:
    """Make *number* requests, spread evenly over some grounds."""
    chance = random.Random(seed)  # noqa: S311  # the same situations every time, no secrets
    for count in range(number):
        yield _request(chance, grounds[count % len(grounds)])


def _ground(catalogue: Catalogue, region: str, scheme: str) -> Ground:
    common = [id_ for id_, known in catalogue.vocabulary.schemes.items() if known.common]
    figures = [
        figure
        for code in catalogue.lineages[region]
        for figure in catalogue.figures
        if figure.region == code and figure.scheme in (scheme, *common)
    ]
    dimensions = catalogue.vocabulary.dimensions
    choices = {
        key: tuple(_values(dimension, figures, key))
        for key, dimension in dimensions.items()
        if isinstance(dimension, ChoiceDimension)
    }
    return Ground(
        region,
        scheme,
        tuple(sorted(_days(catalogue, figures))),
        tuple(sorted(_edges(figures))),
        choices,
        tuple(sorted({f"{figure.topic}.{figure.field}" for figure in figures})),
        tuple(sorted({figure.citation.source for figure in figures})),
        tuple(s for s in SERVICES if any((f.topic, f.field) == (s, "ratio") for f in figures)),
    )


def _values(dimension: ChoiceDimension, figures: list[Figure], key: str) -> list[str]:
    """List the values the records name, what lies within them, and one they do not name."""
    named = {at.id for f in figures for k, at in f.dims if k == key and isinstance(at, Choice)}
    within = [id_ for id_ in dimension.every_value() if named & set(dimension.chain(id_))]
    others = [id_ for id_ in dimension.every_value() if id_ not in within]
    return [*within, *others[:1]]


def _days(catalogue: Catalogue, figures: list[Figure]) -> set[date]:
    """List each day on which something changes, the day before it, and some others."""
    days = {_USUAL_DAY, date(2023, 6, 1), FIRST_DAY, LAST_DAY}
    for figure in figures:
        end = catalogue.ends[figure.id]
        changes = [figure.since.day, *([end + timedelta(days=1)] if end else [])]
        days |= {day - timedelta(days=back) for day in changes for back in (0, 1)}
    return {day for day in days if FIRST_DAY <= day <= LAST_DAY}


def _edges(figures: list[Figure]) -> set[int]:
    """List every amount of the records, and where their segments begin and end."""
    edges = {0}
    for figure in figures:
        if isinstance(figure.value, Quantity) and figure.value.measure is Measure.AMOUNT:
            edges |= {end for end in (figure.value.low, figure.value.high) if end is not None}
        for key, at in figure.dims:
            if key == "cost" and isinstance(at, Span):
                edges |= {end for end in (at.low, at.high) if end is not None}
    return {edge for edge in edges if edge < 10**10}


def _request(chance: random.Random, ground: Ground) -> Request:
    day = _USUAL_DAY if chance.random() < 0.4 else chance.choice(ground.days)
    request: Request = {
        "region": ground.region,
        "scheme": ground.scheme,
        "date": day.isoformat(),
        "person": _person(chance, ground),
    }
    if chance.random() < 0.8:
        request["supplied"] = _supplied(chance)
    if chance.random() < 0.1 and ground.fields:
        request["claims"] = {chance.choice(ground.fields): chance.choice(ground.sources)}
    kind = chance.random()
    if kind < 0.06:
        return {**request, "contribution": _contribution(chance, ground)}
    if kind < 0.09:
        return {**request, "account": _account(chance, ground)}
    if chance.random() < 0.4:
        request["year_to_date"] = _year_to_date(chance, ground)
    if chance.random() < 0.06:
        request["waiting"] = _waiting(chance, day)
    return {**request, "visits": _visits(chance, ground, day)}


def _person(chance: random.Random, ground: Ground) -> dict[str, Any]:
    person: dict[str, Any] = {}
    if chance.random() < 0.85:
        person["status"] = chance.choice(ground.choices["person"] or ("active", "retired"))
    if chance.random() < 0.6:
        person["age"] = chance.choice((0, 17, 18, 34, 35, 45, 46, 59, 60, 69, 70, 75))
    if chance.random() < 0.5 and ground.choices["group"]:
        person["group"] = chance.choice(ground.choices["group"])
    if chance.random() < 0.3:
        person["insured_years"] = chance.choice((0, 1, 2, 3, 4, 5, 6, 8, 20))
    for key in ("zero_claim_years", "missed_years"):
        if chance.random() < 0.15:
            person[key] = chance.choice((1, 2, 5, 30))
    return person


_NEEDED = ("deductible", "ratio", "annual-cap", "local-income")


def _supplied(chance: random.Random) -> dict[str, str]:
    """Supply what records often lack; each field now and then."""
    share = chance.choice((0.15, 0.9, 0.97))
    return {
        name: chance.choice(texts)
        for name, texts in SUPPLIES.items()
        if chance.random() < (share if name.rpartition(".")[2] in _NEEDED else share / 4)
    }


def _year_to_date(chance: random.Random, ground: Ground) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for key in ("fund_paid", "self_pay", "in_policy", "critical_illness", "large_sum"):
        if chance.random() < 0.5:
            given[key] = _amount(chance, ground)
    if chance.random() < 0.3:
        given["deductible_borne"] = _amount(chance, ground)
    if chance.random() < 0.4:
        given["admissions"] = chance.choice((1, 2, 3, 5))
    if chance.random() < 0.2:
        service = chance.choice(SERVICES)
        given["services"] = {service: {"fund_paid": _amount(chance, ground)}}
    return given


def _waiting(chance: random.Random, day: date) -> dict[str, Any]:
    joined = day - timedelta(days=chance.choice((0, 30, 89, 90, 92, 150, 240, 400)))
    waiting: dict[str, Any] = {
        "joined": joined.isoformat(),
        "missed_years": chance.choice((0, 1, 3, 4, 5)),
        "repaid_years": chance.choice((0, 1, 5)),
    }
    if chance.random() < 0.3:
        waiting["born"] = (joined - timedelta(days=chance.choice((5, 90, 91)))).isoformat()
    return waiting


def _visits(chance: random.Random, ground: Ground, day: date) -> list[dict[str, Any]]:
    number = chance.choice((1, 1, 1, 2, 2, 3, 5))
    offered = ground.services if chance.random() < 0.8 and ground.services else SERVICES
    services = [chance.choice(offered) for _ in range(chance.choice((1, 1, 2)))]
    visits = []
    for count in range(number):
        visit = _visit(chance, ground, chance.choice(services))
        later = min(day + timedelta(days=7 * count), date(day.year, 12, 31))
        visits.append({**visit, **({"date": later.isoformat()} if count else {})})
        if visit.get("provider") and chance.random() < 0.5:
            visits.append(dict(visits[-1]))
    return visits


def _visit(chance: random.Random, ground: Ground, service: str) -> dict[str, Any]:
    visit: dict[str, Any] = {"service": service, "bill": _bill(chance, ground)}
    if chance.random() < 0.92 and ground.choices["institution"]:
        visit["institution"] = chance.choice(ground.choices["institution"])
    if chance.random() < 0.2 and ground.choices["area"]:
        visit["area"] = chance.choice(ground.choices["area"])
    if chance.random() < 0.1:
        visit["visit_kind"] = chance.choice(("referral", "emergency"))
    if chance.random() < 0.5 and ground.choices["disease"]:
        visit["disease"] = chance.choice(ground.choices["disease"])
    if chance.random() < 0.25:
        visit["provider"] = chance.choice(("A", "B"))
    if chance.random() < 0.15:
        visit["transferred"] = True
    return visit


def _bill(chance: random.Random, ground: Ground) -> dict[str, Any]:
    kind = chance.random()
    if kind < 0.12:
        return {"lines": [_line(chance) for _ in range(chance.choice((1, 2, 4)))]}
    fen = _fen(chance, ground)
    if kind < 0.3:
        return {"total": write_fen(fen), "outside_share": chance.choice(("0%", "10%", "33.33%"))}
    bill = {"total": write_fen(fen)}
    for key in ("outside_catalogue", "over_limit", "first_self_pay"):
        if chance.random() < 0.25:
            bill[key] = write_fen(chance.randrange(fen // 4 + 1))
    return bill


def _line(chance: random.Random) -> dict[str, Any]:
    line: dict[str, Any] = {
        "amount": write_fen(chance.choice((3333, 10000, 333333, 466667, 82000, 5, 0))),
        "catalogue": chance.choice("abbc"),
    }
    if chance.random() < 0.3:
        line["limit"] = write_fen(chance.choice((32000, 3333, 100)))
    if line["catalogue"] == "b" and chance.random() < 0.7:
        line["ratio"] = chance.choice(("5%", "10%", "0.05%", "33.33%"))
    return line


def _amount(chance: random.Random, ground: Ground) -> str:
    return write_fen(_fen(chance, ground))


def _fen(chance: random.Random, ground: Ground) -> int:
    """Choose an amount: near an edge, a sum of two edges, or anything up to a large bill."""
    kind = chance.random()
    if kind < 0.45:
        return max(chance.choice(ground.edges) + chance.choice((-1, 0, 1)), 0)
    if kind < 0.6:
        return max(
            chance.choice(ground.edges) + chance.choice(ground.edges) + chance.choice((-1, 0, 1)), 0
        )
    return chance.randrange(chance.choice((10_000, 1_000_000, 10_000_000, 100_000_000)))


def _contribution(chance: random.Random, ground: Ground) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    if chance.random() < 0.7:
        asked["joining"] = chance.choice(("employer", "flexible"))
    if chance.random() < 0.8:
        asked["wage"] = _amount(chance, ground)
    if chance.random() < 0.6:
        asked["account"] = chance.choice(("with-account", "pool-only"))
    if chance.random() < 0.2:
        asked["base"] = chance.choice(("base-60", "base-80", "base-100"))
    for key in ("maternity", "late"):
        if chance.random() < 0.4:
            asked[key] = True
    if chance.random() < 0.3:
        asked["months"] = chance.choice((1, 6, 12))
    return asked


def _account(chance: random.Random, ground: Ground) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    if chance.random() < 0.8:
        asked["base"] = _amount(chance, ground)
    if chance.random() < 0.4:
        asked["account"] = chance.choice(("with-account", "pool-only"))
    if chance.random() < 0.2:
        asked["base_option"] = chance.choice(("base-60", "base-100"))
    return asked
