"""A catalogue → what holds in a place on a topic, looked up once for all standard cases."""

from datetime import date

from site_gen.catalogue import Answer, Catalogue, answers


class Answers:
    """What was once asked of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._known: dict[tuple[str, str, str, date], dict[str, Answer]] = {}

    def on(self, topic: str, region: str, scheme: str, day: date) -> dict[str, Answer]:
        """Give what holds on a topic in every field, in the topic's order."""
        key = (topic, region, scheme, day)
        if key not in self._known:
            self._known[key] = answers(self.catalogue, region, scheme, topic, day)
        return self._known[key]
