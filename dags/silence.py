"""One DAG for each edition that declares for how long it may be silent: its deadline alerts when nothing comes."""

from __future__ import annotations

from datetime import timedelta

# Airflow's type stub lacks what is experimental.
from airflow.sdk import DAG, AsyncCallback, DeadlineAlert, DeadlineReference  # type: ignore[attr-defined]

from dags.alerts import NextArticle, alert_silence
from dags.common import DEFAULTS, START, panel, tags
from spiders.registry import Edition, editions

_WHAT = (
    "A run waits for the next new article, and the next run begins when it has come. A run that waits for longer than "
    "`silence_hours` misses its **deadline**: `ops.alert` gets a row (what, since when, when it ended), the "
    "triggerer's log a line of error. It asks the warehouse once a minute and never the outlet. Where nobody crawls "
    "the edition nothing is silent: time counts up to the last crawl only."
)


def silence_dag(edition: Edition, hours: float) -> DAG:
    """The watch over an edition's silence; `hours` are those it declares."""
    names = {"outlet": edition.outlet, "edition": edition.code}
    with DAG(
        dag_id=f"silence_{edition.spider}",
        dag_display_name=f"Silence of {edition.outlet_name} ({edition.code})",
        description=f"Alerts when {edition.outlet_name}, {edition.code}, has published nothing for {hours:g} hours",
        doc_md=panel(edition, _WHAT),
        schedule="@continuous",
        start_date=START,
        catchup=False,
        is_paused_upon_creation=False,
        max_active_runs=1,
        default_args=DEFAULTS | {"execution_timeout": timedelta(minutes=5)},
        deadline=DeadlineAlert(
            reference=DeadlineReference.DAGRUN_QUEUED_AT,
            interval=timedelta(hours=hours),
            callback=AsyncCallback(alert_silence, kwargs=names | {"declared_hours": hours}),
            name=f"silence of {edition.spider}",
        ),
        tags=tags(edition, "watch"),
    ) as dag:
        NextArticle(task_id="next_article", silence_hours=hours, **names)
    return dag


for _edition in editions():
    if _edition.expect.silence_hours is not None:
        globals()[f"silence_{_edition.spider}"] = silence_dag(_edition, _edition.expect.silence_hours)
