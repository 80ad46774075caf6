"""What is looked up once: the same as if everybody had looked it up for themselves."""

from collections.abc import Iterator

from site_gen.settle import Library, settle
from tests.generated import Request, situations
from tests.settlement import SUMS, catalogue_of

_SITUATIONS, _SEED = 500, 5


def less_said(request: Request) -> Iterator[Request]:
    """Leave out of a request in turn each thing that is said of it, of the person and of a visit."""
    for key in ("person", "supplied", "claims", "year_to_date", "waiting"):
        yield {name: value for name, value in request.items() if name != key}
    person = request.get("person", {})
    for key in person:
        yield {**request, "person": {k: v for k, v in person.items() if k != key}}
    visits = request.get("visits", [])
    for number, visit in enumerate(visits):
        for key in visit.keys() - {"service", "bill", "date"}:  # days stand in their order
            other = {name: value for name, value in visit.items() if name != key}
            yield {**request, "visits": [*visits[:number], other, *visits[number + 1 :]]}


def test_those_who_ask_after_others_are_answered_as_if_they_had_come_first() -> None:
    catalogue = catalogue_of(SUMS)
    library, asked = Library(catalogue), 0
    for request in situations(catalogue, _SITUATIONS, _SEED):
        for one in (request, *less_said(request)):
            asked += 1
            assert settle(library, one) == settle(Library(catalogue), one), one

    assert asked > _SITUATIONS


def test_a_thing_is_made_once_until_too_many_are_kept() -> None:
    library, made = Library(catalogue_of(SUMS)), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [library.remembered("this", make), library.remembered("this", make)] == [1, 1]
    for number in range(100_000):
        library.remembered(number, lambda: 0)
    assert library.remembered("this", make) == 2
