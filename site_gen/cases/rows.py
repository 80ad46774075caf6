"""Settled cases → rows of the open data: one a case, variant and place; more if disputed."""

from collections.abc import Iterator

from site_gen.cases import Course, SettledCase, place_url, row_id
from site_gen.cases.outcomes import Claim, Outcome, Sums
from site_gen.catalogue import Catalogue
from site_gen.money import write_fen

COLUMNS = (
    ("case", "情形的标识"),
    ("case_title", "情形"),
    ("date", "按哪一天的规定算"),
    ("region_code", "地区代码（GB/T 2260）"),
    ("region", "地区名"),
    ("scheme", "险种"),
    ("institution", "算的是哪一档医疗机构；几档用、分开"),
    ("variant", "情形的哪一种；只有一种的空着"),
    ("status", "settled 算出来了，disputed 各说不一（一种说法一行），incomplete 算不出来"),
    ("total", "总费用，元；以下金额都以元计，算不出来的空着"),
    ("in_policy", "符合规定的费用"),
    ("deductible", "起付线以下自己出的"),
    ("basic_fund", "基本医保付的"),
    ("critical_illness", "大病保险付的"),
    ("large_sum", "职工大额补助付的"),
    ("medical_aid", "医疗救助付的"),
    ("fund", "基金一共付的"),
    ("patient", "看病自己付的"),
    ("contribution", "自己缴的费"),
    ("employer", "单位缴的费"),
    ("treasury", "财政补助"),
    ("credit", "划入个人账户的"),
    ("supposed", "来源没有说、由情形假定的项目，用空格分开"),
    ("reason", "算不出来的原因，或照谁的说法"),
    ("warnings", "慎用的说明"),
    ("figures", "用到的数的编号，用空格分开"),
    ("page", "本站页面"),
)
_SUMS = (
    "total",
    "in_policy",
    "deductible",
    "basic_fund",
    "critical_illness",
    "large_sum",
    "medical_aid",
    "fund",
    "patient",
    "contribution",
    "employer",
    "treasury",
    "credit",
)


def case_rows(catalogue: Catalogue, item: SettledCase, *, parted: bool) -> Iterator[dict[str, str]]:
    """List every outcome of a case; *parted* says whether regions are compared level by level."""
    for course in item.courses:
        for outcome in course.outcomes:
            page = place_url(catalogue, item, outcome.region, parted=parted)
            yield from _rows(catalogue, item, course, outcome, page)


def _rows(
    catalogue: Catalogue, item: SettledCase, course: Course, outcome: Outcome, page: str
) -> Iterator[dict[str, str]]:
    anchor = row_id(course, outcome.region) if outcome.sums else course.anchor
    row = {
        "case": item.id,
        "case_title": item.case.title,
        "date": item.case.date.isoformat(),
        "region_code": outcome.region,
        "region": catalogue.regions[outcome.region].name,
        "scheme": item.case.scheme,
        "institution": "、".join(outcome.institutions),
        "variant": course.id,
        "status": outcome.status,
        "supposed": " ".join(outcome.supposed),
        "page": f"{page}#{anchor}",
    }
    # Only where claims differ is there more to unpack than the outcome itself says.
    claims = outcome.claims if outcome.status == "disputed" else ()
    for claim in claims:
        yield {**row, **_came_of(claim), "reason": claim.words}
    if not claims:
        yield {**row, **_came_of(outcome), "reason": "；".join(outcome.reasons)}


def _came_of(settled: Claim | Outcome) -> dict[str, str]:
    """Say what is paid, by which figures, and what is to be said of those that are cautioned."""
    return {
        **_paid(settled.sums),
        "warnings": "；".join(settled.notes),
        "figures": " ".join(settled.figures),
    }


def _paid(sums: Sums | None) -> dict[str, str]:
    return {name: "" if sums is None else write_fen(getattr(sums, name)) for name in _SUMS}
