"""A word that is not known → the known one that was meant, by its letters or its label."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

_LISTED = 6
_LONGEST = 80
# What a curator calls the words that the models themselves know.
_CHINESE = {
    "adopted": ("采信",),
    "cautioned": ("慎用", "谨慎"),
    "disputed": ("有争议", "争议", "存疑"),
    "rejected": ("不采信", "不用", "拒绝"),
    "government": ("政府网站", "政府", "官网", "医保局"),
    "answer": ("官方答复", "答复", "回复"),
    "bulletin": ("公报", "统计公报"),
    "press": ("报道", "媒体", "新闻", "报纸"),
    "guide": ("办事指南", "指南"),
    "aggregator": ("汇编网站", "汇编", "转载"),
    "unattributed": ("未署名", "不详"),
    "code-list": ("代码表",),
    "choice": ("选项",),
    "range": ("范围",),
    "amount": ("金额",),
    "ratio": ("比例",),
    "points": ("百分点",),
    "count": ("数字", "个数"),
    "duration": ("时长",),
    "date": ("日期",),
    "period": ("起止",),
    "text": ("文字",),
    "list": ("列表",),
    "A": ("a", "A级", "甲级"),
    "B": ("b", "B级", "乙级"),
    "C": ("c", "C级", "丙级"),
    "D": ("d", "D级", "丁级"),
}


def folded(word: str) -> str:
    """Write a word as ids are written: half width, lower case, with hyphens."""
    return unicodedata.normalize("NFKC", word[:_LONGEST]).strip().lower().replace("_", "-")


def nearest_first(word: str, known: Iterable[str]) -> list[str]:
    """Put the words most like *word* first, the others by their letters."""
    plain = folded(word)
    return sorted(sorted(known), key=lambda one: -SequenceMatcher(None, plain, one.lower()).ratio())


def meant(word: str, allowed: Iterable[str]) -> str | None:
    """Guess which of the allowed words is meant by a misspelt or a Chinese one."""
    allowed = list(allowed)
    named = [(len(name), one) for one in allowed for name in _CHINESE.get(one, ()) if name in word]
    if named and not word.isascii():
        return max(named)[1]
    if word.upper() in allowed:
        return word.upper()
    close = get_close_matches(folded(word), allowed, n=1, cutoff=0.6)
    return close[0] if close else None


def nearest_named(word: str, labels: Mapping[str, str]) -> str:
    """Make a remedy out of the ids whose label or letters are most like *word*."""
    if not labels:
        return "请核对，或删去"
    found = _by_label(word.strip(), labels)
    found = found or get_close_matches(folded(word), sorted(labels), n=1, cutoff=0.6)
    if found:
        return f"是不是 {_listed(found, labels)}"
    more = "等" if len(labels) > _LISTED else ""
    return f"这里可以写：{_listed(nearest_first(word, labels), labels)}{more}"


def _by_label(word: str, labels: Mapping[str, str]) -> list[str]:
    """Find the ids whose label is the word, holds it, or is held by it; the same one first."""
    if word.isascii():
        return []
    same = [one for one, label in labels.items() if label == word]
    holding = [one for one, label in labels.items() if word in label and one not in same]
    held = [one for one, label in labels.items() if label and label in word]
    return [*same, *holding] or sorted(held, key=lambda one: -len(labels[one]))


def _listed(ids: list[str], labels: Mapping[str, str]) -> str:
    return "、".join(f"{one}（{labels[one]}）" if labels[one] else one for one in ids[:_LISTED])
