"""The order of the modules, and the habits of the house that a machine can see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ROOT / "site_gen"
# Top first: a module imports only from lines above its own. A folder counts as one module.
ORDER = (
    "problems",
    "stamp",
    "money",
    "model",
    "options",
    "memory",
    "work",
    "read",
    "parse",
    "figures",
    "situation",
    "recorded",
    "index",
    "catalogue",
    "spells",
    "holdings",
    "settle",
    "markup",
    "words",
    "settle_words",
    "ask",
    "check",
    "study",
    "inputs",
    "restudy",
    "load",
    "territories",
    "entries",
    "summary",
    "succession",
    "charts",
    "compare",
    "panels",
    "cases",
    "rules",
    "export",
    "search",
    "scripts",
    "assets",
    "offline",
    "pieces",
    "pages",
    "environment",
    "templates",
    "render",
    "make",
    "ledger",
    "shelves",
    "wanted",
    "remake",
    "published",
    "spare",
    "release",
    "build",
    "watch",
    "serve",
    "progress",
    "cli",
    "__main__",
)
LONGEST_FILE = 300
VAGUE = {"utils", "util", "helpers", "common", "manager", "data", "info", "process", "misc"}


def python_files() -> list[Path]:
    return sorted(path for path in CODE.rglob("*.py") if path != CODE / "__init__.py")


def module_of(path: Path) -> str:
    return path.relative_to(CODE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """List the modules of ours that a file imports, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "." * node.level
        elif isinstance(node, ast.ImportFrom) and node.module == "site_gen":
            names = [alias.name for alias in node.names if alias.name != "__version__"]
            yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("site_gen."):
            yield node.lineno, (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            ours = [a.name for a in node.names if a.name.split(".")[0] == "site_gen"]
            yield from ((node.lineno, name.partition(".")[2].split(".")[0]) for name in ours)


def wrong_imports(source: str, module: str) -> list[str]:
    """Say which imports of a module's text do not point upwards."""
    allowed = ORDER[: ORDER.index(module) + 1]
    found = imports_of(ast.parse(source))
    return [f"{line}: {name}" for line, name in found if name not in allowed]


def late_imports(source: str) -> list[int]:
    """List the lines of imports inside functions that do not say they save start-up time."""
    lines = source.split("\n")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inside = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return sorted(line for line in inside if "start-up" not in lines[line - 1].partition("#")[2])


def test_every_module_has_its_line_in_the_order() -> None:
    modules = {module_of(path) for path in python_files()}

    assert modules, "no module was examined"
    assert modules <= set(ORDER), f"place them in ORDER: {sorted(modules - set(ORDER))}"
    assert len(ORDER) == len(set(ORDER))


def test_modules_import_only_from_above_themselves() -> None:
    files = python_files()
    wrong = {
        path.name: found
        for path in files
        if (found := wrong_imports(path.read_text(encoding="utf-8"), module_of(path)))
    }

    print(f"{len(files)} files of {len({module_of(path) for path in files})} modules examined")  # noqa: T201  # said to whoever runs pytest -rP
    assert files, "no module was examined"
    assert wrong == {}


def test_an_import_from_below_is_found() -> None:
    assert wrong_imports("from site_gen.check import check_whole", "read") == ["1: check"]
    assert wrong_imports("import site_gen.cli", "read") == ["1: cli"]
    assert wrong_imports("from site_gen import cli", "read") == ["1: cli"]
    assert wrong_imports("from . import nodes", "read") == ["1: ."]
    assert wrong_imports("from site_gen.problems import Place\nimport re", "read") == []
    assert wrong_imports("from site_gen.read.nodes import Node", "read") == []


def test_imports_stand_at_the_top_unless_they_save_start_up_time() -> None:
    files = python_files()
    wrong = {str(p): late for p in files if (late := late_imports(p.read_text(encoding="utf-8")))}

    assert files
    assert wrong == {}


def test_an_import_inside_a_function_is_found_unless_its_line_says_why() -> None:
    assert late_imports("def f():\n    import re\n") == [2]
    assert late_imports("def f():\n    import re  # saves start-up time\n") == []


def test_no_import_is_hidden_and_no_fault_is_swallowed() -> None:
    found = [
        f"{path.name}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if re.search(r"TYPE_CHECKING|except\s*:|except\s*\(?\s*(Base)?Exception", line)
    ]

    assert python_files()
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in python_files()} | {path.parent.name for path in python_files()}

    assert len(names) > 1
    assert names & VAGUE == set()


def short_files() -> list[Path]:
    """List what a person reads and changes: code, tests, templates, styles and scripts."""
    python = (("site_gen", "*.py"), ("tests", "*.py"), ("bench", "*"))
    kinds = (*python, ("templates", "*"))
    styles = (("static", "*.css"), ("static", "*.js"), ("static", "*.mjs"))
    found = [p for top, kind in (*kinds, *styles) for p in (ROOT / top).rglob(kind)]
    return sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    files = short_files()
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in files
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert len(files) > len(ORDER)
    assert long == {}
