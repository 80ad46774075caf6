"""Vocabulary → one that another site might have: it lacks some fields and topics, some are not
inherited, concern everybody or only some, have a word for where sources are silent; and an area
implies a kind of visit.
"""

import random

from site_gen.model.vocabulary import (
    ChoiceDimension,
    Dimension,
    FieldDefinition,
    FieldType,
    Topic,
    Vocabulary,
)
from site_gen.rules import SERVICES, TOPICS

_SHARE = 0.05
_IMPLYING = ("cross-province-filed", {"visit-kind": "referral"})


def other_words(chance: random.Random, vocabulary: Vocabulary) -> Vocabulary:
    """Change some of the topics and fields of the sums; services stay."""
    topics = {
        name: _topic(chance, topic) if name in TOPICS else topic
        for name, topic in vocabulary.topics.items()
        if name not in TOPICS or name in SERVICES or chance.random() >= _SHARE
    }
    dimensions = dict(vocabulary.dimensions)
    if chance.random() < 0.2:
        dimensions["area"] = _implying(dimensions["area"])
    return vocabulary.model_copy(update={"topics": topics, "dimensions": dimensions})


def _topic(chance: random.Random, topic: Topic) -> Topic:
    fields = {
        name: _field(chance, field)
        for name, field in topic.fields.items()
        if chance.random() >= _SHARE
    }
    changes: dict[str, object] = {"fields": fields}
    if chance.random() < _SHARE:
        changes["concerns"] = ()
    if topic.only and chance.random() < 0.3:
        changes["only"] = chance.choice(({}, {**topic.only, "person": "retired"}))
    return topic.model_copy(update=changes)


def _field(chance: random.Random, field: FieldDefinition) -> FieldDefinition:
    changes: dict[str, object] = {}
    if chance.random() < _SHARE:
        changes["inherits"] = not field.inherits
    if field.type is FieldType.RATIO and chance.random() < _SHARE:
        changes["otherwise"] = chance.choice(("100%", "50%"))
    return field.model_copy(update=changes)


def _implying(area: Dimension) -> Dimension:
    """Let an area imply a kind of visit."""
    assert isinstance(area, ChoiceDimension)
    place, implied = _IMPLYING
    values = {**area.values, place: area.values[place].model_copy(update={"implies": implied})}
    # Made anew: what a dimension once worked out of its values is kept.
    return ChoiceDimension.model_construct(**{**dict(area), "values": values})
