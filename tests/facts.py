"""A built page, read as it stands without any script → the values it states, and where."""

import re
from decimal import Decimal
from html import unescape

_SCRIPTED = re.compile(r"<template.*?</template>", re.DOTALL)
_HIDDEN = re.compile(r"<(\w+)\b[^>]*(?: hidden\b|class=\"[^\"]*js-only)[^>]*>.*?</\1>", re.DOTALL)
_ROW = re.compile(r'<tr id="([^"]+)">(.*?)</tr>', re.DOTALL)
_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
_TOPIC = re.compile(
    r'<(?:details|div) class="topic[^"]*" id="([^"]+)">(.*?)(?=<(?:details|div) class="topic|</section>)',
    re.DOTALL,
)
_ASIDE = re.compile(r'<span class="help".*?</span>', re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"([+-]?[\d.]+)(万|亿)?(.*)")
_TIMES = {None: 1, "万": 10_000, "亿": 100_000_000}


def bare(page: str) -> str:
    """Leave out what only scripts show."""
    return _HIDDEN.sub("", _SCRIPTED.sub("", page))


def rows_of(page: str) -> dict[str, list[str]]:
    """Give the cells of every row that has an address, without what is said aside."""
    return {
        unescape(id_): [words(_ASIDE.sub("", cell)) for cell in _CELL.findall(row)]
        for id_, row in _ROW.findall(bare(page))
    }


def topics_of(page: str) -> dict[str, list[str]]:
    """Give the cells of every topic of a region's page, by the topic's anchor."""
    return {
        id_: [words(cell) for cell in _CELL.findall(text)]
        for id_, text in _TOPIC.findall(bare(page))
    }


def words(markup: str) -> str:
    """Read markup as a person does."""
    return unescape(_MARKUP.sub("", markup)).strip()


def states(text: str, value: str, unit: str) -> bool:
    """Tell whether words written for people state a number: 7万元/年 is 70000, 元/年."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return False
    number, times, rest = found.groups()
    if (times or "") + rest == unit:  # as in 208万人, where 万人 is the unit
        return Decimal(number) == Decimal(value)
    return rest == unit and Decimal(number) * _TIMES[times] == Decimal(value)
