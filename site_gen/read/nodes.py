"""YAML as written, where every key and value keeps its place."""

from collections.abc import Iterator
from typing import NamedTuple

from site_gen.problems import Place

Step = str | int


class Scalar(NamedTuple):
    """A scalar as the text the curator wrote; its type is for the model to say."""

    text: str
    place: Place


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    place: Place


class Mapping(NamedTuple):
    """Keys with their values, in the order written; no key occurs twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def key(self, name: str) -> Scalar | None:
        """Find the key written *name*, with its place."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """Give a node as strings, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


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
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == step:
                return value
    elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def find(node: Node, steps: tuple[Step, ...]) -> Node:
    """Give the node at *steps*, or the nearest one above it."""
    for step in steps:
        child = child_of(node, step)
        if child is None:
            break
        node = child
    return node
