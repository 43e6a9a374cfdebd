"""The newsstand: both outlets' editions over real HTTP on loopback, in their known markup, with faults on demand.

article.py      Article: what an article says, whatever the outlet's markup
seeds.py        the two seed pages as articles, word for word
invented.py     any number of made-up articles, the same for the same seed
almayadeen.py   Al Mayadeen's pages: article, listings
presstv.py      Press TV's pages: article in both templates, listings, front page
tongues.py      what the pages of each edition say around their articles
vocabularies.py what invented articles are made of, by language
markup.py       what all pages share; RSS and sitemaps
shelf.py        what a host answers to a path
faults.py       everything that can go wrong on the wire
server.py       Newsstand: the HTTP server
reroute.py      the Scrapy download handler that leads every request to the newsstand
fixtures.py     the pytest fixture
__main__.py     the newsstand as a process of its own, for benchmarks
client.py       one plain HTTP request, for the newsstand's own tests
probe.py        a small spider, for the same
"""
