import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from site_gen.markup import (
    DEEPEST_BRACKETS,
    LONGEST_BODY,
    internal_links,
    render_markdown,
    troubles,
)

LIVE = ("<script", "<img", "<svg", "<iframe", "<base", "<meta", "<form", "<style", "<math", "<!--")


def nowhere(kind: str, name: str) -> None:
    """Resolve no link: every page is missing."""


def html(text: str) -> str:
    return str(render_markdown(text, lambda kind, name: f"../{kind}/{name}/"))


def wrong(text: str) -> list[str]:
    return [f"{trouble.index} {trouble.rule}" for trouble in troubles(text)]


def test_a_paragraph_a_list_and_a_table_become_html() -> None:
    assert html("**甲**") == "<p><strong>甲</strong></p>"
    assert "<li>甲</li>" in html("- 甲\n- 乙")
    assert '<th scope="col">甲</th>' in html("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |")


def test_a_wide_table_scrolls_in_its_own_box() -> None:
    boxed = html("| 甲 |\n|---|\n| 1 |")

    assert boxed.startswith(
        '<div class="scroll" tabindex="0" role="group" aria-label="表格"><table>'
    )
    assert boxed.endswith("</table></div>")


def test_html_is_marked_safe_only_when_it_has_been_cleaned() -> None:
    assert isinstance(render_markdown("甲", nowhere), Markup)


def test_a_link_to_our_own_page_gets_its_address() -> None:
    assert 'href="../term/deductible/"' in html("[起付线](term:deductible)")


def test_a_link_that_leads_nowhere_is_a_fault_of_ours_by_now() -> None:
    with pytest.raises(LookupError, match="guide:x"):
        render_markdown("[甲](guide:x)", nowhere)


def test_our_own_links_are_listed_with_their_places() -> None:
    assert list(internal_links("见[甲](guide:a)和[乙](term:b)")) == [
        (5, "guide", "a"),
        (18, "term", "b"),
    ]


def test_template_signs_are_shown_as_they_are() -> None:
    assert "{{ 7*7 }}" in html("{{ 7*7 }}")
    assert "{% include" in html("{% include '/etc/passwd' %}")


def test_a_code_fence_shows_its_text_and_takes_no_class_from_it() -> None:
    assert html("```\n# a <b>\n```") == "<pre><code># a &lt;b&gt;\n</code></pre>"
    assert html("```js\nx\n```") == "<pre><code>x\n</code></pre>"


@pytest.mark.parametrize(
    "text",
    [
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"),
        *("<iframe srcdoc='<script>'>", "<base href=//x>", "<meta http-equiv=refresh>"),
        *("<form action=x><input>", "<style>@import 'x'</style>", "<p onclick=x id=calc>甲</p>"),
        *("[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))"),
        *("[x](data:text/html,x)", "[x](vbscript:x)", "[x]\n\n[x]: javascript:alert(1)"),
        *("<javascript:alert(1)>", "![x](javascript:x)", "{: onclick=alert(1) }"),
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x>'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "甲\n{: onclick=alert(1) #calc .x }",
    ],
)
def test_nothing_live_comes_out_whatever_goes_in(text: str) -> None:
    clean = html(text).lower()

    assert [tag for tag in LIVE if tag in clean] == []
    for sign in (
        'href="javascript',
        'href="data',
        'href="vbscript',
        "<p onclick",
        " id=",
        'style="',
    ):
        assert sign not in clean
    assert wrong(text)


