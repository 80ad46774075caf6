"""Catalogue → the same with one field of the sums said otherwise throughout, in every way in turn:
less exactly, as nothing, as no limit, not at all, counted per nobody knows what, by sources that
disagree; and with one topic after the other unknown to its vocabulary.

Worked examples may ask for further ways, and for several at once, separated by commas: by stretches
of cost, by nobody but the vocabulary, or for some people only (``joining=employer``).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from site_gen.catalogue import Catalogue
from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Choice, Option, Quantity, Span, Standing, Value
from site_gen.model.vocabulary import FieldType
from site_gen.rules import SERVICES, TOPICS
from tests.blurred import with_figures
from tests.generated import Request, situations_on
from tests.grounds import grounds_of

Way = Callable[[Catalogue, Figure], tuple[Figure, ...]]
SEED = 5
ASKED_BY = {
    "contribution": "contribution",
    "personal-account": "account",
    "waiting-period": "waiting",
    "newborn": "waiting",
}
"""The key of a request by which a topic is asked for, if it is not ``visits``."""
ASSUMED = {FieldType.AMOUNT: "600.00", FieldType.RATIO: "50%", FieldType.POINTS: "-5"}
MANY = 100
"""How many requests are made for one of such a kind, so that there are enough."""


def _inexact(_: Catalogue, figure: Figure) -> tuple[Figure, ...]:
    value = figure.value
    if not isinstance(value, Quantity) or value.low is None:
        return (figure,)
    return (replace(figure, value=value._replace(high=None)),)


def _absent(absence: Absence) -> Way:
    return lambda _, figure: (replace(figure, value=absence),)


def _unstated(_: Catalogue, figure: Figure) -> tuple[Figure, ...]:
    return (replace(figure, per="unstated"),) if figure.per is not None else (figure,)


def _disputed(catalogue: Catalogue, figure: Figure) -> tuple[Figure, ...]:
    """Let another source say something else."""
    one = replace(figure, standing=Standing.DISPUTED)
    source = next(id_ for id_ in catalogue.sources if id_ != figure.citation.source)
    citation = replace(figure.citation, source=source)
    value = _another(catalogue, figure)
    return (one, replace(one, id=f"{figure.id}.other", citation=citation, value=value))


def _another(catalogue: Catalogue, figure: Figure) -> Value:
    value = figure.value
    if isinstance(value, Quantity) and value.low is not None:
        return value._replace(low=value.low // 2, high=value.low // 2)
    if isinstance(value, Option):
        choices = catalogue.vocabulary.topics[figure.topic].fields[figure.field].choices
        return next(Option(*one) for one in choices.items() if one[0] != value.id)
    return Absence.NONE


def _by_cost(_: Catalogue, figure: Figure) -> tuple[Figure, ...]:
    """Say it once for the first 分 of cost, and once for what lies above."""
    if "cost" in dict(figure.dims):
        return (figure,)
    first, rest = ("cost", Span(0, 1)), ("cost", Span(1, None))
    return (
        replace(figure, dims=(*figure.dims, first)),
        replace(figure, id=f"{figure.id}.above", dims=(*figure.dims, rest)),
    )


def _only_for(key: str, value: str) -> Way:
    """Say it only for those of whom something is so."""
    only = (key, Choice(value))
    return lambda _, figure: (
        (figure,) if key in dict(figure.dims) else (replace(figure, dims=(*figure.dims, only)),)
    )


WAYS: Mapping[str, Way] = {
    "inexact": _inexact,
    "not-stated": _absent(Absence.NOT_STATED),
    "none": _absent(Absence.NONE),
    "unlimited": _absent(Absence.UNLIMITED),
    "unstated": _unstated,
    "disputed": _disputed,
}


def fields_of(catalogue: Catalogue) -> list[str]:
    """List the fields of the sums on which there are figures."""
    return sorted({f"{f.topic}.{f.field}" for f in catalogue.figures if f.topic in TOPICS})


def ways_of(catalogue: Catalogue) -> list[str]:
    """Name every way: ``topic.field way``, or ``topic unknown``."""
    unknown = [f"{topic} unknown" for topic in TOPICS if topic not in SERVICES]
    return [*(f"{field} {way}" for field in fields_of(catalogue) for way in WAYS), *unknown]


def said_throughout(catalogue: Catalogue, name: str) -> Catalogue:
    """Say a field, or forget a topic, in the way of that name; or several, one after the other."""
    for one in name.split(", "):
        catalogue = _said(catalogue, one)
    return catalogue


def _said(catalogue: Catalogue, name: str) -> Catalogue:
    field, _, way = name.partition(" ")
    if way == "assumed":
        return _assumed(catalogue, field)
    if way == "unknown":
        topics = {key: topic for key, topic in catalogue.vocabulary.topics.items() if key != field}
        vocabulary = catalogue.vocabulary.model_copy(update={"topics": topics})
        kept = [figure for figure in catalogue.figures if figure.topic in topics]
        return with_figures(replace(catalogue, vocabulary=vocabulary), kept)
    say = _way(way)
    changed = [
        one
        for figure in catalogue.figures
        for one in (
            say(catalogue, figure) if f"{figure.topic}.{figure.field}" == field else (figure,)
        )
    ]
    return with_figures(catalogue, changed)


def _way(name: str) -> Way:
    key, _, value = name.partition("=")
    if value:
        return _only_for(key, value)
    return _by_cost if name == "by-cost" else WAYS[name]


def _assumed(catalogue: Catalogue, name: str) -> Catalogue:
    """Let nobody say a field but the vocabulary."""
    topic, _, field = name.partition(".")
    topics = catalogue.vocabulary.topics
    definition = topics[topic].fields[field]
    known = definition.model_copy(update={"otherwise": ASSUMED[definition.type]})
    fields = {**topics[topic].fields, field: known}
    changed = {**topics, topic: topics[topic].model_copy(update={"fields": fields})}
    vocabulary = catalogue.vocabulary.model_copy(update={"topics": changed})
    kept = [f for f in catalogue.figures if f"{f.topic}.{f.field}" != name]
    return with_figures(replace(catalogue, vocabulary=vocabulary), kept)


def situations_asking(catalogue: Catalogue, name: str, number: int) -> Iterator[Request]:
    """Make requests of the kind that asks for what is said otherwise, where there is something."""
    field, _, way = name.partition(" ")
    topic = field.partition(".")[0]
    grounds = [
        ground for ground in grounds_of(catalogue) if way == "unknown" or field in ground.fields
    ]
    requests = situations_on(grounds, MANY * number, SEED)
    asking = (request for request in requests if ASKED_BY.get(topic, "visits") in request)
    return islice(asking, number)
