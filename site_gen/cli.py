"""The command line: the only module that prints, exits, or reads the clock."""

import errno
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType, TracebackType

import click

from site_gen import __version__
from site_gen.ask import REFUSED, ask, write_answer
from site_gen.build import Built, Paths, build, outputs_of
from site_gen.load import load
from site_gen.problems import ContentError, Problem, errors
from site_gen.release import TargetError
from site_gen.settle import Library

_CONTENT_PROBLEMS, _WRONG_USAGE, _ENVIRONMENT, _OUR_FAULT, _INTERRUPTED = 1, 2, 3, 4, 130


class _Day(click.ParamType[date]):
    """A date given as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the date, or refuse it by name."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} 不是日期，请写 2025-01-31", param, ctx)


def _today() -> date:
    """Give the as-of date when none is stated: SOURCE_DATE_EPOCH, else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，不能是“{epoch}”"
        raise click.UsageError(message) from None


_FOLDER = click.Path(path_type=Path, file_okay=False)
_Command = Callable[..., None]


def _sources(command: _Command) -> _Command:
    """Add the options that say what a site is made from, and as of when."""
    for option in (
        click.option("--as-of", type=_Day(), default=_today, help="按哪一天的规定生成，默认今天"),
        click.option("--static", type=_FOLDER, default=Path("static"), help="静态文件目录"),
        click.option("--templates", type=_FOLDER, default=Path("templates"), help="模板目录"),
        click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录"),
    ):
        command = option(command)
    return command


_format = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    help="问题的写法",
)  # fmt: skip


@click.group()
@click.version_option(__version__, prog_name="site-gen")
def main() -> None:
    """把整理好的记录生成比较各地政策的静态网站。"""


@main.command("build")
@_sources
@_format
@click.option("--out", type=_FOLDER, default=Path("_site"), help="输出目录")
@click.option("--base-url", help="网站地址，写进 sitemap 和 canonical")
def build_command(
    content: Path,
    templates: Path,
    static: Path,
    as_of: date,
    form: str,
    out: Path,
    base_url: str | None,
) -> None:
    """检查内容并生成网站。"""
    with _problems_reported(form):
        built = build(Paths(content, templates, static), out, as_of, base_url)
    _report(built.warnings, form)
    _summary(built, out, err=form != "text")


@main.command()
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option("--as-of", type=_Day(), default=_today, help="按哪一天检查，默认今天")
@_format
def check(content: Path, as_of: date, form: str) -> None:
    """检查内容，列出全部问题。"""
    with _problems_reported(form):
        loaded = load(content, as_of)
    _report(loaded.warnings, form)
    figures, regions = len(loaded.catalogue.figures), len(loaded.catalogue.regions)
    click.echo(
        f"没有错误：检查了 {figures} 个数、{regions} 个地区，{len(loaded.warnings)} 条警告",
        err=True,
    )


@main.command("settle")
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option("--as-of", type=_Day(), default=_today, help="按哪一天检查内容，默认今天")
@click.option("--lines", is_flag=True, help="每行一个请求，每行一个回答")
def settle_command(content: Path, as_of: date, *, lines: bool) -> None:
    """从标准输入读一个请求（JSON），算出基金付多少、个人付多少。"""
    with _problems_reported("text"):
        library = Library(load(content, as_of).catalogue)
    stream = sys.stdin.buffer
    refused = False
    for text in stream if lines else [stream.read()]:
        answer = ask(library, text)
        refused = refused or answer["status"] == REFUSED
        click.echo(write_answer(answer))
    if refused:
        sys.exit(_WRONG_USAGE)


@main.command("serve")
@_sources
@click.option("--port", type=click.IntRange(1, 65535), default=5500, help="端口")
def serve_command(content: Path, templates: Path, static: Path, as_of: date, port: int) -> None:
    """在本机预览，内容一改就重新生成。"""
    from site_gen.serve import serve  # noqa: PLC0415  # start-up: tornado costs 0.15 s

    paths = Paths(content, templates, static)
    click.echo(f"预览地址 http://127.0.0.1:{port}/ （按 Ctrl-C 结束）")
    try:
        serve(
            lambda: outputs_of(paths, load(content, as_of).catalogue, as_of, reload=True),
            [content, templates, static],
            port,
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        message = f"端口 {port} 已被占用，可能另一个预览还开着：请先关掉它，或加 --port {port + 1}"
        raise TargetError(message) from None


def _report(problems: Iterable[Problem], form: str) -> None:
    for problem in problems:
        match form:
            case "json":
                click.echo(json.dumps(problem.as_json(), ensure_ascii=False))
            case "github":
                click.echo(problem.as_github())
            case _:
                click.echo(str(problem))


@contextmanager
def _problems_reported(form: str) -> Iterator[None]:
    """Leave with its own status when the content has errors, all of them said."""
    try:
        yield
    except ContentError as error:
        _report(error.problems, form)
        click.echo(f"{len(errors(error.problems))} 处错误，没有生成；原来的网站没有动", err=True)
        sys.exit(_CONTENT_PROBLEMS)


def _summary(built: Built, out: Path, *, err: bool) -> None:
    """Say what was made; not among problems that a program reads."""
    catalogue = built.catalogue
    records = len({figure.place.path for figure in catalogue.figures})
    regions = len(catalogue.subjects)
    click.echo(
        f"{records} 份记录，{len(catalogue.figures)} 个数（{regions} 个地区），"
        f"{len(catalogue.sources)} 处来源，{built.pages} 页，{built.files} 个文件",
        err=err,
    )
    click.echo(f"请打开 {out / 'index.html'}", err=err)


def run() -> None:
    """Run the command line and leave with the status the contract gives to each ending."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.excepthook = _our_fault
    signal.signal(signal.SIGTERM, _terminated)
    try:
        main.main(standalone_mode=False)
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


def _terminated(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _our_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Say that this is a fault of the program, and leave with its own status."""
    traceback.print_exception(kind, fault, trace)
    click.echo("这是程序的错误，不是内容的错误。请把上面的文字发给维护者。", err=True)
    sys.stdout.flush()
    os._exit(_OUR_FAULT)
