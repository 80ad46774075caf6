"""A page for each standard case: where one pays how much, how it was summed, and what is
not known; and the list of all cases.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from site_gen.cases import Course, SettledCase, case_url, row_id, settled_in
from site_gen.cases.outcomes import Claim, Outcome, Part, Sums
from site_gen.catalogue import Catalogue
from site_gen.entries import Link, figure_url
from site_gen.model.figure import Figure
from site_gen.model.value import Standing
from site_gen.money import half_up, parse_yuan, write_decimal
from site_gen.pages.links import region_link
from site_gen.pages.overview import Across, Overview, figures_used
from site_gen.pages.page import Page
from site_gen.pages.places import places_of
from site_gen.settle_words import field_words, part_label, payer_label, step_label
from site_gen.words import STANDING, day_words, value_words

View = dict[str, Any]


_MOST_COLUMNS = 3
_COLUMNS = (
    ("contribution", "自己缴费"),
    ("patient", "看病自己付"),
    ("employer", "单位缴费"),
    ("treasury", "财政补助"),
    ("fund", "基金付"),
    ("credit", "划入账户"),
)


def cases_page(overview: Overview) -> Page:
    """Make the list of cases."""
    listed = [
        (Link(case.title, case_url(id_)), case.summary, overview.counts[id_])
        for id_, case in overview.catalogue.cases.items()
    ]
    return Page("case/", "pages/cases.html", "标准情形", {"cases": listed})


def case_page(overview: Overview, piece: Across) -> Page:
    """Make a page of a case."""
    item = overview.settled[piece.id][piece.within]
    below = overview.below[piece.id].get(piece.within, [])
    figures = figures_used(overview, item)
    return _case_page(overview.catalogue, item, figures, piece.within, below)


def _case_page(
    catalogue: Catalogue,
    item: SettledCase,
    figures: Mapping[str, Figure],
    within: str | None,
    below: Iterable[str],
) -> Page:
    case = item.case
    view = {
        "case": case,
        "day": day_words(case.date),
        "scheme": catalogue.vocabulary.schemes[case.scheme].label,
        "courses": [_course(catalogue, course, figures) for course in item.courses],
        "places": places_of(catalogue, settled_in(item)),
        "supplied": [
            (field_words(catalogue, name), supplied.why) for name, supplied in case.supplied.items()
        ],
        "above": Link(case.title, case_url(item.id)) if within else None,
        "below": [Link(catalogue.regions[c].name, f"{case_url(item.id)}{c}/") for c in below],
        "rungs": [(rung.label, rung.help) for rung in _rungs(catalogue, item)],
    }
    name = f"（{catalogue.regions[within].name}）" if within else ""
    url = f"{case_url(item.id)}{within}/" if within else case_url(item.id)
    return Page(url, "pages/case.html", case.title + name, view)


def _rungs(catalogue: Catalogue, item: SettledCase) -> list[Any]:
    named = [variant.rung for variant in item.case.variants.values()]
    named += [visit.rung for insured in item.case.people for visit in insured.visits]
    return [rung for id_, rung in catalogue.rungs.items() if id_ in named]


def _course(catalogue: Catalogue, course: Course, figures: Mapping[str, Figure]) -> View:
    ranked = course.ranked()
    heads = heads_of(outcome.sums.given for _, outcome in ranked if outcome.sums)
    disputed = [outcome for outcome in course.outcomes if outcome.status == "disputed"]
    return {
        "id": course.anchor,
        "label": course.variant.label if course.id else "",
        "heads": [label for label, _ in heads],
        "rows": [
            _row(catalogue, course, rank, outcome, [name for _, name in heads], figures)
            for rank, outcome in ranked
        ],
        "disputed": [_dispute(catalogue, outcome) for outcome in disputed],
        "unknown": _unknown(catalogue, course),
    }


def heads_of(given: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
    """Choose the columns, three at most: first what one pays oneself, then what others pay.

    *given* names the sums that are not nothing, of some places each.
    """
    known = frozenset[str]().union(*given)
    shown = {name for name, _ in _COLUMNS if name in known}
    if shown <= {"patient", "fund"}:
        return [("自己付", "patient"), ("基金付", "fund")]
    if {"contribution", "patient"} <= shown:
        return [("自己一共出", "own"), ("基金付", "fund")]
    return [(label, name) for name, label in _COLUMNS if name in shown][:_MOST_COLUMNS]


def _row(
    catalogue: Catalogue,
    course: Course,
    rank: int | None,
    outcome: Outcome,
    names: list[str],
    figures: Mapping[str, Figure],
) -> View:
    sums = outcome.sums or Sums()
    parts = outcome.parts
    warnings = _warnings(parts)
    return {
        "id": row_id(course, outcome.region),
        "code": outcome.region,
        "rank": rank,
        "region": region_link(catalogue, outcome.region),
        "institutions": "、".join(outcome.institutions),
        "cells": [write_decimal(getattr(sums, name), 100) for name in names],
        "share": _share(sums),
        "cautioned": (STANDING[Standing.CAUTIONED], Standing.CAUTIONED.value) if warnings else None,
        "supposed": [field_words(catalogue, name) for name in outcome.supposed],
        "warnings": list(dict.fromkeys(note for note in warnings.values() if note)),
        "parts": [_part(catalogue, part, figures) for part in parts],
    }


def _part(catalogue: Catalogue, part: Part, figures: Mapping[str, Figure]) -> View:
    """Show a person's sums: one group of steps for each visit, or for what is paid in."""
    answer, inquiry = part.answer, part.inquiry
    if "visits" not in inquiry.request:
        steps = _steps(catalogue, answer["steps"], figures)
        return {"label": inquiry.label, "groups": [("", steps)], "paid": _paid(answer)}
    groups = []
    visits = zip(answer["visits"], inquiry.visits, inquiry.request["visits"], strict=True)
    for number, (settled, (service, where), asked) in enumerate(visits, 1):
        words = [f"第{number}次：{service}"] if len(inquiry.visits) > 1 else []
        words += [day_words(date.fromisoformat(asked["date"]))] if "date" in asked else []
        words += [where] if len(inquiry.visits) > 1 and where else []
        groups.append(("，".join(words), _steps(catalogue, settled["steps"], figures)))
    return {"label": inquiry.label, "groups": groups, "paid": []}


