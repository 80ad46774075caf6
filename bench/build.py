"""Our build beside Hugo's of the same pages of one made-up corpus, and the build of the real content.

One round runs every command once, so that a drift of the machine touches all of them; what counts
are the ratios within one table. First every figure is looked for in the pages of its region, and
every page is compared with Hugo's, which prints what we do; what it is spared bench/peer.py says.
"""

import re
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from statistics import median
from urllib.parse import unquote

import click

from bench.lines import rate
from bench.machine import machine
from bench.made_up import AS_OF, BASE_URL, OURS, Corpus, change
from bench.peer import write_peer
from bench.runs import Run, run
from bench.saves import summed_up, waits
from site_gen.load import load
from site_gen.words import value_words
from tests.tools import program

ROOT = Path(__file__).parents[1]
_SAVES = 20
_PAGES_A_SECOND = 800
"""So many removed pages the disk has got over in a second, measured with a country's."""
_SAVED = Path("policies/520600/resident/inpatient.yaml")
_TAG, _SPACE = re.compile(r"<[^>]*>"), re.compile(r"\s+")
Runs = dict[str, list[Run]]


def hugo() -> str:
    """Find Hugo: the program itself where the package of that name is installed, else on the path."""
    packaged = sorted(Path(sys.prefix).glob("lib/python3.*/site-packages/hugo/binaries/hugo"))
    found = str(packaged[0]) if packaged else program("hugo")
    if found is None:
        raise click.ClickException("no Hugo found: make .venv/bench installs it")
    return found


class Beside(Corpus):
    """A made-up content folder and its site, and the same for Hugo."""

    def __init__(self, folder: Path, regions: int) -> None:
        super().__init__(folder, regions)
        self.peer, self.copy = folder / "peer", folder / "copy"
        self.pages = write_peer(self.content, self.peer, AS_OF, BASE_URL)

    def build_peer(self) -> list[str]:
        """Give the command of Hugo's build."""
        return [hugo(), "--quiet", "--source", str(self.peer), "--cleanDestinationDir"]

    def write_only(self) -> list[str]:
        """Give a command that writes the files of our site and does nothing else."""
        return ["cp", "-R", str(self.site), str(self.copy)]

    def forget(self) -> None:
        """Remove what both have made and remember, and wait until the disk has got over it.

        ext4 looks long for numbers of files while many have just been removed: the folders of a
        country took 14 s instead of 2 right after.
        """
        super().forget()
        for path in (self.peer / "public", self.copy):
            shutil.rmtree(path, ignore_errors=True)
        time.sleep(self.pages / _PAGES_A_SECOND)

    def change_record(self) -> Path:
        """Give one figure of one record a value it never had, in both forms."""
        file = super().change_record()
        peer = self.peer / f"content/r-{file.parts[-3]}-resident.md"
        change(peer, r'(": ")\d+元', f"{700 + self.changes}元")
        return file


def measure(corpus: Beside, rounds: int) -> Runs:
    """Run every case of both so many times, in turn."""
    found: Runs = defaultdict(list)
    for _ in range(rounds):
        corpus.forget()
        found["Hugo, full"].append(run(corpus.build_peer(), ROOT))
        found["ours, cold"].append(run(corpus.build(), ROOT))
        found["our files, copied"].append(run(corpus.write_only(), ROOT))
        run(corpus.build(), ROOT)  # so that every file is old enough to be told from a later one
        found["ours, nothing changed"].append(run(corpus.build(), ROOT))
        corpus.change_record()  # the first time after a cold build all files of the spare are linked
        found["ours, one record changed"].append(run(corpus.build(), ROOT))
        found["Hugo, one record changed"].append(run(corpus.build_peer(), ROOT))
        corpus.change_record()
        run(corpus.build(), ROOT)  # Hugo took so much memory that the system forgot our files
        corpus.change_record()
        found["ours, one record changed again"].append(run(corpus.build(), ROOT))
        corpus.change_template()
        found["ours, one template changed"].append(run(corpus.build(), ROOT))
        found["a bare interpreter"].append(run((sys.executable, "-c", "pass"), ROOT))
    return found


def measure_real(folder: Path, rounds: int) -> Runs:
    """Build and check the real content so many times."""
    content, site = folder / "content", folder / "site"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", content)
    where = map(str, ("--content", content, "--as-of", AS_OF))
    check = [*OURS, "check", *where]
    build = [*OURS, "build", *check[4:], "--out", str(site)]
    changed = content / "policies" / "140500" / "employee" / "inpatient.yaml"
    found: Runs = defaultdict(list)
    for number in range(rounds):
        for path in (site, site.with_name(".site.memory")):
            shutil.rmtree(path, ignore_errors=True)
        found["cold"].append(run(build, ROOT))
        run(build, ROOT)
        found["nothing changed"].append(run(build, ROOT))
        change(changed, r"(ratio: )\d+%", f"{70 + number}%")
        found["one record changed"].append(run(build, ROOT))
        found["check"].append(run(check, ROOT))
        found["a bare interpreter"].append(run((sys.executable, "-c", "pass"), ROOT))
    return found


