"""Templates: what is misspelt is an error, what is text is escaped, nothing is decided there."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from site_gen.assets import Assets, assets_of
from site_gen.catalogue import Catalogue
from site_gen.pages import Page
from site_gen.render import Frame, Renderer, frame_of
from site_gen.templates import environment, templates_of
from tests.conftest import AS_OF
from tests.running import ROOT

TEMPLATES = ROOT / "templates"


def rendered(folder: Path, text: str, library: Catalogue, **view: object) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    page = Page("guides/x/", "page.html", "一页", view)
    return only(folder, page, frame_of(library, Assets((), {}), AS_OF))


def only(folder: Path, page: Page, frame: Frame) -> str:
    for name in ("header", "footer"):
        (folder / "partials").mkdir(exist_ok=True)
        (folder / "partials" / f"{name}.html").write_text("", encoding="utf-8")
    output = Renderer(templates_of(folder), frame).render(page)
    return output.bytes_.decode()


def test_a_misspelt_name_is_an_error(tmp_path: Path, library: Catalogue) -> None:
    with pytest.raises(UndefinedError, match="regoin"):
        rendered(tmp_path, "{{ regoin }}", library, region="灯塔市")
    with pytest.raises(AttributeError, match="tilte"):
        rendered(tmp_path, "{{ page.tilte }}", library)


def test_text_is_escaped_in_words_and_attributes(tmp_path: Path, library: Catalogue) -> None:
    text = '<p title="{{ name }}">{{ name }}</p>'

    assert rendered(tmp_path, text, library, name="<b>&\"'") == (
        '<p title="&lt;b&gt;&amp;&#34;&#39;">&lt;b&gt;&amp;&#34;&#39;</p>'
    )


def test_text_inside_a_translation_is_escaped_too(tmp_path: Path, library: Catalogue) -> None:
    text = "{% trans name=name %}{{ name }}的规定{% endtrans %}{{ _('跳到正文') }}"

    assert rendered(tmp_path, text, library, name="<b>") == "&lt;b&gt;的规定跳到正文"


def test_every_page_knows_the_way_to_the_root(tmp_path: Path, library: Catalogue) -> None:
    assert rendered(tmp_path, "{{ root }}{{ page.url }}", library) == "../../guides/x/"


class Asked:
    """Counts how often its address is asked for."""

    def __init__(self) -> None:
        self.times = 0

    @property
    def url(self) -> str:
        """Give an address."""
        self.times += 1
        return "t/"


def test_what_pages_of_several_depths_show_is_set_once_and_leads_on_from_each(
    tmp_path: Path, library: Catalogue
) -> None:
    macro = '{% macro shown(thing, root) %}<a href="{{ root }}{{ thing.url }}"></a>{% endmacro %}'
    for name, text in (
        ("page", f"{macro}{{{{ once(shown, thing) }}}}"),
        ("header", ""),
        ("footer", ""),
    ):
        path = tmp_path / ("page.html" if name == "page" else f"partials/{name}.html")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    renderer = Renderer(templates_of(tmp_path), frame_of(library, Assets((), {}), AS_OF))
    same, other = Asked(), Asked()

    made = [
        renderer.render(Page(url, "page.html", "无", {"thing": thing})).bytes_.decode()
        for url, thing in (("x/", same), ("x/y/", same), ("x/", other))
    ]

    assert made == [f'<a href="{way}t/"></a>' for way in ("../", "../../", "../")]
    assert (same.times, other.times) == (1, 1)


def test_a_link_to_the_root_from_the_root_is_not_empty(tmp_path: Path, library: Catalogue) -> None:
    (tmp_path / "page.html").write_text(
        '<a href="{{ root }}" data-at="{{ root }}">', encoding="utf-8"
    )

    text = only(
        tmp_path,
        Page("index.html", "page.html", "无", {}),
        frame_of(library, Assets((), {}), AS_OF),
    )

    assert text == '<a href="./" data-at="">'


@pytest.mark.parametrize(
    ("base_url", "root", "canonical"),
    [
        (None, "/", None),
        ("https://example.org", "/", None),
        ("https://example.org/cards", "/cards/", None),
    ],
)
def test_the_page_for_wrong_addresses_finds_the_root_from_anywhere(
    tmp_path: Path, library: Catalogue, base_url: str | None, root: str, canonical: str | None
) -> None:
    (tmp_path / "page.html").write_text("{{ root }} {{ canonical }}", encoding="utf-8")
    frame = frame_of(library, Assets((), {}), AS_OF, base_url)

    text = only(tmp_path, Page("404.html", "page.html", "无", {}), frame)

    assert text == f"{root} {canonical}"


def test_a_page_names_its_one_address_where_it_is_known(tmp_path: Path, library: Catalogue) -> None:
    (tmp_path / "page.html").write_text("{{ canonical }}", encoding="utf-8")
    frame = frame_of(library, Assets((), {}), AS_OF, "https://example.org/cards/")

    text = only(tmp_path, Page("t/", "page.html", "比较", {}), frame)

    assert text == "https://example.org/cards/t/"


def templates() -> dict[str, str]:
    found = {p.name: p.read_text(encoding="utf-8") for p in sorted(TEMPLATES.rglob("*.html"))}
    assert len(found) > 15
    return found


def test_every_template_compiles_with_gettext(library: Catalogue) -> None:
    made = environment(templates_of(TEMPLATES))

    for path in sorted(TEMPLATES.rglob("*.html")):
        made.get_template(path.relative_to(TEMPLATES).as_posix())
    assert made.from_string("{{ _('比较') }}").render() == "比较"
    assert library.regions


def test_no_template_decides_by_what_a_region_scheme_or_topic_is() -> None:
    decides = re.compile(
        r"\{%-?\s*(?:el)?if[^%]*\b(?:region|scheme|topic|code|id)\b[\w.]*\s*(?:[=!]=|in\b)"
    )

    assert decides.search("{% if region.code == '140000' %}")
    assert [name for name, text in templates().items() if decides.search(text)] == []


def test_no_template_computes_or_trusts_text_as_html() -> None:
    trusted = re.compile(r"\|\s*safe\b|autoescape\s+false|strftime|\{\{[^}]*\d\s*[*/]")

    assert trusted.search("{{ text | safe }}")
    assert [name for name, text in templates().items() if trusted.search(text)] == []


def test_an_asset_is_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("@layer base, print;\n", encoding="utf-8")
    for layer in ("base", "print"):
        (tmp_path / "css" / f"{layer}.css").write_text(f"/* {layer} */", encoding="utf-8")
    first = assets_of(tmp_path)
    (tmp_path / "css" / "print.css").write_text("/* paper */", encoding="utf-8")
    second = assets_of(tmp_path)

    assert first.outputs[0].bytes_ == b"@layer base, print;\n\n/* base */\n/* print */"
    assert re.fullmatch(r"a/site\.[0-9a-f]{10}\.css", first.addresses["site.css"])
    assert first.addresses["site.css"] != second.addresses["site.css"]


def test_comments_of_scripts_stay_at_home_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("@layer base;\n", encoding="utf-8")
    (tmp_path / "css" / "base.css").write_text("", encoding="utf-8")
    (tmp_path / "js").mkdir()
    text = """// @ts-check
