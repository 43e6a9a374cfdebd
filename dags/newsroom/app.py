"""The Newsroom's web app, which Airflow's API server mounts at /newsroom.

It shows text of strangers inside somebody's Airflow, hence: whoever asks must be logged in and may read the DAG that
makes news.*; the database is read as a role that can only read; every text is escaped by the templates; and the pages
allow themselves no script at all. Routes that ask the database are plain functions, which FastAPI runs in threads, so
that the API server goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import jinja2
import psycopg
from airflow.api_fastapi.common.db.common import SessionDep
from airflow.api_fastapi.core_api.security import requires_access_dag
from airflow.models.dag import DagModel
from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from sqlalchemy import select
from starlette.exceptions import HTTPException

from dags.newsroom import words
from dags.newsroom.plot import HEIGHT, WIDTH
from dags.newsroom.search import LONGEST, SHOWN, asked, search
from dags.newsroom.wall import DAYS, wall
from spiders.registry import RegistryError, editions
from storage import config, database

_HERE = Path(__file__).parent

# Nothing may be loaded but the page's own style, and nobody but Airflow may frame it.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_UNKEPT = {"Cache-Control": "no-store"}

_UNREADABLE = (
    "Its login may lack the role dateline_reader, or its schema be older than this page: `python -m storage migrate` "
    "mends the latter."
)

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    finalize=words.shown,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals |= {"words": words, "plot_width": WIDTH, "plot_height": HEIGHT, "days": DAYS, "longest": LONGEST}

# A permission that every auth manager knows, and that cannot be talked into naming another DAG.
may_read = requires_access_dag("GET", param_dag_id="normalise")
router = APIRouter(dependencies=[Depends(may_read)])


@router.get("/")
def show_wall(request: Request, session: SessionDep) -> Response:
    """How every edition stands."""
    now = datetime.now(UTC)

    def page(connection: psycopg.Connection[Any]) -> Response:
        stands = wall(connection, editions(), now)
        return answer(request, "wall.html", stands=stands, crawls=crawls_by_dag(session), now=now)

    return with_warehouse(request, page)


@router.get("/search")
def show_search(request: Request, q: Annotated[str, Query()] = "") -> Response:
    """What the search box finds."""
    query = asked(q)

    def page(connection: psycopg.Connection[Any]) -> Response:
        return answer(request, "search.html", query=query, results=search(connection, query), shown=SHOWN)

    return with_warehouse(request, page, query=query)


def crawls_by_dag(session: Any) -> dict[str, tuple[bool, datetime | None]]:
    """By DAG: whether it is on, and when it runs next."""
    names = [f"crawl_{edition.spider}" for edition in editions()]
    columns = select(DagModel.dag_id, DagModel.is_paused, DagModel.next_dagrun_create_after)
    rows = session.execute(columns.where(DagModel.dag_id.in_(names), DagModel.is_stale.is_(False)))
    return {dag: (not is_paused, following) for dag, is_paused, following in rows}


def with_warehouse(
    request: Request, page: Callable[[psycopg.Connection[Any]], Response], *, query: str = ""
) -> Response:
    """A page made with a connection that can only read, or one that says plainly why there is none."""
    try:
        with database.reader(config.load()) as connection:
            return page(connection)
    except database.WarehouseEmpty as error:
        title, reason = "The warehouse is empty", str(error)
    except (config.ConfigError, database.WarehouseUnavailable) as error:
        title, reason = "The warehouse cannot be reached", str(error)
    except RegistryError as error:
        title, reason = "An outlet's declaration is wrong", str(error)
    except psycopg.errors.QueryCanceled:
        title, reason = "That took too long", "The warehouse gave no answer in 10 seconds. Ask for less, or later."
    except (psycopg.OperationalError, psycopg.InterfaceError):
        title, reason = "The warehouse cannot be reached", "The connection was lost. Load the page again."
    except psycopg.Error as error:
        # Its own words could hold a secret or a stranger's text; its class, such as UndefinedColumn, holds neither.
        title, reason = "The warehouse cannot be read", f"{_UNREADABLE} Postgres says: {type(error).__name__}."
    return answer(request, "trouble.html", 503, title=title, reason=reason, query=query)


def answer(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page with the headers that every page carries."""
    # Airflow shows it in a frame whose sandbox lets no link open; browsers tell, at https and at localhost.
    framed = request.headers.get("sec-fetch-dest") != "document"
    text = _TEMPLATES.get_template(template).render(values | {"framed": framed})
    return HTMLResponse(text, status, _HEADERS | _UNKEPT)


async def show_style() -> Response:
    """The style is open to everyone: it says nothing that the project's own files do not."""
    return FileResponse(_HERE / "newsroom.css", media_type="text/css", headers=_HEADERS | {"Cache-Control": "no-cache"})


async def refuse(request: Request, error: Exception) -> Response:
    """Airflow's refusals and unknown addresses as a page, since they show inside a frame."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    reasons = {401: "Log in to Airflow, then load the page again.", 403: "Ask whoever runs this Airflow for access."}
    titles = {401: "You are not logged in", 403: "You may not see this", 404: "There is no such page"}
    title = titles.get(status, "This cannot be asked for")
    page = answer(request, "trouble.html", status, title=title, reason=reasons.get(status, ""), query="")
    page.headers.update(getattr(error, "headers", None) or {})  # 405 must say what is allowed
    return page


# A redirection to an address without its last slash would lead to whatever host the request names.
app = FastAPI(title="Newsroom", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
app.include_router(router)
app.add_api_route("/newsroom.css", show_style, methods=["GET"], include_in_schema=False)
app.add_exception_handler(HTTPException, refuse)
