"""The command line: with what belongs to it, the only module that prints, exits, or reads the clock.

What only some commands need is imported by them: a build that finds nothing changed needs almost
none of it, and would spend most of its time importing.
"""

import errno
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, NoReturn

import click

from site_gen import __version__, options
from site_gen.model.paths import Paths
from site_gen.problems import ContentError, Problem, TargetError, errors
from site_gen.progress import Progress
from site_gen.stamp import Look, Looks, Said, keep_said, looks_below, said_before, stamp_of

_CONTENT_PROBLEMS, _WRONG_USAGE, _ENVIRONMENT, _OUR_FAULT, _INTERRUPTED = 1, 2, 3, 4, 130


@click.group()
@click.version_option(__version__, prog_name="site-gen")
def main() -> None:
    """把整理好的记录生成比较各地政策的静态网站。"""


@main.command("build")
@options.sources
@options.form
@click.option("--out", type=options.FOLDER, default=Path("_site"), help="输出目录")
@click.option("--base-url", help="网站地址，写进 sitemap 和 canonical")
@options.means
def build_command(**given: Any) -> None:  # noqa: ANN401  # the options, in the types click gives
    """检查内容并生成网站。"""
    asked = options.Asked(**given)
    looks = _looked(asked.paths)
    words = (asked.out.absolute(), asked.as_of, asked.form, asked.base_url, sys.version)
    stamp = stamp_of(looks, *map(str, words))
    said = said_before(asked.folder, stamp, asked.out) if asked.folder else None
    progress = Progress(shown=sys.stderr.isatty())
    if said is None:
        with _problems_reported(asked.form):
            said, left = _build(asked, looks, progress)
        progress.end()
        if asked.folder and stamp:
            keep_said(asked.folder, stamp, left, said)
    for line, err in said:
        click.echo(line, err=err)
    for line in progress.timings() if asked.timings else ():
        click.echo(line, err=True)


def _looked(paths: Paths) -> Looks:
    """Look at all files that a build depends on; at none if a folder is missing, which the build will say."""
    folders = [paths.content, paths.templates, paths.static, Path(__file__).parent]
    if not all(folder.is_dir() for folder in folders):
        return {}
    return {str(folder): looks_below(folder) for folder in folders}


def _build(
    asked: options.Asked, looks: Looks, progress: Progress
) -> tuple[Said, Mapping[str, Look]]:
    """Build; give what is to be said of it, and how the files look that are there now."""
    from site_gen.build import build  # noqa: PLC0415  # start-up: only a build needs these, 0.4 s
    from site_gen.memory import Memory, MemoryInFolder, digest_of_program  # noqa: PLC0415  # start-up
    from site_gen.work import Means, executor_of  # noqa: PLC0415  # start-up

    _collect_no_circles()
    folder = asked.folder
    memory = MemoryInFolder(folder, digest_of_program()) if folder else Memory()
    with executor_of(asked.address, asked.jobs) as executor:
        means = Means(memory, executor, progress.tell, looks=looks.get(str(asked.paths.content)))
        built = build(asked.paths, asked.out, asked.as_of, asked.base_url, means)
    warnings = [(_written(problem, asked.form), False) for problem in built.warnings]
    summary = (built.summary, f"请打开 {asked.out / 'index.html'}")
    return [*warnings, *((line, asked.form != "text") for line in summary)], built.looks


def _collect_no_circles() -> None:
    """Keep Python from looking for circles of objects: we make none, and it took a fifth of the time."""
    gc.disable()


def _collect_circles_from_now() -> None:
    """Look for circles among what is made from now on: a stream of requests may have no end."""
    gc.freeze()
    gc.enable()


@main.command()
@options.content
@options.as_of("按哪一天检查")
@options.form
def check(content: Path, as_of: date, form: str) -> None:
    """检查内容，列出全部问题。"""
    from site_gen.load import load  # noqa: PLC0415  # start-up

    _collect_no_circles()
    with _problems_reported(form):
        loaded = load(content, as_of)
    _report(loaded.warnings, form)
    figures, regions = len(loaded.catalogue.figures), len(loaded.catalogue.regions)
    click.echo(
        f"没有错误：检查了 {figures} 个数、{regions} 个地区，{len(loaded.warnings)} 条警告",
        err=True,
    )


