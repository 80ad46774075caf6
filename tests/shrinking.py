"""A request on which something fails → the smallest one found on which it still does."""

from collections.abc import Callable, Iterator
from typing import Any

Request = dict[str, Any]
_KEPT = frozenset(
    (
        *("region", "scheme", "date", "visits", "contribution", "account", "service", "bill"),
        *("total", "lines", "amount", "catalogue", "joined"),
    )
)


def shrunk(request: Request, fails: Callable[[Request], bool]) -> Request:
    """Leave out and simplify as long as *fails* stays true of what is left."""
    smaller = next((one for one in _smaller(request) if fails(one)), None)
    return request if smaller is None else shrunk(smaller, fails)


def _smaller(given: Any) -> Iterator[Any]:  # noqa: ANN401  # any JSON
    """Give what is left of a value when one thing is left out or simpler, the boldest first."""
    if isinstance(given, dict):
        yield from _smaller_group(given)
    elif isinstance(given, list):
        yield from _smaller_list(given)
    elif isinstance(given, str) and given.endswith((".01", ".99")) and len(given) > 4:
        yield f"{given[:-3]}.00"


def _smaller_group(given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in given:
        if key not in _KEPT:
            yield {name: value for name, value in given.items() if name != key}
    for key, value in given.items():
        for less in _smaller(value):
            yield {**given, key: less}


def _smaller_list(given: list[Any]) -> Iterator[list[Any]]:
    if len(given) > 1:
        for place in range(len(given)):
            yield [*given[:place], *given[place + 1 :]]
    for place, value in enumerate(given):
        for less in _smaller(value):
            yield [*given[:place], less, *given[place + 1 :]]
