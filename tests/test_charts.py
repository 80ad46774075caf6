"""Charts: the numbers of the records, nothing over another, nothing beyond the edge."""

import pytest

from site_gen.catalogue import Catalogue
from site_gen.charts import Chart, chart_of
from site_gen.succession import series_of
from tests.conftest import CatalogueOf


def chart(whole: Catalogue, region: str, *key: str) -> Chart | None:
    series = [one for one in series_of(whole, region) if one.key == key]
    assert series, key
    return chart_of(whole, key[2], series)


def bars(whole: Catalogue, region: str, *key: str) -> list[tuple[str, str, str]]:
    found = chart(whole, region, *key)
    assert found is not None, key
    return [(band.condition, bar.time, bar.value) for band in found.bands for bar in band.bars]


def test_the_series_of_jincheng_are_those_of_its_source(real: Catalogue) -> None:
    joint, rural = "urban-and-rural", "rural-cooperative"

    # S1: subsidies of 120 yuan in 2010 and 380 in 2015, 80 per cent and then over 90, …
    assert bars(real, "140500", joint, "contribution", "subsidy") == [
        ("", "2010年", "120元/人/年"),
        ("", "2015年", "380元/人/年"),
    ]
    assert bars(real, "140500", joint, "contribution", "financing-total") == [
        ("", "2010年", "27137.3万元/年"),
        ("", "2015年", "80708.3万元/年"),
    ]
    assert bars(real, "140500", "employee", "inpatient", "in-policy-ratio") == [
        ("", "2010年", "80%"),
        ("", "2015年", "不低于90%"),
    ]
    assert bars(real, "140500", "employee", "inpatient", "total-annual-cap") == [
        ("", "2010年", "30.5万元/年"),
        ("", "2015年", "60万元/年"),
    ]
    assert bars(real, "140500", rural, "inpatient", "ratio") == [
        ("乡级", "2009年", "80%"),
        ("乡级", "2015年", "90%"),
        ("县级", "2009年", "70%"),
        ("县级", "2015年", "75%"),
        ("县级以上", "2009年", "45%"),
        ("县级以上", "2015年", "55%"),
    ]
    assert bars(real, "140500", rural, "chronic", "disease-count") == [
        ("", "2009年", "20种"),
        ("", "2015年", "38种"),
    ]


def test_the_outpatient_steps_of_shanxi_are_drawn_by_institution_and_person(
    real: Catalogue,
) -> None:
    found = bars(real, "140000", "employee", "outpatient", "annual-cap")

    assert found == [
        ("在职", "2023年至2024年6月", "1800元/年"),
        ("在职", "2024年7月起", "2500元/年"),
        ("退休", "2023年至2024年6月", "2000元/年"),
        ("退休", "2024年7月起", "3000元/年"),
    ]
    assert len(bars(real, "140000", "employee", "outpatient", "ratio")) == 12


def test_bars_are_as_long_as_their_numbers_and_a_bound_is_open(real: Catalogue) -> None:
    found = chart(real, "140000", "resident", "contribution", "individual")
    assert found is not None

    assert [(bar.value, bar.sure, bar.perhaps) for bar in found.bands[0].bars] == [
        ("280元/人/年", 63, 0),
        ("320元/人/年", 72, 0),
        ("350元/人/年", 78, 0),
        ("不低于380元/人/年", 85, 10),
        ("400元/人/年", 90, 0),
        ("不低于400元/人/年", 90, 10),
    ]
    assert found.is_open


def test_a_range_is_sure_to_its_low_end_and_open_to_its_high_end(catalogue: CatalogueOf) -> None:
    found = chart(two(catalogue, "annual-cap: 2万-4万"), "140000", *CAP)
    assert found is not None

    assert [(bar.sure, bar.perhaps) for bar in found.bands[0].bars] == [(90, 0), (45, 45)]


@pytest.mark.parametrize("later", ["annual-cap: unlimited", "annual-cap: 5万, standing: rejected"])
def test_what_is_no_settled_number_has_no_bar(catalogue: CatalogueOf, later: str) -> None:
    whole = two(catalogue, f"{later}, note: 说明")

    assert chart(whole, "140000", *CAP) is None


def test_numbers_of_different_units_share_no_chart(catalogue: CatalogueOf) -> None:
    key = ("resident", "inpatient", "deductible")

    assert chart(two(catalogue, "deductible: 300", "deductible: 200"), "140000", *key)
    assert (
        chart(two(catalogue, "deductible: 300, per: year", "deductible: 200"), "140000", *key)
        is None
    )


def test_nothing_stands_over_another_or_beyond_the_edge(real: Catalogue) -> None:
    count = 0
    for region in real.subjects:
        series = series_of(real, region)
        for key in dict.fromkeys(one.key for one in series):
            found = chart_of(real, key[2], [one for one in series if one.key == key])
            if found is None:
                continue
            places = [
                float(place.removesuffix("em"))
                for band in found.bands
                for place in (
                    *([band.at] if band.condition else []),
                    *(at for bar in band.bars for at in (bar.time_at, bar.top, bar.value_at)),
                )
            ]
            assert places == sorted(places)
            assert places[-1] < float(found.height.removesuffix("em"))
            for bar in (bar for band in found.bands for bar in band.bars):
                assert 0 <= bar.sure <= bar.sure + bar.perhaps <= 100
                count += 1

    print(f"{count} bars examined")  # noqa: T201  # said to pytest -rP
    assert count > 100


CAP = ("resident", "inpatient", "annual-cap")


def two(catalogue: CatalogueOf, later: str, earlier: str = "annual-cap: 4万") -> Catalogue:
    """Make a site in which one row followed another."""
    text = "versions:\n" + "".join(
        f"  - {{since: {year}-01-01, source: S1, at: 表, rows: [{{{row}}}]}}\n"
        for year, row in ((2020, earlier), (2022, later))
    )
    return catalogue({"policies/140000/resident/inpatient.yaml": text})
