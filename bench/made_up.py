"""A made-up corpus on disk → the commands that build it, and changes that a curator might make."""

import re
import shutil
import sys
from datetime import date
from pathlib import Path

from bench.corpus import write_corpus

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
BASE_URL = "https://example.org/"
OURS = (sys.executable, "-m", "site_gen")


class Corpus:
    """A made-up content folder and its site, below one folder."""

    def __init__(self, folder: Path, regions: int) -> None:
        self.content, self.site = folder / "content", folder / "site"
        self.templates = folder / "templates"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.policies = write_corpus(self.content, regions)
        shutil.copytree(ROOT / "templates", self.templates)
        self.changes = 0

    def build(self) -> list[str]:
        """Give the command of our build."""
        where = ("--content", self.content, "--templates", self.templates, "--out", self.site)
        day = ("--as-of", AS_OF, "--base-url", BASE_URL)
        return [*OURS, "build", *map(str, (*where, *day))]

    def forget(self) -> None:
        """Remove what was made and is remembered."""
        for name in ("site", ".site.memory", ".site.spare"):
            shutil.rmtree(self.site.with_name(name), ignore_errors=True)

    def change_record(self) -> Path:
        """Give one figure of one record a value it never had; say in which file."""
        self.changes += 1
        files = sorted(self.content.glob("policies/*/resident/inpatient.yaml"))
        file = files[len(files) // 2]
        change(file, r"(deductible: )\d+", f"{700 + self.changes}")
        return file

    def change_template(self) -> None:
        """Set the heading of regions in another way than before."""
        change(self.templates / "pages" / "region.html", "(<h1)", " translate='no'")


def change(file: Path, pattern: str, written: str) -> None:
    """Write something else in the first place that is like a pattern, after its group."""
    text, times = re.subn(pattern, rf"\g<1>{written}", file.read_text(encoding="utf-8"), count=1)
    if not times:
        raise ValueError(f"nothing like {pattern} to change in {file}")
    file.write_text(text, encoding="utf-8")
