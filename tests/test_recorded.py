"""What holds on a day is the same whatever days were asked about before."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Moment, Standing
from site_gen.recorded import SETTLED, Recorded
from tests.test_situation import figure

FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 12).map(lambda number: FIRST + timedelta(days=number))
ENDS = st.one_of(st.none(), DAYS, st.just(date.max))
FIGURES = st.lists(
    st.builds(
        lambda since, until, standing, value: replace(
            figure({}), since=Moment(since), until=until, standing=standing, value=value
        ),
        DAYS,
        ENDS,
        st.sampled_from(Standing),
        st.sampled_from([figure({}).value, Absence.NOT_IN_FORCE]),
    ),
    max_size=5,
)


def by_definition(
    figures: list[Figure], day: date, standings: tuple[Standing, ...]
) -> list[Figure]:
    """List those with a standing that began last, if they have not ended."""
    begun = [f for f in figures if f.standing in standings and f.since.day <= day]
    newest = max((f.since.day for f in begun), default=None)
    return [f for f in begun if f.since.day == newest and (f.until is None or day <= f.until)]


@given(FIGURES, st.lists(DAYS, min_size=1))
def test_what_holds_on_a_day_is_what_began_last_and_has_not_ended(
    figures: list[Figure], days: list[date]
) -> None:
    recorded = Recorded(figures)
    for day in days:
        settled = by_definition(figures, day, SETTLED)
        newest = max(
            (f.since.day for f in figures if f.standing in SETTLED and f.since.day <= day),
            default=date.min,
        )
        disputed = by_definition(figures, day, (Standing.DISPUTED,))
        open_ = [f for f in disputed if f.since.day >= newest]

        assert list(recorded.settled_on(day).figures) == settled
        assert list(recorded.in_force(day).figures) == settled + open_
        gives_way = all(f.value is Absence.NOT_IN_FORCE for f in settled + open_)
        assert recorded.in_force(day).gives_way == gives_way


def test_days_between_which_nothing_changes_are_worked_out_once() -> None:
    recorded = Recorded([replace(figure({}), until=FIRST + timedelta(days=5))])

    assert recorded.in_force(FIRST) is recorded.in_force(FIRST + timedelta(days=5))
    assert recorded.in_force(FIRST) is not recorded.in_force(FIRST + timedelta(days=6))
    assert recorded.in_force(FIRST + timedelta(days=6)).figures == ()
