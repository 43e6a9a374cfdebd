"""docker/: what Compose, hadolint and the schema say of the files, and the rules that they do not know."""

from __future__ import annotations

import base64
import json
import re
import shutil
import stat
import subprocess
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from storage import config
from storage.config import PROJECT
from tests import compose

BIN = PROJECT / ".venv/bin"
VALUES = PROJECT / "docker/kubernetes/values.yaml"
PINNED = re.compile(r"(?:[a-z0-9./-]+/)?[a-z0-9-]+:v?\d+\.\d+[\w.-]*(?:@sha256:[0-9a-f]{64})?")
SERVICES = compose.services()
AIRFLOWS = {"api-server", "scheduler", "dag-processor", "triggerer", "worker", "init"}
# Runs once, to its end: there is nothing to look at, and nothing to start again when it is through.
ONCE = {"init"}


def run(*command: str | Path, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)


def test_hadolint_has_nothing_to_say(tmp_path: Path) -> None:
    done = run(BIN / "hadolint", compose.DOCKERFILE)
    assert (done.returncode, done.stdout) == (0, "")
    careless = tmp_path / "Dockerfile"
    careless.write_text("FROM python:latest\nRUN cd /opt && apt-get install curl\n")
    done = run(BIN / "hadolint", careless)
    assert done.returncode == 1
    assert {"DL3007", "DL3003", "DL3008"} <= set(re.findall(r"DL\d+", done.stdout))


