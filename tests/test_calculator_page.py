"""The calculator's page: every word its scripts say, the way to it, and no more weight elsewhere."""

import re

import pytest

from site_gen.catalogue import Catalogue
from site_gen.load import load
from site_gen.rules import TOPICS
from tests.conftest import AS_OF, SITES
from tests.making import files_of
from tests.running import ROOT

SCRIPTS = ROOT / "static" / "js"
PARTIALS = ROOT / "templates" / "partials"
_SAID = re.compile(r'\b(?:say|isSaid)\(\s*"([a-z][a-z0-9._-]*)"')
_STEP = re.compile(r"[sS]tep `([a-z-]+)`")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
# Written in docs/settlement.md as the field or part that is the step's name.
MORE_STEPS = {"deductible-stop", "second-stage", "large-sum-contribution", "credit-rate"}


def texts_of(site: Catalogue) -> dict[str, str]:
    return {path: raw.decode("utf-8", "replace") for path, raw in files_of(site, AS_OF).items()}


@pytest.fixture(scope="module")
def minimal_site() -> dict[str, str]:
    return texts_of(load(SITES / "minimal" / "content", AS_OF).catalogue)


@pytest.fixture(scope="module")
def words(minimal_site: dict[str, str]) -> dict[str, str]:
    return dict(
        re.findall(r'<data value="([^"]+)">([^<]+)</data>', minimal_site["calculator/index.html"])
    )


def scripts() -> dict[str, str]:
    found = {p.name: p.read_text(encoding="utf-8") for p in (SCRIPTS / "calculator").glob("*.js")}
    assert len(found) > 15
    return found


def test_every_word_a_script_says_is_on_the_page(words: dict[str, str]) -> None:
    said = {key for text in scripts().values() for key in _SAID.findall(text)}

    assert len(said) > 60
    assert said - set(words) == set()


def test_every_step_of_the_sums_has_a_name(words: dict[str, str]) -> None:
    definition = (ROOT / "docs" / "settlement.md").read_text(encoding="utf-8")
    steps = set(_STEP.findall(definition)) | MORE_STEPS

    assert len(steps) > 25
    assert {step for step in steps if f"step.{step}" not in words} == set()


def test_no_script_has_words_of_its_own() -> None:
    found = {
        name: _HAN.findall(_COMMENT.sub("", text))
        for name, text in scripts().items()
        # What people type as units of an amount is read, not said.
        if name != "typed.js"
    }

    assert {name: signs for name, signs in found.items() if signs} == {}


def test_the_page_leads_to_the_standard_cases_without_scripts(minimal_site: dict[str, str]) -> None:
    assert 'href="../case/one-stay/"' in minimal_site["calculator/index.html"]


def test_a_site_with_sums_leads_to_the_page_from_everywhere(minimal_site: dict[str, str]) -> None:
    pages = [path for path in minimal_site if path.endswith(".html")]

    assert [p for p in pages if "calculator/" not in minimal_site[p]] == []
    assert 'href="../../calculator/#r=140100"' in minimal_site["r/140100/index.html"]


def test_a_site_without_sums_has_neither_page_nor_link(library: Catalogue) -> None:
    site = texts_of(library)

    assert not set(TOPICS) & set(library.vocabulary.topics)
    assert [p for p in site if p.startswith(("calculator/", "compare/", "data/rules"))] == []
    assert [p for p, text in site.items() if p.endswith(".html") and "calculator" in text] == []


def test_other_pages_load_no_script_of_the_calculator(minimal_site: dict[str, str]) -> None:
    loading = [
        p for p, text in minimal_site.items() if p.endswith(".html") and "a/calculator." in text
    ]

    assert loading == ["calculator/index.html"]


def test_the_page_states_where_the_desk_and_the_engine_are(minimal_site: dict[str, str]) -> None:
    page = minimal_site["calculator/index.html"]
    stated = dict(re.findall(r'data-(desk|engine)="\.\./([^"]+)"', page))

    assert set(stated) == {"desk", "engine"}
    assert "export function openDesk" in minimal_site[stated["desk"]]
    assert "export function settle" in minimal_site[stated["engine"]]
