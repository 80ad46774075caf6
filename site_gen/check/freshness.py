"""Rules on dates of checking: what nobody looked at for long is not passed off as checked."""

from collections.abc import Iterator
from datetime import timedelta

from site_gen.check.subject import Subject
from site_gen.problems import Problem, warning

_STALE = timedelta(days=365)
_TOO_OLD = timedelta(days=730)


def guides_are_checked(subject: Subject) -> Iterator[Problem]:
    """A guide was checked within a year (else a warning) or two (else an error)."""
    for item in subject.records.guides:
        age = subject.as_of - item.record.checked
        if timedelta() <= age <= _STALE:
            continue
        place = item.document.place("checked")
        if age > _TOO_OLD:
            yield Problem(place, "stale", f"已经 {age.days} 天没有核对", "请重新核对并改日期")
        elif age > _STALE:
            yield warning(place, "stale", f"已经 {age.days} 天没有核对", "请重新核对并改日期")
        else:
            # A site built as of an earlier day is right to have guides checked after it.
            yield warning(place, "stale", "核对日期晚于生成所按的日期", "请写真正核对的日期")


FRESHNESS_RULES = (guides_are_checked,)
