"""The summary of a region: few words, from the records alone, and what is unknown is said."""

from site_gen.catalogue import Catalogue
from site_gen.summary import UNKNOWN, Gist, TopicSummary, summary_of
from tests.conftest import AS_OF, CatalogueOf

MARKED = """label: 住院
order: 1
help: 报多少。
fields:
  deductible: {label: 起付线, summary: [resident], type: amount, per: [year], dimensions: [group]}
"""
POLICY = "policies/140000/resident/inpatient.yaml"
CASE = "cases/one-stay.yaml"


def topic(whole: Catalogue, region: str, scheme: str, name: str) -> TopicSummary:
    (part,) = (part for part in summary_of(whole, region, AS_OF) if part.scheme == scheme)
    (found,) = (item for item in part.topics if item.topic == name)
    return found


def said(gists: tuple[Gist, ...]) -> list[tuple[str, str, str]]:
    return [(gist.label, gist.value, gist.depends) for gist in gists]


def test_a_city_is_summed_up_from_its_own_rules(real: Catalogue) -> None:
    found = topic(real, "140100", "employee", "inpatient")

    # O24 and O26: 300, 500 and 800 yuan by class; what is unknown is said.
    assert said(found.gists)[0] == ("起付线", "300–800元/次", "按医疗机构不同")
    assert said(found.gists)[2] == ("年度封顶线", UNKNOWN, "")
    assert (found.owner, found.inherited) == ("太原市", False)


def test_what_a_city_has_not_it_takes_from_above_and_says_so(real: Catalogue) -> None:
    found = topic(real, "140100", "employee", "outpatient")

    # O22: from 2024-07-01 2500 yuan a year for the active, 3000 for the retired.
    assert said(found.gists)[2] == ("全年限额", "在职 2500元/年；退休 3000元/年", "")
    assert (found.owner, found.inherited, found.standing) == ("山西省", True, "")


def test_a_standing_that_all_share_is_said_once(real: Catalogue) -> None:
    found = topic(real, "140000", "resident", "outpatient")

    assert (found.standing, found.standing_label) == ("cautioned", "慎用")


def test_numbers_of_one_unit_become_a_range_with_what_it_depends_on(library: Catalogue) -> None:
    found = topic(library, "910100", "reader", "borrowing")

    assert said(found.gists) == [
        ("册数", "2–10册", "按图书馆不同"),
        ("借期", "总馆 45天；分馆 30天", ""),
    ]


def test_what_is_no_exact_number_stands_beside_the_range(library: Catalogue) -> None:
    assert said(topic(library, "920100", "reader", "borrowing").gists)[1] == (
        "借期",
        "三星馆 不设上限；一星馆 30天",
        "",
    )


def test_claims_that_contradict_each_other_are_no_range(library: Catalogue) -> None:
    (gist,) = topic(library, "910100", "child", "borrowing").gists

    assert (gist.value, gist.depends, gist.standing_label) == ("8册 或 5册", "不过15岁", "有争议")


def test_a_rule_for_some_only_says_for_whom(catalogue: CatalogueOf) -> None:
    found = marked(catalogue, "{group: adult, deductible: 100}")

    assert (found.value, found.depends) == ("100元/年", "成年人")


def test_units_are_never_mixed_in_a_range(catalogue: CatalogueOf) -> None:
    topic_ = MARKED.replace("[year]", "[year, admission]")
    rows = (
        "{group: adult, deductible: 100}",
        "{group: student, deductible: 9, per: admission}",
        "{deductible: 300}",
    )
    found = marked(catalogue, *rows, topic_=topic_)

    assert found.value == "100–300元/年；9元/次"


def test_where_nothing_is_recorded_the_summary_says_so(catalogue: CatalogueOf) -> None:
    whole = catalogue({"vocabulary/topics/inpatient.yaml": MARKED, POLICY: None, CASE: None})
    found = topic(whole, "140000", "resident", "inpatient")

    assert said(found.gists) == [("起付线", UNKNOWN, "")]
    assert (found.owner, found.known) == ("", ())


def test_a_scheme_without_marked_fields_has_no_summary(catalogue: CatalogueOf) -> None:
    whole = catalogue({"vocabulary/topics/inpatient.yaml": MARKED, POLICY: None, CASE: None})

    assert [part.scheme for part in summary_of(whole, "140000", AS_OF)] == ["resident"]


def marked(catalogue: CatalogueOf, *rows: str, topic_: str = MARKED) -> Gist:
    lines = "".join(f"      - {row}\n" for row in rows)
    text = f"versions:\n  - since: 2025\n    source: S1\n    at: 表\n    rows:\n{lines}"
    whole = catalogue({"vocabulary/topics/inpatient.yaml": topic_, POLICY: text, CASE: None})
    (gist,) = topic(whole, "140000", "resident", "inpatient").gists
    return gist
