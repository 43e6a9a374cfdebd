"""One DAG for each declared edition: crawls it live on its schedule, or what a run's form asks for."""

from __future__ import annotations

from airflow.sdk import DAG, CronTriggerTimetable, Param

from dags.assets import landed
from dags.common import DEFAULTS, START, panel, pool, tags
from dags.scrapy_operator import ScrapyOperator
from spiders.registry import Edition, editions

_WHAT = (
    "Crawls the edition on its schedule: feeds, then the articles that are new. **Nothing is fetched before you turn "
    "it on**, and `DATELINE_CONTACT` must say by then, where Airflow was started, how the outlet can reach you. "
    "*Trigger* takes days, a number of articles, or captures on disk instead of the network; a run that was triggered "
    "waits until the DAG is on. What it lands shows in `news.*` once `normalise` has run, which follows by itself."
)


def crawl_dag(edition: Edition) -> DAG:
    """The crawl of one edition."""
    with DAG(
        dag_id=f"crawl_{edition.spider}",
        dag_display_name=f"Crawl {edition.outlet_name} ({edition.code})",
        description=f"Crawls {edition.outlet_name}, {edition.code}",
        doc_md=panel(edition, _WHAT),
        schedule=CronTriggerTimetable(edition.schedule, timezone="UTC") if edition.schedule else None,
        start_date=START,
        catchup=False,
        is_paused_upon_creation=True,
        max_active_runs=1,
        default_args=DEFAULTS,
        tags=tags(edition, "crawl"),
        params={
            "since": Param(None, type=["null", "string"], format="date", description="published on this day or later"),
            "until": Param(None, type=["null", "string"], format="date", description="published on this day or before"),
            "captures": Param(
                None,
                type=["null", "string"],
                minLength=1,
                description="instead of the network: a file, folder or WARC on the worker's disk, or an s3:// address",
            ),
            "max_pages": Param(
                None,
                type=["null", "integer"],
                minimum=1,
                maximum=1_000_000,
                description="stop after so many articles",
            ),
            "revisit": Param(False, type="boolean", description="fetch articles again that the warehouse holds"),
        },
    ) as dag:
        ScrapyOperator(
            task_id="crawl",
            spider=edition.spider,
            arguments={
                "since": "{{ params.since or '' }}",
                "until": "{{ params.until or '' }}",
                "captures": "{{ params.captures or '' }}",
                "revisit": "{{ 'yes' if params.revisit else '' }}",
            },
            scrapy_settings={"CLOSESPIDER_ITEMCOUNT": "{{ params.max_pages or '' }}"},
            pool=pool(edition),
            outlets=[landed(edition)],
        )
    return dag


for _edition in editions():
    globals()[f"crawl_{_edition.spider}"] = crawl_dag(_edition)
