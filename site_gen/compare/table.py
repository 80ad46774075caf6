"""The table: regions compared in one field, under one ruler."""

from dataclasses import dataclass

from site_gen.compare.groups import Group


@dataclass(frozen=True)
class Table:
    """A field compared between regions, under one ruler; *note* explains the ruler."""

    id: str
    field: str
    caption: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    note: str = ""

    @property
    def conditional(self) -> bool:
        """Whether some rule depends on more than the columns say."""
        return any(group.conditional for group in self.groups)

    @property
    def plain(self) -> bool:
        """Whether the only column says what the table is about."""
        return self.columns == (self.caption,)
