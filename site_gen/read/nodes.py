"""Documents: YAML as written, where every key and value keeps its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_gen.problems import Place

Step = str | int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as the text the curator wrote; its type is for the model to say."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; no key occurs twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def key(self, name: str) -> Scalar | None:
        """Find the key written *name*, with its place."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class Document:
    """One content file: its YAML, and for Markdown the text below the front matter."""

    path: str
    root: Mapping
    body: str = ""
    body_line: int = 1

    def place(self, *steps: Step) -> Place:
        """Give the place of the value at *steps*, or of the nearest node above it."""
        return _place_of(self.root, steps)

    def key_place(self, *steps: Step) -> Place:
        """Give the place of the key that leads to the value at *steps*."""
        node = _find(self.root, steps[:-1])
        key = node.key(str(steps[-1])) if isinstance(node, Mapping) and steps else None
        return key.place if key else self.place(*steps)

    def body_place(self, index: int) -> Place:
        """Give the place of a character of the body by its index."""
        line = self.body.count("\n", 0, index) + self.body_line
        return Place(self.path, line, index - self.body.rfind("\n", 0, index))


def plain(node: Node) -> Plain:
    """Give a node as strings, lists and dictionaries."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def scalars(node: Node) -> Iterator[Scalar]:
    """Walk every scalar of a node, keys included."""
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield key
                yield from scalars(value)


def child_of(node: Node, step: Step) -> Node | None:
    """Give the node one step below; None if there is none."""
    match node:
        case Mapping(entries=entries):
            return next((value for key, value in entries if key.text == step), None)
        case Sequence(items=items) if isinstance(step, int) and step < len(items):
            return items[step]
        case _:
            return None


def _find(node: Node, steps: tuple[Step, ...]) -> Node:
    for step in steps:
        child = child_of(node, step)
        if child is None:
            break
        node = child
    return node


def _place_of(node: Node, steps: tuple[Step, ...]) -> Place:
    return _find(node, steps).place
