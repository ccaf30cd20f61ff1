"""The command `dateline`: its options, and the one place where errors become messages.

Only the command that is asked for is imported: `dateline ingest` never loads Flask or Whoosh.
"""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import cast

import click

from archive.commands import COMMANDS
from archive.config import Config, load_config
from archive.errors import DatelineError, UnknownId, UsageError
from archive.printable import printable
from archive.registry import resolve

Callback = Callable[[click.Context, click.Parameter, str | None], None]
_AFTER = ("home", "collection", "wait")
"""Settings that every command also takes after its name."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = cast(click.Command, resolve(COMMANDS[cmd_name].target))
        _add_settings(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1)
            meant = "".join(f"did you mean `dateline {each}`? " for each in near)
            raise UsageError(f"no command {name!r}; {meant}`dateline --help` lists them all")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of `dateline --help`, which imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])


def _add_settings(command: click.Command) -> None:
    present = {parameter.name for parameter in command.params}
    for name in _AFTER:
        if name not in present:
            command.params.append(_setting(name, _change_config))
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _add_settings(inner)


def _setting(name: str, callback: Callback | None = None) -> click.Option:
    return click.Option(
        [f"--{name.replace('_', '-')}"],
        help=_HELP[name],
        callback=callback,
        expose_value=callback is None,
    )


def _change_config(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        params = {**ctx.find_root().params, str(parameter.name): value}
        ctx.find_root().params = params
        ctx.obj = load_config(params)


_HELP = {
    "home": "Folder that holds all state of this archive [default: ./dateline-home].",
    "collection": "Whose releases: a folder name under data/collections, or a path.",
    "database_url": "SQLAlchemy URL of the store [default: an SQLite file in the home].",
    "base_url": "Address at which the reading room is reached from outside.",
    "host": "Address that `serve` listens on.",
    "port": "Port that `serve` listens on.",
    "threads": "Threads that answer requests.",
    "engine": "Search engine: whoosh, or memory (slow, the reference).",
    "show_contacts": "Show phones and mail addresses as published (true or false).",
    "jobs": "Processes that describe pages; 0: one for each processor.",
    "max_page_bytes": "Pages larger than this are quarantined.",
    "wait": "Seconds to wait for who writes or builds [default: 30]; 0: give up at once.",
}

_WHERE_IDS_ARE = {
    "release": "`dateline search WORDS` lists ids, eight letters and digits each",
    "quote": "`dateline show ID` lists those of a release",
    "agent": "`dateline people find NAME` has the ids",
}


def _make_group() -> LazyGroup:
    options = [_setting(entry.name) for entry in fields(Config)]
    group = LazyGroup(
        "dateline",
        params=list(options),
        callback=_start,
        help="The searchable archive of an organisation's historical press releases.",
        epilog="Start with `dateline demo`, or `dateline init`, `ingest`, `index`, `serve`.",
    )
    return click.version_option(package_name="dateline")(group)


@click.pass_context
def _start(ctx: click.Context, /, **options: str | None) -> None:
    ctx.obj = load_config(options)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 error, 2 wrong usage, 130 stopped by the user."""
    _open_what_is_closed()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; messages go to standard error."""
    try:
        status = _make_group().main(arguments, prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "stopped; what was acknowledged is kept, run the same command to go on", err=True
        )
        return 130
    except DatelineError as error:
        message = " ".join(str(error).split("\n"))
        click.echo(f"error: {printable(message)}{_way_out(error)}", err=True)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        # The reader of our output has gone (`dateline export jsonl | head`): nothing to say.
        sys.stderr.close()
        return 0
    except OSError as error:
        click.echo(f"error: {printable(_system_error(error))}", err=True)
        return 1
    except MemoryError:
        click.echo("error: no memory left; end other programs, or give fewer --jobs", err=True)
        return 1
    # What a command leaves with by `Exit` comes back as the result; other results are no status.
    return status if isinstance(status, int) else 0


def _open_what_is_closed() -> None:
    """Started with a closed output (`>&-`), Python has None in its place, which nobody expects."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for good


def _way_out(error: DatelineError) -> str:
    return f"; {_WHERE_IDS_ARE[error.kind]}" if isinstance(error, UnknownId) else ""


def _system_error(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    where = f": {os.fsdecode(error.filename)}" if error.filename else " where this writes"
    out = "; make room, then run the same command again" if error.errno == errno.ENOSPC else ""
    return f"{reason}{where}{out}"


if __name__ == "__main__":
    main()
