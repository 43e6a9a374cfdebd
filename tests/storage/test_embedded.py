"""The embedded Postgres: started once, found again, alive after a kill, and nobody else's business."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from storage import database
from storage.binaries import EmbeddedError, binaries
from storage.database import WarehouseUnavailable
from storage.embedded import SHARED_DATA, Cluster

START = """
import sys
from pathlib import Path
from storage.database import WarehouseUnavailable
from storage.embedded import Cluster
print(Cluster(Path(sys.argv[1]), False).url())
"""


def pid(folder: Path) -> int:
    return int((folder / "postgres" / "cluster" / "postmaster.pid").read_text().split()[0])


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def answer(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT 40 + 2").fetchone()
    assert row is not None
    return int(row[0])


def test_two_starters_at_once_outlived_by_one_server(folder: Path) -> None:
    command = [sys.executable, "-c", START, str(folder)]
    starters = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    urls = {starter.communicate(timeout=60)[0].strip() for starter in starters}
    assert [starter.returncode for starter in starters] == [0, 0, 0]
    (url,) = urls
    assert answer(url) == 42
    server = pid(folder)
    assert os.getsid(server) not in {starter.pid for starter in starters}
    assert Cluster(folder).url() == url
    assert pid(folder) == server


def test_a_killed_server_starts_again_with_what_was_committed(made_folder: Path) -> None:
    cluster = Cluster(made_folder)
    cluster.stop()  # the one of the other tests promises nothing
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")
    os.kill(killed := pid(made_folder), signal.SIGKILL)
    while alive(killed):
        time.sleep(0.01)
    assert not cluster.is_ready()
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (42,)


def test_a_pid_file_of_somebody_else_is_no_server(made_folder: Path) -> None:
    cluster = Cluster(made_folder, durable=False)
    cluster.url()
    path = made_folder / "postgres" / "cluster" / "postmaster.pid"
    content = path.read_text().split("\n")
    cluster.stop()
    # As after a reboot: the file was left, and its number now belongs to another process, even one of the same account.
    content[0] = str(os.getpid())
    path.write_text("\n".join(content))
    shutil.chown(path, path.parent.stat().st_uid, path.parent.stat().st_gid)
    assert not cluster.is_ready()
    assert answer(cluster.url()) == 42


def test_a_server_that_is_starting_is_waited_for(made_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that plays back another's log accepts nobody until it is promoted: a start that lasts as long as the test."""
    cluster = Cluster(made_folder, durable=False)
    url = cluster.url()
    cluster.stop()
    data = made_folder / "postgres" / "cluster"
    (data / "standby.signal").touch()
    shutil.chown(data / "standby.signal", data.stat().st_uid)
    conf = made_folder.resolve() / "postgres" / "etc" / "postgresql.conf"
    options = f"-c config_file={conf.resolve()} -c hot_standby=off"
    log = str(data / "starting.log")
    cluster._run("pg_ctl", "start", "--wait", "--silent", "-D", str(data.resolve()), "-l", log, "-o", options)
    try:
        monkeypatch.setattr(database, "_PATIENCE", 0.3)
        with pytest.raises(WarehouseUnavailable, match="not accepting connections"):
            database.connect(url)
        monkeypatch.setattr(database, "_PATIENCE", 60.0)
        with ThreadPoolExecutor(1) as thread:
            connecting = thread.submit(database.connect, url)
            assert not wait([connecting], timeout=0.3).done
            cluster._run("pg_ctl", "promote", "--no-wait", "-D", str(data.resolve()))
            with connecting.result(60) as connection:
                assert connection.execute("SELECT 40 + 2").fetchone() == (42,)
    finally:
        (data / "standby.signal").unlink(missing_ok=True)
        cluster.stop()
    started = time.monotonic()
    with pytest.raises(WarehouseUnavailable):
        database.connect(url)
    assert time.monotonic() - started < 30, "one that is not there is not waited for"


def test_it_stops(made_folder: Path) -> None:
    cluster = Cluster(made_folder, durable=False)
    cluster.url()
    server = pid(made_folder)
    assert cluster.stop()
    assert not alive(server)
    assert not cluster.stop()


