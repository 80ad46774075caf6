"""Rules on the list of regions."""

import unicodedata
from collections.abc import Iterator

from site_gen.check.subject import Subject
from site_gen.model.region import COUNTRY, Region
from site_gen.problems import Place, Problem
from site_gen.read.document import Document

_MOST_TILES = 9
"""As many rows and columns as the stylesheet has places for."""


def codes_are_unique(subject: Subject) -> Iterator[Problem]:
    """A region code stands for one region."""
    seen: dict[str, tuple[Document, int]] = {}
    for file in subject.records.regions:
        for index, region in enumerate(file.record.regions):
            document, earlier = seen.setdefault(region.code, (file.document, index))
            if (document, earlier) != (file.document, index):
                place = file.document.place("regions", index, "code")
                first = document.place("regions", earlier, "code")
                yield Problem(
                    place, "duplicate-region", f"代码 {region.code} 已写在 {first}", "请删去一处"
                )


def the_top_exists(subject: Subject) -> Iterator[Problem]:
    """The tree has a top, the region every other one belongs to."""
    codes = {r.code for file in subject.records.regions for r in file.record.regions}
    lost = f"regions/{COUNTRY}.yaml" in subject.failed
    if subject.records.regions and not lost and COUNTRY not in codes:
        place = Place(subject.records.regions[0].document.path)
        yield Problem(place, "missing-region", f"没有最上一级 {COUNTRY}", f"请补上 code: {COUNTRY}")


def files_hold_their_own(subject: Subject) -> Iterator[Problem]:
    """A region file holds the region it is named after and those below it."""
    for file in subject.records.regions:
        for index, region in enumerate(file.record.regions):
            same = region.code == file.id if file.id == COUNTRY else region.code[:2] == file.id[:2]
            if not same:
                place = file.document.place("regions", index, "code")
                message = f"{region.code} 不属于 {file.id}"
                yield Problem(place, "region-file", message, f"请写到 {region.code[:2]}0000.yaml")


def names_are_of_one_script(subject: Subject) -> Iterator[Problem]:
    """A name is written in one script, so that no letter passes for another."""
    for file in subject.records.regions:
        for index, region in enumerate(file.record.regions):
            for key, name in (("name", region.name), ("short", region.short)):
                strange = _strange_signs(name)
                if strange:
                    place = file.document.place("regions", index, key)
                    message = f"“{name}”里的“{strange}”是形近字，不是汉字"
                    yield Problem(place, "region-name", message, "请删去重新打一遍这个名字")


def tiles_are_of_one_province(subject: Subject) -> Iterator[Problem]:
    """A tile is within the list that is laid out by position, and one province stands on it."""
    seen: dict[tuple[int, int], tuple[Document, int]] = {}
    for file in subject.records.regions:
        for index, region in enumerate(file.record.regions):
            if region.tile is None:
                continue
            at = region.tile.row, region.tile.column
            earlier = seen.setdefault(at, (file.document, index))
            fault = _tile_fault(region, at)
            if fault is None and earlier != (file.document, index):
                document, number = earlier
                first = document.place("regions", number, "tile")
                fault = f"这一格在 {first} 已经占了", "请换一格"
            if fault is not None:
                yield Problem(file.document.place("regions", index, "tile"), "tile", *fault)


def _tile_fault(region: Region, at: tuple[int, int]) -> tuple[str, str] | None:
    """Say what is wrong with a tile by itself, and the remedy."""
    if region.level != "province":
        return f"{region.name}不是省一级", "只有省一级写 tile，请删去"
    if not all(1 <= number <= _MOST_TILES for number in at):
        return f"没有第 {at[0]} 行第 {at[1]} 列", f"行和列都从 1 数到 {_MOST_TILES}"
    return None


def _strange_signs(name: str) -> str:
    """Pick the signs that only look like the Chinese characters around them."""
    return "".join(
        sign
        for sign in name
        if unicodedata.normalize("NFKC", sign) != sign
        or (sign.isalpha() and not unicodedata.name(sign, "CJK").startswith("CJK UNIFIED"))
    )


REGION_RULES = (
    codes_are_unique,
    the_top_exists,
    files_hold_their_own,
    names_are_of_one_script,
    tiles_are_of_one_province,
)
