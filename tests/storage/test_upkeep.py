"""Upkeep: months ahead, what is past retention, and that a crawl under way and a kill do it no harm."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage import config, database, looking, upkeep
from storage.archive import Archive, ArchiveError
from storage.archive_store import FolderStore
from storage.crawl_records import Run, Sighting
from storage.kept import newest_page
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.records import Capture, Disposition, Ending
from storage.upkeep import Retention
from tests.storage.making import capture, land, run, staged

Connection = psycopg.Connection[tuple[Any, ...]]
NOW = datetime.now(UTC)
OLD = NOW - timedelta(days=100)


@pytest.fixture
def settings(warehouse: str, tmp_path: Path) -> config.Config:
    return config.load({"DATABASE_URL": warehouse, "DATELINE_ARCHIVE": str(tmp_path)})


def rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query.encode()).fetchall()


def sighting(this: Run, number: int, at: datetime, outlet: str = "herald") -> Sighting:
    url = f"https://herald.example/{number}"
    return Sighting(this.run_id, outlet, "en", url, f"path:/{number}", "https://herald.example/rss", at)


def met(url: str, at: datetime, outlet: str = "herald", count: int = 3) -> Run:
    """A run that started then, met so many URLs and saw as many links."""
    this = run(outlet=outlet, started_at=at)
    with Landing(url) as landing:
        landing.start_run(this)
        landing.land(
            Batch(
                sightings=[sighting(this, n, at, outlet) for n in range(count)],
                dispositions=[Disposition(this.run_id, f"https://x.example/{n}", Ending.ROBOTS) for n in range(count)],
            )
        )
        landing.finish_run(this.run_id, "finished", met=count)
    return this


def parts(connection: Connection, parent: str) -> dict[str, int]:
    """How many rows each partition of a table has, by its month."""
    query = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass"
    names = connection.execute(query, (parent,)).fetchall()
    counts = {name: rows(connection, f"SELECT count(*) FROM {name}")[0][0] for (name,) in names}  # noqa: S608
    return {name.removeprefix(f"{parent}_"): count for name, count in counts.items()}


def month(at: datetime) -> str:
    return f"{at:%Y_%m}"


# --- partitions


def test_months_are_made_ahead_and_rows_move_into_theirs(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    for at in (OLD, NOW):
        met(warehouse, at)
    assert parts(connection, "landing.sighting") == {"default": 6}
    before = rows(connection, "SELECT * FROM landing.sighting ORDER BY 1, 2, 3, 6")
    done = upkeep.upkeep(settings, [])
    assert (done.moved, done.failures, done.dropped, done.retired) == (12, [], [], 0)
    for parent in ("landing.sighting", "ops.disposition"):
        made = parts(connection, parent)
        assert made.pop("default") == 0
        assert made.pop(month(OLD)) == 3
        assert made.pop(month(NOW)) == 3
        assert list(made.values()) == [0, 0]  # the two months to come
    assert rows(connection, "SELECT * FROM landing.sighting ORDER BY 1, 2, 3, 6") == before
    assert rows(connection, "SELECT DISTINCT urls FROM ops.run") == [(3,)]

    again = upkeep.upkeep(settings, [])
    assert again.sentence() == "nothing was to be done but vacuum"
    met(warehouse, NOW)
    assert parts(connection, "ops.disposition")["default"] == 0


def test_the_first_ending_of_a_url_stands_across_months(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    """A row that was landed before its month was made, and comes once more after that, is the same row."""
    this = run(started_at=NOW)
    batch = Batch(
        sightings=[sighting(this, 1, NOW)],
        dispositions=[Disposition(this.run_id, "https://x.example/1", Ending.ROBOTS)],
    )
    with Landing(warehouse) as landing:
        landing.start_run(this)
        landing.land(batch)
        upkeep.upkeep(settings, [])
        landing.land(batch)
    assert sum(parts(connection, "landing.sighting").values()) == 1
    assert sum(parts(connection, "ops.disposition").values()) == 1


def test_a_crawl_goes_on_landing_meanwhile(warehouse: str, connection: Connection, settings: config.Config) -> None:
    failures: list[Exception] = []
    ended = threading.Event()

    def crawl() -> None:
        this = run(started_at=NOW)
        try:
            with Landing(warehouse) as landing:
                landing.start_run(this)
                number = 0
                while not ended.is_set() or number < 50:
                    landing.land(
                        Batch(
                            sightings=[sighting(this, number, NOW)],
                            dispositions=[Disposition(this.run_id, f"https://x.example/{number}", Ending.ROBOTS)],
                        )
                    )
                    number += 1
                landing.finish_run(this.run_id, "finished", met=number)
        except Exception as error:  # noqa: BLE001 (the test tells it)
            failures.append(error)

    thread = threading.Thread(target=crawl)
    thread.start()
    while not rows(connection, "SELECT FROM ops.disposition LIMIT 1") and not failures:
        time.sleep(0.01)
    done = upkeep.upkeep(settings, [])
    ended.set()
    thread.join(60)
    assert (failures, done.failures) == ([], [])
    assert done.moved > 0
    assert rows(connection, "SELECT met = urls FROM ops.run JOIN landing.run USING (run_id)") == [(True,)]
    made = parts(connection, "landing.sighting")
    assert made["default"] == 0
    assert made[month(NOW)] >= 50


def test_what_is_locked_all_the_time_is_left_for_the_next_upkeep(
    warehouse: str, settings: config.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_TRIES", 1)
    monkeypatch.setattr(upkeep, "_PAUSE", 0.0)
    met(warehouse, NOW)
    with database.connect(warehouse) as busy:
        busy.execute("SELECT FROM landing.sighting")
        done = upkeep.upkeep(settings, [])
        assert done.failures[0].endswith("is busy all the time: left for the next upkeep")
        assert not [name for name in done.months if name.startswith("landing.sighting")]
        assert [name for name in done.months if name.startswith("ops.disposition")]
    assert upkeep.upkeep(settings, []).failures == []


# --- retention of rows


def test_months_past_retention_are_dropped_and_others_keep_theirs(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    """The Herald keeps 30 days, the Globe for ever: where both have rows, only the Herald's go."""
    alone = OLD - timedelta(days=62)
    for outlet, at in (("herald", alone), ("herald", OLD), ("globe", OLD), ("herald", NOW)):
        met(warehouse, at, outlet)
    kept = Retention("herald", "en", sightings_days=30, dispositions_days=30)
    done = upkeep.upkeep(settings, [kept, Retention("globe", "en")])
    assert done.dropped == [f"landing.sighting_{month(alone)}", f"ops.disposition_{month(alone)}"]
    assert done.deleted_rows == 6
    for parent, outlet in (("landing.sighting", "outlet"), ("ops.disposition", "''")):
        made = parts(connection, parent)
        assert month(alone) not in made
        assert (made[month(OLD)], made[month(NOW)]) == (3, 3), outlet
    assert rows(connection, "SELECT outlet, count(*) FROM landing.sighting GROUP BY 1 ORDER BY 1") == [
        ("globe", 3),
        ("herald", 3),
    ]
    counted = "SELECT count(*), sum(met), sum(urls)::int FROM ops.run JOIN landing.run USING (run_id)"
    assert rows(connection, counted) == [(4, 12, 6)]