@given(st.text(alphabet=st.sampled_from("<>[]()!'\"=/#-:& \nabjs"), max_size=60))
def test_only_our_own_tags_come_out(text: str) -> None:
    clean = html(text)

    assert [tag for tag in LIVE if tag in clean.lower()] == []
    assert "javascript:" not in clean.lower()


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("0 heading", "# 一级"),
        ("0 heading", "#一级"),
        ("0 heading", "### 三级"),
        ("6 heading", "## 二级\n#### 四级"),
        ("21 heading", "## 二级\n### 三级\n#### 四级\n##### 五级"),
        ("3 heading", "一级\n==="),
        ("3 heading", "二级\n---"),
        ("0 raw-html", "<b>甲</b>"),
        ("0 raw-html", "< script>"),
        ("0 raw-html", "<!-- 甲 -->"),
        ("2 raw-html", "甲\n{: .x}"),
        ("0 image", "![](a.png)"),
        ("0 image", "![有字](a.png)"),
        ("0 image", "![有字][a]"),
        ("4 link", "[甲](javascript:x)"),
        ("4 link", "[甲](java script:x)"),
        ("4 link", "[甲](/about/)"),
        ("4 link", "[甲](../about/)"),
        ("4 link", "[甲](about.html)"),
        ("4 link", "[甲]()"),
        ("4 link", "[甲](mailto:a@b.cn)"),
        ("5 link", "[甲]: data:x"),
        ("1 link", "<javascript:x>"),
        ("1 tab", "-\t甲"),
        ("0 nesting", ">>>>>>> 甲"),
        ("0 nesting", "- - - - - - - 甲"),
        ("0 nesting", " " * 40 + "甲"),
        (f"{DEEPEST_BRACKETS} nesting", "[" * (DEEPEST_BRACKETS + 1)),
        (f"{DEEPEST_BRACKETS} nesting", "[" * 100 + "]" * 100),
        ("0 text-length", "字" * (LONGEST_BODY + 1)),
    ],
)
def test_what_cannot_be_shown_is_refused_at_its_place(problem: str, text: str) -> None:
    assert wrong(text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "## 二级\n\n### 三级\n\n#### 四级\n\n## 二级",
        "[甲](https://www.gov.cn/a?b=c) [乙](http://a.cn) [丙](tel:12393) [丁](guide:a) [戊](#a)",
        "<https://www.gov.cn/>",
        "甲 < 乙 > 丙，3<5",
        "上\n\n---\n\n下",
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
        "甲 | 乙\n--- | ---\n1 | 2",
        "```\n# 不是标题\n[x](y)\n\t<b>\n```",
        "> > > > > > 六层",
        "- 一\n    - 二\n        - 三",
        "1. 一\n2. 二",
        "[" * DEEPEST_BRACKETS,
        "（全角括号" * 100,
        "字" * LONGEST_BODY,
    ],
)
def test_plain_text_has_nothing_wrong_with_it(text: str) -> None:
    assert wrong(text) == []


def test_raw_html_and_attribute_lists_are_warned_about_and_name_the_tag() -> None:
    found = list(troubles("<script>x</script>"))

    assert [(trouble.fatal, "<script>" in trouble.message) for trouble in found] == [(False, True)]


def test_links_are_an_error() -> None:
    assert [trouble.fatal for trouble in troubles("[甲](javascript:x)")] == [True]


BOMBS = (
    "[",
    "![[",
    "[a](",
    "[a][",
    "[a](b(",
    "<![CDATA[",
    "<a ",
    "<a@b ",
    "1. ",
    "> ",
    "- ",
    "<!--",
)


@pytest.mark.parametrize("unit", BOMBS)
def test_a_text_that_would_take_long_is_refused_before_it_is_rendered(unit: str) -> None:
    text = (unit * LONGEST_BODY)[:LONGEST_BODY]

    assert wrong(text)
    assert [rule for rule in wrong(text) if rule.endswith("nesting")] == wrong(text)


def test_what_is_not_refused_is_rendered() -> None:
    units = ("*a ", "**a ", "_a ", "`a ", "&", "\\`", "[a]", "|a", "*_", "~~~\n", "# a\n", "a*b_c")
    code = (
        "import sys\nfrom site_gen.markup import render_markdown\n"
        "for unit in sys.argv[1:]:\n"
        "    render_markdown((unit * 20_000)[:20_000], lambda kind, name: None)\n"
        "    print(unit)\n"
    )
    # The time limit only protects the test run.
    done = subprocess.run(
        [sys.executable, "-c", code, *units],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert done.stdout == "".join(f"{unit}\n" for unit in units)
