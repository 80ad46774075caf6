"""What readers type is found: questions by a gold list, every region by each of its spellings.

Everything goes through the scripts and files of the built site. ``pytest -rP`` shows the counts.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from site_gen.catalogue import Catalogue
from site_gen.model.region import Region
from tests.finding import Found, find
from tests.pages import survey

GOLD = Path(__file__).parent / "questions.yaml"
LEAST_QUESTIONS = 200
LEAST_SHARE = 0.95
MOST_SHOWN = 12
Gold = dict[str, list[str]]


@pytest.fixture(scope="module")
def gold() -> dict[str, Gold]:
    read: dict[str, Gold] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return read


def wrong(site: Path, questions: Gold) -> dict[str, str | None]:
    """Give what was found first where that is none of what answers the question."""
    found, _ = find(site, questions)
    firsts = dict(zip(questions, (item.first() for item in found), strict=True))
    return {asked: first for asked, first in firsts.items() if first not in questions[asked]}


@pytest.mark.parametrize("part", ["tuned", "held_out"])
def test_questions_are_answered_by_what_is_found_first(
    real_site: Path, gold: dict[str, Gold], part: str
) -> None:
    questions = gold[part]
    missed = wrong(real_site, questions)
    share = 1 - len(missed) / len(questions)

    print(f"{part}: {len(questions) - len(missed)} of {len(questions)}, {share:.1%}")  # noqa: T201  # said to pytest -rP
    assert sum(len(part) for part in gold.values()) >= LEAST_QUESTIONS
    assert len(questions) >= LEAST_QUESTIONS / 4
    assert share >= LEAST_SHARE, missed


def test_a_wrong_answer_is_noticed(real_site: Path) -> None:
    assert wrong(real_site, {"起付线": ["glossary/#fengdingxian"]}) == {
        "起付线": "glossary/#qifuxian"
    }


def test_whatever_the_gold_list_names_is_there(real_site: Path, gold: dict[str, Gold]) -> None:
    named = {url for part in gold.values() for urls in part.values() for url in urls}
    missing = []
    for url in sorted(named):
        page, _, anchor = url.partition("#")
        path = real_site / page / "index.html"
        if not path.is_file() or (anchor and anchor not in survey(real_site, path).ids()):
            missing.append(url)

    assert len(named) > 100
    assert missing == []


def test_every_answer_has_its_page(real_site: Path) -> None:
    answers = json.loads((real_site / "data/finder/questions.json").read_bytes())["answers"]
    missing = []
    for _, url, *_ in answers:
        page, _, anchor = url.partition("#")
        path = real_site / page / "index.html"
        if not path.is_file() or (anchor and anchor not in survey(real_site, path).ids()):
            missing.append(url)

    assert len(answers) > 100
    assert missing == []


def spellings(region: Region) -> list[str]:
    """List how a region may be typed in full: names, pinyin, codes, old ones of them too."""
    former = [word for item in region.formerly for word in (item.code, item.name)]
    also = [word.replace(" ", "") for word in region.also]
    pinyin = [region.pinyin.replace(" ", ""), region.pinyin]
    return [*dict.fromkeys((region.code, region.name, region.short, *pinyin, *also, *former))]


def unfound(regions: list[tuple[str, str]], found: list[Found]) -> list[tuple[str, str]]:
    """List the spellings whose region is not among what was found for them."""
    return [
        (code, typed)
        for (code, typed), item in zip(regions, found, strict=True)
        if code not in {lead.region for lead in item.leads}
    ]


def test_every_region_is_found_by_each_of_its_spellings(real_site: Path, real: Catalogue) -> None:
    typed = [(code, word) for code, region in real.regions.items() for word in spellings(region)]
    found, _ = find(real_site, (word for _, word in typed))
    longest = max(len(item.leads) for item in found)

    print(f"{len(typed)} spellings of {len(real.regions)} regions, at most {longest} shown")  # noqa: T201  # said to pytest -rP
    assert len(typed) > 4 * len(real.regions) > 12_000
    assert unfound(typed, found) == []


def test_every_region_is_found_by_its_initials_if_few_share_them(
    real_site: Path, real: Catalogue
) -> None:
    sharing: dict[str, list[str]] = defaultdict(list)
    for code, region in real.regions.items():
        for initials in {region.initials, *(_initials(word) for word in region.also)} - {""}:
            sharing[initials].append(code)
    few = {word: codes for word, codes in sharing.items() if len(codes) <= MOST_SHOWN}
    typed = [(code, word) for word, codes in few.items() for code in codes if len(word) > 1]
    found, _ = find(real_site, (word for _, word in typed))

    print(f"{len(typed)} of {sum(map(len, sharing.values()))} initials are shared by few")  # noqa: T201  # said to pytest -rP
    assert len(typed) > 1_000
    assert unfound(typed, found) == []


def _initials(word: str) -> str:
    return "".join(part[0] for part in word.split()) if word.isascii() else ""


def test_a_region_that_is_not_there_is_noticed(real_site: Path) -> None:
    found, _ = find(real_site, ["太原"])

    assert unfound([("140100", "太原")], found) == []
    assert unfound([("140500", "太原")], found) == [("140500", "太原")]


def test_a_county_without_records_says_whose_rules_hold_there(real_site: Path) -> None:
    (found,), _ = find(real_site, ["石楼县"])

    assert found.sure
    assert found.leads[0].url == "r/141126/"
    assert found.leads[0].way == ("石楼县", "吕梁市", "山西省")


def test_no_more_is_fetched_than_is_needed(real_site: Path) -> None:
    needed = {
        "太原": ["regions"],
        "140100": ["regions"],
        "朝阳": ["regions", "counties"],
        "石楼县": ["regions", "questions", "counties"],
        "住院能报多少": ["regions", "questions"],
        "太原住院能报多少": ["regions", "questions"],
    }

    assert {asked: find(real_site, [asked])[1] for asked in needed} == needed


@pytest.mark.parametrize(
    "typed", ["", "  ", "，。", "没有这个地方吧", "zzzzqqq", "999999", "😀", "a" * 3000]
)
def test_what_is_nothing_finds_nothing(real_site: Path, typed: str) -> None:
    (found,), _ = find(real_site, [typed])

    assert found.leads == ()


def test_every_section_the_finder_leads_to_is_there(real_site: Path, real: Catalogue) -> None:
    whole = [code for code, region in real.regions.items() if region.level != "county"]
    asked = [
        f"{real.regions[code].name}{topic.label}"
        for code in [*whole, *(code for code in real.subjects if code not in whole)]
        for topic in real.vocabulary.topics.values()
    ]
    found, _ = find(real_site, asked)
    urls = {lead.url for item in found for lead in item.leads if lead.region and "#" in lead.url}
    anchors = {
        page: set(survey(real_site, real_site / page / "index.html").ids())
        for page in {url.partition("#")[0] for url in urls}
    }

    print(f"{len(urls)} sections of {len(anchors)} pages")  # noqa: T201  # said to pytest -rP
    assert len(urls) > 2_500
    assert [
        u for u in sorted(urls) if u.partition("#")[2] not in anchors[u.partition("#")[0]]
    ] == []
