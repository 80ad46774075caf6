"""What a reader's browser computes is what the build computes: amounts and steps, no tolerance."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from site_gen.rules import rules_files
from site_gen.settle import Library
from tests.agreeing import agreement, edge_requests, explained, least
from tests.browser.engine import ServedEngine
from tests.conftest import AS_OF
from tests.generated import situations
from tests.running import site_gen
from tests.serving import address_of, served
from tests.settlement import REAL, SUMS, catalogue_of, write_sums

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SITUATIONS = 30_000 if HEAVY else 2_000
EDGES = 1 if HEAVY else 40
"""One of so many bills at the edges of the records is settled."""
SEED = 20_261_125


@pytest.fixture(scope="module")
def sums_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site about sums, and serve it."""
    folder = tmp_path_factory.mktemp("sums")
    content = write_sums(folder)
    done = site_gen("build", "--content", content, "--out", folder / "site", "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site") as server:
        yield address_of(server)


@pytest.fixture
def addresses(address: str, sums_address: str) -> dict[str, str]:
    """Where each of the two sites with sums is served."""
    return {REAL: address, SUMS: sums_address}


@pytest.mark.parametrize("site", [REAL, SUMS])
def test_the_served_engine_answers_as_the_build_does(
    desk: BrowserContext, addresses: dict[str, str], site: str
) -> None:
    catalogue = catalogue_of(site)
    engine = ServedEngine(desk, addresses[site])
    generated = list(situations(catalogue, SITUATIONS, SEED))
    edges = edge_requests(catalogue)[::EDGES]

    library = Library(catalogue)
    found = agreement(library, engine.settle, [*generated, *edges])

    print(f"{len(generated)} situations and {len(edges)} bills at edges, {engine.regions} regions")  # noqa: T201  # said to whoever runs pytest -rP
    assert engine.regions == len(rules_files(catalogue)) - 1
    assert found.examined == len(generated) + len(edges)
    assert min(len(generated), len(edges)) > 100
    assert not found.differing, explained(library, engine.settle, found.differing[0])


def test_a_fault_of_the_served_engine_is_found_and_shrunk(browser: Browser, address: str) -> None:
    broken = []

    def breaking(route: Route) -> None:
        text = route.fetch().text()
        changed = text.replace("Math.max(sum.amount - borne, 0)", "Math.max(sum.amount - borne, 1)")
        broken.extend([route.request.url] if changed != text else [])
        route.fulfill(body=changed, content_type="text/javascript")

    catalogue = catalogue_of(REAL)
    library = Library(catalogue)
    with browser.new_context(service_workers="block") as context:
        context.route("**/*.js", breaking)
        engine = ServedEngine(context, address)
        found = agreement(library, engine.settle, list(situations(catalogue, 500, 1)))
        small = least(library, engine.settle, found.differing[0])

    assert len(broken) == 1
    assert len(str(small)) < len(str(found.differing[0]))
    assert small["visits"]
