"""A content folder → the same figures and guides as Hugo wants them: data files, Markdown, templates.

Hugo is given every figure as it holds in each region after inheritance, put into words: reading
rows, finding what holds, checking anything and the sums are left to us. It prints a page for each
region with all of them, and one for each province and topic; nothing else that our site has.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from site_gen.catalogue import Catalogue, answers, lineage
from site_gen.load import load
from site_gen.model.region import COUNTRY
from site_gen.words import condition_words, value_words

_TEMPLATES = Path(__file__).parent / "hugo"
_STYLES = Path(__file__).parents[1] / "static" / "css"
Json = dict[str, Any]


def write_peer(content: Path, out: Path, as_of: date) -> Mapping[str, tuple[str, ...]]:
    """Write the site Hugo builds; give the words of every region's own figures, by code."""
    catalogue = load(content, as_of).catalogue
    shutil.copytree(_TEMPLATES, out)
    (out / "static").mkdir()
    styles = (path.read_text(encoding="utf-8") for path in sorted(_STYLES.glob("*.css")))
    (out / "static" / "site.css").write_text("".join(styles), encoding="utf-8")
    texts = {guide.front.regions[0]: guide.body for guide in catalogue.guides.values()}
    words = {}
    for code in catalogue.regions:
        region = _region(catalogue, code, as_of)
        words[code] = tuple(
            row["value"] for topic in region["topics"] for row in topic["rows"] if not row["from"]
        )
        _write(out / f"data/regions/{code}.yaml", yaml.safe_dump(region, allow_unicode=True))
        front = f"---\ntitle: {region['name']}\ncode: '{code}'\n---\n"
        _write(out / f"content/r/{code}.md", front + texts.get(code, ""))
    _write(out / "data/tree.json", json.dumps(_tree(catalogue), ensure_ascii=False))
    for province in catalogue.children[COUNTRY]:
        for id_, topic in catalogue.vocabulary.topics.items():
            title = f"{catalogue.regions[province].name}：{topic.label}"
            front = f"---\ntitle: {title}\nprovince: '{province}'\ntopic: {id_}\n---\n"
            _write(out / f"content/t/{province}-{id_}.md", front)
    return words


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _named(catalogue: Catalogue, code: str) -> Json:
    return {"code": code, "name": catalogue.regions[code].name}


def _tree(catalogue: Catalogue) -> Json:
    below: dict[str, list[str]] = defaultdict(list)
    for code in catalogue.regions:
        if code != COUNTRY:
            below[lineage(catalogue, code)[-2]].append(code)
    provinces = [
        {
            **_named(catalogue, code),
            "below": [_named(catalogue, child) for child in catalogue.children[code]],
        }
        for code in catalogue.children[COUNTRY]
    ]
    return {"provinces": provinces, "below": below}


def _region(catalogue: Catalogue, code: str, day: date) -> Json:
    above = lineage(catalogue, code)
    return {
        **_named(catalogue, code),
        "province": above[-2] if code != COUNTRY else COUNTRY,
        "path": [_named(catalogue, one) for one in reversed(above)],
        "below": [_named(catalogue, child) for child in catalogue.children[code]],
        "topics": list(_topics(catalogue, code, day)),
    }


def _topics(catalogue: Catalogue, code: str, day: date) -> Iterator[Json]:
    for scheme, described in catalogue.vocabulary.schemes.items():
        for id_, topic in catalogue.vocabulary.topics.items():
            rows = list(_rows(catalogue, code, scheme, id_, day))
            if rows:
                yield {
                    "id": f"{scheme}-{id_}",
                    "scheme": described.label,
                    "topic": id_,
                    "label": f"{described.label}：{topic.label}",
                    "own": any(not row["from"] for row in rows),
                    "rows": rows,
                }


def _rows(catalogue: Catalogue, code: str, scheme: str, topic: str, day: date) -> Iterator[Json]:
    fields = catalogue.vocabulary.topics[topic].fields
    for name, item in answers(catalogue, code, scheme, topic, day).items():
        for figure in item.figures:
            yield {
                "id": figure.id,
                "field": fields[name].label,
                "condition": condition_words(figure.dims, catalogue.vocabulary.dimensions),
                "value": value_words(figure.value),
                "since": figure.since.day.isoformat(),
                "source": catalogue.sources[figure.citation.source].publisher,
                "at": figure.citation.at,
                "from": item.owner if item.inherited else "",
            }