def test_data_of_another_version_are_refused_in_one_line(made_folder: Path) -> None:
    cluster = Cluster(made_folder, durable=False)
    cluster.url()
    cluster.stop()
    version = made_folder / "postgres" / "cluster" / "PG_VERSION"
    version.write_text("17\n")
    try:
        with pytest.raises(EmbeddedError, match="are of Postgres 17, the installed one is 18") as caught:
            cluster.url()
    finally:
        version.write_text("18\n")
    assert "\n" not in str(caught.value)


def test_a_start_that_was_cut_off_is_made_good(folder: Path) -> None:
    half = folder / "postgres" / "new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert answer(Cluster(folder, durable=False).url()) == 42


def test_nobody_else_can_connect(made_folder: Path) -> None:
    url = Cluster(made_folder, durable=False).url()
    (place,) = parse_qs(urlsplit(url).query)["host"]
    assert stat.S_IMODE(Path(place).stat().st_mode) == 0o700
    with psycopg.connect(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        rules = connection.execute("SELECT type, database, user_name, auth_method FROM pg_hba_file_rules").fetchall()
    assert rules == [("local", ["all"], ["dateline"], "peer")]


def test_a_deep_folder_has_a_short_socket(folder: Path) -> None:
    deep = folder / ("d" * 60) / ("e" * 60)
    cluster = Cluster(deep, durable=False)
    try:
        url = cluster.url()
        (place,) = parse_qs(urlsplit(url).query)["host"]
        assert len(place) < 90
        assert stat.S_IMODE(Path(place).stat().st_mode) == 0o700
        assert answer(url) == 42
    finally:
        cluster.stop()
        shutil.rmtree(place)


def test_a_folder_that_only_its_owner_enters(folder: Path) -> None:
    """Root's server runs under an account that cannot enter it, and nothing is opened for that account."""
    private = folder / "home"
    private.mkdir(mode=0o700)
    data = private / "data"
    cluster = Cluster(data, durable=False)
    try:
        assert answer(cluster.url()) == 42
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        assert Cluster(data).url() == cluster.url()
    finally:
        cluster.stop()
        home = (data / "postgres").resolve()
        if home.is_relative_to(SHARED_DATA):
            shutil.rmtree(home)


def test_binaries_that_the_account_cannot_reach_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the environment stands in a home that only root enters; the server then runs from the copy."""
    ours, can = binaries(), Cluster._can

    def cannot_reach_ours(cluster: Cluster, test: str, path: Path) -> bool:
        return not path.is_relative_to(ours) and can(cluster, test, path)

    monkeypatch.setattr(Cluster, "_can", cannot_reach_ours)
    monkeypatch.setattr("storage.binaries.SHARED_CACHE", folder / "cache")
    assert answer(Cluster(folder / "data", durable=False).url()) == 42
    try:
        assert Path(f"/proc/{pid(folder / 'data')}/exe").resolve().is_relative_to(folder / "cache")
        copied = [path.name for path in (folder / "cache").iterdir()]
        assert Cluster(folder / "data")._binaries.is_relative_to(folder / "cache")
        assert [path.name for path in (folder / "cache").iterdir()] == copied  # made once
    finally:
        Cluster(folder / "data").stop()


def test_a_copy_that_cannot_be_reached_either_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.binaries.SHARED_CACHE", folder / "cache")
    monkeypatch.setattr(Cluster, "_can", lambda *_: False)
    with pytest.raises(EmbeddedError, match="the account that runs Postgres cannot reach"):
        _ = Cluster(folder)._binaries


def test_a_folder_that_is_none(folder: Path) -> None:
    assert not Cluster(folder).stop()
    (folder / "file").write_text("")
    with pytest.raises(EmbeddedError, match="the data folder cannot be used"):
        Cluster(folder / "file").url()


def test_a_left_socket_is_no_server(made_folder: Path) -> None:
    cluster = Cluster(made_folder, durable=False)
    url = cluster.url()
    cluster.stop()
    (place,) = parse_qs(urlsplit(url).query)["host"]
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(f"{place}/.s.PGSQL.5432")
    assert not cluster.is_ready()
    assert answer(cluster.url()) == 42
