"""Crawls the two pages that come with the project: green squares and rows within a minute, nothing is fetched."""

from __future__ import annotations

import tomllib

from airflow.sdk import DAG

from dags.assets import landed
from dags.common import DEFAULTS, START
from dags.scrapy_operator import ScrapyOperator
from spiders.registry import edition_of_url, editions
from storage.config import PROJECT

SEEDS = PROJECT / "tests/fixtures/seeds"
_CAPTURES = tomllib.loads((SEEDS / "captures.toml").read_text(encoding="utf-8"))["capture"]
_SAVED = [edition_of_url(capture["url"]) for capture in _CAPTURES]

with DAG(
    dag_id="demo",
    dag_display_name="Demo: crawl the two saved pages",
    description="Crawls two saved pages into the warehouse; no network",
    doc_md="Crawls the two saved pages of `tests/fixtures/seeds`, as a live crawl would from there on. *Trigger* it, "
    "and see `normalise` follow by itself. Again, it changes nothing.",
    schedule=None,
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    default_args=DEFAULTS | {"retries": 0},
    tags=["demo"],
):
    for _edition in (edition for edition in editions() if edition in _SAVED):
        ScrapyOperator(
            task_id=f"crawl_{_edition.spider}",
            spider=_edition.spider,
            arguments={"captures": str(SEEDS)},
            outlets=[landed(_edition)],
        )
