"""What the tests of the sums share: catalogues, engines, and the comparison with a part of an answer.

A second engine is one more entry of ENGINES: given a site's name it gives what answers requests.
"""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from site_gen.catalogue import Catalogue
from site_gen.load import load
from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests import javascript
from tests.conftest import AS_OF, SITES
from tests.running import ROOT
from tests.throughout import said_throughout

Json = dict[str, Any]
Engine = Callable[[Json], Json]

REAL, SUMS = "real", "sums"


def write_sums(folder: Path) -> Path:
    """Write the content of the site about sums: its own records on the vocabulary of the real ones."""
    content = shutil.copytree(SITES / "sums" / "content", folder / "content")
    shutil.copytree(ROOT / "content" / "vocabulary", content / "vocabulary")
    for source in _sources_of(content / "vocabulary"):
        shutil.copy(ROOT / "content" / "sources" / f"{source}.yaml", content / "sources")
    return content


@cache
def catalogue_of(site: str) -> Catalogue:
    """Load the catalogue of a site, once; after its name may stand how it is said otherwise."""
    name, _, way = site.partition(" ")
    if way:
        return said_throughout(catalogue_of(name), way)
    if site == REAL:
        return load(ROOT / "content", AS_OF).catalogue
    with tempfile.TemporaryDirectory() as folder:
        return load(write_sums(Path(folder)), AS_OF).catalogue


@cache
def python_engine(site: str) -> Engine:
    """Answer with the engine in site_gen/settle."""
    library = Library(catalogue_of(site))
    return lambda request: settle(library, request)


@cache
def javascript_engine(site: str) -> Engine:
    """Answer with the engine in static/js/settle, from the rules as the site publishes them."""
    engine = javascript.Engine(rules_files(catalogue_of(site)))
    return lambda request: engine.settle([request])[0]


ENGINES: Mapping[str, Callable[[str], Engine]] = {
    "python": python_engine,
    "javascript": javascript_engine,
}


def cases_of(example: Json) -> list[tuple[str, Json]]:
    """List the cases of a worked example, each with the site it is asked on.

    A case may be asked where something is *said* otherwise than the records say it.
    """
    site = example.get("site", REAL)
    return [
        (f"{site} {case['said']}" if "said" in case else site, case) for case in example["cases"]
    ]


def differences(expected: object, found: object, where: str = "") -> Iterator[str]:
    """Say where an answer is not as expected; of a mapping only the named keys are compared.

    Steps are named by their word: ``steps: {deductible: {sum: …}}``, null for a step that must
    not be there, a list where the word stands more than once.
    """
    if where.endswith(".steps") and isinstance(expected, Mapping) and isinstance(found, list):
        yield from _steps(expected, found, where)
    elif isinstance(expected, Mapping) and isinstance(found, Mapping):
        for key, value in expected.items():
            yield from differences(value, found.get(key, "(no such key)"), f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{where}.{number}")
    elif expected != found:
        yield f"{where.lstrip('.')}: expected {expected!r}, found {found!r}"


def _steps(expected: Mapping[str, Any], found: list[Json], where: str) -> Iterator[str]:
    by_word: dict[str, list[Json]] = defaultdict(list)
    for step in found:
        by_word[step["step"]].append(step)
    for word, wanted in expected.items():
        several = wanted if isinstance(wanted, list) else [wanted]
        yield from differences([] if wanted is None else several, by_word[word], f"{where}.{word}")


def _sources_of(vocabulary: Path) -> set[str]:
    """List the sources that a vocabulary cites."""
    lines = [
        line.strip()
        for path in vocabulary.rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {line.partition(": ")[2] for line in lines if line.startswith("source: ")}


class _Plain(yaml.SafeLoader):
    """YAML in which amounts and days stay text, as in JSON."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in found if not tag.endswith((":float", ":timestamp"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:  # noqa: ANN401  # what a file holds
    """Read a file of examples."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506  # a SafeLoader
