"""Tables of cells: rulers stay apart, and an empty cell says why."""

from site_gen.catalogue import Catalogue
from site_gen.compare import Table, tables_of_topic
from site_gen.entries import runs
from tests.conftest import AS_OF, CatalogueOf

BORROWING = "policies/910100/reader/borrowing.yaml"


def tables(whole: Catalogue, topic: str = "borrowing", scheme: str = "reader") -> dict[str, Table]:
    found = tables_of_topic(whole, scheme, topic, sorted(whole.subjects), AS_OF)
    assert len({table.caption for table in found}) == len(found)
    return {table.caption: table for table in found}


def words(table: Table) -> dict[str, list[str]]:
    """Give each row as plain words: the values of a cell, or why there are none."""
    return {
        row.head.text: [
            "，".join(e.value for e in cell.entries) or cell.empty for cell in row.cells
        ]
        for row in table.rows
    }


def test_two_rulers_are_never_in_one_table(library: Catalogue) -> None:
    found = tables(library)

    assert found["册数（按馆舍分）"].columns == ("总馆", "分馆", "流动书船")
    assert found["册数（按星级分）"].columns == ("三星馆", "一星馆")
    assert set(words(found["册数（按馆舍分）"])) & set(words(found["册数（按星级分）"])) == set()


def test_a_table_under_a_ruler_says_what_meets_what(library: Catalogue) -> None:
    note = tables(library)["册数（按星级分）"].note

    assert note == "西屿按评定的星级分，与馆舍无关。三星馆：大致相当于总馆"


def test_a_field_without_the_spread_dimension_stands_in_one_column(library: Catalogue) -> None:
    assert words(tables(library)["续借"])["风车市"] == ["来源没有说明"]
    assert tables(library)["续借"].columns == ("续借",)


def test_a_topic_that_spreads_nothing_has_plain_tables(library: Catalogue) -> None:
    fine = tables(library, "fines")["逾期费"]

    assert fine.columns == ("逾期费",)
    assert words(fine)["东屿省"] == ["0.1元/天，0元/天"]
    assert [e.condition for e in fine.rows[0].cells[0].entries] == ["", "满70岁"]


def test_a_row_names_its_region_and_the_way_its_rule_came(library: Catalogue) -> None:
    rows = {row.head.text: row for row in tables(library)["借期（按馆舍分）"].rows}

    assert rows["灯塔市"].head.url == "r/910100/"
    assert rows["灯塔市"].path == "东屿省 → 灯塔市"
    assert rows["东屿省"].path == ""


def minimal_tables(whole: Catalogue) -> dict[str, Table]:
    found = tables_of_topic(whole, "resident", "inpatient", sorted(whole.regions), AS_OF)
    return {table.caption: table for table in found}


def rows_of(catalogue: CatalogueOf, *rows: str) -> dict[str, Table]:
    """Compare a province with its own rows and a city that inherits them."""
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    text = f"versions:\n  - since: 2025\n    source: S1\n    at: 表\n    rows:\n{lines}"
    return minimal_tables(catalogue({"policies/140000/resident/inpatient.yaml": text}))


def test_a_cell_without_a_record_says_so(catalogue: CatalogueOf) -> None:
    table = rows_of(
        catalogue,
        "institution: level-1, group: adult, ratio: 80%",
        "institution: level-1, deductible: 100",
        "institution: level-3, deductible: 900",
    )["起付线（按医院等级分）"]

    assert words(table)["山西省"] == ["100元/次", "900元/次"]
    assert all(cell.entries or cell.empty for row in table.rows for cell in row.cells)


def test_a_cell_that_another_column_covers_leads_to_it(catalogue: CatalogueOf) -> None:
    city = (
        "versions:\n  - since: 2025\n    source: S1\n    at: 表\n    rows:\n"
        "      - {institution: level-3, ratio: 50%}\n"
    )
    province = (
        "versions:\n  - since: 2025\n    source: S1\n    at: 表\n    rows:\n"
        "      - {institution: level-1, ratio: 80%}\n"
        "      - {institution: level-3-a, ratio: 60%}\n"
        "      - {ratio: 90%}\n"
    )
    table = minimal_tables(
        catalogue(
            {
                "policies/140000/resident/inpatient.yaml": province,
                "policies/140100/resident/inpatient.yaml": city,
            }
        )
    )["支付比例（按医院等级分）"]

    assert table.columns == ("一级", "三级", "三级甲等", "不分医疗机构")
    assert words(table) == {
        "山西省": ["80%", "见“不分医疗机构”", "60%", "90%"],
        "太原市": ["没有记录", "50%", "见“三级”", "没有记录"],
    }


def test_claims_by_different_rulers_are_not_put_side_by_side(catalogue: CatalogueOf) -> None:
    text = (
        "versions:\n  - since: 2025\n    source: S1\n    at: 表\n    standing: disputed\n"
        "    note: 两处说法不同。\n    rows:\n"
        "      - {institution: level-1, ratio: 80%}\n"
        "      - {institution: class-3, ratio: 85%, source: S2, at: 表}\n"
    )
    found = minimal_tables(catalogue({"policies/140000/resident/inpatient.yaml": text}))

    assert found["支付比例（按医院等级分）"].columns == ("一级",)
    assert found["支付比例（按收费价格类别分）"].columns == ("三类价格",)


def test_neighbours_on_one_basis_are_said_once(library: Catalogue) -> None:
    table = tables(library)["册数（按馆舍分）"]
    main, branch, boat = (cell.entries[0] for cell in table.rows[0].cells)
    other = tables(library)["借期（按馆舍分）"].rows[0].cells[0].entries[0]

    found = runs([main, branch, other, boat])

    assert [len(run.entries) for run in found] == [2, 1, 1]
    assert found[0].basis == main.basis
