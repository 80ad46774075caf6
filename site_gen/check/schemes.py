"""Rules on schemes: where the vocabulary names one it exists, and its id can be an address."""

from collections.abc import Iterator

from site_gen.check.subject import Subject
from site_gen.parse.explain import nearest
from site_gen.problems import Place, Problem, shown
from site_gen.read.document import Document
from site_gen.read.nodes import Step

_TAKEN = "history"
"""A region's pages below its own: one for its history, one for each year, one for each scheme."""


def topics_concern_known_schemes(subject: Subject) -> Iterator[Problem]:
    """A topic concerns schemes of the vocabulary."""
    for item in subject.records.topics:
        for index, scheme in enumerate(item.record.concerns):
            yield from _unknown(subject, item.document, ("concerns", index), scheme)


def summaries_are_of_living_schemes(subject: Subject) -> Iterator[Problem]:
    """A field stands in the summary of schemes that people can be in today."""
    schemes = subject.vocabulary.schemes
    for item in subject.records.topics:
        for name, field in item.record.fields.items():
            for index, scheme in enumerate(field.summary):
                steps = ("fields", name, "summary", index)
                yield from _unknown(subject, item.document, steps, scheme)
                known = schemes.get(scheme)
                if known is not None and (known.common or known.ended is not None):
                    message = f"“{known.label}”没有自己的要点"
                    remedy = "要点只写给现在能参加的险种；不分险种的数会补进各险种的要点"
                    yield Problem(item.document.place(*steps), "no-summary", message, remedy)


def schemes_leave_addresses_free(subject: Subject) -> Iterator[Problem]:
    """The id of a scheme is neither a year nor the name of another page of a region."""
    for file in subject.records.schemes:
        for id_ in file.record.schemes:
            if id_ == _TAKEN or (id_.isdigit() and len(id_) == len("2026")):
                place: Place = file.document.key_place("schemes", id_)
                message = f"“{id_}”已经是地区的另一页的地址"
                yield Problem(place, "word-twice", message, "请给险种换一个标识")


def _unknown(
    subject: Subject, document: Document, steps: tuple[Step, ...], scheme: str
) -> Iterator[Problem]:
    schemes = subject.vocabulary.schemes
    if schemes and scheme not in schemes:
        message = f"没有“{shown(scheme)}”这个险种"
        remedy = nearest(scheme, schemes)
        yield Problem(document.place(*steps), "unknown-scheme", message, remedy)


SCHEME_RULES = (
    topics_concern_known_schemes,
    summaries_are_of_living_schemes,
    schemes_leave_addresses_free,
)
