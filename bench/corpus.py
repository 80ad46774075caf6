"""A number of regions and a seed → a content folder that ``site_gen check`` accepts, all made up.

The vocabulary, the rungs and the standard cases are the project's own; every name and figure is
drawn, and the site says so. Each region has about eight policy files, a source and a guide.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from bench.places import COUNTRY, WHOLE, Region, regions
from bench.policies import Policies, of_the_country, policies_of

SEED = 7
_CONTENT = Path(__file__).parents[1] / "content"
_SITE = """name: 测速度用的记录
tagline: 编出来的地方和数字，用来看记录多了还快不快
notice: 地名和数字都是编的。
licence: CC0 1.0
licence_url: https://creativecommons.org/publicdomain/zero/1.0/
language: zh-CN
"""
_ABOUT = "---\ntitle: 关于本站\nsources: []\n---\n这里的地名和数字都是编的，只用来测速度。\n"
_SOURCE = """title: {name}医疗保障规定汇编（编出来的）
publisher: {name}医疗保障局（编出来的）
kind: government
grade: A
published: 2022-12
retrieved: 2026-05-01
url: https://{code}.example.org/
about: 编出来的规定全文，只用来测速度。
"""
_GUIDE = """---
title: {name}怎么看病报销（编出来的）
regions: [{code}]
topics: [inpatient, outpatient]
sources: [R{code}]
checked: 2026-11-01
order: 1
---
{name}的参保人看病，先看去的是哪一档医疗机构，再看起付线和支付比例。这一页是编出来的，只用来测速度。

## 怎么办

1. 带上身份证和医保卡，到定点医疗机构看病，出院时直接结算。
2. 到外地看病，先备案再出发；没有备案的，支付比例会低一些。
3. 出院时没有结算的，保留发票、费用清单和出院小结，回来再报。

## 带什么

- 身份证或者户口簿
- 医保卡，或者手机上的医保码
- 发票、费用清单、出院小结

## 付多少

| 谁看病 | 从哪里起 | 大约付几成 |
| --- | --- | --- |
| 居民 | 起付线以上 | 看医疗机构的档 |
| 在职职工 | 起付线以上 | 比居民多一些 |
| 退休职工 | 起付线以上 | 比在职再多一些 |

报销以前，先扣掉目录外的费用和超过限价的费用，剩下的才按比例付。一年里付到封顶线为止，超过的由大病保险接着付。
"""


def write_corpus(folder: Path, number: int, seed: int = SEED) -> int:
    """Write a content folder for *number* regions; give how many policy files it holds."""
    shutil.copytree(_CONTENT / "vocabulary", folder / "vocabulary")
    shutil.copytree(_CONTENT / "cases", folder / "cases")
    shutil.copy(_CONTENT / "rungs.yaml", folder)
    files = dict(_files(regions(number, seed), seed))
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for source in cited(folder):
        shutil.copy(_CONTENT / "sources" / f"{source}.yaml", folder / "sources")
    return sum(path.startswith("policies/") for path in files)


def cited(folder: Path) -> set[str]:
    """List the sources that the project's own records cite."""
    lines = (
        line.strip()
        for part in ("vocabulary", "cases")
        for path in (folder / part).rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {line.partition(": ")[2] for line in lines if line.startswith("source: ")}


def _files(made: tuple[Region, ...], seed: int) -> Iterator[tuple[str, str]]:
    yield "site.yaml", _SITE
    yield "pages/about.md", _ABOUT
    country = Region(COUNTRY, "country", "全国", "全国", "quan guo")
    yield from _texts(country, of_the_country())
    yield f"regions/{COUNTRY}.yaml", _list((country,))
    for code in sorted({region.code[:2] for region in made}):
        yield f"regions/{code}0000.yaml", _list(tuple(r for r in made if r.code[:2] == code))
    for region in made:
        yield from _texts(region, policies_of(region, seed))
        yield f"guides/r{region.code}.md", _GUIDE.format(name=region.name, code=region.code)


def _list(made: tuple[Region, ...]) -> str:
    rows = (
        f"  - {{code: {r.code}, name: {r.name}, short: {r.short}, pinyin: {r.pinyin}}}\n"
        for r in made
    )
    return "".join(["list: 编出来的地名表，只用来测速度\nregions:\n", *rows])


def _texts(region: Region, policies: Policies) -> Iterator[tuple[str, str]]:
    """Write a region's source and its policies."""
    yield f"sources/R{region.code}.yaml", _SOURCE.format(name=region.name, code=region.code)
    for topic, versions in policies.items():
        lines = ["versions:"]
        for version in versions:
            lines += [f"  - since: {version.since}", f"    source: R{region.code}", "    at: 正文"]
            lines += ["    rows:", *(f"      - {row}" for row in version.rows)]
        yield f"policies/{region.code}/{topic}.yaml", "\n".join([*lines, ""])


@click.command()
@click.option("--regions", "number", default=WHOLE, help="how many regions below the country")
@click.option("--seed", default=SEED)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="a folder to be made")
def run(number: int, seed: int, out: Path) -> None:
    """Write made-up records for a number of regions into OUT."""
    click.echo(f"{write_corpus(out, number, seed)} policy files of {number} regions in {out}")


if __name__ == "__main__":
    run()
