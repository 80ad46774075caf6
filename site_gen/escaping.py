"""A Jinja environment that prints what Jinja does, with less in between.

Jinja makes a Markup of whatever a template prints, only to join it with what stands beside it, and
asks of everything that is called whether it wants to know who calls. A country's site prints tens of
millions of texts: a quarter of setting its pages went into that.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
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


class _Context(Context):
    """Calls macros at once: they want nothing of where they are called."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever a template calls
        """Call something with what a template gives it."""
        if type(called) is not Macro:
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


class EscapingEnvironment(Environment):
    """Escapes all that templates print."""

    code_generator_class = _Code
    context_class = _Context
    escaped = staticmethod(escaped)
