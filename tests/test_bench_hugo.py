"""What Hugo is given to print our pages: our templates in Go's language, and the views of all pages."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.go_templates import Translator
from bench.made_up import BASE_URL
from bench.peer import write_peer
from site_gen.build import build
from site_gen.model.paths import Paths
from site_gen.templates import templates_of
from tests.conftest import AS_OF

ROOT = Path(__file__).parents[1]

REGIONS = 61
"""One more than are compared on one page."""


def go(text: str) -> str:
    """Translate one page."""
    found = dict(
        Translator({"pages/one.html": text}, {"a.js": "a/a.1.js"}, ["site"], ["body"]).layouts()
    )
    (page,) = found.values()
    return page.removeprefix('{{ define "main" }}{{ $v := .Params.view }}').removesuffix(
        "{{ end }}"
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("{{ name }}", "{{ $v.name }}"),
        ("{{ site.name }}", "{{ hugo.Data.frame.site.name }}"),
        ("{{ asset('a.js') }}", "a/a.1.js"),
        ("{{ _('词') }}", "词"),
        ("{{ page.body }}", "{{ $v.page.body | safeHTML }}"),
        ("{{ a or _('无') }}", '{{ (or $v.a "无") }}'),
        ("{{ 'x' ~ b[1] }}", '{{ (printf "%v%v" "x" (index $v.b 1)) }}'),
        (
            "{% if not a %}x{% elif b %}y{% endif %}",
            "{{ if (not $v.a) }}x{{ else if $v.b }}y{{ end }}",
        ),
        ('<a href="{{ root }}">', '<a href="{{ or $v.root "./" }}">'),
        (
            "{% trans count=a | length %}共{{ count }}处，100%{% endtrans %}",
            "共{{ (len $v.a) }}处，100%",
        ),
        (
            "{% for a in b %}{{ a }}{% if not loop.last %}、{% endif %}{% endfor %}",
            "{{ $l0 := $v.b }}{{ range $i0, $x0 := $l0 }}{{ $x0 }}{{ if (not (eq (add $i0 1) (len $l0))) }}、{{ end }}{{ end }}",
        ),
        (
            "{% for a, b in c %}{{ a }}{% endfor %}",
            "{{ $l0 := $v.c }}{{ range $i0, $x0 := $l0 }}{{ $x0_0 := index $x0 0 }}{{ $x0_1 := index $x0 1 }}{{ $x0_0 }}{{ end }}",
        ),
    ],
)
def test_what_our_templates_use_is_said_in_go(ours: str, theirs: str) -> None:
    assert go(f"{{% block main %}}{ours}{{% endblock %}}") == theirs


@pytest.mark.parametrize(
    "text", ["{{ a | upper }}", "{{ a - b }}", "{% set a = 1 %}", "{{ a.b() }}"]
)
def test_what_they_do_not_use_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not known in Go"):
        go(f"{{% block main %}}{text}{{% endblock %}}")


def test_every_page_and_template_of_ours_is_given_to_hugo(tmp_path: Path) -> None:
    content, peer, site = (tmp_path / name for name in ("content", "peer", "site"))
    write_corpus(content, REGIONS)

    pages = write_peer(content, peer, AS_OF, BASE_URL)
    built = build(Paths(content, ROOT / "templates", ROOT / "static"), site, AS_OF, BASE_URL)

    fronts = [json.loads(path.read_text("utf-8")) for path in sorted(peer.glob("content/*.md"))]
    assert pages == len(fronts) == built.pages > REGIONS * 10
    assert {front["url"] for front in fronts} == {
        f"/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        for path in site.rglob("*.html")
    }
    assert all((peer / f"layouts/page/{front['layout']}.html").is_file() for front in fronts)
    texts = templates_of(ROOT / "templates").texts
    kinds = Counter(name.partition("/")[0] for name, _ in texts)
    assert len([*peer.glob("layouts/page/*.html")]) == kinds["pages"] > 20
