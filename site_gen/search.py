"""Catalogue → what the finder fetches: regions as people type them, and how things are asked for.

Three files, each fetched only when it is needed: provinces and prefectures as soon as something
is typed, counties when that was none of those, questions when it was no region alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from site_gen.catalogue import Catalogue, answer, fields_spoken_of, has_figures, subjects_spoken_of
from site_gen.model.output import Output
from site_gen.model.region import Region

Json = dict[str, object]
Row = list[str]
REGIONS, COUNTIES, QUESTIONS = (
    f"data/finder/{name}.json" for name in ("regions", "counties", "questions")
)


@dataclass(frozen=True)
class Sections:
    """The sections of a region's page, by their numbers; and those of which it has records, but
    nothing that holds.
    """

    own: list[int]
    past: list[int]


def search_files(
    catalogue: Catalogue, sections: Mapping[str, Sections], as_of: date
) -> list[Output]:
    """Make the files of the finder; *sections* are those of every region with records."""
    upper = [r for r in catalogue.regions.values() if r.level != "county"]
    counties = [r for r in catalogue.regions.values() if r.level == "county"]
    first = {
        "regions": [_spellings(region) for region in upper],
        "shared": _shared(upper, counties),
        "recorded": sorted(catalogue.subjects),
        "endings": catalogue.search.endings,
        "signs": "".join(catalogue.search.signs),
    }
    files = {
        REGIONS: first,
        COUNTIES: [_spellings(region) for region in counties],
        QUESTIONS: _questions(catalogue, sections, as_of),
    }
    return [Output(path, _json(value)) for path, value in files.items()]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _spellings(region: Region) -> Row:
    """List a region's code, name and pinyin, and whatever else it is called.

    The short name is left out where it is the name without its last character.
    """
    former = [word for item in region.formerly for word in (item.code, item.name)]
    short = [] if region.short in (region.name, region.name[:-1]) else [region.short]
    return [region.code, region.name, region.pinyin, *short, *region.also, *former]


def _shared(upper: list[Region], counties: list[Region]) -> list[str]:
    """List the regions that share a short name or its pinyin with a county."""
    spelled = {word for county in counties for word in (county.short, _run(county))}
    return [r.code for r in upper if r.short in spelled or _run(r) in spelled]


def _run(region: Region) -> str:
    return region.pinyin.replace(" ", "")


def _questions(catalogue: Catalogue, sections: Mapping[str, Sections], as_of: date) -> Json:
    search = catalogue.search
    schemes = catalogue.vocabulary.schemes.items()
    away = search.away
    return {
        "answers": [*_topics(catalogue), *_texts(catalogue)],
        "schemes": [[id_, s.label, *search.schemes.get(id_, ())] for id_, s in schemes],
        "common": catalogue.vocabulary.common_schemes,
        "sections": _sections(catalogue, sections, as_of),
        "same": search.same,
        "ignored": search.ignored,
        "leans": search.leans,
        "away": [away.topic, *away.words] if away else [],
    }


def _topics(catalogue: Catalogue) -> Iterator[Row]:
    """List the topics: kind, address, topic, title, and all other ways to ask for them."""
    for id_, topic in catalogue.vocabulary.topics.items():
        fields = [field.label for field in topic.fields.values()]
        joined = [topic.label + label for label in fields]
        asked = catalogue.search.topics.get(id_, ())
        yield ["topics", f"t/{id_}/", id_, topic.label, *fields, *joined, *asked]


def _texts(catalogue: Catalogue) -> Iterator[Row]:
    """List what is no topic, as the topics are listed; the topic is empty."""
    search = catalogue.search
    for id_, guide in catalogue.guides.items():
        yield ["guides", f"guides/{id_}/", "", guide.front.title, *search.guides.get(id_, ())]
    for id_, term in catalogue.glossary.items():
        ways = (*term.front.also, id_.replace("-", ""), *search.glossary.get(id_, ()))
        yield ["glossary", f"glossary/#{id_}", "", term.front.term, *ways]
    for id_, case in catalogue.cases.items():
        yield ["cases", f"case/{id_}/", "", case.title, *search.cases.get(id_, ())]
    for id_, doubt in catalogue.doubts.items():
        yield ["doubts", f"doubts/{id_}/", "", doubt.title, *search.doubts.get(id_, ())]
    for id_, page in catalogue.pages.items():
        yield ["pages", f"{id_}/", "", page.front.title, *search.pages.get(id_, ())]


def sections_of(catalogue: Catalogue, codes: Iterable[str], as_of: date) -> dict[str, Sections]:
    """Say which sections the pages of those among some regions have that have records.

    What a region has records of but nothing that holds stands on its pages of records only.
    """
    every, found = _every(catalogue), {}
    for code in codes:
        if code in catalogue.subjects:
            own = _holding(catalogue, code, every, as_of)
            spoken = catalogue.subjects[code]
            past = [n for n, pair in enumerate(every) if pair in spoken and n not in own]
            found[code] = Sections(own, past)
    return found


def _every(catalogue: Catalogue) -> list[tuple[str, str]]:
    """List all sections that a page may have."""
    vocabulary = catalogue.vocabulary
    return [(scheme, topic) for scheme in vocabulary.schemes for topic in vocabulary.topics]


def _sections(catalogue: Catalogue, sections: Mapping[str, Sections], as_of: date) -> Json:
    """Put the sections of all regions together; those below that have no records have their own list."""
    every = _every(catalogue)
    heirs = {code: _heir(catalogue, code) for code in sorted(sections)}
    return {
        "every": every,
        "own": {code: sections[code].own for code in heirs},
        "below": {c: _holding(catalogue, heir, every, as_of) for c, heir in heirs.items() if heir},
        "past": {code: sections[code].past for code in heirs},
    }


def _holding(
    catalogue: Catalogue, code: str, every: list[tuple[str, str]], as_of: date
) -> list[int]:
    """Number the sections of a region's page: of schemes that live, with rules that hold."""
    spoken = subjects_spoken_of(catalogue, code)
    return [
        number
        for number, (scheme, topic) in enumerate(every)
        if (scheme, topic) in spoken
        and catalogue.vocabulary.schemes[scheme].ended is None
        and any(
            answer(catalogue, code, scheme, topic, field, as_of)
            for field in fields_spoken_of(catalogue, code, scheme, topic)
        )
    ]


def _heir(catalogue: Catalogue, code: str) -> str | None:
    """Find a region with a whole page but without records, whose rules come from this one."""
    for child in catalogue.children[code]:
        if catalogue.regions[child].level != "county" and not has_figures(catalogue, child):
            return child
    return None
