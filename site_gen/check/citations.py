"""Rules on how far a source carries a figure."""

from collections.abc import Iterator

from site_gen.check.subject import Subject
from site_gen.index import citing
from site_gen.model.figure import Figure
from site_gen.model.source import Source
from site_gen.model.value import Standing
from site_gen.problems import Problem, warning

_STRONG = ("A", "B")


def weak_sources_do_not_stand_alone(subject: Subject) -> Iterator[Problem]:
    """A figure is adopted on a source of grade A or B, on two independent ones, or for a
    reason the curator states. Pages of one origin count as one source.
    """
    sources = {item.id: item.record for item in subject.records.sources}
    strong = {id_ for id_, source in sources.items() if source.grade in _STRONG}
    index = subject.index
    weak = [id_ for id_ in index.outline.cited if id_ not in strong]
    weakly = (figure for id_ in weak for figure in citing(index, id_))
    for figure in dict.fromkeys(weakly):
        if figure.standing is not Standing.ADOPTED or figure.vouched:
            continue
        cited = _cited(figure, sources)
        if not cited or any(source.grade in _STRONG for _, source in cited):
            continue
        if len({source.origin or id_ for id_, source in cited}) < 2:
            message = f"只有一处 {cited[0][1].grade} 级来源，不能直接采信"
            remedy = "请改 standing: cautioned 并写 note，或补一个独立来源，或写 vouched: 采信理由"
            yield Problem(figure.place, "weak-source", message, remedy)


def reasons_are_needed(subject: Subject) -> Iterator[Problem]:
    """A stated reason for adopting a figure is needed; else it is taken out."""
    sources = {item.id: item.record for item in subject.records.sources}
    for figure in subject.index.outline.vouched:
        if figure.standing is not Standing.ADOPTED:
            message = "没有采信的数写了采信理由 vouched"
            yield warning(figure.place, "needless-vouched", message, "请删去 vouched")
        cited = _cited(figure, sources)
        if cited and cited[0][1].grade == "A":
            message = "来源是 A 级，不必另写采信理由"
            yield warning(figure.place, "needless-vouched", message, "请删去 vouched")


def _cited(figure: Figure, sources: dict[str, Source]) -> list[tuple[str, Source]]:
    ids = (figure.citation.source, *figure.citation.also)
    return [(id_, sources[id_]) for id_ in ids if id_ in sources]


CITATION_RULES = (weak_sources_do_not_stand_alone, reasons_are_needed)
