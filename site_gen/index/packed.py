"""The figures of regions, packed until one of them is asked for."""

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar, overload

from site_gen.index.outline import Spoken, grouped
from site_gen.model.figure import Figure
from site_gen.recorded import Recorded

Field = tuple[str, str, str, str]
"""Region, scheme, topic and field."""
Other = TypeVar("Other")


class Packed:
    """The figures of a region, unpacked when they are first asked for."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def __reduce__(self) -> tuple[type["Packed"], tuple[bytes]]:
        """Send them packed."""
        return Packed, (self._raw,)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in their order."""
        found: tuple[Figure, ...] = pickle.loads(self._raw)  # noqa: S301  # packed by us
        return found

    @cached_property
    def by_field(self) -> dict[Field, Recorded]:
        """The figures by field."""
        return by_field_of(self.figures)


def packed(figures: Iterable[Figure]) -> dict[str, Packed]:
    """Pack the figures of each region."""
    groups = grouped((figure.region, figure) for figure in figures)
    return {
        region: Packed(pickle.dumps(own, pickle.HIGHEST_PROTOCOL)) for region, own in groups.items()
    }


def by_field_of(figures: Iterable[Figure]) -> dict[Field, Recorded]:
    """Put the figures of each field together."""
    groups = grouped(((f.region, f.scheme, f.topic, f.field), f) for f in figures)
    return {key: Recorded(group) for key, group in groups.items()}


class PackedFigures(Sequence[Figure]):
    """The figures of all regions, in their order."""

    def __init__(self, regions: Collection[Packed], count: int) -> None:
        self._regions, self._count = regions, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Figure]:
        return chain.from_iterable(own.figures for own in self._regions)

    @overload
    def __getitem__(self, place: int) -> Figure: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Figure]: ...
    def __getitem__(self, place: int | slice) -> Figure | Sequence[Figure]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class PackedByRegion(Mapping[str, Sequence[Figure]]):
    """The figures of each region."""

    def __init__(self, regions: Mapping[str, Packed]) -> None:
        self._regions = regions

    def __getitem__(self, region: str) -> Sequence[Figure]:
        return self._regions[region].figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._regions)

    def __len__(self) -> int:
        return len(self._regions)

    def __contains__(self, region: object) -> bool:
        return region in self._regions


class PackedByField(Mapping[Field, Recorded]):
    """The figures of each field."""

    def __init__(self, regions: Mapping[str, Packed], subjects: Mapping[str, Spoken]) -> None:
        self._regions, self._subjects = regions, subjects

    def __getitem__(self, key: Field) -> Recorded:
        return self._regions[key[0]].by_field[key]

    @overload
    def get(self, key: Field, /) -> Recorded | None: ...
    @overload
    def get(self, key: Field, /, default: Recorded | Other) -> Recorded | Other: ...
    def get(
        self, key: Field, /, default: Recorded | Other | None = None
    ) -> Recorded | Other | None:
        """Give the figures of a field. Most places say nothing on most: no fault is raised for that."""
        own = self._regions.get(key[0])
        return default if own is None else own.by_field.get(key, default)

    def __iter__(self) -> Iterator[Field]:
        for region, spoken in self._subjects.items():
            for (scheme, topic), fields in spoken.items():
                yield from ((region, scheme, topic, name) for name in sorted(fields))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, tuple):
            return False
        region, scheme, topic, name = key
        return name in self._subjects.get(region, {}).get((scheme, topic), ())
