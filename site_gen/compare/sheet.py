"""Tables of a topic → the lines of a spreadsheet: one value a line, for every region by itself.

What a table says once for several regions is said here of each, so that lines can be sorted,
sifted and joined with other data by the code of the region.
"""

from collections.abc import Iterable, Iterator

from site_gen.compare.groups import Cell, Group
from site_gen.compare.table import Table

COLUMNS = (
    "险种",
    "项目",
    "地区代码",
    "地区",
    "谁的规定",
    "适用",
    "栏",
    "数值",
    "只有数",
    "采信程度",
    "出处",
    "数的编号",
)


def sheet_of(scheme: str, tables: Iterable[Table]) -> Iterator[dict[str, str]]:
    """List every value the tables of a scheme show, and why there is none where a cell is empty."""
    for table in tables:
        for group in table.groups:
            for code, region in zip(group.codes, (group.head, *group.heirs), strict=True):
                place = {"地区代码": code, "地区": region.text, "谁的规定": group.owner}
                for line in _lines(table, group):
                    yield {"险种": scheme, "项目": table.caption, **place, **line}


def _lines(table: Table, group: Group) -> Iterator[dict[str, str]]:
    """List the values of a group, a line for each condition and column."""
    for row in group.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            shown = "" if column == table.field else column
            yield {"适用": row.condition, "栏": shown, **_value(cell)}


def _value(cell: Cell) -> dict[str, str]:
    if cell.entry is None:
        return {"数值": cell.empty}
    return {
        "数值": cell.entry.value,
        "只有数": cell.number,
        "采信程度": cell.entry.basis.standing_label,
        "出处": cell.entry.basis.source.text,
        "数的编号": cell.entry.id,
    }
