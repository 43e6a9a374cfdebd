"""What Airflow needs before it starts: `python -m dags.prepare`. May run twice; changes nothing that is there.

Brings the schema of the warehouse and Airflow's own up to date, and makes the pool of each edition; with
`--admin-password-file` also the user `admin`, where Airflow keeps users in its database.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dags.common import pool
from dags.components import airflow
from spiders.registry import RegistryError, editions
from storage import config, database

USER = "admin"


class PrepareError(Exception):
    """Airflow's command failed; the message is one line, `output` is what it said."""

    def __init__(self, message: str, output: str) -> None:
        super().__init__(message)
        self.output = output


def metadata(environment: Mapping[str, str]) -> None:
    """Airflow's own tables, and the pools. Raises PrepareError."""
    _airflow(environment, "db", "migrate")
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        pools = Path(folder) / "pools.json"
        pools.write_text(json.dumps(pools_of_editions()), encoding="utf-8")
        _airflow(environment, "pools", "import", str(pools))


def admin(environment: Mapping[str, str], password: str) -> None:
    """The user USER of the FAB auth manager; one that exists keeps its password. Raises PrepareError."""
    names = ["--username", USER, "--firstname", "Dateline", "--lastname", "Admin", "--email", f"{USER}@localhost"]
    # On standard input, twice as at a prompt: a command line can be read by every process of the machine.
    _airflow(environment, "users", "create", "--role", "Admin", *names, typed=f"{password}\n{password}\n")


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


def _airflow(environment: Mapping[str, str], *words: str, typed: str = "") -> None:
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        airflow(*words),
        env=dict(environment),
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # without a terminal, so that a password is read from `typed`
        check=False,
    )
    if done.returncode:
        raise PrepareError(f"airflow {' '.join(words[:2])} failed", done.stdout)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0, and 1 with the reason."""
    parser = argparse.ArgumentParser(prog="python -m dags.prepare", description="What Airflow needs before it starts.")
    parser.add_argument("--admin-password-file", type=Path, help=f"make the user {USER} with this file's password")
    chosen = parser.parse_args(arguments)
    try:
        database.prepare(config.load())
        metadata(os.environ)
        if chosen.admin_password_file:
            admin(os.environ, chosen.admin_password_file.read_text(encoding="utf-8").strip())
    except PrepareError as error:
        sys.stderr.write(f"{error.output}\ndateline: {error}\n")
        return 1
    except (RegistryError, config.ConfigError, database.WarehouseUnavailable, OSError) as error:
        sys.stderr.write(f"dateline: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
