"""Tables of cells: rulers stay apart, one value a cell, and an empty cell says why."""

from datetime import date

import pytest

from site_gen.catalogue import Catalogue
from site_gen.compare import Group, Table, tables_of_topic
from site_gen.entries import Entry, runs
from tests.conftest import AS_OF, CatalogueOf

Lines = list[tuple[str, list[str]]]


def tables(whole: Catalogue, topic: str = "borrowing", scheme: str = "reader") -> dict[str, Table]:
    found = tables_of_topic(whole, scheme, topic, sorted(whole.subjects), AS_OF)
    assert len({table.id for table in found}) == len(found) > 0
    return {table.caption: table for table in found}


def groups(table: Table) -> dict[str, Group]:
    return {group.head.text: group for group in table.groups}


def words(group: Group) -> Lines:
    """Give each row as plain words: its condition, and the value of each cell or why there is none."""
    return [
        (row.condition, [cell.entry.value if cell.entry else cell.empty for cell in row.cells])
        for row in group.rows
    ]


def minimal_tables(whole: Catalogue) -> dict[str, Table]:
    found = tables_of_topic(whole, "resident", "inpatient", sorted(whole.regions), AS_OF)
    return {table.caption: table for table in found}


def policy(*rows: str, more: str = "") -> str:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    return f"versions:\n  - since: 2025\n    source: S1\n    at: 表\n{more}    rows:\n{lines}"


def of_province(catalogue: CatalogueOf, *rows: str, more: str = "") -> dict[str, Table]:
    """Compare a province that has rows of its own with whatever is below it."""
    text = policy(*rows, more=more)
    return minimal_tables(catalogue({"policies/140000/resident/inpatient.yaml": text}))


def test_two_rulers_are_never_in_one_table(library: Catalogue) -> None:
    found = tables(library)

    assert found["册数（按馆舍分）"].columns == ("总馆", "分馆", "流动书船")
    assert found["册数（按星级分）"].columns == ("三星馆", "一星馆")
    assert set(groups(found["册数（按馆舍分）"])) & set(groups(found["册数（按星级分）"])) == set()


def test_a_table_under_a_ruler_says_what_meets_what(library: Catalogue) -> None:
    note = tables(library)["册数（按星级分）"].note

    assert note == "西屿按评定的星级分，与馆舍无关。三星馆：大致相当于总馆"


def test_a_field_without_the_spread_dimension_stands_in_one_column(library: Catalogue) -> None:
    table = tables(library)["续借"]

    assert words(groups(table)["群岛"]) == [("", ["来源没有说明"])]
    assert table.columns == ("续借",)
    assert table.plain


def test_the_only_column_is_headed_by_what_it_is_for_if_it_is_not_for_all(
    catalogue: CatalogueOf,
) -> None:
    table = of_province(catalogue, "institution: level-1, deductible: 100")[
        "起付线（按医院等级分）"
    ]

    assert table.columns == ("一级",)
    assert not table.plain


def test_each_condition_of_a_rule_has_a_row(library: Catalogue) -> None:
    fine = groups(tables(library, "fines")["逾期费"])["东屿省"]

    assert words(fine) == [("", ["0.1元/天"]), ("满70岁", ["0元/天"])]
    assert fine.conditional


def test_regions_under_one_rule_stand_in_one_group(library: Catalogue) -> None:
    deposits = tables(library, "fines")["押金"].groups

    assert [(g.head.text, [heir.text for heir in g.heirs]) for g in deposits] == [
        ("东屿省", ["沙洲市"]),
        ("灯塔市", ["渔港区"]),
        ("风车市", []),
    ]


def test_prefectures_without_records_are_named_with_their_province(catalogue: CatalogueOf) -> None:
    whole = catalogue({"policies/140000/resident/inpatient.yaml": policy("deductible: 100")})
    found = tables_of_topic(whole, "resident", "inpatient", ["140000"], AS_OF)

    assert [heir.text for heir in found[0].groups[0].heirs] == ["太原市"]


def test_a_rule_of_the_country_holds_wherever_none_is_listed(library: Catalogue) -> None:
    group = groups(tables(library)["谁能办证"])["群岛"]

    assert group.rest
    assert group.heirs == ()


def test_a_city_that_ranks_by_another_ruler_does_not_follow_its_province(
    catalogue: CatalogueOf,
) -> None:
    whole = catalogue(
        {
            "policies/140000/resident/inpatient.yaml": policy("institution: level-1, ratio: 80%"),
            "policies/140100/resident/inpatient.yaml": policy("institution: class-3, ratio: 70%"),
        }
    )

    of_province, of_city = tables_of_topic(
        whole, "resident", "inpatient", ["140000", "140100"], AS_OF
    )

    assert [(g.head.text, g.heirs) for g in of_province.groups] == [("山西省", ())]
    assert [(g.head.text, g.heirs) for g in of_city.groups] == [("太原市", ())]


