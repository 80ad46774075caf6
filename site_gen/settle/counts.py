"""What a year has had so far: the running counts that its visits share."""

from collections import defaultdict
from dataclasses import dataclass, field

from site_gen.settle.request import Request, ServiceToDate, Visit, YearToDate

CHRONIC, INPATIENT = "chronic", "inpatient"
ALWAYS_COUNTED = (INPATIENT, CHRONIC)
"""The services whose self-pay always counts for the layers above."""


@dataclass
class Counts:
    """Sums since 1 January, in 分, by service where the rules count by service."""

    fund: dict[str, int]
    borne: dict[str, int]
    cost: dict[str, int]
    admissions: int
    self_pay: int
    above_threshold: int
    rest: int
    large_sum: int
    overflow: int = 0
    last_deductible: dict[str, int] = field(default_factory=dict)
    providers: set[tuple[str, object, str]] = field(default_factory=set)

    @property
    def paid_for(self) -> tuple[str, ...]:
        """The services other than inpatient care that the fund paid for this year."""
        return tuple(key for key, had in self.fund.items() if key != INPATIENT and had)

    def same_day(self, visit: Visit, day: object) -> bool:
        """Tell whether the service was had at the same place earlier that day."""
        return visit.provider is not None and (visit.service, day, visit.provider) in self.providers

    def remember(self, visit: Visit, day: object) -> None:
        """Remember where a visit was."""
        if visit.provider is not None:
            self.providers.add((visit.service, day, visit.provider))


def counts_of(request: Request) -> Counts:
    """Start the year with what the reader says of it."""
    given = request.year_to_date
    visits = request.visits or ()
    first = [visit.service for visit in visits[:1]]
    by_service = {**given.services, **{key: _to_date(given, key) for key in first}}
    after_critical = max(given.self_pay - given.critical_illness, 0)
    return Counts(
        fund=defaultdict(int, {key: item.fund_paid for key, item in by_service.items()}),
        borne=defaultdict(int, {key: item.deductible_borne for key, item in by_service.items()}),
        cost=defaultdict(int, {key: item.in_policy for key, item in by_service.items()}),
        admissions=given.admissions,
        self_pay=given.self_pay,
        above_threshold=after_critical,
        rest=max(given.self_pay - given.critical_illness - given.large_sum, 0),
        large_sum=given.large_sum,
    )


def _to_date(given: YearToDate, service: str) -> ServiceToDate:
    """Give what the first service has had: what is said of it, over what is said at the top."""
    own = given.services.get(service)
    if own is None:
        return given
    said = {key: getattr(own, key) for key in own.model_fields_set}
    above = {key: getattr(given, key) for key in ServiceToDate.model_fields}
    return ServiceToDate.model_construct(**{**above, **said})
