"""A number and a seed → made-up regions in the shape of a country: provinces, prefectures, counties.

Names are made of syllables and mean no place; at full size there are 34 provinces and 333
prefectures, the rest are counties.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

COUNTRY = "000000"
WHOLE = 3211
_PROVINCES, _PREFECTURES = 34, 333
_MOST_BELOW = 99
_SYLLABLES = (
    "安an 宁ning 平ping 泰tai 和he 永yong 昌chang 兴xing 华hua 清qing 河he 江jiang 湖hu 山shan "
    "阳yang 陵ling 川chuan 源yuan 林lin 海hai 新xin 城cheng 临lin 武wu 文wen 德de 信xin 丰feng "
    "寿shou 康kang 嘉jia 荣rong 庆qing 光guang 明ming 玉yu 金jin 石shi 龙long 凤feng 云yun 溪xi"
)
_ENDINGS = {"province": "省", "prefecture": "市", "county": "县"}


@dataclass(frozen=True)
class Region:
    """A made-up region."""

    code: str
    level: str
    name: str
    short: str
    pinyin: str


def regions(number: int, seed: int) -> tuple[Region, ...]:
    """Make *number* regions below the country, in the order of their codes."""
    chance = random.Random(seed)  # noqa: S311  # the same regions every time, no secrets
    names = _names(chance)
    made = (_named(code, next(names)) for code in sorted(_codes(number, chance)))
    return tuple(made)


def _codes(number: int, chance: random.Random) -> Iterator[str]:
    provinces = min(_PROVINCES, max(3, number * _PROVINCES // WHOLE), number)
    prefectures = max(provinces, number * _PREFECTURES // WHOLE)
    tops = [f"{place:02d}0000" for place in range(11, 11 + provinces)]
    middles = [
        f"{top[:2]}{place:02d}00"
        for top, kids in zip(tops, _shared(prefectures, provinces, chance), strict=True)
        for place in range(1, kids + 1)
    ]
    left = number - provinces - prefectures
    yield from (*tops, *middles)
    for middle, kids in zip(middles, _shared(left, prefectures, chance), strict=True):
        yield from (f"{middle[:4]}{place:02d}" for place in range(1, kids + 1))


def _shared(number: int, among: int, chance: random.Random) -> list[int]:
    """Share a number out unevenly; everybody gets one as long as there are enough."""
    shares = [1 if place < number else 0 for place in range(among)]
    while sum(shares) < number:
        place = chance.randrange(among)
        shares[place] += min(
            chance.randint(1, 4), number - sum(shares), _MOST_BELOW - shares[place]
        )
    return shares


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give short names and their pinyin, each once."""
    syllables = _SYLLABLES.split()
    pairs = [(one, other) for one in syllables for other in syllables if one != other]
    triples = [
        (*pair, syllables[(place + shift) % len(syllables)])
        for shift in range(len(syllables))
        for place, pair in enumerate(pairs)
    ]
    chance.shuffle(pairs)
    for parts in (*pairs, *triples):
        yield "".join(part[0] for part in parts), " ".join(part[1:] for part in parts)


def _named(code: str, name: tuple[str, str]) -> Region:
    level = "county" if code[4:] != "00" else "prefecture" if code[2:4] != "00" else "province"
    short, pinyin = name
    return Region(code, level, f"{short}{_ENDINGS[level]}", short, pinyin)