def test_old_verdicts_are_kept_where_they_changed(connection: Connection, settings: config.Config) -> None:
    verdicts = ["well", "well", "failure", "failure", "well", "well"]
    for name, days in (("understood", 100), ("dispositions", 50)):
        for number, verdict in enumerate(verdicts):
            connection.execute(
                "INSERT INTO ops.quality (outlet, edition, check_name, checked_at, verdict)"
                " VALUES ('herald', 'en', %s, %s, %s)",
                (name, NOW - timedelta(days=days - number), verdict),
            )
    assert upkeep.upkeep(settings, []).deleted_rows == 3
    kept = "SELECT array_agg(verdict ORDER BY checked_at) FROM ops.quality GROUP BY check_name ORDER BY check_name"
    assert rows(connection, kept) == [(verdicts,), (["well", "failure", "well"],)]


# --- retention of bytes


def written(folder: Path, spider: str, bodies: list[str], **fields: Any) -> list[Capture]:
    """Captures of pages that stand in one file of the archive."""
    made = []
    with Archive(FolderStore(folder), spider) as archive:
        for body in bodies:
            position = archive.write_resource("https://herald.example/" + body, "text/html", body.encode(), NOW)
            made.append(
                capture(
                    body,
                    url="https://herald.example/" + body,
                    archive_file=position.file,
                    archive_offset=position.offset,
                    archive_length=position.length,
                    **fields,
                )
            )
    return made


