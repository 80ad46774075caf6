"""Our Jinja templates → the same templates in Go's language, so that Hugo prints our very pages.

Only what our templates use is known: they choose markup and neither words nor numbers. Whatever
else one begins to use is refused with its name. A page's own view is ``.Params.view`` there, what
every page is told is ``hugo.Data.frame``, and a macro is a partial that is given its arguments.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import Environment, nodes

from bench.go_values import Macros, Scope, chosen, value
from site_gen.render import AROUND

_BASE = "layouts/base.html"
_HOME = re.compile(r'href="{{ (\S+root) }}"')
"""A link to the root itself, which is never empty."""
_PAGE, _PARTIAL = "{{ $v := .Params.view }}", "{{ $v := .view }}"
"""How a page and a part of it come to the view."""


@dataclass(frozen=True)
class Translator:
    """Translates templates; *frame* names what every page is told, *html* what is markup already."""

    texts: Mapping[str, str]
    addresses: Mapping[str, str]
    frame: Collection[str]
    html: Collection[str]

    def layouts(self) -> Iterator[tuple[str, str]]:
        """Give each Go template with its path below ``layouts``.

        Raises ValueError if one of ours uses what is not known here.
        """
        for name, text in self.texts.items():
            tree = _parsed(text)
            scope = Scope({}, self._macros(name, tree), self.frame)
            for macro in tree.find_all(nodes.Macro):
                yield f"partials/{_partial(name, macro.name)}", self._macro(macro, scope)
            if name == _BASE:
                yield "_default/baseof.html", _PAGE + self._all(tree.body, scope)
            elif name.startswith("partials/"):
                yield f"partials/{_flat(name)}.html", _PARTIAL + self._all(tree.body, scope)
            elif name.startswith("pages/"):
                yield f"page/{layout_of(name)}.html", "".join(self._blocks(tree, scope))

    def _macros(self, name: str, tree: nodes.Template) -> Macros:
        """List the macros of a template and those it takes from others."""
        found = {macro.name: (name, macro) for macro in tree.find_all(nodes.Macro)}
        for imported in tree.find_all(nodes.FromImport):
            source = imported.template.value  # type: ignore[attr-defined]  # a constant, always
            macros = {m.name: m for m in _parsed(self.texts[source]).find_all(nodes.Macro)}
            for item in imported.names:
                known, here = item if isinstance(item, tuple) else (item, item)
                found[here] = source, macros[known]
        return {
            here: (_partial(source, macro.name), tuple(argument.name for argument in macro.args))
            for here, (source, macro) in found.items()
        }

    def _macro(self, macro: nodes.Macro, scope: Scope) -> str:
        names = {argument.name: f"$.{argument.name}" for argument in macro.args}
        return self._all(macro.body, replace(scope, names=names)).strip("\n")

    def _blocks(self, tree: nodes.Template, scope: Scope) -> Iterator[str]:
        for block in tree.find_all(nodes.Block):
            yield f'{{{{ define "{block.name}" }}}}{_PAGE}{self._all(block.body, scope)}{{{{ end }}}}'

    def _all(self, body: list[nodes.Node], scope: Scope) -> str:
        return "".join(self._node(node, scope) for node in body)

    def _node(self, node: nodes.Node, scope: Scope) -> str:
        match node:
            case nodes.Output():
                said = "".join(self._output(item, scope) for item in node.nodes)
                return _HOME.sub(r'href="{{ or \1 "./" }}"', said)
            case nodes.If():
                return self._if(node, scope)
            case nodes.For():
                return self._for(node, scope)
            case nodes.Block():
                body = self._all(node.body, scope)
                return f'{{{{ block "{node.name}" . }}}}{_PAGE}{body}{{{{ end }}}}'
            case nodes.Include(template=nodes.Const(value=name)):
                return f'{{{{ partial "{_flat(name)}.html" (dict "view" $v) }}}}'
            case nodes.Macro() | nodes.FromImport() | nodes.Extends():
                return ""
        raise ValueError(f"not known in Go: {type(node).__name__} in line {node.lineno}")

    def _if(self, node: nodes.If, scope: Scope) -> str:
        parts = [f"{{{{ if {value(node.test, scope)} }}}}{self._all(node.body, scope)}"]
        for other in node.elif_:
            test = value(other.test, scope)
            parts.append(f"{{{{ else if {test} }}}}{self._all(other.body, scope)}")
        if node.else_:
            parts.append(f"{{{{ else }}}}{self._all(node.else_, scope)}")
        return "".join([*parts, "{{ end }}"])

    def _for(self, node: nodes.For, scope: Scope) -> str:
        """Write a loop: its list, its number and its thing are called by how deep it is."""
        n = scope.depth
        among = value(node.iter, scope)
        if node.test is not None:  # of the whole loop: what a loop is over has no name there
            among = f"{chosen(node.test, scope)} {among} slice"
        names, parts = _targets(node.target, n)
        inner = replace(scope, names={**scope.names, **names, "loop": str(n)}, depth=n + 1)
        begun = f"{{{{ $l{n} := {among} }}}}{{{{ range $i{n}, $x{n} := $l{n} }}}}{parts}"
        other = f"{{{{ else }}}}{self._all(node.else_, scope)}" if node.else_ else ""
        return f"{begun}{self._all(node.body, inner)}{other}{{{{ end }}}}"

    def _output(self, item: nodes.Expr, scope: Scope) -> str:
        match item:
            case nodes.TemplateData(data=text):
                return text
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)]):
                return str(text)
            case nodes.Call(node=nodes.Name(name="gettext")):
                return _filled(item, scope)
            case nodes.Call(node=nodes.Name(name="asset"), args=[nodes.Const(value=name)]):
                return self.addresses[name]
            case nodes.Name(name=name) if name in AROUND:
                return f'{{{{ partialCached "partials-{name}.html" (dict "view" $v) $v.root }}}}'
        marked = " | safeHTML" if _last_name(item) in self.html else ""
        return f"{{{{ {value(item, scope)}{marked} }}}}"


def attributes_of(texts: Mapping[str, str]) -> frozenset[str]:
    """Name every attribute that some template asks of something."""
    trees = map(_parsed, texts.values())
    return frozenset(one.attr for tree in trees for one in tree.find_all(nodes.Getattr))


def layout_of(template: str) -> str:
    """Name the layout that a page of ours has in Hugo, where some plain names have a meaning."""
    return f"our-{template.removeprefix('pages/').removesuffix('.html')}"


def _targets(target: nodes.Node, depth: int) -> tuple[dict[str, str], str]:
    """Say what the names of a loop stand for, and write what takes the thing apart."""
    thing = f"$x{depth}"
    if isinstance(target, nodes.Name):
        return {target.name: thing}, ""
    named = [name.name for name in target.find_all(nodes.Name)]
    apart = (f"{{{{ {thing}_{n} := index {thing} {n} }}}}" for n in range(len(named)))
    return {name: f"{thing}_{n}" for n, name in enumerate(named)}, "".join(apart)


def _filled(call: nodes.Call, scope: Scope) -> str:
    """Write a sentence with blanks, each filled with its value."""
    said = str(call.args[0].value).replace("%%", "%")  # type: ignore[attr-defined]  # a constant, always
    for blank in call.kwargs:
        said = said.replace(f"%({blank.key})s", f"{{{{ {value(blank.value, scope)} }}}}")
    return said


def _parsed(text: str) -> nodes.Template:
    jinja = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])  # noqa: S701  # sets no page
    jinja.install_gettext_callables(str, str, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    return jinja.parse(text)


def _flat(name: str) -> str:
    return name.removesuffix(".html").replace("/", "-")


def _partial(template: str, macro: str) -> str:
    return f"{_flat(template)}-{macro}.html"


def _last_name(node: nodes.Expr) -> str:
    match node:
        case nodes.Name(name=name) | nodes.Getattr(attr=name):
            return str(name)
    return ""
