"""One row of a policy → its figures: what it is about, who says so, and its values."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic_core import PydanticCustomError

from site_gen.figures.coordinates import coordinate_id, parse_coordinate
from site_gen.figures.values import is_implausible, parse_given
from site_gen.model.fields import last_day
from site_gen.model.figure import Citation, Figure
from site_gen.model.policy import Row, Version
from site_gen.model.value import Coordinate, Moment, Quantity, Standing, Value
from site_gen.model.vocabulary import FieldDefinition, FieldType, Topic, Vocabulary
from site_gen.parse.likeness import nearest_named
from site_gen.parse.torn import torn_key
from site_gen.problems import Place, Problem, shown, warning
from site_gen.read.document import Document
from site_gen.read.nodes import Node, Step, find

Dims = tuple[tuple[str, Coordinate], ...]

_CITATION_LABELS = {
    "source": "来源",
    "at": "在来源的什么地方",
    "also": "同样说法的来源",
    "standing": "采信程度",
    "note": "说明",
    "doubt": "存疑",
    "vouched": "采信理由",
    "per": "按什么计",
}


@dataclass(frozen=True)
class PolicyFile:
    """What every row of one policy file shares."""

    region: str
    scheme: str
    topic_id: str
    vocabulary: Vocabulary
    document: Document

    @property
    def topic(self) -> Topic:
        """The topic the file is about."""
        return self.vocabulary.topics[self.topic_id]


@dataclass(frozen=True)
class RowAt:
    """One row with the version and file it stands in; *steps* lead to it."""

    file: PolicyFile
    version: Version
    row: Row
    start: Moment
    steps: tuple[Step, ...]

    @property
    def given(self) -> dict[str, object]:
        """What the row says besides its citation, by key: dimensions and fields."""
        return self.row.model_extra or {}

    @cached_property
    def node(self) -> Node:
        """The row as it is written."""
        return find(self.file.document.root, self.steps)

    def place(self, *steps: Step) -> Place:
        """Give the place of the row, or of a value in it."""
        return find(self.node, steps).place

    def key_place(self, key: str) -> Place:
        """Give the place of a key of the row."""
        return self.file.document.key_place(*self.steps, key)


def row_figures(at: RowAt) -> Iterator[Figure | Problem]:
    """Make the figures of a row, or say what is wrong with it."""
    fields = [key for key in at.given if key in at.file.topic.fields]
    judged = [key for key in at.given if key not in fields and not _stray(at, key, fields)]
    placed = {key: _coordinate(at, key) for key in judged}
    misplaced = [item for item in placed.values() if isinstance(item, Problem)]
    yield from misplaced
    if not fields and not misplaced:
        some = "、".join(list(at.file.topic.fields)[:6])
        yield Problem(at.place(), "row", "这一行没有任何数值", f"请写上 {some} 之一")
    if at.row.per and fields and not any(at.file.topic.fields[name].per for name in fields):
        yield Problem(at.place("per"), "per", "这一行没有按次、按年计的金额", "请删去 per")
    citation = _citation(at)
    if isinstance(citation, Problem):
        yield citation
        return
    dims = _ordered(at, placed)
    for name in fields:
        for item in _field_figures(at, name, dims, citation):
            # A row whose place is not known makes no figure; its values are still judged.
            if isinstance(item, Problem) or not misplaced:
                yield item


def _stray(at: RowAt, key: str, fields: list[str]) -> bool:
    """Tell whether no field of the row depends on a dimension: its value need not be judged."""
    allowed = {name for field in fields for name in at.file.topic.fields[field].dimensions}
    return bool(fields) and key in at.file.vocabulary.dimensions and key not in allowed


def _words_of(file: PolicyFile) -> dict[str, str]:
    """Give the words a row of the topic may use, with their labels."""
    known = file.vocabulary.dimensions
    fields = file.topic.fields
    allowed = [name for f in fields.values() for name in f.dimensions if name in known]
    dimensions = {name: known[name].label for name in allowed}
    words = {name: definition.label for name, definition in fields.items()}
    citation = {name: _CITATION_LABELS.get(name, "") for name in Row.model_fields}
    return {**words, **dimensions, **citation}


def _coordinate(at: RowAt, key: str) -> Coordinate | Problem:
    dimension = at.file.vocabulary.dimensions.get(key)
    if dimension is None:
        torn = torn_key(at.file.document, *at.steps, key)
        if torn is not None:
            return torn
        message = f"“{at.file.topic.label}”没有“{shown(key)}”"
        remedy = nearest_named(key, _words_of(at.file))
        return Problem(at.key_place(key), "unknown-key", message, remedy)
    text = at.given[key]
    if not isinstance(text, str):
        return Problem(at.place(key), "shape", f"“{key}”只能有一个值", "请分成几行写")
    try:
        return parse_coordinate(text.strip(), dimension)
    except PydanticCustomError as error:
        return _refused(error, at.place(key))


def _ordered(at: RowAt, placed: dict[str, Coordinate | Problem]) -> Dims:
    """Put the coordinates of a row in the order of the vocabulary."""
    order = list(at.file.vocabulary.dimensions)
    known = [(key, item) for key, item in placed.items() if not isinstance(item, Problem)]
    return tuple(sorted(known, key=lambda item: order.index(item[0])))


def _citation(at: RowAt) -> Citation | Problem:
    """Take the row's own citation, or the version's: never the page of one, the source of other."""
    row, version = at.row, at.version
    source = row.source or version.source
    where = row.at or (None if row.source else version.at)
    if source is None:
        remedy = "请写 source: 来源编号，这一行或这一段都可以"
        return Problem(at.place(), "no-source", "没有写来源", remedy)
    if where is None:
        remedy = "请写 at: 标题、段落或表格"
        return Problem(at.place(), "no-source", f"没有写在来源 {source} 的什么地方", remedy)
    also = row.also or (() if row.source else version.also)
    return Citation(source, where, also, None if row.source else version.document)


def _field_figures(
    at: RowAt, name: str, dims: Dims, citation: Citation
) -> Iterator[Figure | Problem]:
    definition = at.file.topic.fields[name]
    dimensions = at.file.vocabulary.dimensions
    stray = [key for key in at.given if key in dimensions and key not in definition.dimensions]
    if stray:
        yield _stray_dimension(at, definition, stray[0])
        return
    try:
        value = parse_given(at.given[name], definition, _unit(at, definition))
    except PydanticCustomError as error:
        yield _refused(error, at.place(name))
        return
    yield from _doubtful(at, name, definition, value)
    yield _figure(at, name, dims, value, citation)


def _stray_dimension(at: RowAt, definition: FieldDefinition, key: str) -> Problem:
    label = at.file.vocabulary.dimensions[key].label
    allowed = "、".join(definition.dimensions)
    message = f"“{definition.label}”不按 {key}（{label}）分"
    remedy = f"它可以按 {allowed} 分" if allowed else "请把它另写一行，不分"
    return Problem(at.key_place(key), "dimension", message, remedy)


def _stray_per(at: RowAt, definition: FieldDefinition, per: str) -> Problem:
    units = at.file.vocabulary.units
    labels = {key: units[key].label if key in units else "" for key in definition.per}
    remedy = nearest_named(per, labels).replace("这里可以写：", "可以写 ")
    message = f"“{definition.label}”不按“{shown(per)}”计"
    return Problem(at.place("per"), "per", message, remedy if labels else "请删去 per")


def _doubtful(at: RowAt, name: str, definition: FieldDefinition, value: Value) -> Iterator[Problem]:
    place = at.place(name)
    per = at.row.per
    if definition.type is FieldType.AMOUNT and per and per not in definition.per:
        yield _stray_per(at, definition, per)
    if is_implausible(value, definition) and _note(at) is None:
        message = f"“{definition.label}”这个数不寻常"
        yield warning(place, "plausible", message, "请核对单位是元还是万元，有没有多写少写零")
    if _standing(at) is not Standing.ADOPTED and _note(at) is None:
        message = f"标了 standing: {_standing(at)} 却没有说明原因"
        yield Problem(place, "no-reason", message, "请写 note: 原因")


def _figure(at: RowAt, name: str, dims: Dims, value: Value, citation: Citation) -> Figure:
    row, version, file = at.row, at.version, at.file
    return Figure(
        id=_figure_id(at, name, dims, citation),
        region=file.region,
        scheme=file.scheme,
        topic=file.topic_id,
        field=name,
        dims=dims,
        value=value,
        unit=value.unit if isinstance(value, Quantity) else "",
        per=_per(at, file.topic.fields[name]),
        since=at.start,
        seen=version.since is None,
        until=last_day(version.until) if version.until else None,
        standing=_standing(at),
        citation=citation,
        note=_note(at),
        doubt=row.doubt or version.doubt,
        vouched=row.vouched or version.vouched,
        place=at.place(name),
    )


def _figure_id(at: RowAt, name: str, dims: Dims, citation: Citation) -> str:
    """Make the stable id: what the figure is about, and since when; claims add their source."""
    where = [coordinate_id(c, at.file.vocabulary.dimensions[key]) for key, c in dims]
    day = at.start.day.isoformat()
    parts = [at.file.region, at.file.scheme, at.file.topic_id, name, *where, day]
    if _standing(at) in (Standing.DISPUTED, Standing.REJECTED):
        parts.append(citation.source.lower())
    return ".".join(parts)


def _standing(at: RowAt) -> Standing:
    return Standing(at.row.standing or at.version.standing or "adopted")


def _note(at: RowAt) -> str | None:
    return at.row.note or at.version.note


def _per(at: RowAt, definition: FieldDefinition) -> str | None:
    return at.row.per or (definition.per[0] if definition.per else None)


def _unit(at: RowAt, definition: FieldDefinition) -> str:
    match definition.type:
        case FieldType.AMOUNT:
            known = at.file.vocabulary.units.get(_per(at, definition) or "")
            if known is None:
                return "元"
            return f"元{known.written}" if known.written else f"元/{known.label}"
        case FieldType.RATIO:
            return "%"
        case FieldType.POINTS:
            return "个百分点"
        case _:
            return definition.unit or ""


def _refused(error: PydanticCustomError, place: Place) -> Problem:
    context = error.context or {}
    return Problem(place, error.type, context["message"], context["remedy"])
