"""A content folder → as much of its site as the engine in the browser needs, made once.

The page of the calculator with its scripts, and the rules as data; other pages would take longer
to make than anything measured here.
"""

import time
from datetime import date
from pathlib import Path

from site_gen.assets import assets_of
from site_gen.load import load
from site_gen.model.output import Output
from site_gen.offline import WORKER
from site_gen.pages.calculator import calculator_page
from site_gen.render import Renderer, frame_of
from site_gen.rules import rules_files
from site_gen.templates import templates_of

_ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)


def make_rules(content: Path, out: Path) -> str:
    """Write the rules of a content folder as data; say how long it took."""
    begun = time.perf_counter()
    catalogue = load(content, AS_OF).catalogue
    loaded = time.perf_counter()
    rules = rules_files(catalogue)
    exported = time.perf_counter()
    _write(rules, out)
    size = sum(len(output.bytes_) for output in rules) / 1e6
    return (
        f"{len(rules) - 1} regions, {len(catalogue.figures)} figures, {size:.0f} MB of rules: "
        f"{loaded - begun:.0f} s to read and check, {exported - loaded:.0f} s to export"
    )


def make_page(out: Path) -> None:
    """Write the calculator's page as the project's own content makes it, with its scripts."""
    catalogue = load(_ROOT / "content", AS_OF).catalogue
    assets = assets_of(_ROOT / "static", leave_out=(WORKER,))
    frame = frame_of(catalogue, assets, AS_OF)
    page = Renderer(templates_of(_ROOT / "templates"), frame).render(calculator_page(catalogue))
    _write([*assets.outputs, page], out)


def _write(outputs: list[Output], out: Path) -> None:
    for output in outputs:
        file = out / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.bytes_)
