"""A folder of templates → the Jinja environment, and nothing a template could compute with."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from gettext import NullTranslations
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import Extension
from jinja2.runtime import Macro
from markupsafe import Markup

from site_gen.environment import PageEnvironment
from site_gen.memory import Memory, digest_of

ROOT = "\0"
"""Stands on every page for the way back to the site's root, until the page is whole: what is shown on
pages of several depths is set only once. No content holds this character.
"""
_SHOWN = 512
"""So many things that are shown on several pages are kept at a time: more than one region has."""
_KEPT = "templates"
_SAID = re.compile(r"""{{ _\((["'])([^"']*)\1\) }}""")
_SHOWN_ROOT = "{{ root }}"
_PART = re.compile(r'{%-?\s*(?:extends|include|import|from)\s+"([^"]+)"')


@dataclass(frozen=True)
class Templates:
    """The texts of all templates, by name, and what they were compiled to: sent along with what is
    to be rendered.
    """

    texts: tuple[tuple[str, str], ...]
    compiled: tuple[tuple[str, bytes], ...] = ()

    def look_of(self, names: Iterable[str]) -> str:
        """Digest some templates with all those they are put together from."""
        return digest_of(*(self._looks.get(name, "") for name in sorted(names)))

    @cached_property
    def _looks(self) -> dict[str, str]:
        texts = dict(self.texts)
        return {
            name: digest_of(*(texts[part] for part in sorted(_parts_of(name, texts))))
            for name in texts
        }


def templates_of(folder: Path) -> Templates:
    """Read the templates below a folder.

    Raises OSError if one cannot be read.
    """
    paths = sorted(folder.rglob("*.html"))
    named = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return Templates(tuple((name, path.read_text(encoding="utf-8")) for name, path in named))


def compiled(templates: Templates, memory: Memory) -> Templates:
    """Compile templates once for every process that renders, and only those that have changed."""
    before = memory.recall(_KEPT, "", tuple) or ()
    codes = _Codes(before)
    jinja = _environment(templates, codes)
    for name, _ in templates.texts:
        jinja.get_template(name)
    now = tuple(sorted(codes.used.items()))
    if now != before:
        memory.keep(_KEPT, "", now)
    return replace(templates, compiled=now)


def _parts_of(name: str, texts: Mapping[str, str]) -> set[str]:
    """Name a template and all those it is put together from."""
    found, waiting = {name}, [name]
    while waiting:
        new = {part for part in _PART.findall(texts[waiting.pop()]) if part in texts} - found
        found |= new
        waiting += new
    return found


@lru_cache(maxsize=1)
def environment(templates: Templates) -> Environment:
    """Make the template environment: escaping on, misspelt names an error, gettext ready."""
    return _environment(templates, _Codes(templates.compiled))


class _Codes(BytecodeCache):
    """Holds what templates were compiled to; Jinja refuses it where the text is another."""

    def __init__(self, known: tuple[tuple[str, bytes], ...]) -> None:
        self._known = dict(known)
        self.used: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what a template was compiled to."""
        if bucket.key in self._known:
            bucket.load_bytecode(io.BytesIO(self._known[bucket.key]))
        if bucket.code is not None:
            self.used[bucket.key] = self._known[bucket.key]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take from Jinja what it compiled a template to."""
        self.used[bucket.key] = bucket.bytecode_to_string()


def _environment(templates: Templates, codes: _Codes) -> Environment:
    made = PageEnvironment(
        loader=DictLoader(dict(templates.texts)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n", _Constants],
        auto_reload=False,
        bytecode_cache=codes,
    )
    words = NullTranslations()
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.globals |= {"_": _said_once(words), "once": _shown_once()}
    return made


class _Constants(Extension):
    """Writes what is the same on every page into the templates: words, and the mark of the root."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Fill in what no page has to ask for; lines stay where they are."""
        del name, filename
        said: Callable[[str], Markup] = self.environment.globals["_"]  # type: ignore[assignment]  # put there by _environment
        return _SAID.sub(lambda found: str(said(found[2])), source).replace(_SHOWN_ROOT, ROOT)


def _shown_once() -> Callable[[Macro, object], Markup]:
    """Make the ``once`` of templates: what several pages show is set once, by a macro that is given
    it and the root.
    """
    shown: dict[tuple[str, int], tuple[object, Markup]] = {}

    def once(macro: Macro, thing: object) -> Markup:
        key = macro.name, id(thing)
        found = shown.get(key)
        if found is None:
            if len(shown) >= _SHOWN:
                shown.clear()
            found = shown[key] = thing, Markup(macro(thing, ROOT))  # noqa: S704  # a macro's, escaped
        return found[1]

    return once


def _said_once(words: NullTranslations) -> Callable[[str], Markup]:
    """Make the ``_`` of templates: what has no blank to fill is put into the language once."""

    @cache
    def said(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}  # noqa: S704  # words of the templates, not of readers

    return said
