"""A catalogue → the spells of a topic in a region: stretches of days on all of which the same holds."""

from bisect import bisect_right
from datetime import date

from site_gen.catalogue import Catalogue, days_of_change


class Spells:
    """Finds the spell of a day; the days of change are gathered once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._changes: dict[tuple[str, str], tuple[date, ...]] = {}

    def since(self, region: str, topic: str, day: date) -> date:
        """Give the first day of the spell that a day lies in."""
        key = (region, topic)
        changes = self._changes.get(key)
        if changes is None:
            changes = self._changes[key] = days_of_change(self._catalogue, region, topic)
        number = bisect_right(changes, day)
        return changes[number - 1] if number else date.min
