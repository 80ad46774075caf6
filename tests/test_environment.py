"""What templates print is what Jinja itself would, and what is misspelt is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from site_gen.environment import PageEnvironment, escaped


class Bold:
    """Something that says itself how it is written."""

    def __html__(self) -> str:
        return "<b>&</b>"


class Loud(str):
    """A text of another kind."""

    __slots__ = ()

    def __str__(self) -> str:
        return "<loud>"


THINGS = st.one_of(
    st.text(alphabet="<>&'\"a 医\0"),
    st.text(alphabet="<&a").map(Markup),
    st.integers(),
    st.none(),
    st.sampled_from([Bold(), Loud("a<b"), ["<"]]),
)


@given(THINGS)
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == str(escape(value))
    assert type(escaped(value)) in (str, Markup)


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}|{{ x ~ y }}|{{ [x]|join }}|{{ x|safe }}|{{ x|e|e }}",
        "{% macro m(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}{% call m(x) %}{{ y }}{% endcall %}",
        "{% set z %}{{ x }}{% endset %}{{ z }}{% filter upper %}{{ x }}{% endfilter %}",
        "{{ x.upper() }}{{ d.x }}{{ d.deep.x[0] }}{{ [d, y][0].x.lower() }}{{ d['x'] }}",
        "{% for one in [d, d] %}{{ loop.last }}{{ one.x }}{% endfor %}{{ (d.deep.y or d).x }}",
        "{% for one in [x, y] %}{{ loop.index }}{{ one }}{% else %}-{% endfor %}{{ 1 + 1 }}",
    ],
)
def test_a_template_prints_what_it_would_print_in_jinja_itself(text: str) -> None:
    bad = "<a&'\">"
    view = {"x": bad, "y": Bold(), "d": {"x": bad, "deep": {"x": [bad], "y": None}}}
    ours = PageEnvironment(autoescape=True).from_string(text).render(view)

    assert ours == Environment(autoescape=True).from_string(text).render(view)
    assert "&lt;a&amp;" in ours or "&LT;A" in ours


def test_a_template_that_would_not_be_escaped_is_refused() -> None:
    unescaped = "{% autoescape false %}{{ x }}{% endautoescape %}"
    with pytest.raises(TypeError, match="always escaped"):
        PageEnvironment(autoescape=True).from_string(unescaped)
    with pytest.raises(TypeError, match="always escaped"):
        PageEnvironment(autoescape=False).from_string("{{ x }}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ y }}", UndefinedError),
        ("{{ y.z }}", UndefinedError),
        ("{{ d.y }}", KeyError),
        ("{{ d.x.y }}", AttributeError),
        ("{% if d.y %}{% endif %}", KeyError),
    ],
)
def test_a_name_that_is_not_there_is_an_error(text: str, fault: type[Exception]) -> None:
    template = PageEnvironment(autoescape=True, undefined=StrictUndefined).from_string(text)

    with pytest.raises(fault, match="y"):
        template.render(d={"x": "words"})
