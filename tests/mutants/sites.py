"""Names of sites → their records, and what the engines are asked on them: the two sites, and the
small one with its records blurred, and said otherwise throughout in every way; and what worked
examples ask for.
"""

from collections.abc import Iterator
from functools import cache

from site_gen.catalogue import Catalogue
from tests.agreeing import edge_requests
from tests.blurred import blurred
from tests.generated import Request, situations
from tests.settlement import REAL, SUMS, Json, cases_of, catalogue_of, read_yaml
from tests.test_situations import FILES
from tests.throughout import situations_asking, ways_of

SITUATIONS, EDGES = 2_000, 500
BLURS, BLURRED_SITUATIONS = 30, 250
ASKING = 16
SEED = 7


def site_names() -> list[str]:
    """Name every site; after the name of one stands how its records are changed."""
    ways = [*map(str, range(BLURS)), *ways_of(catalogue_of(SUMS))]
    asked = [site for site, _ in examples()]
    return list(dict.fromkeys([REAL, SUMS, *(f"{SUMS} {way}" for way in ways), *asked]))


@cache
def records_of(site: str) -> Catalogue:
    """Give the records of a site."""
    name, _, way = site.partition(" ")
    return blurred(catalogue_of(name), int(way)) if way.isdigit() else catalogue_of(site)


@cache
def examples() -> tuple[tuple[str, Json], ...]:
    """List every case of the worked examples, with the site it is asked on."""
    return tuple(asked for path in FILES for asked in cases_of(read_yaml(path)))


def requests_on(site: str) -> Iterator[Request]:
    """Make what is asked on the records of a site, but for the worked examples."""
    way = site.partition(" ")[2]
    if way.isdigit():
        yield from situations(records_of(site), BLURRED_SITUATIONS, SEED)
    elif way:
        if way in ways_of(catalogue_of(SUMS)):
            yield from situations_asking(records_of(site), way, ASKING)
    else:
        edges = edge_requests(records_of(site))
        yield from edges[:: len(edges) // EDGES]
        yield from situations(records_of(site), SITUATIONS, SEED)
