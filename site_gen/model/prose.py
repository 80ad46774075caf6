"""Texts in Markdown with front matter, and the words of the site itself."""

from site_gen.model.fields import DayField, Record, RegionCode, Slug, SourceId, Text, Url, Whole


class Guide(Record):
    """How to get something done: for which regions, by which sources, checked when."""

    title: Text
    regions: tuple[RegionCode, ...]
    topics: tuple[Slug, ...]
    sources: tuple[SourceId, ...]
    checked: DayField
    order: Whole


class Term(Record):
    """A glossary entry."""

    term: Text
    also: tuple[Text, ...] = ()
    sources: tuple[SourceId, ...] = ()


class ProsePage(Record):
    """A page of the site that is only text."""

    title: Text
    sources: tuple[SourceId, ...] = ()


class Site(Record):
    """The site's own words: its name, its promise, whom to call.

    *question* stands over the box that finds a region, *example* in it.
    """

    name: Text
    tagline: Text
    question: Text | None = None
    example: Text | None = None
    notice: Text
    hotline: Text | None = None
    hotline_label: Text | None = None
    licence: Text
    licence_url: Url
    language: Text
