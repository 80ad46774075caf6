"""How readers ask: the words and questions that mean a thing of the site (读者怎么问)."""

from typing import Literal

from pydantic import Field

from site_gen.model.fields import Record, Slug, Text

Leaning = Literal["topics", "glossary", "guides", "cases", "doubts", "pages"]
Questions = dict[Slug, tuple[Text, ...]]


class Away(Record):
    """Words before a region that make it where one is treated, and the topic that is about it."""

    words: tuple[Text, ...]
    topic: Slug


class Search(Record):
    """What people type, by the id of what answers it; names and other names need not be said.

    *same* has the other forms of a word; *ignored* says nothing; *leans* has words that ask
    for one kind of answer; *endings* are those of region names in pinyin; *signs* are pairs of
    characters, the first written for the second.
    """

    topics: Questions = Field(default_factory=dict)
    glossary: Questions = Field(default_factory=dict)
    guides: Questions = Field(default_factory=dict)
    cases: Questions = Field(default_factory=dict)
    doubts: Questions = Field(default_factory=dict)
    pages: Questions = Field(default_factory=dict)
    schemes: Questions = Field(default_factory=dict)
    same: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    ignored: tuple[Text, ...] = ()
    leans: dict[Leaning, tuple[Text, ...]] = Field(default_factory=dict)
    away: Away | None = None
    endings: tuple[Text, ...] = ()
    signs: tuple[Text, ...] = ()

    def questions(self) -> dict[str, Questions]:
        """Give the questions by the kind of record that answers them."""
        kinds = ("topics", "glossary", "guides", "cases", "doubts", "pages", "schemes")
        return {kind: getattr(self, kind) for kind in kinds}
