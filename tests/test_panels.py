"""Panels: rows that rest on one basis stand together, and nothing is lost or said twice."""

from site_gen.catalogue import Catalogue, answers
from site_gen.panels import Panel, panels_of
from tests.conftest import AS_OF


def panels(whole: Catalogue, region: str, scheme: str, topic: str) -> tuple[Panel, ...]:
    return panels_of(whole, topic, answers(whole, region, scheme, topic, AS_OF))


def test_fields_asked_of_the_same_institutions_stand_side_by_side(real: Catalogue) -> None:
    grid = panels(real, "140000", "resident", "inpatient")[0].grids[0]

    # S2: 100, 400, 500, 1000 yuan and 85, 75, 70, 60 per cent.
    assert grid.columns == ("起付线", "支付比例")
    assert [(line.head, *(e.value for e in line.entries)) for line in grid.lines] == [
        ("三类价格", "100元/次", "85%"),
        ("二类价格（县级）", "400元/次", "75%"),
        ("二类价格（省市级）", "500元/次", "70%"),
        ("一类价格", "1000元/次", "60%"),
    ]


def test_a_ruler_is_explained_where_it_first_occurs_and_not_again(real: Catalogue) -> None:
    found = panels(real, "140100", "employee", "inpatient")
    notes = [note for panel in found for grid in panel.grids for note in grid.notes]

    assert len([note for note in notes if "一类价格：大致是三级甲等医院" in note]) == 1


def test_values_for_everyone_share_a_table_of_names(library: Catalogue) -> None:
    grids = [g for p in panels(library, "910000", "reader", "fines") for g in p.grids]
    named = [grid for grid in grids if grid.corner == "项目"]

    assert [(line.head, line.entries[0].value) for grid in named for line in grid.lines] == [
        ("押金", "100元/证"),
        ("减免增减", "-5个百分点"),
        ("免罚期", "2026年12月20日至2027年1月5日"),
        ("网上缴费开通日", "2021年9月1日"),
    ]


def test_an_amount_whose_period_no_source_gives_says_so(real: Catalogue) -> None:
    found = panels(real, "220700", "employee", "outpatient")
    values = [e.value for p in found for g in p.grids for line in g.lines for e in line.entries]

    assert "200元（按年还是按次不明）" in values


def test_every_figure_in_force_stands_in_one_panel_on_its_own_basis(real: Catalogue) -> None:
    count = 0
    for region in real.subjects:
        for scheme in real.vocabulary.schemes:
            for topic in real.vocabulary.topics:
                found = answers(real, region, scheme, topic, AS_OF)
                stand = [
                    (entry.id, entry.basis == panel.basis)
                    for panel in panels_of(real, topic, found)
                    for grid in panel.grids
                    for line in grid.lines
                    for entry in line.entries
                ]
                assert sorted(stand) == sorted(
                    (figure.id, True) for item in found.values() for figure in item.figures
                )
                count += len(stand)

    print(f"{count} figures examined")  # noqa: T201  # said to pytest -rP
    assert count > 1_000
