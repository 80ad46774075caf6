"""The region list is whole, and its hard place names are read the way people say them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

REGIONS = Path(__file__).parents[1] / "content" / "regions"
COUNTRY = "000000"
# GB/T 2260 units at the end of 2025, and the two counties set up in 2026; Hong Kong, Macao
# and Taiwan stand in the national list without units below them.
PROVINCES, PREFECTURES, COUNTIES = 34, 333, 2847
TOTAL = 1 + PROVINCES + PREFECTURES + COUNTIES
FORMER_CODES = 463
DIRECT_COUNTIES = {"11": 16, "12": 16, "31": 16, "41": 1, "42": 4, "46": 15, "50": 37, "65": 13}
PSEUDO_UNIT = re.compile(r"^(县|市辖区)$|直辖|(开发|高新|管理|示范|产业园|工业园)区")
# Names a dictionary reads wrongly or people argue about, by their short form.
# fmt: off
READINGS = {
    "万柏林": "wan bai lin", "三都": "san du", "东莞": "dong guan", "东阿": "dong e",
    "中牟": "zhong mu", "丰都": "feng du", "丽水": "li shui", "乌什": "wu shi",
    "乐亭": "lao ting", "乐清": "yue qing", "乐陵": "lao ling", "乾县": "qian xian",
    "于都": "yu du", "井陉": "jing xing", "亳州": "bo zhou", "什邡": "shi fang",
    "任丘": "ren qiu", "会宁": "hui ning", "会泽": "hui ze", "会理": "hui li",
    "伽师": "jia shi", "佛冈": "fo gang", "佛坪": "fo ping", "信都": "xin du",
    "儋州": "dan zhou", "克什克腾": "ke shi ke teng", "克孜勒苏": "ke zi le su",
    "六合": "lu he", "六安": "lu an", "六枝": "liu zhi", "六盘水": "liu pan shui",
    "冠县": "guan xian", "单县": "shan xian", "南乐": "nan le", "厦门": "xia men",
    "句容": "ju rong", "召陵": "shao ling", "台州": "tai zhou", "吕梁": "lv liang",
    "吴堡": "wu bu", "商都": "shang du", "喀什": "ka shi", "垫江": "dian jiang",
    "塔什库尔干": "ta shi ku er gan", "大城": "dai cheng", "大埔": "da bu",
    "天长": "tian chang", "子长": "zi chang", "宁都": "ning du", "宕昌": "tan chang",
    "宜都": "yi du", "射洪": "she hong", "尉氏": "wei shi", "尉犁": "yu li", "尧都": "yao du",
    "尼勒克": "ni le ke", "崆峒": "kong tong", "库尔勒": "ku er le", "康巴什": "kang ba shi",
    "弓长岭": "gong chang ling", "成都": "cheng du", "新都": "xin du", "旅顺口": "lv shun kou",
    "昆都仑": "kun du lun", "昌都": "chang du", "曲阜": "qu fu", "曾都": "zeng du",
    "望都": "wang du", "朝阳": "chao yang", "枞阳": "zong yang", "柏乡": "bai xiang",
    "桐柏": "tong bai", "歙县": "she xian", "武都": "wu du", "武陟": "wu zhi", "殷都": "yin du",
    "民乐": "min le", "汨罗": "mi luo", "泊头": "bo tou", "泌阳": "bi yang",
    "洪洞": "hong tong", "浚县": "xun xian", "浪卡子": "lang ka zi", "涡阳": "guo yang",
    "涪陵": "fu ling", "渑池": "mian chi", "漯河": "luo he", "澄江": "cheng jiang",
    "牟定": "mou ding", "牟平": "mu ping", "犍为": "qian wei", "珙县": "gong xian",
    "略阳": "lve yang", "番禺": "pan yu", "百色": "bai se", "盐都": "yan du", "盱眙": "xu yi",
    "睢县": "sui xian", "睢宁": "sui ning", "秦都": "qin du", "称多": "chen duo",
    "穆棱": "mu ling", "策勒": "ce le", "筠连": "jun lian", "綦江": "qi jiang",
    "繁峙": "fan shi", "红寺堡": "hong si bu", "耒阳": "lei yang", "花都": "hua du",
    "茌平": "chi ping", "荥经": "ying jing", "荥阳": "xing yang", "莘县": "shen xian",
    "莲都": "lian du", "蔚县": "yu xian", "藁城": "gao cheng", "蚌埠": "beng bu",
    "蚌山": "beng shan", "行唐": "xing tang", "襄都": "xiang du", "覃塘": "qin tang",
    "费县": "fei xian", "邛崃": "qiong lai", "那坡": "na po", "那曲": "na qu", "郫都": "pi du",
    "郴州": "chen zhou", "都兰": "du lan", "都匀": "du yun", "都安": "du an",
    "都昌": "du chang", "都江堰": "du jiang yan", "鄄城": "juan cheng", "重庆": "chong qing",
    "铅山": "yan shan", "锡林郭勒": "xi lin guo le", "长丰": "chang feng", "长乐": "chang le",
    "长垣": "chang yuan", "长子": "zhang zi", "长宁": "chang ning", "长岭": "chang ling",
    "长武": "chang wu", "长汀": "chang ting", "长治": "chang zhi", "长泰": "chang tai",
    "长洲": "chang zhou", "长海": "chang hai", "长清": "chang qing", "长白": "chang bai",
    "长葛": "chang ge", "长阳": "chang yang", "长顺": "chang shun", "闵行": "min hang",
    "阆中": "lang zhong", "阿勒泰": "a le tai", "阿图什": "a tu shi", "阿城": "a cheng",
    "隰县": "xi xian", "霍林郭勒": "huo lin guo le", "马尾": "ma wei", "魏都": "wei du",
    "黄埔": "huang pu", "黄陂": "huang pi", "黟县": "yi xian", "龙圩": "long xu",
}
# fmt: on
NAMES_READ, ROWS_READ = 166, 172


def read(path: Path) -> dict[str, Any]:
    """Return a file of the list, every scalar as the text it is."""
    file: dict[str, Any] = yaml.BaseLoader(path.read_text(encoding="utf-8")).get_single_data()
    return file


FILES = {path.stem: read(path) for path in sorted(REGIONS.glob("*.yaml"))}
ROWS: list[dict[str, Any]] = [row for file in FILES.values() for row in file["regions"]]
BY_CODE = {row["code"]: row for row in ROWS}


def level(code: str) -> str:
    """Say which level a code belongs to."""
    if code.endswith("0000"):
        return "country" if code == COUNTRY else "province"
    return "prefecture" if code.endswith("00") else "county"


def parent(code: str) -> str:
    """Return the code of the region directly above one that is not the country."""
    if level(code) == "province":
        return COUNTRY
    prefecture = code[:4] + "00"
    return prefecture if code != prefecture in BY_CODE else code[:2] + "0000"


def test_the_list_has_every_level_in_full() -> None:
    counts = Counter(level(row["code"]) for row in ROWS)
    assert counts["province"] == PROVINCES
    assert counts["prefecture"] == PREFECTURES
    assert counts["county"] == COUNTIES
    assert len(ROWS) == counts.total() == TOTAL


def test_there_is_one_file_for_the_country_and_one_for_each_province() -> None:
    assert set(FILES) == {row["code"] for row in ROWS if row["code"].endswith("0000")}
    assert len(FILES) == 1 + PROVINCES
    for stem, file in FILES.items():
        assert {row["code"][:2] for row in file["regions"]} == {stem[:2]}


def test_every_file_names_the_same_list_with_its_year_and_licence() -> None:
    names = {file["list"] for file in FILES.values()}
    assert len(names) == 1
    assert re.search(r"20\d\d年.*MIT", names.pop())


def test_rows_have_only_the_keys_that_a_region_can_have() -> None:
    needed = {"code", "name", "short", "pinyin"}
    assert [
        row for row in ROWS if not needed <= set(row) <= needed | {"also", "formerly", "tile"}
    ] == []


def test_codes_are_unique_six_digits_and_sorted() -> None:
    codes = [row["code"] for row in ROWS]
    assert [code for code in codes if not re.fullmatch(r"[0-9]{6}", code)] == []
    assert codes == sorted(set(codes))
    assert len(codes) == TOTAL


def test_every_region_has_its_parent_and_only_known_counties_skip_the_prefecture() -> None:
    below = [row["code"] for row in ROWS if row["code"] != COUNTRY]
    assert len(below) == TOTAL - 1
    assert [code for code in below if parent(code) not in BY_CODE] == []
    counties = [code for code in below if level(code) == "county"]
    direct = Counter(code[:2] for code in counties if level(parent(code)) == "province")
    assert direct == DIRECT_COUNTIES


def test_headings_and_development_zones_are_left_out() -> None:
    assert [row["name"] for row in ROWS if PSEUDO_UNIT.search(row["name"])] == []


def test_names_are_unique_among_siblings_in_full_and_in_short() -> None:
    below = [row for row in ROWS if row["code"] != COUNTRY]
    for field in ("name", "short"):
        seen = Counter((parent(row["code"]), row[field]) for row in below)
        assert [key for key, times in seen.items() if times > 1] == []
        assert seen.total() == TOTAL - 1


def test_every_short_name_begins_its_full_name_with_at_least_two_characters() -> None:
    below = [row for row in ROWS if row["code"] != COUNTRY]
    assert [row for row in below if row["short"] != row["name"][: len(row["short"])]] == []
    assert [row for row in below if len(row["short"]) == 1] == []


def test_every_reading_has_one_plain_syllable_for_each_character() -> None:
    assert [row for row in ROWS if len(row["pinyin"].split(" ")) != len(row["short"])] == []
    assert [row for row in ROWS if not re.fullmatch("[a-z]+( [a-z]+)*", row["pinyin"])] == []
    assert len(ROWS) == TOTAL


def test_hard_place_names_are_read_as_people_say_them() -> None:
    examined = [row for row in ROWS if row["short"] in READINGS]
    assert {row["short"] for row in examined} == set(READINGS)
    assert [row for row in examined if row["pinyin"] != READINGS[row["short"]]] == []
    assert (len(READINGS), len(examined)) == (NAMES_READ, ROWS_READ)


def test_other_names_add_something_and_repeat_nothing() -> None:
    for row in ROWS:
        names = [row["name"], row["short"], row["pinyin"], *row.get("also", [])]
        extra = names[3:]
        assert len(set(extra)) == len(extra), row
        assert not set(names[:3]) & set(extra), row


def test_bijie_and_tongren_keep_the_codes_they_had_before_they_were_cities() -> None:
    assert BY_CODE["520500"]["formerly"] == [{"code": "522400", "name": "毕节地区"}]
    assert BY_CODE["520600"]["formerly"] == [{"code": "522200", "name": "铜仁地区"}]


def test_no_former_code_is_still_in_use_or_claimed_twice() -> None:
    former = [old["code"] for row in ROWS for old in row.get("formerly", [])]
    assert len(former) == len(set(former)) == FORMER_CODES
    assert [code for code in former if code in BY_CODE or not re.fullmatch(r"\d{6}", code)] == []
