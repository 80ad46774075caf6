"""Catalogue → the same with some figures said otherwise, as a source might: less exactly, with a
warning, against another source, for another time, for other people, or not at all; and with a
vocabulary that another site might have.

The same seed always gives the same catalogue.
"""

import random
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

from site_gen.catalogue import Catalogue
from site_gen.index import index_of
from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Measure, Moment, Option, Quantity, Span, Standing, Value
from site_gen.model.vocabulary import FieldDefinition
from tests.other_words import other_words

Changed = tuple[Figure, ...]
Change = Callable[[random.Random, Catalogue, Figure], Changed]
_SHARE = 0.2


def blurred(catalogue: Catalogue, seed: int) -> Catalogue:
    """Say one figure in five otherwise, by another vocabulary."""
    chance = random.Random(seed)  # noqa: S311  # the same catalogue every time, no secrets
    catalogue = replace(catalogue, vocabulary=other_words(chance, catalogue.vocabulary))
    topics = catalogue.vocabulary.topics
    figures = [
        changed
        for figure in catalogue.figures
        if figure.topic in topics and figure.field in topics[figure.topic].fields
        for changed in (
            chance.choice(CHANGES)(chance, catalogue, figure)
            if chance.random() < _SHARE
            else (figure,)
        )
    ]
    return with_figures(catalogue, figures)


def with_figures(catalogue: Catalogue, figures: list[Figure]) -> Catalogue:
    """Give a catalogue other figures."""
    index = index_of(figures)
    parts = {part.name: getattr(index, part.name) for part in fields(index)}
    return replace(catalogue, **parts, subjects=index.outline.subjects)


def _other_value(chance: random.Random, definition: FieldDefinition, value: Value) -> Value:
    """Say a value otherwise: as a range, as a bound, as another option, or why there is none."""
    if isinstance(value, Quantity) and value.measure is Measure.DURATION and chance.random() < 0.3:
        return value._replace(low=(value.low or 0) + 5000, high=(value.low or 0) + 5000)
    if isinstance(value, Quantity) and value.low is not None and chance.random() < 0.6:
        high = chance.choice((None, value.low + max(value.low // 5, 1)))
        return value._replace(high=high)
    if isinstance(value, Option) and chance.random() < 0.7:
        return Option(*chance.choice(list(definition.choices.items())))
    return chance.choice(list(Absence))


def _said_otherwise(chance: random.Random, catalogue: Catalogue, figure: Figure) -> Changed:
    return (
        replace(figure, value=_other_value(chance, _definition(catalogue, figure), figure.value)),
    )


def _cautioned(chance: random.Random, _: Catalogue, figure: Figure) -> Changed:
    note = chance.choice((None, "只有一处这样说。"))
    return (replace(figure, standing=Standing.CAUTIONED, note=note),)


def _disputed(chance: random.Random, catalogue: Catalogue, figure: Figure) -> Changed:
    """Let another source say the same, or something else."""
    one = replace(figure, standing=Standing.DISPUTED)
    source = chance.choice(list(catalogue.sources))
    value = figure.value
    if chance.random() < 0.6:
        value = _other_value(chance, _definition(catalogue, figure), value)
    citation = replace(figure.citation, source=source)
    per = chance.choice((figure.per, *_definition(catalogue, figure).per))
    other = replace(one, id=f"{figure.id}.other", citation=citation, value=value, per=per)
    return chance.choice(((one, other), (other, one), (one,)))


def _counted_otherwise(chance: random.Random, catalogue: Catalogue, figure: Figure) -> Changed:
    per = _definition(catalogue, figure).per
    others = (*per, "person-year", "unstated")
    return (replace(figure, per=chance.choice(others)),) if per else (figure,)


def _for_another_time(chance: random.Random, _: Catalogue, figure: Figure) -> Changed:
    """Begin on another day, or end; or begin again with the same."""
    later = replace(figure, id=f"{figure.id}.later", since=Moment(date(2025, 3, 1)))
    ended = replace(figure, until=date(2025, 5, 31))
    return chance.choice(((later,), (ended,), (ended, later), (figure, later)))


def _for_more(chance: random.Random, _: Catalogue, figure: Figure) -> Changed:
    """Leave out one of the dimensions a figure depends on."""
    if not figure.dims:
        return (figure,)
    left_out = chance.choice(figure.dims)
    return (replace(figure, dims=tuple(one for one in figure.dims if one != left_out)),)


def _for_fewer(chance: random.Random, _: Catalogue, figure: Figure) -> Changed:
    """Let a figure depend on one more dimension, and stand beside what it was."""
    more = chance.choice(
        (("cost", Span(0, 5_000_000)), ("age", Span(46, None)), ("age", Span(None, 45)))
    )
    if more[0] in dict(figure.dims):
        return (figure,)
    fewer = replace(figure, id=f"{figure.id}.fewer", dims=(*figure.dims, more))
    return chance.choice(((fewer,), (figure, fewer), (fewer, figure)))


def _for_every_scheme(_: random.Random, catalogue: Catalogue, figure: Figure) -> Changed:
    schemes = catalogue.vocabulary.schemes
    common = next(id_ for id_, scheme in schemes.items() if scheme.common)
    return (replace(figure, scheme=common),)


def _not_at_all(_: random.Random, __: Catalogue, ___: Figure) -> Changed:
    return ()


CHANGES: tuple[Change, ...] = (
    _said_otherwise,
    _said_otherwise,
    _said_otherwise,
    _cautioned,
    _disputed,
    _counted_otherwise,
    _for_another_time,
    _for_more,
    _for_fewer,
    _for_every_scheme,
    _not_at_all,
)


def _definition(catalogue: Catalogue, figure: Figure) -> FieldDefinition:
    return catalogue.vocabulary.topics[figure.topic].fields[figure.field]
