"""Operators that run commands of the crawler's environment."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from dags.child import Child, ChildFailed, environment
from storage import config

# Exit codes of a mistake, and of a verdict on what was loaded: trying again would not help.
_MISTAKE = 2
_VERDICT = 3
# Exit code of a command that found nothing to do, as Airflow's own operators have it.
SKIP = 99
# Into so many parts at most the files of an archive are divided: each part costs a process of its own to start.
MOST_PARTS = 100
# Why a task fails whose command was told to end and did so in good order: the rest is for a retry.
_ENDED = "ended before its time"


class CrawlerOperator(BaseOperator):
    """Runs a program of the crawler's environment, its output in the task's log.

    `command` is the program's name and its arguments, templated. It fails with the program's last line of error; a
    mistake and a verdict (exit codes 2 and 3), which a retry cannot help, fail at once, nothing to do (exit code 99)
    skips the task. Ending the task ends the whole process group.
    """

    template_fields: Sequence[str] = ("command",)
    ui_color = "#e8f1ec"

    def __init__(self, *, command: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.command = list(command)
        self._child: Child | None = None
        self._is_ended = False

    def execute(self, context: Context) -> Any:  # noqa: ARG002 (Airflow's)
        """Raises AirflowException, AirflowFailException, AirflowSkipException."""
        self._run(self.command)

    def _run(self, command: Sequence[str]) -> None:
        name, *arguments = command
        self._child = Child([str(config.load().crawler_bin / name), *arguments], environment())
        try:
            self._child.follow(self.log)
        except ChildFailed as error:
            kinds = {_MISTAKE: AirflowFailException, _VERDICT: AirflowFailException, SKIP: AirflowSkipException}
            raise kinds.get(error.code, AirflowException)(str(error)) from None
        finally:
            self._child.end()
        if self._is_ended:
            raise AirflowException(_ENDED)

    def _reported(self, command: str, words: Sequence[str]) -> dict[str, Any]:
        """Runs a command of scrapy that reads pages, and gives its report; `words` override the operator's options."""
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            report = Path(folder) / "report.json"
            self._run(["scrapy", command, *config.load().crawl_options, *words, "-s", f"REPORT_FILE={report}"])
            if not report.exists():
                raise AirflowSkipException("there is nothing to read")
            told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        # Told by others than on_kill, such as a machine that shuts down; a limit of Scrapy's is no such end.
        if told["outcome"] == "shutdown":
            raise AirflowException(_ENDED)
        return told

    def on_kill(self) -> None:
        """Airflow's: the task was cleared, failed by hand or timed out."""
        self._is_ended = True
        if self._child is not None:
            self._child.end()


class ScrapyOperator(CrawlerOperator):
    """Crawls an edition: `scrapy crawl SPIDER -a ... -s ...`; empty arguments are left out.

    Gives the run's report: its id, how it and its URLs ended, what was not well (see `spiders.report.as_json`).
    """

    template_fields: Sequence[str] = ("arguments", "scrapy_settings")

    def __init__(
        self,
        *,
        spider: str,
        arguments: Mapping[str, Any] | None = None,
        scrapy_settings: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(command=(), **options)
        self.spider = spider
        self.arguments = dict(arguments or {})
        self.scrapy_settings = dict(scrapy_settings or {})

    def execute(self, context: Context) -> dict[str, Any]:
        """Raises AirflowException, AirflowFailException."""
        check_parameters(context)
        return self._reported("crawl", [self.spider, *self._options()])

    def _options(self) -> list[str]:
        given = [("-a", self.arguments), ("-s", {"NORMALISE": "0"} | self.scrapy_settings)]
        return [
            part
            for flag, pairs in given
            for name, value in pairs.items()
            if value not in (None, "")
            for part in (flag, f"{name}={value}")
        ]


def check_parameters(context: Context) -> None:
    """A name that no parameter has, such as a mistyped one, must not turn a run into another one.

    Raises AirflowFailException.
    """
    given = context["dag_run"].conf if "dag_run" in context else None
    unknown = sorted(set(given or ()) - set(context["dag"].params)) if given else []
    if unknown:
        known = ", ".join(context["dag"].params) or "none"
        raise AirflowFailException(f"there is no parameter {unknown[0]}; there are: {known}")


class ArchiveFilesOperator(CrawlerOperator):
    """Gives the archive files that hold captures of an edition to be read again, in at most MOST_PARTS lists.

    `everything`, templated: also captures that the current reader has read. Skipped where it is not `wanted`, templated
    too, and where there is nothing to read.
    """

    template_fields: Sequence[str] = ("wanted", "everything")

    def __init__(self, *, spider: str, wanted: str = "True", everything: str = "False", **options: Any) -> None:
        super().__init__(command=(), **options)
        self.spider, self.wanted, self.everything = spider, wanted, everything

    def execute(self, context: Context) -> list[list[str]]:  # noqa: ARG002 (Airflow's)
        """Raises AirflowException, AirflowFailException, AirflowSkipException."""
        if self.wanted != "True":
            raise AirflowSkipException("this edition was not asked for")
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            names = Path(folder) / "names"
            self._run(["scrapy", "reread", self.spider, *_all(self.everything), "--list", str(names)])
            files = names.read_text(encoding="utf-8").splitlines()
        if not files:
            raise AirflowSkipException("there is nothing to read")
        size = -(-len(files) // MOST_PARTS)
        return [files[start : start + size] for start in range(0, len(files), size)]


class RereadOperator(CrawlerOperator):
    """Reads captures of an edition in some archive files again: `scrapy reread SPIDER FILE ...`.

    Gives the run's report. `everything`, templated: also captures that the current reader has read.
    """

    template_fields: Sequence[str] = ("files", "everything")

    def __init__(self, *, spider: str, files: Sequence[str], everything: str = "False", **options: Any) -> None:
        super().__init__(command=(), **options)
        self.spider, self.files, self.everything = spider, files, everything

    def execute(self, context: Context) -> dict[str, Any]:  # noqa: ARG002 (Airflow's)
        """Raises AirflowException, AirflowFailException."""
        return self._reported("reread", [self.spider, *self.files, *_all(self.everything), "-s", "NORMALISE=0"])


def _all(everything: str) -> list[str]:
    return ["--all"] if everything == "True" else []