def _paid(answer: Mapping[str, Any]) -> list[str]:
    """Say what is paid in, by whom, a month and a year; or what is credited."""
    if "account" in answer:
        account = answer["account"]
        return [f"划入账户：{_month_words(account['month'])}一年{_plain_yuan(account['year'])}"]
    return [
        f"{part_label(part['part'])}（{payer_label(part['payer'])}）："
        f"{_month_words(part['month'])}一年{_plain_yuan(part['year'])}"
        for part in answer["contribution"]["parts"]
    ]


def _month_words(amount: str | None) -> str:
    return f"每月{_plain_yuan(amount)}，" if amount else ""


def _plain_yuan(amount: str) -> str:
    return yuan_words(parse_yuan(amount) or 0)


def _steps(
    catalogue: Catalogue, steps: Iterable[Mapping[str, Any]], figures: Mapping[str, Figure]
) -> list[View]:
    return [
        {
            "label": step_label(step["step"]),
            "sum": _sum_words(step["sum"], step["amount"]),
            "figures": [_figure_link(catalogue, figures[id_]) for id_ in step["figures"]],
            "supplied": bool(step.get("supplied")),
            "assumed": "、".join(field_words(catalogue, n) for n in step.get("assumed", ())),
        }
        for step in steps
    ]


def _sum_words(written: str, amount: str) -> str:
    """Give a sum with its result, once."""
    said = written.endswith(f"= {amount}") or written.startswith(f"{amount} ≤")
    if not written or written == amount or said:
        return written or amount
    return f"{written}，得 {amount}"


def _figure_link(catalogue: Catalogue, figure: Figure) -> Link:
    label = catalogue.vocabulary.topics[figure.topic].fields[figure.field].label
    words = f"{label}{value_words(figure.value)}"
    return Link(words, figure_url(figure))


def _warnings(parts: Iterable[Part]) -> dict[str, str]:
    found = (item for part in parts for item in part.answer["warnings"])
    return {item["figure"]: item["note"] for item in found}


def _dispute(catalogue: Catalogue, outcome: Outcome) -> View:
    return {
        "region": region_link(catalogue, outcome.region),
        "institutions": "、".join(outcome.institutions),
        "claims": [(claim.words, _claim_words(claim)) for claim in outcome.claims],
    }


def _claim_words(claim: Claim) -> str:
    if claim.sums is None:
        return "仍然算不出来"
    own = f"自己出{yuan_words(claim.sums.own)}"
    return f"{own}，基金付{yuan_words(claim.sums.fund)}" if claim.sums.fund else own


def _unknown(catalogue: Catalogue, course: Course) -> list[tuple[str, list[Link]]]:
    """Group the places where nothing comes out by the reasons, the most common first."""
    groups: dict[str, list[Link]] = {}
    for outcome in course.outcomes:
        if outcome.status == "incomplete":
            link = region_link(catalogue, outcome.region)
            groups.setdefault("；".join(outcome.reasons), []).append(link)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


def yuan_words(fen: int) -> str:
    """Write an amount to the 分, without zeros that say nothing."""
    return f"{write_decimal(fen, 100)}元"


def _share(sums: Sums) -> str:
    """Say what part of the bills one pays oneself; or how much is paid in, where both are."""
    if sums.total and sums.contribution:
        return f"其中缴费{yuan_words(sums.contribution)}"
    return share_words(sums) if sums.total else ""


def share_words(sums: Sums) -> str:
    """Write what part of the bills one pays oneself, to a tenth of a per cent."""
    return f"{write_decimal(half_up(1000 * sums.patient, sums.total), 10)}%"
