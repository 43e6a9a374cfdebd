"""What a verify gathers from the archive's files, in tables of its session, and how it is compared with the rows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg

from storage import rows
from storage.archive import ArchivedRecord
from storage.archive_store import StoredFile
from storage.crawl_records import Absence
from storage.landing import Batch
from storage.records import CLOCKS_APART, ArchivePosition, Capture, CaptureSource, Observation
from storage.statements import statement
from storage.verifying import archive_rows
from storage.verifying.archive_rows import Identity
from storage.verifying.archive_walk import Placed
from storage.verifying.findings import ABSENCES, CAPTURES, MOVED, OBSERVATIONS, WITHHELD, Findings
from storage.verifying.mending import Mender
from storage.warc_records import withheld_of

# Records that are compared at a time, and rows that are taken.
_BATCH = 500
# The name of a file may tell its time to the second only.
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of ours: its name now, the one it was written under, by which spider, when it was begun, whose pages."""

    name: str
    base_name: str
    spider: str
    begun_at: datetime
    identity: Identity | None


class Stage:
    """Takes records in the archive's order, then compares. Nothing but `found` grows with the archive.

    Of files that a crawl is at work on no row is missed yet: it lands what it wrote a little later.
    """

    def __init__(
        self,
        connection: psycopg.Connection[tuple[Any, ...]],
        found: Findings,
        mender: Mender | None,
        editions: Sequence[Identity] | None,
    ) -> None:
        self.found = found
        self._connection = connection
        self._mender = mender
        self._of = {
            "outlets": None if editions is None else [each.outlet for each in editions],
            "editions": None if editions is None else [each.edition for each in editions],
        }
        connection.execute(statement("verify/stage"))
        ((self._began, self.has_rows),) = self._rows("began")
        self._at_work: dict[str, datetime] = dict(self._rows("writing"))
        self._writing: list[str] = []
        self._file = OwnFile("", "", "", self._began, None)
        self._records: list[tuple[Any, ...]] = []
        self._notes: list[tuple[Any, ...]] = []
        self._captures: list[Capture] = []
        self._absences: list[Absence] = []

    def begin_file(self, file: OwnFile) -> None:
        """What is taken from now on stands in this file."""
        self._file = file
        started = self._at_work.get(file.spider)
        if started is not None and file.begun_at >= started - _SECOND:
            self._writing.append(file.name)
            self.found.writing += 1

    @property
    def _is_written(self) -> bool:
        return self._file.name in self._writing

    def take(self, placed: Placed, following: Placed | None) -> None:
        """One stretch of the file, and the one behind it."""
        record = placed.record
        if record is None:
            if not self._is_written:
                line = f"{self._file.name}: {placed.length} bytes from {placed.offset} on"
                (self.found.tails if placed.is_tail else self.found.damaged).add(line)
            return
        was_asked = following is not None and following.record is not None and following.record.kind == "request"
        position = ArchivePosition(self._file.name, placed.offset, placed.length, record.digest)
        self._take_record(record, position, was_asked=was_asked)
        if len(self._records) + len(self._notes) >= _BATCH:
            self.end_file()

    def _take_record(self, record: ArchivedRecord, position: ArchivePosition, *, was_asked: bool) -> None:
        identity, has_purpose = self._file.identity, record.kind in {"response", "revisit", "resource"}
        if identity is not None and has_purpose:
            record = archive_rows.told(record, identity, self._file.begun_at, was_asked=was_asked)
        self.found.records[f"{record.kind}, {record.about.purpose}" if has_purpose else record.kind] += 1
        if record.kind == "metadata" and (note := withheld_of(record.payload)):
            self._notes.append((note[0].rpartition("/")[2], note[1], record.captured_at, note[2]))
        if not has_purpose:
            return
        capture, revisit, is_sighting = None, None, False
        is_ahead = record.captured_at > self._began + CLOCKS_APART
        if is_ahead:
            self.found.ahead.add(f"{position.file} at {position.offset}: {record.captured_at}")
        if identity is not None:
            capture, revisit = (
                archive_rows.capture_of(record, position, identity),
                archive_rows.revisit_of(record, identity),
            )
            # What has not come to pass is no sighting; the bytes are there all the same, for the row that names them.
            revisit = None if is_ahead else revisit
            makes_capture = capture is not None and not is_ahead and archive_rows.makes_capture(record, identity)
            is_sighting = revisit is not None or makes_capture
            absence = None if is_ahead else archive_rows.absence_of(record, identity)
            if absence is not None and not self._is_written:
                self._absences.append(absence)
        if capture is not None and is_sighting and not self._is_written:
            self._captures.append(capture)
        if capture is None and revisit is None and identity is not None:
            return
        url_key = revisit.url_key if revisit else capture.url_key if capture else None
        self._records.append(
            (
                *(position.file, self._file.base_name, position.offset, position.length),
                capture.payload_digest if capture else archive_rows.payload_digest(record),
                position.digest,
                capture.capture_id if capture else None,
                is_sighting,
                rows.text(identity.outlet if identity else None),
                rows.text(identity.edition if identity else None),
                rows.key(url_key) if url_key is not None else None,
                rows.moment(record.captured_at),
                rows.key(revisit.original_key) if revisit else None,
                rows.moment(revisit.original_at) if revisit else None,
            )
        )

    def end_file(self) -> None:
        """Compares what was taken since the last time."""
        self._copy("copy_record", self._records)
        self._copy("copy_note", self._notes)
        self._compare_captures()
        self._compare_absences()
        for taken in (self._records, self._notes, self._captures, self._absences):
            taken.clear()

    def note_file(self, file: StoredFile) -> None:
        """That a file is there, of which nothing is read."""
        self._copy("copy_file", [(file.name, file.size)])

    def look(self) -> None:
        """Compares the rows with the files' lengths alone."""
        self._count_rows()
        for batch in self._batches("too_short", began=self._began, **self._of):
            for location, name in batch:
                self.found.nowhere.add(f"{location}: {name}")

    def compare(self) -> None:
        """Once all files were taken."""
        self._connection.execute(statement("verify/index"))
        self._connection.execute(statement("verify/resolve"))
        for batch in self._batches("unresolved", writing=self._writing):
            for name, offset in batch:
                self.found.without_original.add(f"{name} at {offset}")
        self._compare_observations()
        self._compare_withheld()
        self._compare_rows()
        self._count_rows()

    def _compare_captures(self) -> None:
        if not self._captures:
            return
        asked = {
            "capture_ids": [capture.capture_id for capture in self._captures],
            "seen_at": [rows.moment(capture.captured_at) for capture in self._captures],
            "are_files": [capture.source is CaptureSource.FILE for capture in self._captures],
        }
        batch, new = Batch(), set[uuid.UUID]()
        for place, is_there in self._rows("absent_captures", **asked):
            capture = self._captures[place - 1]
            if not is_there and capture.capture_id not in new:
                batch.captures.append(capture)
                new.add(capture.capture_id)
            elif capture.source is not CaptureSource.FILE:
                batch.observations.append(Observation(capture.capture_id, capture.captured_at))
        self.found.wrong[CAPTURES] += len(batch.captures)
        self.found.wrong[OBSERVATIONS] += len(batch.observations)
        dropped = self._land(batch)
        if dropped is not None:
            self.found.mended[CAPTURES] += len(batch.captures) - dropped
            self.found.mended[OBSERVATIONS] += len(batch.observations)

    def _compare_absences(self) -> None:
        if not self._absences:
            return
        asked = {
            "outlets": [rows.text(absence.outlet) for absence in self._absences],
            "editions": [rows.text(absence.edition) for absence in self._absences],
            "url_keys": [rows.key(absence.url_key) for absence in self._absences],
            "seen_at": [rows.moment(absence.seen_at) for absence in self._absences],
        }
        batch = Batch(absences=[self._absences[place - 1] for (place,) in self._rows("absent_absences", **asked)])
        self.found.wrong[ABSENCES] += len(batch)
        dropped = self._land(batch)
        if dropped is not None:
            self.found.mended[ABSENCES] += len(batch) - dropped

    def _land(self, batch: Batch) -> int | None:
        """How many rows of the file's edition the database refused; None where nothing is mended."""
        identity = self._file.identity
        if self._mender is None or identity is None:
            return None
        return len(batch) - self._mender.land(identity.outlet, identity.edition, batch)

    def _compare_observations(self) -> None:
        for found in self._batches("absent_observations", writing=self._writing):
            self.found.wrong[OBSERVATIONS] += len(found)
            for key in {(outlet, edition) for outlet, edition, _, _ in found} if self._mender else ():
                batch = Batch(observations=[Observation(*row[2:]) for row in found if row[:2] == key])
                self.found.mended[OBSERVATIONS] += self._mender.land(*key, batch) if self._mender else 0

    def _compare_withheld(self) -> None:
        run_ids = self._mender.run_ids if self._mender else []
        for found in self._batches("withheld", writing=self._writing, began=self._began, run_ids=run_ids):
            # What was landed just now is no row that was wrong.
            wrong = sum(not is_new for _, _, is_new in found)
            self.found.wrong[WITHHELD] += wrong
            if self._mender:
                self._mender.withhold([row[0] for row in found], [withheld for _, withheld, _ in found])
                self.found.mended[WITHHELD] += wrong

    def _compare_rows(self) -> None:
        for found in self._batches("missing", began=self._began, **self._of):
            lost = []
            moved = []
            for capture_id, location, name, *place in found:
                if place[0] is None:
                    self.found.nowhere.add(f"{location}: {name}")
                    lost.append(capture_id)
                else:
                    moved.append((capture_id, *place))
            self.found.wrong[MOVED] += len(moved)
            if self._mender:
                self.found.mended[MOVED] += self._mender.repoint(moved)
                self.found.to_fetch += self._mender.lose(lost)

    def _count_rows(self) -> None:
        ((self.found.rows, self.found.retired, self.found.known_lost),) = self._rows("rows", **self._of)

    def _rows(self, name: str, **values: Any) -> list[Any]:
        return self._connection.execute(statement(f"verify/{name}"), values or None).fetchall()

    def _batches(self, name: str, **values: Any) -> Iterator[list[Any]]:
        """The rows of a statement as they are now, some at a time; the server keeps the others meanwhile."""
        with self._connection.cursor("verify", withhold=True) as cursor:
            cursor.execute(statement(f"verify/{name}"), values)
            while found := cursor.fetchmany(_BATCH):
                yield found

    def _copy(self, name: str, values: Iterable[tuple[Any, ...]]) -> None:
        with self._connection.cursor() as cursor, cursor.copy(statement(f"verify/{name}")) as copy:
            for row in values:
                copy.write_row(row)
