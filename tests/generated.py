"""Records → situations to settle: every region, scheme and service, and every edge ± 1 分.

The same seed and number always give the same requests, whatever Python's hash seed.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.money import write_fen
from site_gen.settle.refusals import SERVICES
from tests.grounds import USUAL_DAY, Ground, grounds_of
from tests.supplies import SUPPLIES

Request = dict[str, Any]


def situations(catalogue: Catalogue, number: int, seed: int) -> Iterator[Request]:
    """Make *number* requests on the whole of the records."""
    return situations_on(grounds_of(catalogue), number, seed)


def situations_on(grounds: Sequence[Ground], number: int, seed: int) -> Iterator[Request]:
    """Make *number* requests, spread evenly over some grounds."""
    chance = random.Random(seed)  # noqa: S311  # the same situations every time, no secrets
    for count in range(number):
        yield _request(chance, grounds[count % len(grounds)])


def _request(chance: random.Random, ground: Ground) -> Request:
    day = USUAL_DAY if chance.random() < 0.4 else chance.choice(ground.days)
    request: Request = {
        "region": ground.region,
        "scheme": ground.scheme,
        "date": day.isoformat(),
        "person": _person(chance, ground),
    }
    if chance.random() < 0.8:
        request["supplied"] = _supplied(chance, ground)
    if chance.random() < 0.1 and ground.fields:
        request["claims"] = {chance.choice(ground.fields): chance.choice(ground.sources)}
    kind = chance.random()
    if kind < 0.08:
        return {**request, "contribution": _contribution(chance, ground)}
    if kind < 0.12:
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


def _supplied(chance: random.Random, ground: Ground) -> dict[str, str]:
    """Supply what records often lack; each field now and then."""
    share = chance.choice((0.15, 0.9, 0.97))
    return {
        name: chance.choice(texts)
        for name, texts in SUPPLIES.items()
        if chance.random() < (share if name.rpartition(".")[2] in _NEEDED else share / 4)
        and name in ground.known
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
    joined = day - timedelta(days=chance.choice((-20, 0, 30, 89, 90, 92, 150, 240, 400)))
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
    if chance.random() < 0.1:
        visit |= dict.fromkeys(key for key in ("date", "disease", "provider") if key not in visit)
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
    elif chance.random() < 0.1:
        line["limit"] = None
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
