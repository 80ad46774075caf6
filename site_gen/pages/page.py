"""A page: its address, its template and exactly what the template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_gen.model.output import Output


@dataclass(frozen=True)
class Page:
    """One page to render; *url* is below the site's root and ends in a slash or .html.

    *beside* are the files it offers to be saved.
    """

    url: str
    template: str
    title: str
    view: Mapping[str, Any]
    beside: tuple[Output, ...] = ()

    @property
    def root(self) -> str:
        """The way from this page back to the site's root, so that links work anywhere."""
        return "../" * self.url.count("/")

    @property
    def path(self) -> str:
        """The file this page is written to."""
        return self.url if self.url.endswith(".html") else f"{self.url}index.html"
