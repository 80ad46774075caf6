"""A request that nothing is wrong with, and the same with something changed."""

from tests.settlement import Json

VISIT: Json = {"service": "inpatient", "institution": "level-2", "bill": {"total": "1300.00"}}
GOOD: Json = {"region": "910000", "scheme": "resident", "date": "2025-06-01", "visits": [VISIT]}
NO_VISITS = {key: value for key, value in GOOD.items() if key != "visits"}
A_LINE = {"amount": "1.00", "catalogue": "a"}


def with_visit(**changes: object) -> Json:
    return {**GOOD, "visits": [{**VISIT, **changes}]}


def with_bill(**bill: object) -> Json:
    return with_visit(bill=bill)