def test_compose_and_its_schema_take_the_file(tmp_path: Path) -> None:
    check: list[str | Path] = [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec"]
    assert compose.compose("config", "--quiet").returncode == 0
    assert run(*check, compose.FILE).returncode == 0
    wrong = tmp_path / "compose.yaml"
    wrong.write_text(compose.FILE.read_text().replace("stop_grace_period", "grace_period"))
    assert run(*check, wrong).returncode == 1
    assert compose.compose("config", "--quiet", file=wrong).returncode != 0


@pytest.mark.parametrize("name", compose.GIVEN)
def test_without_what_must_be_given_nothing_starts(name: str) -> None:
    for value in ({}, {name: ""}):
        done = compose.compose("config", "--quiet", given={k: v for k, v in compose.GIVEN.items() if k != name} | value)
        assert done.returncode != 0
        assert f"required variable {name} is missing a value" in done.stderr
        assert "docker/secrets.sh" in done.stderr


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_held(name: str) -> None:
    service = SERVICES[name]
    user, _, group = service["user"].partition(":")
    assert int(user) > 0
    assert group.isdecimal()
    assert service["read_only"]
    assert service["init"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}
    assert PINNED.fullmatch(service["image"]), service["image"]
    if name in ONCE:
        assert service["restart"] == "on-failure:5"
        assert service["healthcheck"] == {"disable": True}
    else:
        assert service["restart"] == "unless-stopped"
        assert service["healthcheck"].keys() == {"test", "interval", "timeout", "retries", "start_period"}


def test_a_tag_that_moves_is_noticed() -> None:
    for moving in ("postgres", "postgres:latest", "redis:alpine", "dateline:stable"):
        assert not PINNED.fullmatch(moving)


def test_only_the_api_server_can_be_reached() -> None:
    assert {name for name, service in SERVICES.items() if service.get("ports")} == {"api-server"}
    assert [port["host_ip"] for port in SERVICES["api-server"]["ports"]] == ["127.0.0.1"]
    outside = {name for name, service in SERVICES.items() if set(service["networks"]) != {"inside"}}
    assert outside == {"api-server", "worker"}
    assert YAML(typ="safe").load(compose.FILE)["networks"]["inside"] == {"internal": True}


def test_workers_scale() -> None:
    worker = SERVICES["worker"]
    assert not {"container_name", "hostname", "ports"} & worker.keys()
    assert compose.compose("config", "--quiet", "worker").returncode == 0


def test_nobody_holds_a_secret_that_it_does_not_need() -> None:
    mounted = {name: {secret["source"] for secret in service.get("secrets", [])} for name, service in SERVICES.items()}
    # The API server for the Newsroom, the triggerer for the watch over silence.
    asking = {"api-server", "triggerer", "worker", "init"}
    assert {name for name, secrets in mounted.items() if "warehouse_url" in secrets} == asking
    assert {name for name, secrets in mounted.items() if "admin_password" in secrets} == {"init"}
    keys = {name for name, service in SERVICES.items() if "AWS_SECRET_ACCESS_KEY" in service.get("environment", {})}
    assert keys == {"worker"}
    for name, service in SERVICES.items():
        read = set(re.findall(r"/run/secrets/(\w+)", str(service)))
        assert read == mounted[name], name


def test_no_secret_is_written_down() -> None:
    """Where a password could stand, there is a variable that must be given, or a file."""
    text = compose.FILE.read_text()
    for name in ("PASSWORD", "SECRET", "KEY", "_URL", "CONN"):
        for key, value in re.findall(rf"(\w*{name}\w*): (\S+)", text):
            assert re.match(r"\$\{\w+(:\?|:?-http://)|/run/secrets/|cat$|\{file:", value), f"{key}: {value}"
    for file in ("compose.yaml", "Dockerfile", "kubernetes/values.yaml", "secrets.sh"):
        assert not re.search(
            r"(?i)passw(or)?d\s*[:=]\s*['\"]?\w+['\"]?\s*$", (PROJECT / "docker" / file).read_text(), re.M
        )
    assert {"docker/secrets/", "docker/.env"} <= set((PROJECT / ".gitignore").read_text().split())


def test_a_server_of_ones_own(tmp_path: Path) -> None:
    """The file of the README takes a service away, and gives the others a way out."""
    text = (PROJECT / "docker/README.md").read_text()
    example = re.search(r"\n    services:\n(?:    .*\n)+", text)
    assert example
    own = tmp_path / "own.yaml"
    own.write_text(textwrap.dedent(example[0]))
    done = compose.compose("--file", str(own), "config", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(SERVICES) - set(found["services"]) == {"warehouse"}
    assert set(found["services"]["init"]["depends_on"]) == {"airflow-db", "broker"}
    assert not found["networks"]["inside"].get("internal")


class Asked(dict[str, str]):
    """An environment that remembers what it was asked for."""

    names: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        self.names.add(key)
        return super().get(key, default)


def test_what_is_set_is_read() -> None:
    """Airflow's settings are looked up in tests/dags/test_settings.py."""
    asked = Asked()
    asked.names = set()
    config.load(asked)
    ours = {
        key
        for environment in (compose.image_environment(), *(SERVICES[name]["environment"] for name in AIRFLOWS))
        for key in environment
        if key.startswith(("DATELINE_", "DATABASE_URL"))
    }
    assert ours
    assert ours <= asked.names


def test_the_image_is_of_this_version() -> None:
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    assert {SERVICES[name]["image"] for name in AIRFLOWS} == {f"dateline:{version}"}
    assert YAML(typ="safe").load(VALUES)["defaultAirflowTag"] == f"{version}-kubernetes"


def test_the_image_is_made_of_what_is_kept() -> None:
    """Each source of a COPY is there, and let through to the builder."""
    allowed = {line[1:] for line in Path(f"{compose.DOCKERFILE}.dockerignore").read_text().split() if line[0] == "!"}
    copied: set[str] = set()
    for name, arguments in compose.instructions(compose.DOCKERFILE.read_text()):
        if name == "COPY" and not arguments.startswith("--from"):
            copied |= set(arguments.replace("${AIRFLOW_LOCK}", "airflow.lock").split()[:-1])
    assert copied | {"kubernetes.lock"} == allowed
    assert all((PROJECT / source).exists() for source in allowed)
    _, user = next(
        pair for pair in reversed([*compose.instructions(compose.DOCKERFILE.read_text())]) if pair[0] == "USER"
    )
    assert user == SERVICES["worker"]["user"]


def test_values_for_kubernetes() -> None:
    values = YAML(typ="safe").load(VALUES)
    assert values["executor"] == "KubernetesExecutor"
    locked = dict(re.findall(r"^([\w-]+)==(\S+)", (PROJECT / "kubernetes.lock").read_text(), re.M))
    assert values["airflowVersion"] == locked["apache-airflow"]
    assert "apache-airflow-providers-cncf-kubernetes" in locked
    common = dict(re.findall(r"^([\w-]+)==(\S+)", (PROJECT / "airflow.lock").read_text(), re.M))
    assert common.items() <= locked.items()
    pod = values["securityContexts"]["pod"]
    assert (pod["runAsUser"], pod["runAsNonRoot"]) == (50000, True)
    # Every secret that is named is made by a command of the README.
    made = set(re.findall(r"create secret generic (\S+)", (PROJECT / "docker/README.md").read_text()))
    assert set(re.findall(r"(?:secretName|SecretName): ([\w-]+)", VALUES.read_text())) == made


@pytest.fixture
def docker(tmp_path: Path) -> Path:
    """A docker folder as a clone has it."""
    shutil.copy(PROJECT / "docker/secrets.sh", tmp_path)
    return tmp_path


def test_secrets_are_made_once(docker: Path) -> None:
    done = run("sh", docker / "secrets.sh", "me@dateline.example")
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_text() for path in (docker / "secrets").iterdir()}
    declared = YAML(typ="safe").load(compose.FILE)["secrets"]
    assert {f"secrets/{name}" for name in made} == {secret["file"] for secret in declared.values()}
    assert len(set(made.values())) == len(made)
    assert len(base64.urlsafe_b64decode(made["fernet_key"])) == 32
    assert len(made["jwt_secret"]) >= 64
    for name in ("airflow", "warehouse", "broker"):
        assert made[f"{name}_password"] in made[f"{name}_url"]
    assert made["airflow_password"] in made["result_url"]
    assert stat.S_IMODE((docker / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((docker / ".env").stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in (docker / "secrets").iterdir()} == {0o444}
    given = dict(line.split("=", 1) for line in (docker / ".env").read_text().split())
    assert given.keys() == compose.GIVEN.keys()
    assert compose.services(given)["worker"]["environment"]["DATELINE_CONTACT"] == "me@dateline.example"
    assert run("sh", docker / "secrets.sh").returncode == 0
    assert {path.name: path.read_text() for path in (docker / "secrets").iterdir()} == made


def test_secrets_want_an_address(docker: Path) -> None:
    done = run("sh", docker / "secrets.sh")
    assert done.returncode == 2
    assert done.stderr.startswith("usage: docker/secrets.sh you@example.org")
