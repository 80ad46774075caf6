"""Rules on how readers ask: each question has one answer, and the answer exists."""

from collections.abc import Iterator

from site_gen.check.subject import Subject
from site_gen.model.search import Search
from site_gen.parse.explain import nearest
from site_gen.parse.records import Parsed
from site_gen.problems import Place, Problem
from site_gen.read.nodes import Step

_PAIR = 2


def questions_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """What answers a question is a record of the kind it stands under."""
    for item in subject.records.search:
        for kind, questions in item.record.questions().items():
            known = _ids(subject, kind)
            for id_ in questions:
                if id_ not in known:
                    place = item.document.key_place(kind, id_)
                    message = f"{kind} 里没有“{id_}”"
                    yield Problem(place, "unknown-answer", message, nearest(id_, known))
        away = item.record.away
        if away is not None and away.topic not in subject.topics():
            place = item.document.place("away", "topic")
            message = f"没有“{away.topic}”这个主题"
            yield Problem(place, "unknown-topic", message, nearest(away.topic, subject.topics()))


def a_question_has_one_answer(subject: Subject) -> Iterator[Problem]:
    """A question stands once: under what answers it best."""
    for item in subject.records.search:
        seen: dict[str, Place] = {}
        for steps, words in _questions(item):
            for index, said in enumerate(words):
                place = item.document.place(*steps, index)
                first = seen.setdefault(said, place)
                if first != place:
                    message = f"“{said}”在{first.seen_from(place)}已经写过"
                    yield Problem(place, "asked-twice", message, "只留在最合适的一处")


def a_form_belongs_to_one_word(subject: Subject) -> Iterator[Problem]:
    """A form of a word belongs to one word only, and no word is a form of another."""
    for item in subject.records.search:
        seen: dict[str, Place] = {
            word: item.document.key_place("same", word) for word in item.record.same
        }
        for word, forms in item.record.same.items():
            for index, form in enumerate(forms):
                place = item.document.place("same", word, index)
                first = seen.setdefault(form, place)
                if first != place:
                    message = f"“{form}”在{first.seen_from(place)}已经写过"
                    yield Problem(place, "word-twice", message, "一个词只能归到一个词")


def signs_are_pairs(subject: Subject) -> Iterator[Problem]:
    """A sign that stands for another is written with it, two characters in all."""
    for item in subject.records.search:
        for index, pair in enumerate(item.record.signs):
            if len(pair) != _PAIR or pair[0] == pair[1]:
                place = item.document.place("signs", index)
                message = f"“{pair}”不是两个不同的字"
                yield Problem(place, "pair", message, "请写成 醫医 这样，前一个字换成后一个")


def _questions(item: Parsed[Search]) -> Iterator[tuple[tuple[Step, ...], tuple[str, ...]]]:
    """List what is asked; the words of schemes are no questions of their own."""
    for kind, questions in item.record.questions().items():
        if kind != "schemes":
            for id_, words in questions.items():
                yield (kind, id_), words


def _ids(subject: Subject, kind: str) -> set[str]:
    match kind:
        case "topics":
            return subject.topics()
        case "schemes":
            return set(subject.vocabulary.schemes)
        case _:
            return subject.ids(kind)


SEARCH_RULES = (
    questions_lead_somewhere,
    a_question_has_one_answer,
    a_form_belongs_to_one_word,
    signs_are_pairs,
)
