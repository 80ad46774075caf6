"""Standard cases: what is asked of every place in the same words, so that answers compare.

A case names no region and no institution of a place, only a *rung*; which value of each
ruler stands on a rung is said once for all cases. The keys below a person are those of the
settlement request; amounts are written as elsewhere and kept as the request has them.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from site_gen.model.fields import (
    Boolean,
    DayField,
    Record,
    Slug,
    Text,
    Whole,
    parse_text,
    refuse,
)
from site_gen.money import parse_percent, parse_yuan, write_fen
from site_gen.problems import shown

_PARTS = ("outside_catalogue", "over_limit", "first_self_pay", "outside_share")


def _yuan(value: object) -> str:
    text = parse_text(value)
    fen = parse_yuan(text)
    if fen is None:
        message = f"金额不能写成“{shown(text)}”"
        raise refuse("amount", message, "请写成 1000、1000.50 或 3万，以元计，最多到分")
    return write_fen(fen)


def _percent(value: object) -> str:
    text = parse_text(value)
    points = parse_percent(text)
    if points is None or points > 10_000:
        message = f"比例不能写成“{shown(text)}”"
        raise refuse("ratio", message, "请写成 10%，带百分号，0% 到 100%")
    return text


def _topic_and_field(value: object) -> str:
    text = parse_text(value)
    topic, dot, field = text.partition(".")
    if not (topic and dot and field):
        message = f"“{shown(text)}”不是“主题.项目”"
        raise refuse("id", message, "请写成 inpatient.annual-cap 这样")
    return text


_STRING = WithJsonSchema({"type": "string"})
Yuan = Annotated[str, BeforeValidator(_yuan), _STRING]
Percent = Annotated[str, BeforeValidator(_percent), _STRING]
TopicField = Annotated[str, BeforeValidator(_topic_and_field), _STRING]


class Rung(Record):
    """A step of the ladder of institutions, and what stands on it by each ruler.

    Of several values of one ruler the first that a place has rules for is taken.
    """

    label: Text
    help: Text
    institutions: tuple[Slug, ...]


class Rungs(Record):
    """The file of rungs, by id."""

    rungs: dict[Slug, Rung]


class Person(Record):
    """Who is insured."""

    status: Slug | None = None
    age: Whole | None = None
    group: Slug | None = None
    insured_years: Whole | None = None
    zero_claim_years: Whole | None = None
    missed_years: Whole | None = None
    joining: Slug | None = None


class ServiceYear(Record):
    """What was paid this year before for one service."""

    fund_paid: Yuan | None = None
    deductible_borne: Yuan | None = None
    in_policy: Yuan | None = None


class YearToDate(ServiceYear):
    """What was paid this year before."""

    self_pay: Yuan | None = None
    admissions: Whole | None = None
    critical_illness: Yuan | None = None
    large_sum: Yuan | None = None
    medical_aid: Yuan | None = None
    services: dict[Slug, ServiceYear] | None = None


class Waiting(Record):
    """When someone joined, and what was missed before."""

    joined: DayField
    missed_years: Whole | None = None
    repaid_years: Whole | None = None
    born: DayField | None = None


class Line(Record):
    """One line of a bill."""

    amount: Yuan
    catalogue: Literal["a", "b", "c"]
    limit: Yuan | None = None
    ratio: Percent | None = None


class Bill(Record):
    """A bill: a total with the parts known, a total with an estimated share, or lines."""

    total: Yuan | None = None
    outside_catalogue: Yuan | None = None
    over_limit: Yuan | None = None
    first_self_pay: Yuan | None = None
    outside_share: Percent | None = None
    lines: tuple[Line, ...] | None = None

    @model_validator(mode="after")
    def _has_one_form(self) -> "Bill":
        """Refuse a bill that says the same thing in two ways, or nothing."""
        parts = [name for name in _PARTS if getattr(self, name) is not None]
        if (self.total is None) == (self.lines is None):
            raise refuse("bill", "账单要么写 total，要么写 lines", "请只留一种")
        if self.lines is not None and (parts or not self.lines):
            remedy = "请写出各行，并删去 total 的各部分"
            raise refuse("bill", "写了 lines 的账单只能有各行，不能为空", remedy)
        if self.outside_share is not None and len(parts) > 1:
            remedy = "请只留 outside_share，或写出各部分的金额"
            raise refuse("bill", "写了 outside_share 就不能再写各部分的金额", remedy)
        return self


class Visit(Record):
    """One visit; what it leaves open of rung and area its variant says."""

    service: Slug
    date: DayField | None = None
    rung: Slug | None = None
    area: Slug | None = None
    visit_kind: Slug | None = None
    disease: Slug | None = None
    provider: Text | None = None
    transferred: Boolean | None = None
    bill: Bill


class Contribution(Record):
    """What is paid in within a year."""

    joining: Slug | None = None
    wage: Yuan | None = None
    account: Slug | None = None
    base: Slug | None = None
    maternity: Boolean | None = None
    late: Boolean | None = None
    months: Whole | None = None


class Credit(Record):
    """What is credited to the account of one who is paid this much a month."""

    base: Yuan | None = None
    account: Slug | None = None
    base_option: Slug | None = None


class Insured(Record):
    """One person of a case and what is asked about them."""

    label: Text | None = None
    person: Person | None = None
    year_to_date: YearToDate | None = None
    waiting: Waiting | None = None
    visits: tuple[Visit, ...] = ()
    contribution: Contribution | None = None
    account: Credit | None = None

    @cached_property
    def plain(self) -> Mapping[str, Any]:
        """Give what is said as the plain values of a request; what is not said is left out."""
        return self.model_dump(mode="json", exclude_none=True)

    @model_validator(mode="after")
    def _asks_something(self) -> "Insured":
        """Refuse a person about whom nothing is asked."""
        if not self.visits and self.contribution is None and self.account is None:
            remedy = "请写 visits、contribution 或 account"
            raise refuse("case", "没有写要算什么", remedy)
        return self


class Variant(Record):
    """One way a case may go; it fills in what visits and contributions leave open."""

    label: Text
    rung: Slug | None = None
    area: Slug | None = None
    account: Slug | None = None
    base: Slug | None = None


class Supplied(Record):
    """What is assumed where no source says anything, and why.

    Where what *decides* was assumed, the result is shown but takes no rank.
    """

    value: Text
    why: Text
    decides: Boolean = False


class Case(Record):
    """A situation asked of every place on one day."""

    title: Text
    summary: Text
    order: Whole
    scheme: Slug
    date: DayField
    variants: dict[Slug, Variant] = Field(default_factory=dict)
    people: tuple[Insured, ...]
    supplied: dict[TopicField, Supplied] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_about_someone(self) -> "Case":
        """Refuse a case about nobody."""
        if not self.people:
            raise refuse("empty", "people 是空的", "至少写一个人")
        return self
