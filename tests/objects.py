"""A real S3 server on loopback: `rclone serve s3` over a folder, and a wire to it that loses answers on demand."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

RCLONE = Path(sys.executable).with_name("rclone")
BUCKET = "captures"
KEY, SECRET = "DATELINETEST", "not-to-be-shown-4711"


class ObjectServer:
    """The server with one bucket; `folder` is the bucket as files."""

    def __init__(self, top: Path) -> None:
        self.folder = top / BUCKET
        self.folder.mkdir(parents=True)
        self.port = _free_port()
        self._log = (top.parent / f"{top.name}.log").open("w+", encoding="utf-8")
        command = [RCLONE, "serve", "s3", "--config", "/dev/null", "--addr", f"127.0.0.1:{self.port}"]
        self._process = subprocess.Popen(
            [*map(str, command), "--auth-key", f"{KEY},{SECRET}", str(top)], stdout=self._log, stderr=self._log
        )
        deadline = time.monotonic() + 60
        while not self._answers():
            assert self._process.poll() is None, Path(self._log.name).read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def environment(self, port: int | None = None) -> dict[str, str]:
        """The variables that lead obstore here."""
        return {
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port or self.port}",
            "AWS_REGION": "us-east-1",
            "AWS_ALLOW_HTTP": "true",
        }

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).close()
        except urllib.error.HTTPError:
            return True  # it asks who one is
        except OSError:
            return False
        return True


class Wire(socketserver.ThreadingTCPServer):
    """Hands bytes on to a port; while `lose` is not 0, an answer is lost with its connection, and it counts down."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int) -> None:
        self.target, self.lose = port, 0
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port: int = self.server_address[1]

    @contextlib.contextmanager
    def running(self) -> Iterator[Wire]:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        try:
            yield self
        finally:
            self.shutdown()
            self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    server: Wire

    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.target)) as there:
            threading.Thread(target=_pump, args=(self.request, there), daemon=True).start()
            while data := there.recv(1 << 16):
                if self.server.lose:
                    self.server.lose -= 1
                    return
                self.request.sendall(data)


def _pump(here: socket.socket, there: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := here.recv(1 << 16):
            there.sendall(data)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
