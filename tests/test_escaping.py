"""What templates print is escaped as Jinja itself would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from site_gen.escaping import EscapingEnvironment, escaped


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
        "{% for one in [x, y] %}{{ loop.index }}{{ one }}{% else %}-{% endfor %}{{ 1 + 1 }}",
    ],
)
def test_a_template_prints_what_it_would_print_in_jinja_itself(text: str) -> None:
    view = {"x": "<a&'\">", "y": Bold()}
    ours = EscapingEnvironment(autoescape=True).from_string(text).render(view)

    assert ours == Environment(autoescape=True).from_string(text).render(view)
    assert "&lt;a&amp;" in ours or "&LT;A" in ours


def test_a_template_that_would_not_be_escaped_is_refused() -> None:
    unescaped = "{% autoescape false %}{{ x }}{% endautoescape %}"
    with pytest.raises(TypeError, match="always escaped"):
        EscapingEnvironment(autoescape=True).from_string(unescaped)
    with pytest.raises(TypeError, match="always escaped"):
        EscapingEnvironment(autoescape=False).from_string("{{ x }}")
