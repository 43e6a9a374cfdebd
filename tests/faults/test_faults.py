"""A crawl that is cut off at any point, and run again, leaves what an undisturbed one does.

`python -m tests.bench.faults` plays hundreds of such points; these are a few of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.faults import checks, outlet
from tests.faults.kinds import Kind
from tests.faults.outlet import Phase
from tests.faults.play import play
from tests.faults.world import PATIENCE, World, Worlds
from tests.newsstand.client import Reply


@pytest.fixture(scope="module")
def worlds() -> Iterator[Worlds]:
    with Worlds() as made:
        yield made


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name.lower())
def test_what_a_fault_cuts_off_is_made_good(worlds: Worlds, kind: Kind) -> None:
    outcome = play(worlds, kind, seed=1)
    assert outcome.survived, str(outcome)


def test_the_worlds_have_what_can_be_lost(worlds: Worlds) -> None:
    first, again = (Counter(what for what, _, _ in worlds.contents[phase].elements()) for phase in Phase)
    with worlds.world(Phase.FIRST) as before, worlds.world(Phase.AGAIN) as world:
        assert before.rows("SELECT ending FROM landing.frontier") == [("out_of_range",)]
        known = {urlsplit(url).path for (url,) in world.rows("SELECT url FROM news.article")}
        absent = {urlsplit(url).path for (url,) in world.rows("SELECT url FROM landing.absence WHERE status = 404")}
        walls = world.rows(
            "SELECT c.url FROM landing.reading JOIN landing.capture c USING (capture_id) WHERE page_class = 'consent'"
        )
    assert {each.path for each in (outlet.TARGET, outlet.MISSING, outlet.WALLED, outlet.MISDATED)} < known
    assert absent == {outlet.MISSING.path, outlet.GONE.path}
    assert [urlsplit(url).path for (url,) in walls] == [outlet.WALLED.path]
    assert (first["article"], first["removal"], first["absence"]) == (12, 0, 1)
    assert (again["article"], again["removal"], again["revision"]) == (14, 1, first["revision"] + 4)


def test_two_crawls_at_once_leave_what_one_does(worlds: Worlds) -> None:
    with worlds.world(Phase.FIRST) as world:
        crawls = [world.started(world.crawl()) for _ in range(2)]
        world.stand.mend()
        codes = [crawl.wait(PATIENCE) for crawl in crawls]
        assert codes == [0, 0], world.said()
        assert world.contents() == worlds.contents[Phase.FIRST]
        assert world.rows("SELECT status FROM ops.run WHERE arguments = '{}'") == [("finished",)] * 2
        assert_each_is_fetched_once(world)
        assert [*checks.endings(world), *checks.bytes_of_rows(world), *checks.torn_files(world)] == []


def assert_each_is_fetched_once(world: World) -> None:
    """What a host says of its manners is asked of each host."""
    whole = [seen.path for seen in world.stand.requests if "if-none-match" not in seen.header]
    pages = sorted(path for path in whole if path not in {"/robots.txt", "/.well-known/tdmrep.json"})
    assert pages == sorted(set(pages))


def test_the_checks_see_what_is_wrong(worlds: Worlds) -> None:
    """A check that sees nothing would let anything survive."""
    with worlds.world(Phase.AGAIN) as world:
        assert [*checks.bytes_of_rows(world), *checks.torn_files(world), *checks.endings(world)] == []
        assert world.contents() == worlds.contents[Phase.FIRST]
        in_one_file = (
            "SELECT url, archive_file, archive_offset, archive_length FROM landing.capture "
            "WHERE archive_file = (SELECT archive_file FROM landing.capture GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) "
            "ORDER BY archive_offset"
        )
        (url, file, offset, length), *behind = world.rows(in_one_file)
        path = world.archive / file
        data = path.read_bytes()
        path.write_bytes(data[: offset + length // 2])
        assert [*checks.torn_files(world)] == [], "its last record may be torn"
        assert len([*checks.bytes_of_rows(world)]) == 1 + len(behind)
        path.write_bytes(data[: offset + length // 2] + bytes(length - length // 2) + data[offset + length :])
        assert [*checks.torn_files(world)] != []
        assert [told.partition(": ")[0] for told in checks.bytes_of_rows(world)] == [url]
        on_record = checks.committed(world)
        Reply(world.stand, "www.presstv.ir", urlsplit(url).path, If_None_Match="x")
        assert [*checks.asked_again(on_record, world.stand.requests)] == []
        Reply(world.stand, "www.presstv.ir", urlsplit(url).path)
        assert len([*checks.asked_again(on_record, world.stand.requests)]) == 1
        assert [*checks.record_of_the_run(world, 0, 2)] == []
        assert [*checks.record_of_the_run(world, 1, 2)] == ["exit code 1, and ops.run says finished"]
        world.rows("UPDATE landing.run SET met = met + 1 RETURNING 1")
        assert len([*checks.endings(world)]) == len(world.rows("SELECT FROM landing.run"))
        world.rows("DELETE FROM news.image RETURNING 1")
        assert world.contents() < worlds.contents[Phase.FIRST]