def landed_at(connection: Connection, made: list[Capture], at: datetime) -> None:
    ids = [each.capture_id for each in made]
    connection.execute("UPDATE landing.capture SET landed_at = %s WHERE capture_id = ANY (%s)", (at, ids))


def archive_of(settings: config.Config) -> Path:
    assert isinstance(settings.archive, Path)
    return settings.archive


KEEP = [Retention("herald", "en", captures_days=30)]


def test_a_file_goes_when_all_its_captures_are_past_retention(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    folder = archive_of(settings)
    old, mixed, recent = (written(folder, "herald", [f"{kind}1", f"{kind}2"]) for kind in ("old", "mixed", "recent"))
    strangers = written(folder, "globe", ["globe"], outlet="globe")
    land(warehouse, *((each, staged(each)) for each in old + mixed + recent + strangers))
    normalise(warehouse)
    articles = rows(connection, "SELECT * FROM news.article ORDER BY article_id")
    landed_at(connection, [*old, mixed[0], *strangers], OLD)

    done = upkeep.upkeep(settings, KEEP)
    assert (done.retired, done.deleted_files, done.failures) == (2, 1, [])
    there = {path.name: path.exists() for path in folder.rglob("*.warc.gz")}
    assert len(there) == 3
    assert not (folder / old[0].archive_file).exists()
    retired = rows(connection, "SELECT DISTINCT archive_file FROM landing.capture WHERE retired_at IS NOT NULL")
    assert retired == [(old[0].archive_file,)]
    assert rows(connection, "SELECT * FROM news.article ORDER BY article_id") == articles
    with pytest.raises(ArchiveError, match=r"^the bytes of https://herald.example/old1 were retired on \d{4}-"):
        newest_page(settings, "herald", "en", old[0].url_key)
    assert newest_page(settings, "herald", "en", mixed[0].url_key) is not None

    assert upkeep.upkeep(settings, KEEP).sentence() == "nothing was to be done but vacuum"


def test_bytes_that_come_once_more_are_kept_again(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    (old,) = written(archive_of(settings), "herald", ["page"])
    land(warehouse, (old, staged(old)))
    landed_at(connection, [old], OLD)
    upkeep.upkeep(settings, KEEP)
    with Landing(warehouse) as landing:
        assert looking.kept(landing, old.capture_id, old.captured_at) is None
    (again,) = written(archive_of(settings), "herald", ["page"])
    assert again.capture_id == old.capture_id
    land(warehouse, (again, staged(again)), (again, None))
    newest = newest_page(settings, "herald", "en", old.url_key)
    assert newest is not None
    assert newest.body == b"page"
    assert upkeep.upkeep(settings, KEEP).retired == 0


def test_a_file_that_a_run_still_writes_to_stays(
    warehouse: str, connection: Connection, settings: config.Config
) -> None:
    (page,) = written(archive_of(settings), "herald", ["page"])
    this = run()
    with Landing(warehouse) as landing:
        landing.start_run(this)
        landing.land(Batch([page], [staged(page)]))
        landed_at(connection, [page], OLD)
        assert upkeep.upkeep(settings, KEEP).retired == 0
    # A busy server lets go of what a connection held some time after its end.
    deadline = time.monotonic() + 30
    while not (retired := upkeep.upkeep(settings, KEEP).retired) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert retired == 1


def test_killed_between_the_mark_and_the_deletion_it_is_made_up_for(
    warehouse: str, connection: Connection, settings: config.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    (page,) = written(archive_of(settings), "herald", ["page"])
    land(warehouse, (page, staged(page)))
    landed_at(connection, [page], OLD)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(FolderStore, "delete", killed)
        with pytest.raises(KeyboardInterrupt):
            upkeep.upkeep(settings, KEEP)
    # The rows say so already, the bytes are still there: never the other way round.
    assert rows(connection, "SELECT retired_at IS NOT NULL FROM landing.capture") == [(True,)]
    assert (archive_of(settings) / page.archive_file).exists()

    done = upkeep.upkeep(settings, KEEP)
    assert (done.retired, done.deleted_files) == (0, 1)
    assert not (archive_of(settings) / page.archive_file).exists()
    assert rows(connection, "SELECT deleted_at IS NOT NULL FROM landing.retired_file") == [(True,)]


def test_a_file_outside_of_the_archive_is_never_deleted(
    connection: Connection, settings: config.Config, tmp_path: Path
) -> None:
    stranger = tmp_path.parent / "stranger.warc.gz"
    stranger.write_bytes(b"x")
    (tmp_path / "kept.warc.gz").write_bytes(b"x")
    connection.execute("INSERT INTO landing.retired_file (archive_file) VALUES ('../stranger.warc.gz')")
    done = upkeep.upkeep(settings, [])
    assert done.failures == ["../stranger.warc.gz: no file of the archive"]
    assert stranger.exists()


def test_files_without_captures_go_too_and_no_others(warehouse: str, settings: config.Config) -> None:
    """Of crawls that found nothing new: feeds, listings, robots.txt. The Herald keeps 30 days, the Globe for ever."""
    folder = archive_of(settings)
    for number, spider in enumerate(("herald-en", "globe_en")):
        this = run(outlet=spider[:-3], spider=spider, started_at=OLD)
        with Landing(warehouse) as landing:
            landing.start_run(this)
            landing.finish_run(this.run_id, "finished", met=number)

    def begun(at: datetime, spider: str = "herald_en", end: str = "0123456789ab.warc.gz") -> str:
        name = f"{at:%Y-%m}/dateline-{spider}-{at:%Y%m%dT%H%M%SZ}-{end}"
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
        return name

    past = begun(OLD + timedelta(minutes=1))
    named = begun(OLD + timedelta(minutes=2))
    page = capture("page", archive_file=named)
    land(warehouse, (page, staged(page)), run_=run(started_at=OLD))
    strangers = [
        begun(NOW - timedelta(days=29)),
        begun(OLD - timedelta(days=1)),  # of another warehouse, for here was no run yet
        begun(OLD, "globe_en"),
        begun(OLD, "nobody"),
        begun(OLD, end="0123456789ab.warc.gz.part"),
        begun(OLD, end="copy.warc.gz"),
    ]
    living = run(spider="herald-en", started_at=OLD + timedelta(days=1))
    written_now = begun(living.started_at)
    with Landing(warehouse) as landing:
        landing.start_run(living)
        done = upkeep.upkeep(settings, [*KEEP, Retention("globe", "en")])
        assert (done.deleted_files, done.failures) == (1, [])
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert there == {named, written_now, *strangers}
        landing.finish_run(living.run_id, "finished")
    assert past not in there
    assert upkeep.upkeep(settings, KEEP).deleted_files == 1
    assert not (folder / written_now).exists()


@pytest.mark.parametrize("place", ["missing", "empty", "another"])
def test_what_is_not_there_is_not_called_deleted(
    warehouse: str, connection: Connection, settings: config.Config, tmp_path: Path, place: str
) -> None:
    """A disk that is not mounted, another DATELINE_ARCHIVE: when the right one is back, the file goes from it."""
    (page,) = written(archive_of(settings), "herald_en", ["page"])
    land(warehouse, (page, staged(page)), run_=run(started_at=OLD))
    landed_at(connection, [page], OLD)
    written_at = f"{OLD:%Y-%m}/dateline-herald_en-{OLD + timedelta(hours=1):%Y%m%dT%H%M%SZ}-0123456789ab.warc.gz"
    (archive_of(settings) / written_at).parent.mkdir(exist_ok=True)
    (archive_of(settings) / page.archive_file).rename(archive_of(settings) / written_at)
    connection.execute("UPDATE landing.capture SET archive_file = %s", (written_at,))

    wrong = tmp_path.parent / f"{tmp_path.name}-{place}"
    if place != "missing":
        wrong.mkdir()
    if place == "another":
        (wrong / "stranger.warc.gz").write_bytes(b"x")
    done = upkeep.upkeep(replace(settings, archive=wrong), KEEP)
    assert done.retired == 1
    if place != "another":
        assert [str(wrong) in failure for failure in done.failures] == [True]
        assert rows(connection, "SELECT deleted_at FROM landing.retired_file") == [(None,)]
    assert (archive_of(settings) / written_at).exists()
    assert upkeep.upkeep(settings, KEEP).deleted_files == 1
    assert not (archive_of(settings) / written_at).exists()
