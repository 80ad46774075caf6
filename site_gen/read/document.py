"""One content file as read: its text, and its YAML where every value keeps its place."""

from dataclasses import dataclass, fields
from functools import cached_property

from site_gen.problems import Place
from site_gen.read.events import construct
from site_gen.read.nodes import Mapping, Step, find


@dataclass(frozen=True)
class Document:
    """One content file: its YAML, and for Markdown the text below the front matter.

    *first_line* is the file's line on which the YAML begins.
    """

    path: str
    text: str
    first_line: int = 1
    body: str = ""
    body_line: int = 1

    @cached_property
    def root(self) -> Mapping:
        """The YAML with its places; built again from the text where it was not kept."""
        root, _ = construct(self.path, self.text, self.first_line)
        if root is None:
            raise ValueError(f"{self.path} was read, and cannot be read again")
        return root

    def __getstate__(self) -> dict[str, object]:
        """Keep what cannot be had from the rest: few places are ever asked for again."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def place(self, *steps: Step) -> Place:
        """Give the place of the value at *steps*, or of the nearest node above it."""
        return find(self.root, steps).place

    def key_place(self, *steps: Step) -> Place:
        """Give the place of the key that leads to the value at *steps*."""
        node = find(self.root, steps[:-1])
        key = node.key(str(steps[-1])) if isinstance(node, Mapping) and steps else None
        return key.place if key else self.place(*steps)

    def body_place(self, index: int) -> Place:
        """Give the place of a character of the body by its index."""
        line = self.body.count("\n", 0, index) + self.body_line
        return Place(self.path, line, index - self.body.rfind("\n", 0, index))


def with_root(document: Document, root: Mapping) -> Document:
    """Give a document the YAML it was found to be, so that it is not built twice."""
    vars(document)["root"] = root
    return document
