"""docker/compose.yaml and docker/Dockerfile as the tests read them: by Compose itself, and by instruction."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from storage.config import PROJECT

FILE = PROJECT / "docker/compose.yaml"
DOCKERFILE = PROJECT / "docker/Dockerfile"
# What docker/secrets.sh writes to docker/.env.
GIVEN = {
    "DATELINE_CONTACT": "compose-test@dateline.example",
    "AWS_ACCESS_KEY_ID": "made-for-a-test",
    "AWS_SECRET_ACCESS_KEY": "made-for-a-test-too",
}


def compose(*words: str, given: Mapping[str, str] = GIVEN, file: Path = FILE) -> subprocess.CompletedProcess[str]:
    """Runs Compose, which sees `given` only, and no .env file of whoever runs the tests."""
    return subprocess.run(
        [str(PROJECT / ".venv/bin/docker-compose"), "--env-file", os.devnull, "--file", str(file), *words],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **given},
        capture_output=True,
        text=True,
        check=False,
    )


def services(given: Mapping[str, str] = GIVEN) -> dict[str, dict[str, Any]]:
    """The services as Compose would start them."""
    done = compose("config", "--format", "json", given=given)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.replace("$$", "$"))["services"]
    return found


def instructions(dockerfile: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with its arguments on one line; comments left out."""
    lines = [line for line in dockerfile.splitlines() if not re.match(r"\s*#", line)]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, arguments = line.strip().partition(" ")
            yield name.upper(), " ".join(arguments.split())


def image_environment() -> dict[str, str]:
    """What the image sets for every component: the variables of the Dockerfile's last stage."""
    found: dict[str, str] = {}
    for name, arguments in instructions(DOCKERFILE.read_text(encoding="utf-8")):
        if name == "FROM":
            found.clear()
        elif name == "ENV":
            found |= dict(pair.split("=", 1) for pair in arguments.split())
    return found