/**
 * What it is ** for.
 * @param {a} b
 */
  const at = "//x/"; // here
  /** @type {A} */ (b).c();
  /** one line */
d(/** @type {E} */ (f));
"""
    (tmp_path / "js" / "a.js").write_text(text, encoding="utf-8")

    made = assets_of(tmp_path).outputs[-1].bytes_.decode()

    assert (
        made
        == """  const at = "//x/"; // here
  /** @type {A} */ (b).c();
d(/** @type {E} */ (f));
"""
    )


def test_no_text_in_a_script_runs_over_lines_and_could_look_like_a_comment() -> None:
    for path in (ROOT / "static" / "js").rglob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            inside = line.lstrip().startswith(("*", "/*", "//"))
            assert inside or line.count("`") % 2 == 0, f"{path.name}: {line}"


def test_a_stylesheet_without_its_order_of_layers_is_our_fault(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("", encoding="utf-8")

    with pytest.raises(ValueError, match="order of its layers"):
        assets_of(tmp_path)


def test_every_stylesheet_and_script_is_part_of_the_site() -> None:
    made = assets_of(ROOT / "static")
    written = {o.path: o.bytes_.decode("utf-8", "replace") for o in made.outputs}

    for path in sorted((ROOT / "static" / "css").glob("*.css")):
        assert path.read_text(encoding="utf-8") in written[made.addresses["site.css"]]
    scripts = ROOT / "static" / "js"
    names = {path.relative_to(scripts).as_posix() for path in scripts.rglob("*.js")}
    parts = {
        part
        for text in written.values()
        for part in re.findall(r'^MODULES\["(.+?)"\]', text, re.MULTILINE)
    }
    assert len(names) > 40
    assert names - parts - set(made.addresses) == set()


def test_a_script_is_named_by_all_that_is_joined_in_it(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("@layer base;\n", encoding="utf-8")
    (tmp_path / "css" / "base.css").write_text("", encoding="utf-8")
    (tmp_path / "js" / "sums").mkdir(parents=True)
    main = 'import { a } from "./a.js";\na();\n'
    (tmp_path / "js" / "sums" / "main.js").write_text(main, encoding="utf-8")
    (tmp_path / "js" / "sums" / "a.js").write_text("export const a = 1;\n", encoding="utf-8")
    first = assets_of(tmp_path).addresses
    (tmp_path / "js" / "sums" / "a.js").write_text("export const a = 2;\n", encoding="utf-8")
    second = assets_of(tmp_path).addresses

    assert list(first) == ["site.css", "sums/main.js"]
    assert re.fullmatch(r"a/sums\.main\.[0-9a-f]{10}\.js", first["sums/main.js"])
    assert first["sums/main.js"] != second["sums/main.js"]


def test_what_others_wrote_is_served_as_it_came(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("@layer base;\n", encoding="utf-8")
    (tmp_path / "css" / "base.css").write_text("", encoding="utf-8")
    (tmp_path / "js" / "vendor").mkdir(parents=True)
    raw = b"/*! their licence */\nexport default 1;\n"
    (tmp_path / "js" / "vendor" / "theirs.js").write_bytes(raw)

    made = assets_of(tmp_path)

    assert [output.bytes_ for output in made.outputs][1:] == [raw]
