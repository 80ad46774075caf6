"""The options of the command line that several commands share."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from site_gen.model.paths import Paths

Command = Callable[..., None]
DASK = "dask://"
FOLDER = click.Path(path_type=Path, file_okay=False)


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


content = click.option("--content", type=FOLDER, default=Path("content"), help="内容目录")
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="问题的写法",
)


def as_of(help_: str) -> Callable[[Command], Command]:
    """Make the option that says as of which day."""
    return click.option("--as-of", type=_Day(), default=_today, help=f"{help_}，默认今天")


def sources(command: Command) -> Command:
    """Add the options that say what a site is made from, and as of when."""
    for option in (
        as_of("按哪一天的规定生成"),
        click.option("--static", type=FOLDER, default=Path("static"), help="静态文件目录"),
        click.option("--templates", type=FOLDER, default=Path("templates"), help="模板目录"),
        content,
    ):
        command = option(command)
    return command


def _dask(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """Refuse an address that nothing could be sent to."""
    if given is not None and not given.startswith(DASK):
        raise click.BadParameter(f"请写 {DASK}主机:端口，不能是“{given}”", context, option)
    if given is not None and find_spec("distributed") is None:
        raise click.BadParameter(
            "还没有装 Dask，请先在程序目录里运行 pip install '.[dask]'", context, option
        )
    return given


def means(command: Command) -> Command:
    """Add the options that say by what means a site is made; its bytes do not depend on them."""
    processes = os.cpu_count() or 1
    for option in (
        click.option("--timings", is_flag=True, help="说每一步用了多久"),
        click.option(
            "--executor", "address", callback=_dask, help=f"交给 Dask 集群做，写 {DASK}主机:端口"
        ),
        click.option("--jobs", type=click.IntRange(1), default=processes, help="几个进程同时做"),
        click.option("--no-memory", is_flag=True, help="不用、也不留以前做好的部分"),
        click.option("--memory", type=FOLDER, help="以前做好的部分放在哪里，默认在输出目录旁"),
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Asked:
    """What a build is asked for, as the command line gives it."""

    content: Path
    templates: Path
    static: Path
    as_of: date
    form: str
    out: Path
    base_url: str | None
    memory: Path | None
    no_memory: bool
    jobs: int
    address: str | None
    timings: bool

    @property
    def paths(self) -> Paths:
        """The folders the site is made from."""
        return Paths(self.content, self.templates, self.static)

    @property
    def folder(self) -> Path | None:
        """Where what was made before is kept; none if nothing is to be."""
        beside = self.out.with_name(f".{self.out.name}.memory")
        return None if self.no_memory else self.memory or beside
