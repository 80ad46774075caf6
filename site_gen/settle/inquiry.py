"""The questions one visit asks of the rules: each answer is a number, or is noted as missing."""

from dataclasses import dataclass
from datetime import date

from site_gen.model.figure import Figure
from site_gen.model.value import Option
from site_gen.settle.book import Book
from site_gen.settle.found import SILENT, Found, Kind, Why
from site_gen.settle.rows import NOTHING, Chosen, Fitting
from site_gen.settle.sheet import Dispute, Missing, Sheet
from site_gen.settle.supplied import assumed_number, supplied_number


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
        fitting = self.fitting(topic, field)
        chosen = self.choose(name, fitting)
        found = chosen.number(kind)
        if isinstance(found, Found):
            return found
        answered = self._answered(topic, field, kind, otherwise=otherwise)
        if answered is None:
            why = Why.NO_ROW if fitting.known and found is Why.NO_RECORD else found
            self.miss(name, why, chosen.figures)
        return answered

    def optional(
        self, topic: str, field: str, kind: Kind, *, otherwise: bool = True
    ) -> Found | None:
        """Find a number, or nothing; one that is not exact is noted as missing."""
        name = f"{topic}.{field}"
        chosen = self.choose(name, self.fitting(topic, field))
        found = chosen.number(kind)
        if isinstance(found, Found):
            return found
        answered = self._answered(topic, field, kind, otherwise=otherwise)
        if answered is None and found is Why.NOT_EXACT:
            self.miss(name, found, chosen.figures)
        return answered

    def switch(self, topic: str, field: str) -> tuple[str, Found | None]:
        """Find which way a switch stands; empty if nobody says."""
        definition = self.book.definition(topic, field)
        if definition is None:
            return SILENT
        name = f"{topic}.{field}"
        chosen = self.choose(name, self.fitting(topic, field)).figures
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
        if text is None:
            return None
        return supplied_number(name, text, kind, self.book.definition(topic, field))

    def fitting(
        self, topic: str, field: str, leave_out: str | None = None, *, naming: str | None = None
    ) -> Fitting:
        """List the figures of a field that fit; see Rows.fitting."""
        rows = self.book.rows(topic, field, self.day)
        return rows.fitting(self.situation, leave_out, naming)

    def has(self, topic: str, field: str, leave_out: str | None = None) -> bool:
        """Tell whether any figure of a field fits."""
        return bool(self.fitting(topic, field, leave_out).figures)

    def choose(self, name: str, fitting: Fitting) -> Chosen:
        """Choose the figure that counts; where claims differ, none, and the dispute is noted."""
        if not fitting.figures:
            return NOTHING
        if fitting.settled is not None:
            return fitting.settled
        claims = fitting.claims
        wanted = self.book.claims.get(name)
        if wanted is not None:
            return Chosen((claims[wanted],)) if wanted in claims else NOTHING
        said = tuple(claims.values())
        if len(said) > 1 and len({(claim.value, claim.per) for claim in said}) == 1:
            return Chosen(said)
        self.sheet.disputes.append(Dispute(name, tuple(claims)))
        return NOTHING

    def miss(self, name: str, why: Why, chosen: tuple[Figure, ...] = ()) -> None:
        """Note that a field is missing for this visit."""
        self.sheet.miss(Missing(name, why, self.visit, chosen[0].id if chosen else None))

    def lacks(self, topic: str, field: str) -> bool:
        """Tell whether a field was noted as missing: then nothing stands in its place."""
        name = f"{topic}.{field}"
        return any(item.field == name for item in self.sheet.missing)

    def _answered(self, topic: str, field: str, kind: Kind, *, otherwise: bool) -> Found | None:
        """Take what the reader supplied for a field, else what the vocabulary assumes."""
        given = self.supplied(topic, field, kind)
        if given is None and otherwise:
            return assumed_number(f"{topic}.{field}", kind, self.book.definition(topic, field))
        return given


def situation_of(values: dict[str, str | int | None], book: Book) -> dict[str, str | int]:
    """Make a situation of what is known, with what that implies."""
    return book.completed({key: value for key, value in values.items() if value is not None})
