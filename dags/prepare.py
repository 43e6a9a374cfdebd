"""What Airflow needs before it starts: `python -m dags.prepare`. May run twice; changes nothing that is there.

Brings the schema of the warehouse and Airflow's own up to date, and makes the pool of each edition; with
`--admin-password-file` also the user `admin`, where Airflow keeps users in its database.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from airflow.cli import cli_parser

from dags.common import pool
from dags.local import USER
from spiders.registry import RegistryError, editions
from storage import config, database


def metadata() -> None:
    """Airflow's own tables, and the pools."""
    _airflow("db", "migrate")
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        pools = Path(folder) / "pools.json"
        pools.write_text(json.dumps(pools_of_editions()), encoding="utf-8")
        _airflow("pools", "import", str(pools))


def admin(password: str) -> None:
    """The user USER of the FAB auth manager; one that exists keeps its password."""
    names = ["--username", USER, "--firstname", "Dateline", "--lastname", "Admin", "--email", f"{USER}@localhost"]
    _airflow("users", "create", "--role", "Admin", *names, "--password", password)


def pools_of_editions() -> dict[str, dict[str, object]]:
    """One slot for each edition, as `airflow pools import` takes them."""
    return {
        pool(edition): {
            "slots": 1,
            "description": f"One crawl of {edition.outlet_name}, {edition.code}, at a time: its delay holds.",
            "include_deferred": False,
        }
        for edition in editions()
    }


def _airflow(*words: str) -> None:
    """A command of Airflow's, in this process: loading it takes seconds, and no other process sees the arguments."""
    arguments = cli_parser.get_parser().parse_args(words)
    arguments.func(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0, and 1 with the reason."""
    parser = argparse.ArgumentParser(prog="python -m dags.prepare", description="What Airflow needs before it starts.")
    parser.add_argument("--admin-password-file", type=Path, help=f"make the user {USER} with this file's password")
    chosen = parser.parse_args(arguments)
    try:
        database.prepare(config.load())
        metadata()
        if chosen.admin_password_file:
            admin(chosen.admin_password_file.read_text(encoding="utf-8").strip())
    except (RegistryError, config.ConfigError, database.WarehouseUnavailable, OSError) as error:
        sys.stderr.write(f"dateline: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
