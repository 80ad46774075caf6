"""A region beside those nearest to it: what matters first, where they do not agree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.pages.links import region_link
from site_gen.summary import Gist, Summary


@dataclass(frozen=True)
class Neighbours:
    """Regions side by side under one scheme, a row for each field in which they differ."""

    scheme: str
    regions: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[Gist, ...]], ...]


def neighbours_of(
    catalogue: Catalogue, codes: Sequence[str], summary: Callable[[str], Summary]
) -> tuple[Neighbours, ...]:
    """Set a region beside those that are next to it."""
    if len(codes) == 1:
        return ()
    return tuple(_tables(catalogue, codes, [summary(code) for code in codes]))


def _tables(
    catalogue: Catalogue, codes: Sequence[str], summaries: list[Summary]
) -> Iterator[Neighbours]:
    regions = tuple(region_link(catalogue, code) for code in codes)
    for parts in zip(*summaries, strict=True):
        rows = []
        for topics in zip(*(part.topics for part in parts), strict=True):
            for gists in zip(*(topic.gists for topic in topics), strict=True):
                if len({gist.value for gist in gists}) > 1:
                    words = f"{topics[0].label}：{gists[0].label}"
                    rows.append((Link(words, f"t/{topics[0].topic}/"), gists))
        if rows:
            yield Neighbours(parts[0].label, regions, tuple(rows))
