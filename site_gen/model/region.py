"""Regions: the tree of administrative divisions by GB/T 2260 code."""

from site_gen.model.fields import Record, RegionCode, Text, Whole

COUNTRY = "000000"


class FormerCode(Record):
    """A code and name a region had before."""

    code: RegionCode
    name: Text


class Tile(Record):
    """Where a province stands on the list that is laid out roughly by position (方位)."""

    row: Whole
    column: Whole


class Region(Record):
    """One region. *pinyin* is that of the short name, syllables apart."""

    code: RegionCode
    name: Text
    short: Text
    pinyin: Text
    also: tuple[Text, ...] = ()
    formerly: tuple[FormerCode, ...] = ()
    tile: Tile | None = None

    @property
    def initials(self) -> str:
        """The first letter of each syllable, as people type them."""
        return "".join(syllable[0] for syllable in self.pinyin.split())

    @property
    def level(self) -> str:
        """``country``, ``province``, ``prefecture`` or ``county``, by the code's form."""
        if self.code == COUNTRY:
            return "country"
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"


class RegionFile(Record):
    """The regions of one province, and the published list they come from."""

    list: Text
    regions: tuple[Region, ...]
