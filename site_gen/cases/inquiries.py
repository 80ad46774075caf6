"""A case, a way it may go and a place → the requests to settle, with the institutions meant.

A rung is never converted: of what stands on it, that is taken which the place itself has
rules for. If a place ranks by something that stands on no rung, there is no request.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from site_gen.model.case import Case, Insured, Variant, Visit
from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Words
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.money import parse_yuan, write_fen
from site_gen.settle import Library
from site_gen.situation import ancestry

_EVERYWHERE = "不分医疗机构"
_OUTSIDE = "cross-region"
_ALONE = Variant(label="这个情形")


@dataclass(frozen=True)
class Inquiry:
    """One request about one person, in words: whose, at which institutions, or why not.

    *visits* says of each visit what it is and where.
    """

    label: str
    request: Mapping[str, Any]
    visits: tuple[tuple[str, str], ...] = ()
    unfit: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """The institution that stands on a rung in a place: its id if it matters, its name."""

    id: str | None
    label: str
    unfit: str = ""


def variants_of(case: Case) -> Mapping[str, Variant]:
    """List the ways a case may go; one without a name if it says none."""
    return case.variants or {"": _ALONE}


def inquiries_of(
    library: Library, case: Case, variant: Variant, region: str
) -> tuple[Inquiry, ...]:
    """Ask a case of a place."""
    return tuple(
        inquiry
        for insured in case.people
        for inquiry in _inquiries(library, case, variant, region, insured)
    )


def topics_of(case: Case) -> tuple[str, ...]:
    """Name the topics a case is mainly about."""
    found: dict[str, None] = {}
    outside = any(v.area not in (None, "local") for v in case.variants.values())
    for insured in case.people:
        for visit in insured.visits:
            found[visit.service] = None
            if outside or visit.area not in (None, "local"):
                found[_OUTSIDE] = None
        if insured.contribution is not None:
            found["contribution"] = None
        if insured.account is not None:
            found["personal-account"] = None
    return tuple(found)


def _inquiries(
    library: Library, case: Case, variant: Variant, region: str, insured: Insured
) -> Iterator[Inquiry]:
    head: dict[str, Any] = {
        "region": region,
        "scheme": case.scheme,
        "date": case.date.isoformat(),
        **_said_of(insured, "person", "year_to_date"),
        "supplied": {name: _given(item.value) for name, item in case.supplied.items()},
    }
    label = insured.label or ""
    if insured.contribution is not None:
        asked = _filled(insured.plain["contribution"], variant, account="account", base="base")
        yield Inquiry(label, {**head, "contribution": asked})
    if insured.account is not None:
        asked = _filled(insured.plain["account"], variant, account="account", base="base_option")
        yield Inquiry(label, {**head, "account": asked})
    if insured.visits:
        yield _visits(library, case, variant, insured, {**head, **_said_of(insured, "waiting")})


def _visits(
    library: Library, case: Case, variant: Variant, insured: Insured, head: dict[str, Any]
) -> Inquiry:
    topics = library.catalogue.vocabulary.topics
    visits, named, unfit = [], [], []
    for visit, said in zip(insured.visits, insured.plain["visits"], strict=True):
        asked = _filled(said, variant, area="area")
        rung = asked.pop("rung", variant.rung)
        if rung is not None:
            standing = _standing(library, case, visit, head["region"], rung, asked)
            unfit += [standing.unfit] if standing.unfit else []
            asked |= {"institution": standing.id} if standing.id else {}
            named.append((topics[visit.service].label, standing.label))
        else:
            named.append((topics[visit.service].label, ""))
        visits.append(asked)
    request = {**head, "visits": visits}
    return Inquiry(insured.label or "", request, tuple(named), tuple(dict.fromkeys(unfit)))


def _standing(
    library: Library, case: Case, visit: Visit, region: str, rung: str, asked: Mapping[str, Any]
) -> Standing:
    """Choose of what stands on a rung that which most of the place's rules speak of."""
    catalogue = library.catalogue
    dimension = catalogue.vocabulary.dimensions["institution"]
    if not isinstance(dimension, ChoiceDimension):
        raise TypeError(f"institution is not a choice: {dimension}")
    topics = [visit.service]
    if asked.get("area", "local") != "local" and visit.service == "inpatient":
        topics.append(_OUTSIDE)
    spoken = _spoken_of(library, case, region, topics, visit.date or case.date)
    if not spoken:
        return Standing(None, _EVERYWHERE)
    on_rung = catalogue.rungs[rung].institutions
    fitting = {id_: sum(spoken[wider] for wider in ancestry(id_, dimension)) for id_ in on_rung}
    best = max(on_rung, key=lambda id_: fitting[id_], default=None)
    if best is not None and fitting[best]:
        return Standing(best, dimension.every_value()[best].label)
    rulers = dict.fromkeys(
        dimension.ruler_of(id_) for id_ in dimension.every_value() if id_ in spoken
    )
    names = "、".join(f"“{dimension.rulers[ruler].label}”" for ruler in rulers)
    label = catalogue.rungs[rung].label
    return Standing(None, "", f"当地按{names}分档，没有收录和“{label}”对应的一档")


def _spoken_of(
    library: Library, case: Case, region: str, topics: list[str], day: date
) -> Counter[str]:
    """Count the fields in which the rules of a place for these topics name an institution."""
    figures: list[Figure] = []
    for topic in topics:
        for scheme in (case.scheme, *library.catalogue.vocabulary.common_schemes):
            found = library.answers(region, scheme, topic, day)
            figures += [figure for item in found.values() for figure in item.figures]
    named = {
        (figure.topic, figure.field, at.id)
        for figure in figures
        if not isinstance(figure.value, Words)
        and isinstance(at := dict(figure.dims).get("institution"), Choice)
    }
    return Counter(id_ for _, _, id_ in named)


def _said_of(insured: Insured, *keys: str) -> dict[str, Any]:
    """Give what a case says of a person under some keys of a request."""
    return {key: insured.plain[key] for key in keys if key in insured.plain}


def _filled(asked: dict[str, Any], variant: Variant, **keys: str) -> dict[str, Any]:
    """Fill in what a variant says and the case leaves open."""
    said = {key: getattr(variant, name) for name, key in keys.items()}
    return {**{key: value for key, value in said.items() if value is not None}, **asked}


def _given(text: str) -> str:
    """Write an amount that is assumed as a request writes it."""
    amount, slash, per = text.partition("/")
    fen = parse_yuan(amount)
    return text if fen is None else f"{write_fen(fen)}{slash}{per}"