@main.command("settle")
@options.content
@options.as_of("按哪一天检查内容")
@click.option("--lines", is_flag=True, help="每行一个请求，每行一个回答")
def settle_command(content: Path, as_of: date, *, lines: bool) -> None:
    """从标准输入读一个请求（JSON），算出基金付多少、个人付多少。"""
    from site_gen.ask import REFUSED, ask, write_answer  # noqa: PLC0415  # start-up
    from site_gen.load import load  # noqa: PLC0415  # start-up
    from site_gen.settle import Library  # noqa: PLC0415  # start-up

    _collect_no_circles()
    with _problems_reported("text"):
        library = Library(load(content, as_of).catalogue)
    _collect_circles_from_now()
    stream = sys.stdin.buffer
    refused = False
    for text in stream if lines else [stream.read()]:
        answer = ask(library, text)
        refused = refused or answer["status"] == REFUSED
        sys.stdout.write(f"{write_answer(answer)}\n")
        sys.stdout.flush()  # whoever asked may wait for it before asking on
    if refused:
        sys.exit(_WRONG_USAGE)


@main.command("serve")
@options.sources
@click.option("--port", type=click.IntRange(1, 65535), default=5500, help="端口")
def serve_command(content: Path, templates: Path, static: Path, as_of: date, port: int) -> None:
    """在本机预览，内容一改就重新生成。"""
    from site_gen.build import files_of_site  # noqa: PLC0415  # start-up
    from site_gen.load import load  # noqa: PLC0415  # start-up
    from site_gen.memory import MemoryWhileRunning  # noqa: PLC0415  # start-up
    from site_gen.serve import serve  # noqa: PLC0415  # start-up: tornado costs 0.15 s
    from site_gen.work import Means  # noqa: PLC0415  # start-up

    paths, means = Paths(content, templates, static), Means(MemoryWhileRunning())
    click.echo(f"预览地址 http://127.0.0.1:{port}/ （按 Ctrl-C 结束）")
    try:
        serve(
            lambda published, looks: files_of_site(
                paths,
                load(content, as_of, replace(means, looks=looks.get(str(content)))),
                as_of,
                means=replace(means, published=published),
                reload=True,
            ),
            [content, templates, static],
            port,
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        message = f"端口 {port} 已被占用，可能另一个预览还开着：请先关掉它，或加 --port {port + 1}"
        raise TargetError(message) from None


def _written(problem: Problem, form: str) -> str:
    match form:
        case "json":
            return json.dumps(problem.as_json(), ensure_ascii=False)
        case "github":
            return problem.as_github()
        case _:
            return str(problem)


def _report(problems: Iterable[Problem], form: str) -> None:
    for problem in problems:
        click.echo(_written(problem, form))


@contextmanager
def _problems_reported(form: str) -> Iterator[None]:
    """Leave with its own status when the content has errors, all of them said."""
    try:
        yield
    except ContentError as error:
        _report(error.problems, form)
        click.echo(f"{len(errors(error.problems))} 处错误，没有生成；原来的网站没有动", err=True)
        sys.exit(_CONTENT_PROBLEMS)


def run() -> None:
    """Run the command line and leave with the status the contract gives to each ending."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.excepthook = _our_fault
    signal.signal(signal.SIGTERM, _terminated)
    try:
        main.main(standalone_mode=False)
        _leave()
    except click.Abort:
        sys.exit(_INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except FileNotFoundError as error:
        click.echo(f"环境问题：没有“{error.filename}”", err=True)
        sys.exit(_ENVIRONMENT)
    except (TargetError, OSError) as error:
        click.echo(f"环境问题：{error}", err=True)
        sys.exit(_ENVIRONMENT)


def _leave() -> NoReturn:
    """Leave without taking apart what was made: after one changed record that took 0.07 of 0.87 s."""
    _flush()
    os._exit(0)


def _flush() -> None:
    """Write what was said and is not written yet, unless nobody listens."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()


def _terminated(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _our_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Say that this is a fault of the program, and leave with its own status."""
    traceback.print_exception(kind, fault, trace)
    click.echo("这是程序的错误，不是内容的错误。请把上面的文字发给维护者。", err=True)
    _flush()
    os._exit(_OUR_FAULT)
