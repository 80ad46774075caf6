"""Policy records → figures: each field of each row becomes one dated, cited value.

Refuses a row whose keys the topic does not know, whose value is not of its field's form,
or which does not say who says so.
"""

from collections.abc import Iterable, Iterator

from site_gen.figures.rows import PolicyFile, RowAt, row_figures
from site_gen.model.fields import last_day
from site_gen.model.figure import Figure
from site_gen.model.policy import Policy, Version
from site_gen.model.value import Moment
from site_gen.model.vocabulary import Vocabulary
from site_gen.parse.explain import nearest
from site_gen.parse.records import Parsed
from site_gen.problems import Place, Problem

# Rows of one version are compared with each other, so their number must stay small.
MOST_ROWS = 1_000


def figures_of(
    policies: Iterable[Parsed[Policy]], vocabulary: Vocabulary
) -> tuple[list[Figure], list[Problem]]:
    """Make the figures of all policy files, with everything wrong in them."""
    figures: list[Figure] = []
    problems: list[Problem] = []
    for policy in policies:
        for item in _policy_figures(policy, vocabulary):
            if isinstance(item, Figure):
                figures.append(item)
            else:
                problems.append(item)
    return figures, problems


def _policy_figures(policy: Parsed[Policy], vocabulary: Vocabulary) -> Iterator[Figure | Problem]:
    _, _, region, scheme, name = policy.document.path.rsplit("/", 4)
    topic = name.removesuffix(".yaml")
    place = Place(policy.document.path)
    if scheme not in vocabulary.schemes:
        remedy = nearest(scheme, vocabulary.schemes)
        yield Problem(place, "unknown-scheme", f"没有“{scheme}”这个险种（文件夹名）", remedy)
    if topic not in vocabulary.topics:
        remedy = nearest(topic, vocabulary.topics)
        yield Problem(place, "unknown-topic", f"没有“{topic}”这个主题（文件名）", remedy)
        return
    file = PolicyFile(region, scheme, topic, vocabulary, policy.document)
    if not policy.record.versions:
        yield Problem(place, "empty", "versions 是空的", "请至少写一段，以“- since:”开头")
    for number, version in enumerate(policy.record.versions):
        yield from _version_figures(file, number, version)


def _version_figures(file: PolicyFile, number: int, version: Version) -> Iterator[Figure | Problem]:
    place = file.document.place("versions", number)
    start = version.since or version.seen
    if start is None:
        remedy = "请补上 since: 日期；起始日不明时写 seen: 来源的日期"
        yield Problem(place, "missing-key", "没有写从哪天起", remedy)
        return
    yield from _odd_dates(file, number, version, start)
    if not version.rows:
        yield Problem(place, "empty", "这一段的 rows 没有一行", "请至少写一行")
    if len(version.rows) > MOST_ROWS:
        message = f"这一段有 {len(version.rows)} 行，多于 {MOST_ROWS}"
        yield Problem(place, "file-size", message, "请按主题拆开")
        return
    for index, row in enumerate(version.rows):
        steps = ("versions", number, "rows", index)
        yield from row_figures(RowAt(file, version, row, start, steps))


def _odd_dates(file: PolicyFile, number: int, version: Version, start: Moment) -> Iterator[Problem]:
    if version.since and version.seen:
        place = file.document.key_place("versions", number, "seen")
        remedy = "知道起始日只写 since，不知道只写 seen"
        yield Problem(place, "since", "since 和 seen 只能写一个", remedy)
    if version.until is not None and last_day(version.until) < start.day:
        key = "since" if version.since else "seen"
        line = file.document.place("versions", number, key).line
        place = file.document.place("versions", number, "until")
        message = f"结束日 {last_day(version.until)} 早于第 {line} 行的开始日 {start.day}"
        yield Problem(place, "until", message, f"请核对 {key} 和 until")
