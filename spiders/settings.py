"""Scrapy settings: identity, robots, throttling, limits. What is not said here is Scrapy's default.

Any of them can be set for one crawl: `scrapy crawl presstv -s CLOSESPIDER_ITEMCOUNT=20`.
"""

from __future__ import annotations

import os

from spiders import __version__
from storage.archive import ROLL_OVER_BYTES, ROLL_OVER_SECONDS

BOT_NAME = "dateline"
SPIDER_LOADER_CLASS = "spiders.loader.EditionLoader"
COMMANDS_MODULE = "spiders.commands"

# Identity. The contact comes from the environment (DATELINE_CONTACT) and is added when a live crawl starts.
USER_AGENT = f"Dateline/{__version__}"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Dateline"
REFERRER_POLICY = "no-referrer"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "*",
    "Accept-Encoding": "gzip",  # of the codings the one whose end can be told, and that every reader of archives knows
}

# Politeness. All hosts of an edition share one slot; the delay is the edition's, and grows when the server slows.
AUTOTHROTTLE_ENABLED = True
DOWNLOAD_DELAY_JITTER = 0.0  # jitter would fall below the delay that was promised
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
CONCURRENT_REQUESTS = 2  # what has left the queue is fetched even when a crawl is told to stop
CONCURRENT_REQUESTS_PER_DOMAIN = 1
HOST_REST = 1.0  # seconds that a host rests after 429 or 503 without Retry-After, at least; doubled each time in a row
HOST_PATIENCE = 120.0  # seconds of a host's rest that a crawl waits for; what must wait longer is left to a later one
SCHEDULER = "spiders.manners.backoff.PatientScheduler"
TWISTED_DNS_RESOLVER = "spiders.manners.resolver.PublicResolver"
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False

# Limits. A news page has some 60 kB; what is far beyond is no page to read.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
CONCURRENT_ITEMS = 8  # pages that one source hands over at a time; more makes Scrapy slower, not faster
LISTING_PAGES = 20  # pages of one listing that a crawl follows at most; it stops where all is known
FEED_ARTICLES = 500  # new articles of one feed that a crawl without days fetches at most; the rest wait for the next
WAITING = 1000  # addresses found by earlier crawls and not fetched yet that a crawl takes up at most
REVISITS = 200  # articles that a crawl looks at again at most, the newest first
SITEMAP_DEPTH = 3  # how far sitemaps are followed below a declared one; sitemaps.org has an index and its sitemaps
SITEMAPS = 5000  # sitemaps that one crawl follows at most: a month each is 12 a year, a day each 366
ROUTINE_SITEMAPS = 50  # the same where no days are given; those that are left out have their turn in later crawls
DISCOVERY_DAYS = 2  # how far back sitemaps are read when no `since` is given
READER_PROCESSES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
READER_TIMEOUT = 30.0  # seconds for one page or feed
LANDING_BATCH = 200  # URLs that ended
LANDING_SECONDS = 2.0  # a batch waits no longer than this to be landed
ARCHIVE_ROLL_OVER_BYTES = ROLL_OVER_BYTES  # a file of the archive ends with the first record past this size or age
ARCHIVE_ROLL_OVER_SECONDS = ROLL_OVER_SECONDS
LEASE_WAIT = 60.0  # seconds that a live crawl waits for another one of its edition to end
NORMALISE = True  # the crawl itself brings news.* up to date: now and then, and when it ends
NORMALISE_SECONDS = 10.0

# The stock middlewares are replaced where a URL's ending must be told, or a host decided, more exactly.
DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "spiders.manners.politeness.HostsMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,  # whoever crawls is known by the User-Agent only
    "spiders.manners.robots.RobotsMiddleware": 100,
    "spiders.manners.host_files.TdmrepMiddleware": 110,
    "spiders.manners.mirrors.MirrorMiddleware": 540,
    "spiders.manners.conditions.ConditionsMiddleware": 545,
    "spiders.manners.pace.PaceMiddleware": 552,
    "spiders.manners.backoff.BackOffMiddleware": 555,
    "spiders.manners.resolver.AddressesMiddleware": 560,
    "spiders.capturing.CapturingMiddleware": 890,
}
# Nothing here goes by depth.
SPIDER_MIDDLEWARES: dict[str, int | None] = {"scrapy.spidermiddlewares.depth.DepthMiddleware": None}
ITEM_PIPELINES: dict[str, int] = {"spiders.reading.ReadingPipeline": 100}
EXTENSIONS: dict[str, int | None] = {
    "spiders.crawl_run.CrawlRun": 100,
    "spiders.output.ItemOutput": 0,
}
# Scrapy's own, without its export, its Telnet console and its remote control. The latter two let others steer the
# process; said to be None they would still be loaded, for a fifth of a second of every crawl.
EXTENSIONS_BASE: dict[str, int | None] = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.memdebug.MemoryDebugger": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.logstats.LogStats": 0,
    "scrapy.extensions.spiderstate.SpiderState": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
}

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
LOGSTATS_INTERVAL = 15.0
STATS_DUMP = False
REPORT_FILE = ""  # where the run's report is written as JSON, for programs that start crawls
