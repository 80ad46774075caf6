"""Markdown → safe HTML: tables, lists, links to our own pages; never raw HTML or scripts.

Links such as ``(term:qifuxian)`` are resolved by the caller; whatever the text holds, only
a fixed list of tags and attributes comes out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import markdown
import nh3
from markupsafe import Markup

from site_gen.problems import shown

LONGEST_BODY = 20_000
DEEPEST_BRACKETS = 64
_DEEPEST_INDENT = 24
_DEEPEST_MARKS = 6
_DEEPEST_HEADING = 4
_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td", "hr", "br",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "tel"}
_EXTENSIONS = ("tables", "sane_lists", "fenced_code")
_INTERNAL = re.compile(r"\]\((guide|term|region|topic|source|doubt|page):([^)\s]*)\)")
_STRAY = re.compile(
    r"(?<!\]\()(?<![a-z:/<])(?:guide|term|region|topic|source|doubt|page):[A-Za-z0-9][\w.-]*"
)
_IMAGE = re.compile(r"!\[[^\]\n]*\]?(?:\([^)\n]*\))?")
# Where a link leads: [words](target), [name]: target, <scheme:target>.
_TARGETS = (
    re.compile(r"\]\(\s*<?([^()>\n]*(?:\([^()\n]*\)[^()>\n]*)*)"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?([^\n]*)", re.MULTILINE),
    re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^>\n]*)>"),
)
_SAFE_TARGET = re.compile(
    r"(?:https?://|tel:|guide:|term:|region:|topic:|source:|doubt:|page:|#)[^\s]*"
)
_RAW_TAG = re.compile(r"<\s*([A-Za-z][A-Za-z0-9]*)(?![A-Za-z0-9+.-]*:)|<(!--|!|\?)")
_ATTRIBUTE_LIST = re.compile(r"\{:[^}\n]*\}")
_HEADING = re.compile(r"^(#{1,6})", re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\s|][^\n]*\n(=+|-+) *$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_MARKS = re.compile(r"^(?:[ >]|[-*+] |[0-9]+[.)] )+", re.MULTILINE)

Resolve = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Trouble:
    """Something in a text that must not or cannot be rendered, at an index of the text."""

    index: int
    rule: str
    message: str
    remedy: str
    fatal: bool = True


def render_markdown(text: str, resolve: Resolve) -> Markup:
    """Turn a text without troubles into HTML; *resolve* gives the address of a link."""

    def target(match: re.Match[str]) -> str:
        address = resolve(match[1], match[2])
        if address is None:
            message = f"unchecked link {match[1]}:{match[2]}"
            raise LookupError(message)
        return f"]({address})"

    html = markdown.markdown(_INTERNAL.sub(target, text), extensions=_EXTENSIONS)
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener"
    )
    return Markup(_framed(clean))  # noqa: S704  # nh3 has cleaned it


def _framed(html: str) -> str:
    """Give tables scoped headings and a box to scroll in, so that none widens the page."""
    for plain, framed in (
        ("<table>", '<div class="scroll" tabindex="0" role="group" aria-label="表格"><table>'),
        ("</table>", "</table></div>"),
        ("<th>", '<th scope="col">'),
    ):
        html = html.replace(plain, framed)
    return html


def internal_links(text: str) -> Iterator[tuple[int, str, str]]:
    """List the links to our own pages: index, kind and name."""
    for match in _INTERNAL.finditer(text):
        yield match.start(1), match[1], match[2]


def troubles(text: str) -> Iterator[Trouble]:
    """List everything in a text that a curator must mend."""
    if len(text) > LONGEST_BODY:
        message = f"正文有 {len(text)} 个字，多于 {LONGEST_BODY}"
        yield Trouble(0, "text-length", message, "请分成几篇")
        return
    deep = next(_too_deep(text), None)
    if deep is not None:  # no other pattern need look at what may be a bomb
        yield deep
        return
    prose = _FENCE.sub(lambda fence: _blank(fence[0]), text)
    yield from _tabs(prose)
    yield from _headings(prose)
    yield from _images(prose)
    yield from _stray_links(prose)
    yield from _targets(_IMAGE.sub(lambda image: _blank(image[0]), prose))
    yield from _raw_html(prose)


def _blank(text: str) -> str:
    """Blank out a stretch that is looked at elsewhere, keeping its length and lines."""
    return re.sub(r"[^\n]", " ", text)


def _too_deep(text: str) -> Iterator[Trouble]:
    """Find what takes the Markdown library minutes: nested or unclosed brackets, deep lists."""
    for opening, closing in ("[]", "()", "<>"):
        depth = 0
        for index, sign in enumerate(text):
            depth = depth + 1 if sign == opening else max(depth - (sign == closing), 0)
            if depth > DEEPEST_BRACKETS:
                message = f"有 {DEEPEST_BRACKETS} 个以上的“{opening}”没有配上“{closing}”"
                yield Trouble(index, "nesting", message, "请补上或删去")
                break
    for match in _MARKS.finditer(text):
        marks = len(re.findall(r"[^ 0-9]", match[0]))
        if marks > _DEEPEST_MARKS or len(match[0]) > _DEEPEST_INDENT + 2 * _DEEPEST_MARKS:
            yield Trouble(match.start(), "nesting", "列表或引用套得太深", "请减少层数")


def _stray_links(text: str) -> Iterator[Trouble]:
    """Find what was meant as a link to a page of ours and did not become one."""
    for match in _STRAY.finditer(text):
        remedy = f"请写成 [文字]({match[0]})：方括号、圆括号都用半角，中间不空格"
        yield Trouble(match.start(), "link", f"“{match[0]}”没有成为链接", remedy)


def _tabs(text: str) -> Iterator[Trouble]:
    for match in re.finditer(r"^[^\t\n]*\t", text, re.MULTILINE):
        yield Trouble(match.end() - 1, "tab", "这里是制表符（Tab）", "请改成空格")


def _headings(text: str) -> Iterator[Trouble]:
    for match in _UNDERLINED.finditer(text):
        remedy = "标题请写成 ## 标题；分隔线上面要空一行"
        yield Trouble(match.start(1), "heading", "用横线画的标题", remedy)
    level = 1
    for match in _HEADING.finditer(text):
        depth = len(match[1])
        if depth == 1:
            remedy = "标题已写在 title；正文从 ## 起"
            yield Trouble(match.start(), "heading", "正文里不能有一级标题（#）", remedy)
        elif depth > _DEEPEST_HEADING:
            message = f"标题有 {depth} 级，最多 {_DEEPEST_HEADING} 级"
            yield Trouble(match.start(), "heading", message, "请用 ##、###、####")
        elif depth > level + 1:
            message = f"标题从 {level} 级跳到 {depth} 级"
            yield Trouble(match.start(), "heading", message, f"请写成 {'#' * (level + 1)}")
        level = max(depth, 2)


def _images(text: str) -> Iterator[Trouble]:
    for match in _IMAGE.finditer(text):
        yield Trouble(match.start(), "image", "正文不支持图片", "请改成文字或表格")


def _targets(text: str) -> Iterator[Trouble]:
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            target = match[1].strip()
            if not _SAFE_TARGET.fullmatch(target):
                remedy = (
                    "外部链接写 https://…；本站的写 guide:、term:、region:、topic:、source:、doubt:"
                )
                yield Trouble(match.start(1), "link", f"不能链接到“{shown(target)}”", remedy)


def _raw_html(text: str) -> Iterator[Trouble]:
    for match in _RAW_TAG.finditer(text):
        tag = match[1] or match[2]
        message = f"不支持 HTML 标签 <{tag}>，它不会出现在页面上"
        yield Trouble(match.start(), "raw-html", message, "请删去，用 Markdown 写", fatal=False)
    for match in _ATTRIBUTE_LIST.finditer(text):
        message = f"不支持“{shown(match[0])}”"
        yield Trouble(match.start(), "raw-html", message, "请删去", fatal=False)
