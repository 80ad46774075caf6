"""PyYAML's events → nodes: our own strict constructor.

``yaml.load`` is never called. Scalars stay text; duplicate keys, aliases, anchors, tags,
merge keys, keys that are not scalars, several documents and nesting deeper than 16 are
refused as the events come, before anything is built that could grow.
"""

import re
import unicodedata
from collections.abc import Iterator

import yaml

from site_gen.problems import Place, Problem, shown
from site_gen.read.nodes import Mapping, Node, Scalar, Sequence
from site_gen.read.syntax import problem_of
from site_gen.read.typography import colon_problem, value_problems, without_signs

DEEPEST = 16
MOST_NODES = 60_000
# Signs that are never wrong, whatever stands before or after them: most keys, numbers and names.
_USUAL = re.compile(r"[A-Za-z0-9.%+_\u4e00-\u9fff-]*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Events = Iterator[yaml.Event]


class _RefusedError(Exception):
    """Building cannot go on; holds the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def construct(path: str, text: str, first_line: int = 1) -> tuple[Mapping | None, list[Problem]]:
    """Build the mapping a YAML text is, or say what stops it.

    *first_line* is the file's line on which the text begins.
    """
    builder = _Builder(path, first_line)
    try:
        root = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        return None, [*builder.problems, problem_of(error, path, text, first_line)]
    except _RefusedError as refused:
        return None, [*builder.problems, refused.problem]
    return root, builder.problems


class _Builder:
    """Turns one file's events into nodes and collects what is wrong on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.nodes = 0

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:  # only events made by hand have none
            return Place(self.path, self.first_line)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def document(self, events: Events) -> Mapping | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                remedy = "请拆成两个文件，或删去中间的 ---"
                raise self.refused(event, "documents", "一个文件里有两段 YAML（---）", remedy)
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 1)
        if not isinstance(root, Mapping):
            self.problems.append(self.no_mapping(root))
            return None
        return root

    def no_mapping(self, root: Node | None) -> Problem:
        if isinstance(root, Scalar) and "：" in root.text:
            return _colon_after(root, root.text.partition("：")[0])
        place = root.place if root else Place(self.path, self.first_line)
        message = "没有内容，只有注释" if root is None else "最外层应当是“键: 值”"
        return Problem(place, "shape", message, "请按样例写，例如 title: 标题，每个键一行")

    def node(self, event: yaml.Event, events: Events, depth: int, *, listed: bool = False) -> Node:
        self.check_limits(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, listed=listed)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        remedy = "请把内容照写一遍；文字以 * 开头要给整个值加引号"
        raise self.refused(event, "alias", "这里用了 YAML 的引用（*）", remedy)

    def scalar(self, event: yaml.ScalarEvent, *, listed: bool) -> Scalar | Sequence:
        self.check_extras(event)
        place, text, plain = self.place(event), event.value, not event.style
        if _USUAL.fullmatch(text):
            return Scalar(text, place)
        text = without_signs(text)
        if event.style not in ("|", ">"):  # whose lines end where they end
            self.problems += value_problems(text, place, plain=plain, listed=listed)
        if plain and text.startswith("［"):
            return Sequence(tuple(_split(Scalar(text.strip("［］"), place))), place)
        return Scalar(text, place)

    def check_limits(self, event: yaml.Event, depth: int) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = f"一个文件里超过 {MOST_NODES} 项"
            raise self.refused(event, "file-size", message, "请按地区或主题拆开")
        if depth > DEEPEST:
            message = f"括号或缩进套了超过 {DEEPEST} 层"
            raise self.refused(event, "depth", message, "请减少层数；多打的括号请删去")

    def check_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            remedy = "请删去；文字以 & 开头要给整个值加引号"
            raise self.refused(event, "anchor", "这里用了 YAML 的锚点（&）", remedy)
        if event.tag:
            remedy = "请删去；文字以 ! 开头要给整个值加引号"
            raise self.refused(event, "tag", "这里用了 YAML 的标签（!）", remedy)

    def sequence(self, start: yaml.SequenceStartEvent, events: Events, depth: int) -> Sequence:
        self.check_extras(start)
        listed = bool(start.flow_style)
        items: list[Node] = []
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            item = self.node(event, events, depth + 1, listed=listed)
            plain = isinstance(event, yaml.ScalarEvent) and not event.style
            items += _split(item) if listed and plain else [item]
        return Sequence(tuple(items), self.place(start))

    def mapping(self, start: yaml.MappingStartEvent, events: Events, depth: int) -> Mapping:
        self.check_extras(start)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self.key(event, events, depth)
            value = self.node(next(events), events, depth + 1)
            if "：" in key.text:
                key, value = self.mended(key, value)
            same = key.text if key.text.isascii() else unicodedata.normalize("NFKC", key.text)
            same = same.strip()
            if same in entries:
                self.problems.append(_duplicate(key, entries[same][0]))
            else:
                entries[same] = (key, value)
        return Mapping(tuple(entries.values()), self.place(start))

    def key(self, event: yaml.Event, events: Events, depth: int) -> Scalar:
        key = self.node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            remedy = "冒号左边只能是一个词；整个值以 { 或 [ 开头时要加引号"
            raise self.refused(event, "key", "这里把列表或花括号当成了键", remedy)
        if key.text == "<<":
            message, remedy = "这里用了 YAML 的合并键（<<）", "请把要合并的内容照写一遍"
            raise self.refused(event, "merge", message, remedy)
        return key

    def mended(self, key: Scalar, value: Node) -> tuple[Scalar, Node]:
        """Report ``{起付线：300}`` and read on as if the colon had been a plain one."""
        left, _, right = key.text.partition("：")
        self.problems.append(_colon_after(key, left))
        if isinstance(value, Scalar) and not value.text:
            value = Scalar(right.strip(), value.place)
        return Scalar(left, key.place), value

    def refused(self, event: yaml.Event, rule: str, message: str, remedy: str) -> _RefusedError:
        return _RefusedError(Problem(self.place(event), rule, message, remedy))


def _colon_after(written: Scalar, key: str) -> Problem:
    at = written.place
    return colon_problem(Place(at.path, at.line, at.column + len(key)), key)


def _split(item: Node) -> list[Node]:
    """Read ``甲，乙`` between brackets as the two items it was meant to be."""
    if not isinstance(item, Scalar):
        return [item]
    return [Scalar(part.strip(), item.place) for part in item.text.split("，")]


def _duplicate(key: Scalar, first: Scalar) -> Problem:
    line = first.place.line
    if key.text == first.text:
        message = f"“{shown(key.text)}”写了两次，第一次在第 {line} 行"
    else:
        message = f"“{shown(key.text)}”和第 {line} 行的“{shown(first.text)}”是同一个键"
    return Problem(key.place, "duplicate-key", message, "请合并成一个")
