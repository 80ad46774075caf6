"""Templates: compiled once, and known by all they are put together from."""

from dataclasses import replace
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment, meta

from site_gen.memory import MemoryInFolder
from site_gen.templates import Templates, compiled, environment, templates_of
from tests.running import ROOT

TEMPLATES = ROOT / "templates"


def parts_by_jinja(jinja: Environment, texts: dict[str, str], name: str) -> set[str]:
    """Let Jinja say what a template is put together from."""
    found = {name}
    for part in meta.find_referenced_templates(jinja.parse(texts[name])):
        assert part is not None, f"{name} names a template by what is only known later"
        found |= parts_by_jinja(jinja, texts, part)
    return found


def test_the_look_of_a_page_is_that_of_all_templates_it_is_put_together_from() -> None:
    templates = templates_of(TEMPLATES)
    texts, jinja = dict(templates.texts), environment(templates)
    parts = {name: parts_by_jinja(jinja, texts, name) for name in texts}
    assert any(len(some) > 3 for some in parts.values())
    for changed in texts:
        new = Templates(tuple({**texts, changed: "another"}.items()))
        differ = {name for name in texts if templates.look_of([name]) != new.look_of([name])}
        assert differ == {name for name, some in parts.items() if changed in some}, changed


def test_only_a_template_that_has_changed_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = MemoryInFolder(tmp_path, "v")
    done: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, name: str, filename: str) -> CodeType:
        done.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noted)
    templates = templates_of(TEMPLATES)
    names = [name for name, _ in templates.texts]

    first = compiled(templates, memory)
    assert sorted(done) == names
    assert compiled(templates, memory).compiled == first.compiled
    assert environment(first).get_template(names[0])
    assert sorted(done) == names

    texts = {**dict(templates.texts), names[0]: "another"}
    changed = compiled(replace(templates, texts=tuple(texts.items())), memory)
    assert done[len(names) :] == [names[0]]
    assert environment(changed).get_template(names[0]).render() == "another"
