"""Rules on texts: links lead somewhere, headings are in order, nothing is raw HTML."""

from collections.abc import Iterator

from site_gen.check.subject import Portion, Subject
from site_gen.markup import internal_links, troubles
from site_gen.parse.explain import nearest
from site_gen.problems import Level, Place, Problem, shown, warning
from site_gen.read.document import Document

_TEXTS = ("guides", "glossary", "pages")
_TAKEN = (
    *("a", "calculator", "case", "changes", "compare", "data", "doubts", "glossary", "guides"),
    *("offline", "r", "regions", "search", "sources", "t"),
)


def texts_are_plain(portion: Portion) -> Iterator[Problem]:
    """A text is Markdown: ordered headings, safe links, no raw HTML, no deep nesting."""
    for document in portion.documents(*_TEXTS):
        for trouble in troubles(document.body):
            level = Level.ERROR if trouble.fatal else Level.WARNING
            place = document.body_place(trouble.index)
            yield Problem(place, trouble.rule, trouble.message, trouble.remedy, level)


def links_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """A link to one of our pages names one that exists."""
    known = _targets(subject)
    for document in subject.documents(*_TEXTS):
        for index, kind, name in internal_links(document.body):
            if name not in known[kind] and not (kind == "region" and subject.region_is_known(name)):
                message = f"没有“{kind}:{shown(name)}”这一页"
                remedy = (
                    subject.nearest_region(name) if kind == "region" else nearest(name, known[kind])
                )
                yield Problem(document.body_place(index), "link", message, remedy)


def texts_are_not_empty(portion: Portion) -> Iterator[Problem]:
    """A text says something."""
    for document in portion.documents(*_TEXTS):
        if not document.body.strip():
            place = Place(document.path, document.body_line)
            yield Problem(place, "empty", "没有正文", "请在第二个 --- 下面写正文")


def terms_are_explained_once(subject: Subject) -> Iterator[Problem]:
    """A term, by its name or another, is explained in one entry."""
    seen: dict[str, Document] = {}
    for item in subject.records.glossary:
        for name in (item.record.term, *item.record.also):
            first = seen.setdefault(name, item.document)
            if first is not item.document:
                place = item.document.place("term")
                message = f"“{name}”在{first.place('term').seen_from(place)}已经解释过"
                yield warning(place, "term-twice", message, "请合并，或换一个说法")


def addresses_are_free(subject: Subject) -> Iterator[Problem]:
    """A page of the site's own texts does not take the address of another page."""
    for item in subject.records.pages:
        if item.id in _TAKEN:
            message = f"地址 {item.id}/ 已经有别的页面"
            yield Problem(Place(item.document.path), "address", message, "请给文件改名")


def the_site_says_who_makes_it(subject: Subject) -> Iterator[Problem]:
    """There is a page about the site: every page without records leads to it."""
    if "about" not in subject.ids("pages"):
        message = "没有 pages/about.md"
        yield Problem(
            subject.place_of("pages/about.md"),
            "missing-file",
            message,
            "请写一页说明谁在做、怎样补充记录",
        )


def _targets(subject: Subject) -> dict[str, set[str]]:
    return {
        "guide": subject.ids("guides"),
        "term": subject.ids("glossary"),
        "page": subject.ids("pages"),
        "source": subject.ids("sources"),
        "doubt": subject.ids("doubts"),
        "topic": subject.topics(),
        "region": set(subject.region_codes),
    }


TEXT_RULES = (texts_are_plain, texts_are_not_empty)
PROSE_RULES = (
    links_lead_somewhere,
    terms_are_explained_once,
    addresses_are_free,
    the_site_says_who_makes_it,
)
