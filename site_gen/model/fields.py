"""The forms that scalars of a record may have, each with its message and remedy.

The reader keeps every scalar as the text the curator wrote; these types say what it must
be. They are the one definition of each form: pydantic validates with them, and a JSON
Schema made from the records is made from them.
"""

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_gen.model.value import Moment
from site_gen.money import parse_decimal
from site_gen.problems import shown

_LONGEST_ID = 60
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/年.]([0-9]{1,2})(?:[-/月.]([0-9]{1,2})日?|月)?")
_BARE_DAY = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE = re.compile(r"[A-Z][0-9]+(?:\.[0-9]+)?|[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"https?://(?P<host>[^\s/?#@:]+)(?::[0-9]+)?(?:[/?#]\S*)?")
_DOCUMENT = re.compile(r"[^\s〔〕\[\]()（）]+〔[0-9]{4}〕[0-9]+号")
_LOOSE_DOCUMENT = re.compile(
    r"(\D+?)\s*[\[(（【［〔]\s*([0-9]{4})\s*[\])）】］〕]\s*第?([0-9]+)号?"
)
_CODE = re.compile(r"[0-9]{6}")
_PRIVATE_HOST = re.compile(
    r"localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|0\.|169\.254\.|[^.]+$"
)
_UNCLEAR = ("no", "yes", "on", "off", "null", "~")


class Record(BaseModel):
    """A record as the curator writes it: frozen, every key known, nothing guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refuse(rule: str, message: str, remedy: str) -> PydanticCustomError:
    """Make a validation error that carries its rule id and its remedy."""
    context = {"message": message, "remedy": remedy}
    return PydanticCustomError(rule, "{message}", context)


def parse_text(value: object) -> str:
    """Read words: not a list, not empty, not one of YAML's ways to say yes or no."""
    text = _written(value)
    if text in _UNCLEAR:
        raise refuse("boolean", f"“{text}”意思不明", "文字请写完整；是非请写 true 或 false")
    return text


def parse_day(text: str) -> date:
    """Read ``2025-01-31``; a date that does not exist is refused by name."""
    if not _DAY.fullmatch(text):
        raise refuse("date", f"日期不能写成“{shown(text)}”", _to_the_day(_right_day(text)))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("date", f"没有 {text} 这一天", "请核对年月日") from None


def parse_moment(text: str) -> Moment:
    """Read a day, a month or a year as the first day it may mean."""
    if not _MOMENT.fullmatch(text):
        raise refuse("date", f"日期不能写成“{shown(text)}”", f"请写成 {_right_day(text)}")
    precision = {4: "year", 7: "month", 10: "day"}[len(text)]
    if precision == "month" and not "01" <= text[5:] <= "12":
        raise refuse("date", f"没有 {text} 这个月", "请核对年月")
    return Moment(parse_day((text + "-01-01")[:10]), precision)


def last_day(moment: Moment) -> date:
    """Give the last day a moment may mean: the end of its month or year."""
    if moment.precision == "day":
        return moment.day
    year, month = moment.day.year, moment.day.month
    if moment.precision == "year" or month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _written(value: object) -> str:
    """Give the text of a value that must be one, and must say something."""
    if not isinstance(value, str):
        raise refuse("shape", "这里要写一个值，不能是列表或下一层", "请直接写在冒号后面")
    text = value.strip()
    if not text:
        remedy = "请填写，或删去这一行；没有值要写明 not-stated 等"
        raise refuse("empty", "这里是空的", remedy)
    return text


def _right_day(text: str) -> str:
    """Guess which day or month was meant, in the one form dates have."""
    written = text.strip().removesuffix("年")
    loose = _LOOSE_DAY.fullmatch(written) or _BARE_DAY.fullmatch(written)
    right = "-".join(part.zfill(2) for part in loose.groups() if part) if loose else written
    if _MOMENT.fullmatch(right) and "01" <= (right[5:7] or "01") <= "12":
        return right
    return "2025-01-31 这样的年-月-日"


def _to_the_day(right: str) -> str:
    """Ask for the day where only a month or a year was given."""
    if _MOMENT.fullmatch(right) and not _DAY.fullmatch(right):
        return f"要写到日，例如 {right + '-11-20'[len(right) - 4 :]}"
    return f"请写成 {right}"


def _day(value: object) -> date:
    return parse_day(_written(value))


def _moment(value: object) -> Moment:
    return parse_moment(_written(value))


def _moment_or_not_stated(value: object) -> Moment | None:
    text = _written(value)
    if text == "not-stated":
        return None
    if not any(sign.isdigit() for sign in text):
        remedy = f"请写成 {_right_day(text)}；来源没写日期就写 not-stated"
        raise refuse("date", f"日期不能写成“{shown(text)}”", remedy)
    return parse_moment(text)


def _boolean(value: object) -> bool:
    text = _written(value)
    if text not in ("true", "false"):
        message = f"这里只能是 true 或 false，不能是“{shown(text)}”"
        raise refuse("boolean", message, "是写 true，否写 false")
    return text == "true"


def _whole(value: object) -> int:
    text = _written(value)
    number = parse_decimal(text, 1) if len(text) <= 9 else None
    if number is None:
        raise refuse("number", f"这里要一个整数，不能是“{shown(text)}”", "请写成 12 这样的数字")
    return number


def _slug(value: object) -> str:
    text = parse_text(value)
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST_ID:
        remedy = f"只用小写字母、数字和连字符，例如 class-1，最多 {_LONGEST_ID} 个字"
        raise refuse("id", f"“{shown(text)}”不能作标识", remedy)
    return text


def _source_id(value: object) -> str:
    text = parse_text(value)
    if not _SOURCE.fullmatch(text) or len(text) > _LONGEST_ID:
        remedy = "请写成 S2、O24 或 taiyuan-notice-2025 这样的小写字母、数字、连字符"
        raise refuse("id", f"“{shown(text)}”不能作来源编号", remedy)
    return text


def _code(value: object) -> str:
    text = _written(value)
    if not _CODE.fullmatch(text):
        remedy = "请写六位数字，例如 140100"
        raise refuse("region-code", f"“{shown(text)}”不是行政区划代码", remedy)
    return text


def _url(value: object) -> str | None:
    text = _written(value)
    if text == "not-stated":
        return None
    match = _URL.fullmatch(text)
    if match is None:
        remedy = "请写 https:// 开头、不带用户名和空格的完整网址；没有就写 not-stated"
        raise refuse("url", f"网址不能是“{shown(text, 80)}”", remedy)
    _check_host(match["host"])
    return text


def _check_host(host: str) -> None:
    """Refuse a host that only looks like another, or that no reader can reach."""
    if not host.isascii() or "xn--" in host.lower():
        remedy = "请核对域名，只用英文字母和数字"
        raise refuse("url", f"网址的域名“{shown(host)}”含有形近字符", remedy)
    if "gov.cn" in host.lower() and not f".{host.lower()}".endswith(".gov.cn"):
        remedy = "政府网站的域名以 .gov.cn 结尾，请核对"
        raise refuse("url", f"域名“{shown(host)}”像政府网站，其实不是", remedy)
    if _PRIVATE_HOST.match(host):
        remedy = "请写公开网址，或写 not-stated"
        raise refuse("url", f"“{shown(host)}”是内部网址，读者打不开", remedy)


def _document(value: object) -> str:
    text = _written(value)
    if not _DOCUMENT.fullmatch(text):
        loose = _LOOSE_DOCUMENT.fullmatch(text)
        right = f"{loose[1]}〔{loose[2]}〕{loose[3]}号" if loose else "国办发〔2021〕14号 这样"
        message = f"文号不能写成“{shown(text)}”"
        raise refuse("document", message, f"请写成 {right}，年份用六角括号〔〕")
    return text


def _pattern(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern.pattern})$"})


_TEXT_SCHEMA = WithJsonSchema({"type": "string", "minLength": 1})

Text = Annotated[str, BeforeValidator(parse_text), _TEXT_SCHEMA]
Slug = Annotated[str, BeforeValidator(_slug), _pattern(_SLUG)]
SourceId = Annotated[str, BeforeValidator(_source_id), _pattern(_SOURCE)]
RegionCode = Annotated[str, BeforeValidator(_code), _pattern(_CODE)]
DayField = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
MomentField = Annotated[Moment, BeforeValidator(_moment), _pattern(_MOMENT)]
MomentOrNotStated = Annotated[
    Moment | None, BeforeValidator(_moment_or_not_stated), WithJsonSchema({"type": "string"})
]
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Url = Annotated[str | None, BeforeValidator(_url), WithJsonSchema({"type": "string"})]
DocumentNumber = Annotated[str, BeforeValidator(_document), WithJsonSchema({"type": "string"})]
