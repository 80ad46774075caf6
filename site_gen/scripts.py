"""Script modules → one script an entry: whoever opens a page asks for one file, not for forty.

An entry is a module at the top, or one that no other imports. Each module it reaches becomes a function that is
given what it imports and gives back what it exports, what is imported first comes first; so
names never meet. Any form of import or export but the few in use is refused.
"""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w./-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)


def joined(modules: Mapping[str, str]) -> dict[str, str]:
    """Join modules, given by their paths, into one script for each entry.

    Raises ValueError, a fault of ours, at a form of import or export that is not known, at a
    module that is missing, and at modules that import each other in a circle.
    """
    imports = {name: _imports(name, text) for name, text in modules.items()}
    imported = {needed for found in imports.values() for needed in found.values()}
    if missing := sorted(imported - set(modules)):
        raise ValueError(f"imported, but not there: {', '.join(missing)}")
    entries = [name for name in modules if "/" not in name or name not in imported]
    reached = {entry: _order(entry, imports) for entry in entries}
    if lost := sorted(set(modules) - {name for names in reached.values() for name in names}):
        raise ValueError(f"modules import each other in a circle: {', '.join(lost)}")
    return {entry: _script(names, modules, imports) for entry, names in reached.items()}


def _imports(name: str, text: str) -> dict[str, str]:
    """Find what a module imports: the path as it is written → the module it names."""
    written = (path for _, path in _IMPORT.findall(text))
    return {path: normpath(join(dirname(name), path)) for path in written}


def _order(entry: str, imports: Mapping[str, Mapping[str, str]]) -> list[str]:
    """List a module and all it reaches, each after what it imports."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"modules import each other in a circle: {' → '.join((*above, name))}")
        if name not in done:
            for needed in imports[name].values():
                visit(needed, (*above, name))
            done[name] = None

    visit(entry, ())
    return list(done)


def _script(
    names: list[str], modules: Mapping[str, str], imports: Mapping[str, Mapping[str, str]]
) -> str:
    """Write the modules one after the other; the last is the entry and stands in the open."""
    *parts, entry = names
    head = ["const MODULES = {};\n"] if parts else []
    wrapped = [_function(name, modules[name], imports[name]) for name in parts]
    return "".join([*head, *wrapped, _bare(entry, modules[entry], imports[entry])])


def _function(name: str, text: str, found: Mapping[str, str]) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    inside = re.sub(
        r"^export (?=(?:async )?(?:function|const|class) )",
        "",
        _bare(name, text, found),
        flags=re.MULTILINE,
    )
    return f'MODULES["{name}"] = (() => {{\n{inside}return {{ {exported} }};\n}})();\n'


def _bare(name: str, text: str, found: Mapping[str, str]) -> str:
    """Leave the comments at home, and take what is imported from the modules before."""
    bare = _IMPORT.sub(lambda match: _taken(match, found), _COMMENT.sub("", text))
    for left in _LEFT.findall(bare):
        if not _EXPORT.match(left):
            raise ValueError(f"{name}: “{left}” is not a form known here")
    return bare.strip("\n") + "\n"


def _taken(match: re.Match[str], found: Mapping[str, str]) -> str:
    names = " ".join(match[1].split()).rstrip(",").replace(" as ", ": ")
    return f'const {{ {names} }} = MODULES["{found[match[2]]}"];'
