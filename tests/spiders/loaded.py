"""Scrapy, loaded once by each process of tests and forked for each command: loading is most of a short crawl's time.

The command is a process of its own all the same, with the arguments, folder, environment and exit code it would have.
What is about starting, stopping and killing starts the real script.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from scrapy import cmdline
from scrapy.utils.misc import walk_modules

PROJECT = Path(__file__).resolve().parents[2]
# What a command loads, and what a crawl does when it begins.
_LOADED = (
    *("spiders.commands", "spiders.live_site", "spiders.manners", "spiders.outlet_spider", "spiders.reading"),
    *("scrapy.commands", "scrapy.core.downloader.contextfactory", "scrapy.core.downloader.handlers.http11"),
    *("scrapy.downloadermiddlewares", "scrapy.spidermiddlewares", "scrapy.squeues", "scrapy.statscollectors"),
)
_MOST = 1024 * 1024  # bytes of a request


def run(words: Sequence[str], environment: Mapping[str, str], seconds: float) -> tuple[int, str, str]:
    """Runs `scrapy ...` in the project's folder: exit code (as subprocess has it), output and errors.

    Raises TimeoutError, with the command killed, where it takes longer.
    """
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with TemporaryFile() as out, TemporaryFile() as err, ours:
        with its:
            request = pickle.dumps((list(words), dict(environment)))
            socket.send_fds(_server(), [request], [out.fileno(), err.fileno(), its.fileno()])
        ours.settimeout(seconds)
        pid = int(ours.recv(100))
        try:
            code = int(ours.recv(100))
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            raise
        return code, _text(out), _text(err)


def _text(stream: IO[Any]) -> str:
    stream.seek(0)
    return str(stream.read().decode())


@cache
def _server() -> socket.socket:
    """The way to the loaded process, which ends with this one."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _MOST)
    with its:
        subprocess.Popen([sys.executable, "-m", __name__], cwd=PROJECT, stdin=its.fileno())
    return ours


def _serve(requests: socket.socket) -> None:
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait
    while True:
        request, files, _, _ = socket.recv_fds(requests, _MOST, 3)
        if not request:
            return
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            requests.close()
            _command(*pickle.loads(request), *files)  # noqa: S301 (from the tests)
        for file in files:
            os.close(file)


def _load() -> None:
    """What every crawl loads, but for the settings, which are read anew, and the reactor, which a fork cannot share."""
    for name in _LOADED:
        walk_modules(name)


def _command(words: list[str], environment: dict[str, str], out: int, err: int, told: int) -> None:
    """Forks the command, and tells its number and how it ended."""
    with socket.socket(fileno=told) as answer:
        pid = os.fork()
        if pid:
            answer.send(str(pid).encode())
            answer.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
            os._exit(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.closerange(3, max(out, err) + 1)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["scrapy", *words]
    cmdline.execute()


if __name__ == "__main__":
    _serve(socket.socket(fileno=0))
