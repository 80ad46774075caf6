"""The JSON of a request → frozen values; refuses what no request may say, in Chinese.

The form is that of docs/settlement.md, section 2.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from site_gen.money import BASIS_POINTS, FEN_PER_YUAN, parse_decimal, parse_percent

MOST_VISITS = 400
# A billion yuan: products with basis points stay exact in JavaScript too.
MOST_FEN = 10**11
_LONGEST = 200
# So that the longest wait still ends on a day that there is.
_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_NO_DAY = '日期要写成 "2025-01-31"，在 1900 年到 2199 年之间'


def _refuse(message: str) -> PydanticCustomError:
    return PydanticCustomError("request", "{message}", {"message": message})


def _fen(given: object) -> int:
    fen = parse_decimal(given, FEN_PER_YUAN) if isinstance(given, str) else None
    if fen is None or fen > MOST_FEN:
        raise _refuse('金额要写成 "1000.00" 这样的文字，不能是负数，不超过十亿元')
    return fen


def _ratio(given: object) -> int:
    ratio = parse_percent(given) if isinstance(given, str) else None
    if ratio is None or ratio > BASIS_POINTS:
        raise _refuse('比例要写成 "10%" 这样的文字，在 0% 到 100% 之间')
    return ratio


def _day(given: object) -> date:
    if not isinstance(given, str) or _DAY.fullmatch(given) is None:
        raise _refuse(_NO_DAY)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise _refuse(_NO_DAY) from None


Fen = Annotated[int, BeforeValidator(_fen)]
Ratio = Annotated[int, BeforeValidator(_ratio)]
Day = Annotated[date, BeforeValidator(_day)]
Name = Annotated[str, Field(min_length=1, max_length=_LONGEST)]
Count = Annotated[int, Field(ge=0, le=150, strict=True)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, given: object) -> object:
        """Leave out what is null."""
        if not isinstance(given, Mapping) or None not in given.values():
            return given
        return {key: value for key, value in given.items() if value is not None}


class Person(_Part):
    """Who is asking; what is not given is not known."""

    status: Name | None = None
    age: Count | None = None
    group: Name = "ordinary"
    joining: Name | None = None
    insured_years: Count | None = None
    zero_claim_years: Count = 0
    missed_years: Count = 0


class ServiceToDate(_Part):
    """What one service has had this year."""

    fund_paid: Fen = 0
    deductible_borne: Fen = 0
    in_policy: Fen = 0


class YearToDate(ServiceToDate):
    """What happened this year before the visits asked about."""

    self_pay: Fen = 0
    admissions: Count = 0
    critical_illness: Fen = 0
    large_sum: Fen = 0
    medical_aid: Fen = 0
    services: Mapping[Name, ServiceToDate] = Field(default_factory=dict)


class Line(_Part):
    """One fee line of a bill (明细)."""

    amount: Fen
    catalogue: Literal["a", "b", "c"]
    limit: Fen | None = None
    ratio: Ratio | None = None


class Bill(_Part):
    """A bill: a total with its parts, or with a share outside the catalogue, or fee lines."""

    total: Fen | None = None
    outside_catalogue: Fen = 0
    over_limit: Fen = 0
    first_self_pay: Fen = 0
    outside_share: Ratio | None = None
    lines: Annotated[tuple[Line, ...], Field(min_length=1, max_length=MOST_VISITS)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Bill":
        parts = self.outside_catalogue + self.over_limit + self.first_self_pay
        if (self.total is None) == (self.lines is None):
            raise _refuse("账单要么写 total，要么写 lines")
        if parts and (self.lines is not None or self.outside_share is not None):
            raise _refuse("写了 lines 或 outside_share，就不再写各部分的金额")
        if self.outside_share is not None and self.lines is not None:
            raise _refuse("写了 lines，就不再写 outside_share")
        if self.total is not None and parts > self.total:
            raise _refuse("目录外、超限价和先行自付加起来比总额多")
        return self


class Visit(_Part):
    """One visit or stay with its bill."""

    service: Name
    bill: Bill
    date: Day | None = None
    institution: Name | None = None
    area: Name = "local"
    visit_kind: Name | None = None
    disease: Name | None = None
    provider: Name | None = None
    transferred: bool = False


class WaitingAsked(_Part):
    """When somebody joined outside the window, and what they missed."""

    joined: Day
    missed_years: Count = 0
    repaid_years: Count = 0
    born: Day | None = None


class ContributionAsked(_Part):
    """Whose contribution is asked about."""

    joining: Literal["employer", "flexible"] | None = None
    wage: Fen | None = None
    account: Name | None = None
    base: Name | None = None
    maternity: bool = False
    late: bool = False
    months: Annotated[int, Field(ge=1, le=12, strict=True)] = 12


class AccountAsked(_Part):
    """Whose account credit is asked about."""

    base: Fen | None = None
    account: Name | None = None
    base_option: Name | None = None


class Request(_Part):
    """One request; see docs/settlement.md."""

    region: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    scheme: Name
    date: Day
    person: Person = Field(default_factory=Person)
    year_to_date: YearToDate = Field(default_factory=YearToDate)
    waiting: WaitingAsked | None = None
    supplied: Mapping[Name, Name] = Field(default_factory=dict)
    claims: Mapping[Name, Name] = Field(default_factory=dict)
    visits: Annotated[tuple[Visit, ...], Field(min_length=1, max_length=MOST_VISITS)] | None = None
    contribution: ContributionAsked | None = None
    account: AccountAsked | None = None

    @model_validator(mode="after")
    def _one_question(self) -> "Request":
        asked = [self.visits, self.contribution, self.account]
        if sum(item is not None for item in asked) != 1:
            raise _refuse("visits、contribution、account 要写一个，也只能写一个")
        days = [visit.date or self.date for visit in self.visits or ()]
        if days != sorted(days):
            raise _refuse("几次就诊要按日期先后写")
        if len({day.year for day in days}) > 1:
            raise _refuse("几次就诊要在同一个年度里")
        return self


def read_request(given: Mapping[str, Any]) -> Request:
    """Read a request. Raises pydantic's ValidationError; refusals.py says it in Chinese."""
    return Request.model_validate(given)
