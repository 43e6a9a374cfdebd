"""Plays faults at points drawn at random, `python -m tests.bench.faults --points 200`, and counts what survived.

Each point is a seed: `--kind disk --seed 17 --points 1` plays one of them again. Ctrl-C ends it after the points that
are played then, a second one at once; the table is of what was played.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from subprocess import TimeoutExpired

import psycopg
from rich.console import Console

from spiders.settings import READER_PROCESSES
from tests.bench.table import Line, as_markdown, machine
from tests.faults.kinds import Kind
from tests.faults.play import Outcome, play
from tests.faults.world import Abandoned, Commands, Worlds

# A line of progress for so many points.
_OFTEN = 10

Case = tuple[Kind, int]


def main() -> int:
    """Prints the table as Markdown; 1 where a point was not survived, which is told with its seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.faults", description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=200, help="how many; 200 take about a quarter of an hour")
    parser.add_argument("--seed", type=int, default=1, help="of the first point; each further one has the next")
    parser.add_argument("--kind", choices=[kind.name.lower() for kind in Kind], help="only this kind of fault")
    parser.add_argument("--jobs", type=int, default=READER_PROCESSES, help="points that are played at a time")
    chosen = parser.parse_args()
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    kinds = [Kind[chosen.kind.upper()]] if chosen.kind else list(Kind)
    # The kind follows from the seed, so that the same seed is the same point in every run.
    cases = [(kinds[seed % len(kinds)], seed) for seed in range(chosen.seed, chosen.seed + chosen.points)]
    console.print(f"{len(cases)} faults, {chosen.jobs} at a time ...")
    outcomes = played(cases, chosen.jobs, console)
    sys.stdout.write(f"{as_markdown(lines_of(outcomes))}\n{machine('scrapy', 'psycopg')}.\n")
    return 0 if len(outcomes) == len(cases) and all(outcome.survived for outcome in outcomes) else 1


def played(cases: Sequence[Case], jobs: int, console: Console) -> list[Outcome]:
    """Plays them; what was not survived is told at once, how far it is now and then."""
    waiting: SimpleQueue[Case] = SimpleQueue()
    for case in cases:
        waiting.put(case)
    outcomes: list[Outcome] = []
    running = [Commands() for _ in range(min(jobs, len(cases)))]

    is_ending = False

    def interrupted(*_: object) -> None:
        nonlocal is_ending
        if is_ending:
            for commands in running:
                commands.abandon()
            return
        is_ending = True
        console.print("ends with the points that are played now; once more ends it at once")
        while _next(waiting):
            pass

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if not outcome.survived:
            console.print(f"NOT SURVIVED: {outcome}")
        if len(outcomes) % _OFTEN == 0:
            survived = sum(each.survived for each in outcomes)
            console.print(f"{len(outcomes)} of {len(cases)} points tried, {survived} survived")

    with ThreadPoolExecutor(jobs) as pool:  # what takes time are other processes
        play_all = partial(_play_all, waiting=waiting, tell=tell, console=console)
        before = {number: signal.signal(number, interrupted) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            # A player that fails leaves its points to the others, and is told when they are done.
            for _ in pool.map(play_all, running):
                pass
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    return outcomes


def lines_of(outcomes: Sequence[Outcome]) -> list[Line]:
    """The table: for each kind how many points were tried and survived, and rows lost and doubled in all."""
    lines = []
    for kind in Kind:
        if tried := [outcome for outcome in outcomes if outcome.kind is kind]:
            survived = sum(outcome.survived for outcome in tried)
            share = survived / len(tried)
            lines.append(Line(f"points survived: {kind}", f"{survived} of {len(tried)}", share, at_least=1.0))
    most = max((outcome.reruns for outcome in outcomes), default=0)
    lost, doubled = sum(outcome.lost for outcome in outcomes), sum(outcome.doubled for outcome in outcomes)
    lines.append(Line("plain crawls until all was made good, at most", str(most), aim="1"))
    return [*lines, Line("rows lost", str(lost), aim="0"), Line("rows doubled", str(doubled), aim="0")]


def _play_all(
    commands: Commands, waiting: SimpleQueue[Case], tell: Callable[[Outcome], None], console: Console
) -> None:
    with suppress(Abandoned), Worlds(commands) as worlds:
        while case := _next(waiting):
            try:
                outcome = play(worlds, *case)
                if commands.is_abandoned:
                    return
                tell(outcome)
            except Abandoned:
                return
            except (OSError, RuntimeError, TimeoutExpired, psycopg.Error) as error:
                console.print(f"NOT PLAYED: seed {case[1]}, {case[0]}: {error!r}")


def _next(waiting: SimpleQueue[Case]) -> Case | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None


if __name__ == "__main__":
    sys.exit(main())