def test_a_region_that_has_its_rule_from_above_names_the_way_it_came(
    catalogue: CatalogueOf,
) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    claims = policy("deductible: 900", more=disputed).removeprefix("versions:\n")
    text = policy("deductible: 100") + claims.replace("since: 2025", "since: 2026")
    whole = catalogue({"policies/140000/resident/inpatient.yaml": text})

    found = groups(minimal_tables(whole)["起付线"])

    assert found["太原市"].path == "山西省 → 太原市"
    assert found["山西省"].path == ""


def test_a_number_is_parted_from_its_unit_and_kept_to_reckon_with(library: Catalogue) -> None:
    main, *_ = groups(tables(library)["册数（按馆舍分）"])["东屿省"].rows[0].cells
    least = groups(tables(library)["册数"])["群岛"].rows[0].cells[0]

    assert (main.amount, main.unit, main.number) == ("10", "册", "10")
    assert (least.amount, least.unit, least.number) == ("不低于3册", "", "")


def test_a_long_unit_is_not_parted_from_its_number(real: Catalogue) -> None:
    found = tables_of_topic(real, "employee", "outpatient", ["220700"], AS_OF)

    cell = groups(found[0])["松原市"].rows[0].cells[0]
    assert (cell.amount, cell.unit) == ("200元（按年还是按次不明）", "")


def test_a_claim_that_is_not_believed_is_no_number_to_reckon_with(catalogue: CatalogueOf) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    table = of_province(catalogue, "deductible: 100", more=disputed)["起付线"]

    cell = groups(table)["山西省"].rows[0].cells[0]
    assert cell.entry is not None
    assert cell.number == ""


def test_claims_on_one_thing_have_a_row_each(catalogue: CatalogueOf) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    first = policy("deductible: 100", more=disputed)
    second = policy("deductible: 300", more=disputed).removeprefix("versions:\n")
    text = first + second.replace("source: S1", "source: S2")
    table = minimal_tables(catalogue({"policies/140000/resident/inpatient.yaml": text}))["起付线"]

    assert words(groups(table)["山西省"]) == [
        ("说法1", ["100元/次"]),
        ("说法2", ["300元/次"]),
    ]


@pytest.mark.parametrize(
    ("rows", "standing"),
    [
        (("deductible: 100",), ""),
        (("deductible: 100, standing: cautioned, note: 弱",), "cautioned"),
        (
            (
                "institution: level-1, deductible: 100, standing: cautioned, note: 弱",
                "institution: level-3, deductible: 900",
            ),
            "",
        ),
    ],
)
def test_a_group_says_how_sure_it_is_only_if_that_holds_for_all_of_it(
    catalogue: CatalogueOf, rows: tuple[str, ...], standing: str
) -> None:
    (table,) = of_province(catalogue, *rows).values()

    assert groups(table)["山西省"].standing == standing


def test_a_cell_that_another_column_covers_leads_to_it(catalogue: CatalogueOf) -> None:
    province = policy(
        "institution: level-1, ratio: 80%", "institution: level-3-a, ratio: 60%", "ratio: 90%"
    )
    files = {
        "policies/140000/resident/inpatient.yaml": province,
        "policies/140100/resident/inpatient.yaml": policy("institution: level-3, ratio: 50%"),
    }

    table = minimal_tables(catalogue(files))["支付比例（按医院等级分）"]

    assert table.columns == ("一级", "三级", "三级甲等", "不分医疗机构")
    assert words(groups(table)["山西省"]) == [("", ["80%", "见“不分医疗机构”", "60%", "90%"])]
    assert words(groups(table)["太原市"]) == [("", ["没有记录", "50%", "见“三级”", "没有记录"])]


def test_claims_by_different_rulers_are_not_put_side_by_side(catalogue: CatalogueOf) -> None:
    disputed = "    standing: disputed\n    note: 两处说法不同。\n"
    found = of_province(
        catalogue,
        "institution: level-1, ratio: 80%",
        "institution: class-3, ratio: 85%, source: S2, at: 表",
        more=disputed,
    )

    assert found["支付比例（按医院等级分）"].columns == ("一级",)
    assert found["支付比例（按收费价格类别分）"].columns == ("三类价格",)


def test_a_table_of_a_past_day_holds_what_held_then(library: Catalogue) -> None:
    regions = sorted(library.subjects)
    now = tables_of_topic(library, "reader", "borrowing", regions, AS_OF)
    later = tables_of_topic(library, "reader", "borrowing", regions, date(2027, 12, 31))

    assert now
    assert later != now


def test_neighbours_on_one_basis_are_said_once(library: Catalogue) -> None:
    found = tables(library)

    def entries(caption: str) -> list[Entry]:
        cells = found[caption].groups[0].rows[0].cells
        return [cell.entry for cell in cells if cell.entry]

    main, branch, boat = entries("册数（按馆舍分）")
    other = entries("借期（按馆舍分）")[0]
    said = runs([main, branch, other, boat])

    assert [len(run.entries) for run in said] == [2, 1, 1]
    assert said[0].basis == main.basis
