"""Requests of a case in a place → its outcome: what is paid, or why that cannot be said."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from site_gen.cases.inquiries import Inquiry
from site_gen.catalogue import Catalogue
from site_gen.settle import Library, settle
from site_gen.settle.visit import PARTS
from site_gen.settle_words import field_words, missing_reason

Answer = Mapping[str, Any]
_DECIMALS = 2


@dataclass(frozen=True)
class Sums:
    """What a case comes to, in 分: all bills, their parts, who pays; what is paid in."""

    total: int = 0
    in_policy: int = 0
    deductible: int = 0
    basic_fund: int = 0
    critical_illness: int = 0
    large_sum: int = 0
    medical_aid: int = 0
    fund: int = 0
    patient: int = 0
    contribution: int = 0
    employer: int = 0
    treasury: int = 0
    credit: int = 0

    @property
    def own(self) -> int:
        """Everything the insured pay themselves."""
        return self.patient + self.contribution

    @cached_property
    def given(self) -> frozenset[str]:
        """The names of the sums that are not nothing."""
        return frozenset(field.name for field in fields(self) if getattr(self, field.name))

    def plus(self, other: "Sums") -> "Sums":
        """Add two sums, part by part."""
        return Sums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class Part:
    """An inquiry with its answer."""

    inquiry: Inquiry
    answer: Answer

    @property
    def steps(self) -> tuple[Mapping[str, Any], ...]:
        """Every step of the answer."""
        visits = (step for visit in self.answer.get("visits", ()) for step in visit["steps"])
        return (*self.answer.get("steps", ()), *visits)


@dataclass(frozen=True)
class Claim:
    """What a case comes to if one of the conflicting claims is right; None: cannot be said."""

    words: str
    sums: Sums | None
    parts: tuple[Part, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it was settled by, each once, by their ids."""
        return _figures_of(self.parts)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of those that are cautioned."""
        return _notes_of(self.parts)


@dataclass(frozen=True)
class Outcome:
    """A case in one place: ``settled`` with sums, ``disputed`` with claims, or ``incomplete``
    with the reasons.

    Every step of it stays packed until a page shows it: of a country's outcomes few are asked for.
    """

    region: str
    status: str
    packed: bytes
    sums: Sums | None = None
    reasons: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    """What was assumed here, each ``topic.field`` once."""
    institutions: tuple[str, ...] = ()
    """The institutions it was settled for, each once."""
    figures: tuple[str, ...] = ()
    """The figures it was settled by, each once, by their ids."""
    notes: tuple[str, ...] = ()
    """What is to be said of those that are cautioned."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Unpack the inquiries with their answers."""
        return self._unpacked[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Unpack what it comes to by each of the conflicting claims."""
        return self._unpacked[1]

    @property
    def _unpacked(self) -> tuple[tuple[Part, ...], tuple[Claim, ...]]:
        parts, claims = pickle.loads(self.packed)  # noqa: S301  # packed by us, in outcome_of
        return parts, claims


def outcome_of(library: Library, region: str, inquiries: Iterable[Inquiry]) -> Outcome:
    """Settle every request of a case in one place."""
    asked = tuple(inquiries)
    unfit = tuple(dict.fromkeys(words for inquiry in asked for words in inquiry.unfit))
    if unfit:
        return _outcome(region, "incomplete", (), reasons=unfit)
    parts = _settled(library, asked, {})
    states = {part.answer["status"] for part in parts}
    if "incomplete" in states:
        missing = (item for part in parts for item in part.answer["missing"])
        reasons = dict.fromkeys(missing_reason(library.catalogue, item) for item in missing)
        return _outcome(region, "incomplete", parts, reasons=tuple(reasons))
    if "disputed" in states:
        return _outcome(region, "disputed", parts, claims=tuple(_claims(library, asked, parts)))
    return _outcome(region, "settled", parts, _sums(parts))


def _outcome(
    region: str,
    status: str,
    parts: tuple[Part, ...],
    sums: Sums | None = None,
    claims: tuple[Claim, ...] = (),
    reasons: tuple[str, ...] = (),
) -> Outcome:
    """Pack what came of a case, and list what is asked for of every outcome."""
    steps = [step for part in parts for step in part.steps]
    named = (where for part in parts for _, where in part.inquiry.visits if where)
    return Outcome(
        region,
        status,
        pickle.dumps((parts, claims), pickle.HIGHEST_PROTOCOL),
        sums,
        reasons,
        supposed=tuple(dict.fromkeys(id_ for step in steps for id_ in step.get("supplied", ()))),
        institutions=tuple(dict.fromkeys(named)),
        figures=_figures_of(parts),
        notes=_notes_of(parts),
    )


def _figures_of(parts: Iterable[Part]) -> tuple[str, ...]:
    named = (id_ for part in parts for step in part.steps for id_ in step["figures"])
    return tuple(dict.fromkeys(named))


def _notes_of(parts: Iterable[Part]) -> tuple[str, ...]:
    said = (item["note"] for part in parts for item in part.answer["warnings"])
    return tuple(dict.fromkeys(note for note in said if note))


def _settled(
    library: Library, asked: tuple[Inquiry, ...], claims: Mapping[str, str]
) -> tuple[Part, ...]:
    chosen = {"claims": dict(claims)} if claims else {}
    return tuple(Part(i, settle(library, {**i.request, **chosen})) for i in asked)


def _claims(
    library: Library, asked: tuple[Inquiry, ...], parts: tuple[Part, ...]
) -> Iterator[Claim]:
    """Settle all requests anew for each way to resolve the disputes of any of them."""
    for way in _ways(parts):
        again = _settled(library, asked, way)
        whole = all(part.answer["status"] == "settled" for part in again)
        yield Claim(_claim_words(library.catalogue, way), _sums(again) if whole else None, again)


def _ways(parts: Iterable[Part]) -> list[dict[str, str]]:
    """Join the claims that resolve each part, as far as they agree with each other."""
    ways: list[dict[str, str]] = [{}]
    for part in parts:
        if part.answer["status"] == "disputed":
            chosen = [alternative["claims"] for alternative in part.answer["alternatives"]]
            ways = [
                {**way, **claims}
                for way in ways
                for claims in chosen
                if all(claims.get(field, source) == source for field, source in way.items())
            ]
    return ways


def _claim_words(catalogue: Catalogue, way: Mapping[str, str]) -> str:
    """Say whose claims are followed, and on what."""
    followed: dict[str, list[str]] = {}
    for field, source in way.items():
        followed.setdefault(catalogue.sources[source].publisher, []).append(
            field_words(catalogue, field)
        )
    return "；".join(f"{'、'.join(names)}照{who}的说法" for who, names in followed.items())


def _sums(parts: Iterable[Part]) -> Sums:
    whole = Sums()
    for part in parts:
        whole = whole.plus(_sum(part.answer))
    return whole


def _sum(answer: Answer) -> Sums:
    if "contribution" in answer:
        totals = answer["contribution"]["totals"]
        paid = {name: _fen(totals[name]) for name in ("employer", "treasury")}
        return Sums(contribution=_fen(totals["individual"]), **paid)
    if "account" in answer:
        return Sums(credit=_fen(answer["account"]["year"]))
    paid = {name: sum(_fen(visit[name]) for visit in answer["visits"]) for name in PARTS}
    return Sums(**paid, total=paid["fund"] + paid["patient"])


def _fen(text: str) -> int:
    """Read an amount of an answer, which always has two decimals."""
    yuan, _, rest = text.partition(".")
    if len(rest) != _DECIMALS:
        raise ValueError(f"an answer holds {text!r} as an amount")
    return int(yuan + rest)
