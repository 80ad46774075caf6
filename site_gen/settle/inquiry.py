"""The questions one visit asks of the rules: each answer is a number, or is noted as missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Option
from site_gen.recorded import SETTLED
from site_gen.settle.book import Book
from site_gen.settle.found import SILENT, Found, Kind, Why, number_of, unit_of
from site_gen.settle.sheet import Dispute, Missing, Sheet
from site_gen.settle.supplied import assumed_number, supplied_number
from site_gen.situation import specificity


@dataclass(frozen=True)
class Inquiry:
    """One visit's view of the rules: its situation and day, and the sheet it is written on."""

    book: Book
    sheet: Sheet
    situation: dict[str, str | int]
    day: date
    visit: int | None = None

    def at(self, **changes: str | int | None) -> "Inquiry":
        """Ask the same of a situation with other values; None takes a dimension out."""
        changed = {key.replace("_", "-"): value for key, value in changes.items()}
        kept = {key: value for key, value in self.situation.items() if key not in changed}
        given = {key: value for key, value in changed.items() if value is not None}
        return Inquiry(self.book, self.sheet, {**kept, **given}, self.day, self.visit)

    def required(
        self, topic: str, field: str, kind: Kind, *, otherwise: bool = True
    ) -> Found | None:
        """Find a number, or note why it is missing."""
        name = f"{topic}.{field}"
        figures, known = self.book.fitting(topic, field, self.situation, self.day)
        chosen = self.choose(name, figures)
        found = usable(chosen, kind)
        if isinstance(found, Found):
            return found
        answered = self._answered(topic, field, kind, otherwise=otherwise)
        if answered is None:
            why = Why.NO_ROW if known and found is Why.NO_RECORD else found
            self.miss(name, why, chosen)
        return answered

    def optional(
        self, topic: str, field: str, kind: Kind, *, otherwise: bool = True
    ) -> Found | None:
        """Find a number, or nothing; one that is not exact is noted as missing."""
        name = f"{topic}.{field}"
        figures, _ = self.book.fitting(topic, field, self.situation, self.day)
        chosen = self.choose(name, figures)
        found = usable(chosen, kind)
        if isinstance(found, Found):
            return found
        answered = self._answered(topic, field, kind, otherwise=otherwise)
        if answered is None and found is Why.NOT_EXACT:
            self.miss(name, found, chosen)
        return answered

    def switch(self, topic: str, field: str) -> tuple[str, Found | None]:
        """Find which way a switch stands; empty if nobody says."""
        definition = self.book.definition(topic, field)
        if definition is None:
            return SILENT
        name = f"{topic}.{field}"
        figures, _ = self.book.fitting(topic, field, self.situation, self.day)
        chosen = self.choose(name, figures)
        if chosen and isinstance(chosen[0].value, Option):
            return chosen[0].value.id, Found(None, chosen)
        text = self.book.supplied.get(name)
        if text in definition.choices:
            return text, Found(None, supplied=name)
        if definition.otherwise is not None:
            return definition.otherwise, Found(None, assumed=name)
        return SILENT

    def given(self, name: str, kind: Kind) -> Found | None:
        """Take what only the reader can say, or note that it was not given."""
        text = self.book.supplied.get(name)
        found = supplied_number(name, text, kind, None) if text is not None else None
        if found is None:
            self.miss(name, Why.NOT_GIVEN)
        return found

    def supplied(self, topic: str, field: str, kind: Kind) -> Found | None:
        """Take what the reader supplied for a field."""
        name = f"{topic}.{field}"
        text = self.book.supplied.get(name)
        definition = self.book.definition(topic, field)
        return supplied_number(name, text, kind, definition) if text is not None else None

    def fits(
        self, topic: str, field: str, leave_out: str | None = None, *, naming: str | None = None
    ) -> tuple[Figure, ...]:
        """List the figures of a field that fit."""
        found, _ = self.book.fitting(
            topic, field, self.situation, self.day, leave_out=leave_out, naming=naming
        )
        return found

    def choose(self, name: str, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """Choose the figure that counts, first; further ones are claims that say the same."""
        given = tuple(figures)
        settled = tuple(figure for figure in given if figure.standing in SETTLED)
        if settled:
            return (self._closest(settled),)
        claims = self._claims(given)
        if not claims:
            return ()
        wanted = self.book.claims.get(name)
        if wanted is not None:
            return (claims[wanted],) if wanted in claims else ()
        said = tuple(claims.values())
        if len(said) > 1 and len({(claim.value, claim.per) for claim in said}) == 1:
            return said
        self.sheet.disputes.append(Dispute(name, tuple(claims)))
        return ()

    def miss(self, name: str, why: Why, chosen: tuple[Figure, ...] = ()) -> None:
        """Note that a field is missing for this visit."""
        self.sheet.miss(Missing(name, why, self.visit, chosen[0].id if chosen else None))

    def lacks(self, topic: str, field: str) -> bool:
        """Tell whether a field was noted as missing: then nothing stands in its place."""
        name = f"{topic}.{field}"
        return any(item.field == name for item in self.sheet.missing)

    def _claims(self, figures: tuple[Figure, ...]) -> dict[str, Figure]:
        sources = dict.fromkeys(figure.citation.source for figure in figures)
        return {
            source: self._closest(tuple(f for f in figures if f.citation.source == source))
            for source in sources
        }

    def _closest(self, figures: tuple[Figure, ...]) -> Figure:
        if len(figures) == 1:
            return figures[0]
        return max(figures, key=lambda figure: specificity(figure, self.book.dimensions))

    def _answered(self, topic: str, field: str, kind: Kind, *, otherwise: bool) -> Found | None:
        """Take what the reader supplied for a field, else what the vocabulary assumes."""
        given = self.supplied(topic, field, kind)
        if given is None and otherwise:
            return assumed_number(f"{topic}.{field}", kind, self.book.definition(topic, field))
        return given


def usable(chosen: tuple[Figure, ...], kind: Kind) -> Found | Why:
    """Turn the chosen figure into a number of its kind, or say why it cannot be used."""
    if not chosen:
        return Why.NO_RECORD
    value = chosen[0].value
    number = number_of(value, kind)
    if isinstance(number, Why):
        return number
    absence = value if isinstance(value, Absence) else None
    return Found(number, chosen, chosen[0].per, unit_of(value), absence=absence)


def situation_of(values: dict[str, str | int | None], book: Book) -> dict[str, str | int]:
    """Make a situation of what is known, with what that implies."""
    return book.completed({key: value for key, value in values.items() if value is not None})
