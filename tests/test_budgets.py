"""What pages may cost a phone: a gate on every page of the real site."""

from pathlib import Path

import pytest

from tests.budgets import (
    MOST_ALL,
    MOST_HTML,
    MOST_REQUESTS,
    MOST_SCRIPTS,
    Cost,
    costs,
    excess,
    loads_from_elsewhere,
)


@pytest.fixture(scope="module")
def site(real_site: Path) -> dict[str, bytes]:
    kinds = (".html", ".css", ".js", ".svg", ".png")
    return {
        path.relative_to(real_site).as_posix(): path.read_bytes()
        for path in real_site.rglob("*")
        if path.suffix in kinds
    }


def test_every_page_keeps_within_its_budget(site: dict[str, bytes]) -> None:
    found = dict(costs(site))

    dearest = max(found, key=lambda path: found[path].whole)
    print(f"{len(found)} pages examined; {dearest} costs most: {found[dearest]}")  # noqa: T201  # said to pytest -rP
    assert len(found) > 3_000
    assert {path: words for path, cost in found.items() if (words := excess(cost))} == {}


def test_no_page_loads_anything_from_another_host_or_a_font(site: dict[str, bytes]) -> None:
    texts = {path: raw.decode() for path, raw in site.items() if path.endswith((".html", ".css"))}

    assert len(texts) > 3_000
    assert [path for path, text in texts.items() if loads_from_elsewhere(text)] == []


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost(MOST_HTML, MOST_SCRIPTS, MOST_ALL - MOST_HTML - MOST_SCRIPTS, MOST_REQUESTS), []),
        (Cost(MOST_HTML + 1, 0, 0, 1), ["HTML: 14337 > 14336"]),
        (Cost(1, MOST_SCRIPTS + 1, 0, 1), ["scripts: 8193 > 8192"]),
        (Cost(1, 1, MOST_ALL, 1), ["first view: 30722 > 30720"]),
        (Cost(1, 1, 1, 7), ["requests: 7 > 6"]),
    ],
)
def test_what_costs_too_much_is_said(cost: Cost, words: list[str]) -> None:
    assert excess(cost) == words


def test_a_page_costs_what_it_loads() -> None:
    page = (
        '<link rel="stylesheet" href="../a/x.css"><script type="module" src="../a/y.js"></script>'
    )
    site = {"t/index.html": page.encode(), "a/x.css": b"1" * 50, "a/y.js": b"2" * 50}

    ((path, cost),) = costs(site)

    assert (path, cost.requests) == ("t/index.html", 3)
    assert 0 < cost.scripts < 50
    assert cost.styles == cost.scripts


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ('<script src="//cdn.example/x.js"></script>', True),
        ('<img src="https://example/x.png">', True),
        ("@font-face { src: url(x.woff2) }", True),
        ("a { background: url(https://example/x.png) }", True),
        ('<a href="https://example/">x</a>', False),
        ('<link rel="license" href="https://example/">', False),
        ('<script src="../a/x.js"></script>', False),
    ],
)
def test_what_comes_from_elsewhere_is_found(text: str, *, elsewhere: bool) -> None:
    assert loads_from_elsewhere(text) is elsewhere
