"""`python -m storage`: the warehouse at the command line."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from rich.console import Console

from storage import config, database, migrate
from storage.binaries import EmbeddedError, binaries
from storage.embedded import Cluster
from storage.normalise import normalise
from storage.show import show, status

_COMMANDS = {
    "url": "print the warehouse's address, starting the embedded Postgres where DATABASE_URL names none",
    "migrate": "bring the schema up to date",
    "sql": "open psql on the warehouse, or run a statement or a file",
    "normalise": "bring news.* up to date with what has landed",
    "status": "tell where the server is, what it holds and how the last runs stand",
    "show": "show the articles, the dispositions of the last runs and some queries",
    "stop": "stop the embedded Postgres",
}
# Options of psql's that say how it shows what it finds; they are handed on.
_SHOWN_AS = {
    "-x --expanded": "show each row as a list of its columns",
    "-t --tuples-only": "show rows without the names of their columns",
    "-A --no-align": "show rows without padding",
    "-q --quiet": "say nothing but what is asked",
    "--csv": "show rows as CSV",
}
# What rich assumes of a file or a pipe, where COLUMNS does not tell.
_UNKNOWN_WIDTH = 80
_FAILURES = (
    config.ConfigError,
    database.WarehouseUnavailable,
    migrate.MigrationError,
    EmbeddedError,
    psycopg.Error,
    OSError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0, 1 for a failure told in one line, 2 for a wrong command line."""
    options = _options(arguments)
    try:
        return _run(options)
    except BrokenPipeError:
        # The reader has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except _FAILURES as error:
        sys.stderr.write(f"storage: {' '.join(str(error).split())}\n")
        return 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for. Ends the program with 2 for a wrong command line."""
    parser = argparse.ArgumentParser(prog="python -m storage", description="Dateline's warehouse.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    parsers = {name: commands.add_parser(name, help=text, description=text) for name, text in _COMMANDS.items()}
    sql = parsers["sql"]
    sql.add_argument("-c", "--command", dest="statements", action="append", default=[], help="run a statement and end")
    sql.add_argument("-f", "--file", dest="file", type=Path, help="run a file and end")
    for flags, text in _SHOWN_AS.items():
        sql.add_argument(*flags.split(), dest="shown", action="append_const", const=flags.split()[-1], help=text)
    sql.add_argument("-o", "--output", help="write what is found to a file")
    sql.add_argument("-v", "--variable", action="append", default=[], help="NAME=VALUE, for :NAME in statements")
    parsers["normalise"].add_argument("--all", action="store_true", help="derive all of it anew")
    options, others = parser.parse_known_args(arguments)
    if others and options.command == "sql":
        hint = (
            "a statement stands behind -c"
            if not others[0].startswith("-")
            else "of psql's options it knows those above"
        )
        sql.error(f'{others[0]!r} is not understood: {hint}; psql itself opens with: psql "$(python -m storage url)"')
    if others:
        parsers[options.command].error(f"{others[0]!r} is not understood")
    return options


def _run(options: argparse.Namespace) -> int:
    settings = config.load()
    match options.command:
        case "url":
            sys.stdout.write(database.warehouse_url(settings) + "\n")
        case "stop":
            sys.stdout.write(_stop(settings) + "\n")
        case "migrate":
            with database.connect(database.warehouse_url(settings), autocommit=True) as connection:
                applied = migrate.apply(connection)
            sys.stdout.write(f"Applied: {', '.join(applied)}.\n" if applied else "The schema is up to date.\n")
        case "normalise":
            sys.stdout.write(normalise(database.prepare(settings), everything=options.all).sentence() + "\n")
        case "sql":
            _psql(database.prepare(settings), options, own=settings.database_url is not None)
        case "status" | "show":
            url = database.prepare(settings)
            console = Console(highlight=False)
            if not console.is_terminal and console.width == _UNKNOWN_WIDTH:
                console.width = 120
            with database.connect(url, autocommit=True) as connection:
                if options.command == "show":
                    show(connection, console)
                else:
                    status(connection, url, settings.archive, console)
    sys.stdout.flush()
    return 0


def _stop(settings: config.Config) -> str:
    if settings.database_url:
        return "DATABASE_URL names a server of your own; it is left alone."
    return "Stopped." if Cluster(settings.data_dir).stop() else "It was not running."


def _psql(url: str, options: argparse.Namespace, *, own: bool) -> None:
    """Becomes psql. For a server of one's own the system's is preferred, since the embedded one has no TLS."""
    program = (shutil.which("psql") if own else None) or str(binaries() / "psql")
    parts = conninfo_to_dict(url)
    environment = dict(os.environ)
    if password := parts.pop("password", None):
        environment["PGPASSWORD"] = str(password)  # not on the command line, where every user could read it
    command = [program, "--dbname", make_conninfo("", **parts), *(options.shown or ())]
    command += ["--output", options.output] if options.output else []
    command += [part for variable in options.variable for part in ("--set", variable)]
    if options.statements or options.file is not None:
        command += ["--no-psqlrc", "--set", "ON_ERROR_STOP=1"]
        if options.variable and options.statements:
            _give(options.statements)
            command += ["--file", "-"]
        else:
            command += [part for statement in options.statements for part in ("--command", statement)]
        command += ["--file", str(options.file)] if options.file is not None else []
    sys.stdout.flush()
    os.execve(program, command, environment)  # noqa: S606 (no shell, our own program)


def _give(statements: Sequence[str]) -> None:
    """Makes statements what psql reads as typed: it puts no variables into those behind its own `-c`."""
    with tempfile.TemporaryFile() as typed:
        typed.write(b"".join(os.fsencode(statement) + b"\n;\n" for statement in statements))
        typed.seek(0)
        os.dup2(typed.fileno(), 0)


if __name__ == "__main__":
    sys.exit(main())
