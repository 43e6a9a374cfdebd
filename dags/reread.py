"""Reads what the archive holds again, with the reader as it is now, mapped over the archive's files."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, Param, TaskGroup

from dags.assets import landed
from dags.common import DEFAULTS, START
from dags.scrapy_operator import ArchiveFilesOperator, RereadOperator
from spiders.registry import editions

_PART = "{{ task.files[0] }}{{ ' and %d more' % (task.files | length - 1) if task.files[1:] }}"
_SPIDERS = [edition.spider for edition in editions()]

with DAG(
    dag_id="reread",
    dag_display_name="Reread the archive",
    description="Reads archived captures again with the current reader",
    doc_md="Reads captures out of the archive with the reader as it is now; **nothing is fetched**. *Trigger* takes "
    "the editions, and whether all is read or only what this version of the reader has not read. For each edition one "
    "task lists the archive files, and a mapped task reads each of them. A reading by a newer reader replaces what "
    "`news.*` shows once `normalise` has run, which follows by itself; it never counts as an edit by the outlet.",
    schedule=None,
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["archive"],
    params={
        "editions": Param(
            _SPIDERS,
            type="array",
            items={"type": "string", "enum": _SPIDERS},
            examples=_SPIDERS,
            minItems=1,
            description="whose captures are read",
        ),
        "everything": Param(False, type="boolean", description="also what this version of the reader has read before"),
    },
):
    for _edition in editions():
        with TaskGroup(_edition.spider, tooltip=f"{_edition.outlet_name}, {_edition.code}"):
            _files = ArchiveFilesOperator(
                task_id="files",
                spider=_edition.spider,
                wanted="{{ '" + _edition.spider + "' in params.editions }}",
                everything="{{ params.everything }}",
                execution_timeout=timedelta(minutes=15),
            )
            RereadOperator.partial(
                task_id="read",
                spider=_edition.spider,
                everything="{{ params.everything }}",
                # Each reads with all cores of its machine; a second one begins while the first one ends.
                max_active_tis_per_dag=2,
                map_index_template=_PART,
                outlets=[landed(_edition)],
            ).expand(files=_files.output)
