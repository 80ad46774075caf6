"""A catalogue → every file of its site, made in memory with the project's own templates."""

from datetime import date

from site_gen.build import outputs_of
from site_gen.catalogue import Catalogue
from site_gen.inputs import Inputs
from site_gen.load import Loaded
from site_gen.model.paths import Paths
from tests.running import ROOT

PATHS = Paths(ROOT / "content", ROOT / "templates", ROOT / "static")


def files_of(catalogue: Catalogue, as_of: date, base_url: str | None = None) -> dict[str, bytes]:
    """Make the files of a site, by path."""
    outputs = outputs_of(PATHS, Loaded(catalogue, (), Inputs("", {})), as_of, base_url)
    return {output.path: output.bytes_ for output in outputs}
