"""Catalogue → the open data: figures as CSV and JSON, rules, regions for the finder, the sitemap;
and lines of a table → a file for spreadsheets.
"""

import codecs
import csv
import io
import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from site_gen.cases import SettledCase
from site_gen.cases.rows import COLUMNS as CASE_COLUMNS
from site_gen.cases.rows import case_rows
from site_gen.catalogue import Catalogue, end_of, has_figures, lineage
from site_gen.entries import figure_url
from site_gen.figures.coordinates import coordinate_id
from site_gen.holdings import Holding, Key, holdings_of, keys_of
from site_gen.model.figure import Figure
from site_gen.model.output import Composed, Output, Part, Whole, part_of
from site_gen.rules import rules_index
from site_gen.words import plain_moment, plain_value

COLUMNS = (
    ("figure_id", "数字的固定编号；同一条规则在继承它的地区编号相同"),
    ("region_code", "地区代码（GB/T 2260），000000 是全国"),
    ("region", "地区名"),
    ("scheme", "险种"),
    ("topic", "主题"),
    ("field", "项目"),
    ("dims", "适用条件，写成 键=值;键=值"),
    (
        "value",
        "数值：金额以元计，比例是百分号前的数；范围写成 a-b，不低于写成 >=a，超过写成 >a，起止日期写成 a/b，选项写它的标识，几项用；分开；没有值时写明 none、unlimited、not-stated 等",
    ),
    ("unit", "单位"),
    ("since", "开始日"),
    ("until", "结束日；空着表示仍在执行"),
    ("standing", "采信程度：adopted、cautioned、disputed、rejected"),
    ("inherited_from", "继承自哪个地区的代码；空着表示是本地区自己的"),
    ("source_id", "来源编号"),
    ("source_title", "来源标题"),
    ("publisher", "发布者"),
    ("published", "来源发布日期"),
    ("url", "来源网址"),
    ("at", "在来源的什么地方"),
    ("note", "说明"),
    ("page", "本站页面"),
)


_NAMES = tuple(name for name, _ in COLUMNS)
_CASE_NAMES = tuple(name for name, _ in CASE_COLUMNS)


@dataclass(frozen=True)
class FigureRows:
    """The rows of some regions, as they stand in both files of the figures."""

    csv: Part
    json: Part

    @property
    def noted(self) -> "FigureRows":
        """Note what they say by digests alone: the site holds the bytes."""
        return FigureRows(self.csv.noted, self.json.noted)

    def known_in(self, parts: Container[str]) -> bool:
        """Tell whether all of them are among the parts of files that a site has."""
        return all(part.digest in parts for part in (self.csv, self.json) if part.size)


_COMMA = part_of(b",")


def export_all(
    catalogue: Catalogue,
    cases: Iterable[Part],
    rows: Iterable[FigureRows],
    paths: Sequence[str],
    base_url: str | None,
) -> Iterator[Whole]:
    """Make every file of the open data that is about more than one region, one after the other.

    *cases* are the rows of all standard cases and *rows* those of all regions in their order, *paths*
    name all pages and the rules of regions.
    """
    written = tuple(rows)
    lines = (part_of(_head(_NAMES)), *(one.csv for one in written if one.csv.size))
    yield Composed("data/figures.csv", lines)
    yield Composed("data/figures.json", _listed(one.json for one in written if one.json.size))
    yield Output("data/regions.json", _json(_finder(catalogue)))
    yield from rules_index(catalogue, paths)
    yield Output("robots.txt", _robots(base_url))
    if catalogue.cases:
        apart = (part for part in cases if part.size)
        yield Composed("data/cases.csv", (part_of(_head(_CASE_NAMES)), *apart))
    if base_url:
        yield Output("sitemap.xml", _sitemap(paths, base_url))


def rows_of_case(catalogue: Catalogue, item: SettledCase, *, parted: bool) -> bytes:
    """Write the rows of a case; *parted* says whether regions are compared level by level."""
    return _lines(case_rows(catalogue, item, parted=parted), _CASE_NAMES)


def rows_of_regions(catalogue: Catalogue, codes: Iterable[str]) -> FigureRows:
    """Write the rows of some regions."""
    rows = list(figure_rows(catalogue, codes))
    return FigureRows(part_of(_lines(rows, _NAMES)), part_of(_json(rows).strip()[1:-1]))


