"""Capture -> worker process -> extraction -> landing: Scrapy's item pipeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from scrapy.exceptions import DropItem

from spiders.arguments import Arguments
from spiders.crawl_run import CrawlRun
from spiders.dispositions import PATIENT, WARY
from spiders.extraction import identity, read
from spiders.keeper import NotKept
from spiders.manners import opt_outs
from spiders.reader_processes import Unread
from storage.records import CaptureSource, Ending, Extraction, PageClass, StagedExtraction

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from spiders.registry import Edition
    from spiders.sources.found import CapturedPage


_SETTLES_AFTER = {
    PageClass.CONSENT: PATIENT,
    PageClass.PAYWALL: PATIENT,
    PageClass.BLOCK: PATIENT,
    PageClass.ERROR: WARY,
}
_NOBODYS = "no declared outlet is recognised in it; a captures.toml can name its address"


class ReadingPipeline:
    """Reads each captured page in a worker process, so that the reactor never waits for one.

    A page that takes too long, or that kills its worker twice, is rejected with the reason; the crawl goes on.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, page: CapturedPage) -> dict[str, Any]:
        """The article as an item for `-O`. Raises DropItem for what is no article of this crawl."""
        try:
            return await self._read_and_stage(page)
        except NotKept as error:
            CrawlRun.of(self.crawler).end(page.key, Ending.NOT_FETCHED, str(error))
            raise DropItem(str(error), log_level="DEBUG") from None

    async def _read_and_stage(self, page: CapturedPage) -> dict[str, Any]:
        spider: Any = self.crawler.spider
        run, edition = CrawlRun.of(self.crawler), spider.edition
        if page.fault:
            run.end(page.key, Ending.REJECTED, page.fault, page.capture_id)
            raise DropItem(page.fault, log_level="DEBUG")
        page = self._with_opt_outs(page)
        honoured = [name for name in page.opt_outs if name in edition.opt_outs.honour]
        if honoured and page.url:
            await self._opt_out(run, page, edition, honoured)
        try:
            extraction = await self._read(run, page, edition)
        except Unread as error:
            # No extraction is staged: that a reader died says nothing of the page, which may be read again.
            run.end(page.key, Ending.REJECTED, str(error), await run.keeper.keep(page, edition))
            raise DropItem(str(error), log_level="DEBUG") from None
        if extraction.outlet is None:
            extraction = _of_nobody(extraction)
        elif (extraction.outlet, extraction.edition) != (edition.outlet, edition.code):
            whose = f"a page of {extraction.outlet} {extraction.edition}"
            if page.capture_id is not None:  # an older reader took it for the edition's: this one takes that back
                taken_back = replace(extraction, page_class=PageClass.UNKNOWN, reason=whose)
                run.stage_extraction(StagedExtraction(page.capture_id, taken_back, None, None))
            run.end(page.key, Ending.OTHER_EDITION, whose, page.capture_id)
            raise DropItem(whose, log_level="DEBUG")
        if honoured:  # a page without an address had to be read to show whose it is
            await self._opt_out(run, page, edition, honoured)
        ending, detail = judge(extraction, spider.arguments)
        withheld = ending is Ending.OUT_OF_RANGE
        capture_id = await run.keeper.keep(page, edition, withheld=withheld)
        if not withheld:
            native_key, address_key = identity.keys(extraction, page.url, edition)
            run.stage_extraction(StagedExtraction(capture_id, extraction, native_key, address_key))
        # What stood in the article's place may be gone the next time.
        run.end(page.key, ending, detail, capture_id, settles_after=_SETTLES_AFTER.get(extraction.page_class))
        await run.land_when_full()
        if ending is not Ending.STORED:
            raise DropItem(detail or ending, log_level="DEBUG")
        run.count_fields(extraction)
        return article_item(extraction, page, edition)

    def _with_opt_outs(self, page: CapturedPage) -> CapturedPage:
        """The page with all reservations that it came with; of one that was just fetched they are known."""
        if page.source is CaptureSource.LIVE and page.capture_id is None:
            return page
        agent = self.crawler.settings["ROBOTSTXT_USER_AGENT"]
        body = page.body if page.media_type in opt_outs.PAGE_TYPES else b""
        return replace(page, opt_outs=opt_outs.found(page.headers, body, agent, page.opt_outs))

    async def _opt_out(self, run: CrawlRun, page: CapturedPage, edition: Edition, honoured: list[str]) -> NoReturn:
        """Keeps a page and does not read it. Raises DropItem."""
        detail = f"reserved by its outlet: {', '.join(honoured)}"
        run.end(page.key, Ending.OPTED_OUT, detail, await run.keeper.keep(page, edition))
        await run.land_when_full()
        raise DropItem(detail, log_level="DEBUG")

    async def _read(self, run: CrawlRun, page: CapturedPage, edition: Edition) -> Extraction:
        """Raises Unread."""
        # A page with an address is the edition's that asked for it; one without must show whose it is.
        hint = edition.spider if page.url else None
        task = partial(
            read,
            page.body,
            page.url,
            page.media_type,
            edition=hint,
            charset=page.charset,
            captured_at=page.captured_at if page.time_is_known else None,
            not_after=page.captured_at,
        )
        return await run.read(task)


def judge(extraction: Extraction, arguments: Arguments) -> tuple[Ending, str | None]:
    """How a page that was read ends, and why, or what of it was too much to store.

    Storing may still turn out to be unchanged when it is landed.
    """
    if extraction.page_class is PageClass.UNKNOWN:
        return Ending.REJECTED, extraction.reason
    if not extraction.page_class.is_article:
        return Ending.NOT_ARTICLE, f"{extraction.page_class}: {extraction.reason}".removesuffix(": None")
    if not arguments.admits(extraction.published_at):
        when = f"{extraction.published_at:%Y-%m-%d}" if extraction.published_at else "at an unknown time"
        return Ending.OUT_OF_RANGE, f"published {when}"
    return Ending.STORED, extraction.reason


def article_item(extraction: Extraction, page: CapturedPage, edition: Edition) -> dict[str, Any]:
    """An article as `-O` writes it: the names of `news.article`, times as ISO 8601 with their zone."""
    item = {
        "outlet": edition.outlet,
        "edition": edition.code,
        "url": page.url or extraction.url,
        **{name: getattr(extraction, name) for name in _ITEM_FIELDS},
        "captured_at": page.captured_at,
        "images": [{"caption": image.caption, "url": image.url, "credit": image.credit} for image in extraction.images],
        "links": [
            {
                "kind": link.kind,
                "title": link.title,
                "url": link.url,
                "section": link.section,
                "linked_on": link.linked_on,
            }
            for link in extraction.links
        ],
        "posts": [
            {
                "headline": post.headline,
                "body": post.body,
                "posted_at": post.posted_at,
                "posted_raw": post.posted_raw,
                "author": post.author,
            }
            for post in extraction.posts
        ],
    }
    return {name: _plain(value) for name, value in item.items()}


_ITEM_FIELDS = (
    "page_class",
    "headline",
    "standfirst",
    "body",
    "body_html",
    "byline",
    "authors",
    "source_credit",
    "section",
    "breadcrumbs",
    "subheadings",
    "tags",
    "language",
    "published_at",
    "published_precision",
    "published_raw",
    "published_from",
    "modified_at",
    "reading_minutes",
    "word_count",
)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _of_nobody(extraction: Extraction) -> Extraction:
    """A page without an address in which no outlet is recognised: whatever it says, it is nobody's article."""
    if not extraction.page_class.is_article:
        return extraction
    return replace(extraction, page_class=PageClass.UNKNOWN, reason=_NOBODYS)
