"""How what a build costs grows with the regions: the cold build, and one changed record.

Of made-up corpora of several sizes each is built, built again with nothing changed (which is the scan
of the tree), and built after one record was changed; what grows as the n-th power of the regions has
the exponent n.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median

import click

from bench.machine import machine
from bench.made_up import Corpus
from bench.runs import Run, run

ROOT = Path(__file__).parents[1]
_CHANGES = 3


@dataclass(frozen=True)
class Size:
    """What builds of one corpus took, in seconds of CPU; the memory of the cold one in MB."""

    regions: int
    cold: float
    memory: float
    scan: float
    one: float

    @property
    def beyond(self) -> float:
        """What one changed record took beyond the scan of the tree."""
        return self.one - self.scan


def measured(folder: Path, regions: int) -> Size:
    """Build a corpus of so many regions in every way."""
    corpus = Corpus(folder, regions)
    cold = run(corpus.build(), ROOT)
    run(corpus.build(), ROOT)  # so that every file is old enough to be told from a later one
    scan = run(corpus.build(), ROOT)
    _changed(corpus)  # the first build after a cold one links all files of the spare
    ones = [_changed(corpus) for _ in range(_CHANGES)]
    return Size(regions, cold.cpu, cold.memory, scan.cpu, median(one.cpu for one in ones))


def _changed(corpus: Corpus) -> Run:
    corpus.change_record()
    return run(corpus.build(), ROOT)


def exponent(sizes: Sequence[Size], part: str) -> float:
    """Fit the power of the regions with which a part grows."""
    across = [math.log(one.regions) for one in sizes]
    return linear_regression(across, [math.log(getattr(one, part)) for one in sizes]).slope


@click.command()
@click.option("--regions", "every", default="120,480,1920", help="sizes of the corpora")
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / ".bench")
def main(every: str, folder: Path) -> None:
    """Measure and print the table."""
    click.echo(machine())
    sizes = [measured(folder / f"growth-{n}", n) for n in map(int, every.split(","))]
    click.echo(
        "| regions | cold, CPU s | MB | nothing changed, CPU s | one record, CPU s | beyond |"
    )
    click.echo("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for one in sizes:
        click.echo(
            f"| {one.regions} | {one.cold:.1f} | {one.memory:.0f} | {one.scan:.2f} "
            f"| {one.one:.2f} | {one.beyond:.2f} |"
        )
    for name, part in (("cold", "cold"), ("memory", "memory"), ("one record, beyond", "beyond")):
        click.echo(f"{name}: grows with the power {exponent(sizes, part):.2f}")


if __name__ == "__main__":
    main()