def figure_rows(catalogue: Catalogue, codes: Iterable[str]) -> Iterator[dict[str, str]]:
    """List one row per figure and region after inheritance, for some regions.

    Counties that have nothing of their own are left out: they are as their prefecture.
    """
    for code in codes:
        if catalogue.regions[code].level == "county" and not has_figures(catalogue, code):
            continue
        for key in keys_of(catalogue, code):
            for figure in catalogue.by_field.get((code, *key), ()):
                own = Holding(figure, (code,), figure.since.day, end_of(catalogue, figure))
                yield _row(catalogue, code, own)
            for holding in _inherited(catalogue, code, key):
                yield _row(catalogue, code, holding)


def _inherited(catalogue: Catalogue, code: str, key: Key) -> Iterable[Holding]:
    """List what a region inherits at any time, until its own rule takes its place.

    A rule that comes back after one of the region's own counts from first to last.
    """
    held: dict[str, Holding] = {}
    for holding in holdings_of(catalogue, code, key):
        if holding.inherited:
            first = held.setdefault(holding.figure.id, holding)
            held[holding.figure.id] = first._replace(until=holding.until)
    return held.values()


def _row(catalogue: Catalogue, code: str, holding: Holding) -> dict[str, str]:
    figure, owner = holding.figure, holding.owner
    source = catalogue.sources[figure.citation.source]
    dimensions = catalogue.vocabulary.dimensions
    dims = sorted((key, coordinate_id(at, dimensions[key])) for key, at in figure.dims)
    return {
        "figure_id": figure.id,
        "region_code": code,
        "region": catalogue.regions[code].name,
        "scheme": figure.scheme,
        "topic": figure.topic,
        "field": figure.field,
        "dims": ";".join(f"{key}={value}" for key, value in dims),
        "value": plain_value(figure.value),
        "unit": figure.unit,
        "since": holding.since.isoformat(),
        "until": holding.until.isoformat() if holding.until else "",
        "standing": figure.standing.value,
        "inherited_from": owner if owner != code else "",
        "source_id": figure.citation.source,
        "source_title": source.title,
        "publisher": source.publisher,
        "published": plain_moment(source.published) if source.published else "",
        "url": source.url or "",
        "at": figure.citation.at,
        "note": _note(figure),
        "page": figure_url(figure),
    }


def _note(figure: Figure) -> str:
    """Join the figure's note with what its dates leave open."""
    parts = []
    if figure.seen:
        parts.append("起始日不明，这是来源称已在执行的日期。")
    elif figure.since.precision != "day":
        parts.append("来源只说到年或月，开始日按当年或当月第一天写。")
    return "".join(parts) + (figure.note or "")


def spreadsheet(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> bytes:
    """Write a file that opens at a tap: by its mark, spreadsheets know the letters for UTF-8.

    What a row does not have stays empty.
    """
    names = tuple(columns)
    whole = ({name: row.get(name, "") for name in names} for row in rows)
    return codecs.BOM_UTF8 + _head(names) + _lines(whole, names)


def _lines(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(itemgetter(*columns), rows))
    return text.getvalue().encode("utf-8")


def _head(columns: Iterable[str]) -> bytes:
    names = tuple(columns)
    return _lines([{name: name for name in names}], names)


def _listed(items: Iterable[Part]) -> tuple[Part, ...]:
    """Put the items of a list between its brackets, with commas."""
    apart = [part for item in items for part in (_COMMA, item)]
    return (part_of(b"["), *apart[1:], part_of(b"]\n"))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _finder(catalogue: Catalogue) -> list[list[str]]:
    """List every region as people may type it: code, name, pinyin, initials, other names."""
    return [
        [
            code,
            region.name,
            region.pinyin.replace(" ", ""),
            region.initials,
            " ".join(
                (
                    *(a.replace(" ", "") for a in region.also),
                    *(f"{f.code} {f.name}" for f in region.formerly),
                )
            ),
            " ".join(catalogue.regions[c].short for c in lineage(catalogue, code)[1:-1]),
        ]
        for code, region in catalogue.regions.items()
    ]


def _robots(base_url: str | None) -> bytes:
    where = f"Sitemap: {base_url.rstrip('/')}/sitemap.xml\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def _sitemap(paths: Iterable[str], base_url: str) -> bytes:
    """List the addresses of the pages among some files; the 404 page has none of its own."""
    base = base_url.rstrip("/")
    pages = (path for path in paths if path.endswith(".html") and path != "404.html")
    urls = (path.removesuffix("index.html") for path in pages)
    lines = "".join(f"<url><loc>{base}/{url}</loc></url>\n" for url in urls)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'.encode()
