"""Catalogue → tables of cells: every word and sign of a table is decided here, none in a template.

A table compares regions in one field, under one ruler. Regions under one and the same rule
stand in one group, and each group has a row for each of the conditions its rule knows, so that
a cell holds one value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from site_gen.catalogue import Answer, Catalogue, answers
from site_gen.compare.groups import Cell, Group, Row, groups_of
from site_gen.compare.rulers import parts_of, scale_note, spread_of
from site_gen.compare.sheet import sheet_of
from site_gen.compare.table import Table

__all__ = ["Cell", "Group", "Row", "Table", "scale_note", "sheet_of", "tables_of_topic"]

Found = list[tuple[str, Answer]]
"""What holds in each region that has an answer."""


def tables_of_topic(
    catalogue: Catalogue, scheme: str, topic: str, regions: Iterable[str], day: date
) -> list[Table]:
    """Compare the regions in every field of a topic on a day, one table for each ruler."""
    by_field: dict[str, Found] = defaultdict(list)
    for code in regions:
        for field, item in answers(catalogue, code, scheme, topic, day).items():
            by_field[field].append((code, item))
    return [
        table
        for field in catalogue.vocabulary.topics[topic].fields
        for table in _tables(catalogue, scheme, topic, field, by_field[field])
    ]


def _tables(
    catalogue: Catalogue, scheme: str, topic: str, field: str, found: Found
) -> Iterator[Table]:
    """Make the tables of a field: that by which most regions rank comes first."""
    label = catalogue.vocabulary.topics[topic].fields[field].label
    by_ruler: dict[str, Found] = defaultdict(list)
    for code, item in found:
        for ruler, part in parts_of(catalogue, topic, item).items():
            by_ruler[ruler].append((code, part))
    for ruler, ranked in sorted(by_ruler.items(), key=lambda pair: -len(pair[1])):
        spread = spread_of(catalogue, topic, ruler, (item for _, item in ranked))
        by = spread.by()
        yield Table(
            id="-".join(filter(None, (scheme, field, ruler))),
            field=label,
            caption=f"{label}（{by}）" if by else label,
            columns=spread.labels(label),
            groups=groups_of(catalogue, spread, label, ranked),
            note=spread.note(),
        )
