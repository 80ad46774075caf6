"""On all days of a spell the same holds on a topic; it begins where something may change."""

from datetime import date, timedelta

from site_gen.catalogue import Catalogue, answers, subjects_spoken_of
from site_gen.spells import Spells

DAYS = [date(year, month, 15) for year in range(1998, 2028) for month in (1, 6, 12)]


def test_on_every_day_of_a_spell_the_same_holds(real: Catalogue) -> None:
    spells, examined, shared = Spells(real), 0, 0
    for region in sorted(real.subjects)[::3]:
        for scheme, topic in sorted(subjects_spoken_of(real, region)):
            for day in DAYS:
                since = spells.since(region, topic, day)
                assert since <= day
                held = answers(real, region, scheme, topic, day)
                assert held == answers(real, region, scheme, topic, since), (region, topic, day)
                examined += bool(held)
                shared += since != day

    print(f"{examined} days on which something holds, {shared} that are not the first")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined > 1000
    assert shared > 1000


def test_the_first_day_of_a_spell_is_in_it_and_the_day_before_is_in_an_earlier_one(
    real: Catalogue,
) -> None:
    spells = Spells(real)
    since = spells.since("140100", "inpatient", date(2026, 11, 23))
    day = timedelta(days=1)

    assert spells.since("140100", "inpatient", since) == since
    assert spells.since("140100", "inpatient", since - day) < since
    assert spells.since("140100", "inpatient", date.min) == date.min
