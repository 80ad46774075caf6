"""A Jinja environment that escapes as Jinja does, and makes no object of each text it writes.

Jinja writes whatever a template prints as a Markup of its own, only to put it together with what
stands beside it. A country's site prints tens of millions of texts: a quarter of setting its pages
went into that.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import (  # type: ignore[attr-defined]  # the inner half of escape is private
    Markup,
    _escape_inner,
    escape,
)


def escaped(value: Any) -> str:  # noqa: ANN401  # whatever a template prints
    """Escape a value as markupsafe does, as a plain text."""
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    return value if type(value) is Markup else escape(value)


class _Code(CodeGenerator):
    """Writes the code of templates that escape with `escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  # private to Jinja
        del node
        if finalize.src is not None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            raise TypeError("a template here is always escaped, and nothing stands in between")
        self.write("environment.escaped(")


class EscapingEnvironment(Environment):
    """Escapes all that templates print."""

    code_generator_class = _Code
    escaped = staticmethod(escaped)