def unfound(content: Path, site: Path) -> tuple[int, list[str]]:
    """Look for every figure in the pages of its region; give their number and those missing."""
    count, missing = 0, []
    for code, figures in load(content, AS_OF).catalogue.by_region.items():
        pages = sorted(site.glob(f"r/{code}/*/index.html"))
        text = _SPACE.sub("", " ".join(map(_text, pages)))
        said = [(figure.id, _SPACE.sub("", value_words(figure.value))) for figure in figures]
        count += len(said)
        missing += [f"{id_}: {words}" for id_, words in said if words not in text]
    return count, missing


def differing(corpus: Beside) -> tuple[int, list[str]]:
    """Compare every page of ours with Hugo's; give their number and those that are not the same."""
    ours = sorted(path.relative_to(corpus.site) for path in corpus.site.rglob("*.html"))
    public = corpus.peer / "public"
    other = [str(p) for p in ours if _said(corpus.site / p) != _said(public / p)]
    return len(ours), other


def _printed(site: Path) -> str:
    """Say how many pages a site has, and how large they are together."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return f"{len(sizes)}, {sum(sizes) / 1e6:.0f} MB"


def _text(path: Path) -> str:
    return unescape(_TAG.sub("", path.read_text(encoding="utf-8")))


def _said(path: Path) -> str:
    """Give what a page says: its tags and words, with no regard to spaces and ways of escaping."""
    return _SPACE.sub("", unquote(unescape(path.read_text(encoding="utf-8")))).replace("/>", ">")


def table(found: Mapping[str, Sequence[Run]], base: str) -> Iterator[str]:
    """Write medians of the runs, and each as a ratio to the base."""
    least = median(one.wall for one in found[base])
    most = median(one.memory for one in found[base])
    yield f"| what | wall s | ratio to “{base}” | CPU s | MB | ratio |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, runs in found.items():
        wall, cpu, memory = (
            median(getattr(one, part) for one in runs) for part in ("wall", "cpu", "memory")
        )
        yield (
            f"| {name} | {wall:.2f} | {wall / least:.3f} | {cpu:.2f} "
            f"| {memory:.0f} | {memory / most:.2f} |"
        )


@click.command()
@click.option("--regions", default=120, help="regions of the corpus; 3211 for a whole country")
@click.option("--rounds", default=3)
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / ".bench")
def main(regions: int, rounds: int, folder: Path) -> None:
    """Measure and print the tables."""
    click.echo(machine())
    corpus = Beside(folder / f"build-{regions}", regions)
    for command in (corpus.build(), corpus.build_peer()):
        run(command, ROOT)
    count, missing = unfound(corpus.content, corpus.site)
    click.echo(f"{count} figures looked for in the pages of their regions, {len(missing)} missing")
    if missing or not count:
        raise click.ClickException("\n".join(missing[:20]) or "no figure was looked for")
    count, other = differing(corpus)
    click.echo(f"{count} pages compared with Hugo's {corpus.pages}, {len(other)} differ")
    if other or not count or count != corpus.pages:
        raise click.ClickException("\n".join(other[:20]) or "not all pages were compared")
    click.echo(f"pages: ours {_printed(corpus.site)}; Hugo's {_printed(corpus.peer / 'public')}")
    found = measure(corpus, rounds)
    click.echo(
        "\n".join(
            [f"{regions} regions, {corpus.policies} policy files:", "", *table(found, "Hugo, full")]
        )
    )
    real = measure_real(folder / "real", rounds)
    click.echo("\n".join(["", "The real content:", "", *table(real, "a bare interpreter")]))
    requests, settled = rate(rounds)
    click.echo(f"\n{requests} requests settled line by line: {settled:.0f} in a second of CPU\n")
    made_up = corpus.content, max(corpus.content.glob("policies/*/resident/inpatient.yaml"))
    content = folder / "real" / "content"
    for name, where, record in (
        (f"{regions} regions", *made_up),
        ("the real content", content, content / _SAVED),
    ):
        click.echo(f"serve, {name}: {summed_up(waits(where, record, AS_OF, _SAVES))}")


if __name__ == "__main__":
    main()
