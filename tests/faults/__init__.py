"""What a crawl loses when it is cut off anywhere: nothing. Played by a test, a few points, and by the bench, many.

points.py       when a fault strikes: after so many requests, bytes, rows, seconds, or in front of a table
kinds.py        what strikes: each kind of fault as a function
outlet.py       what is crawled: articles, a redirect, and what is in the way in the first crawl only
world.py        a warehouse and an archive of one's own, made from what undisturbed crawls left; crawls of them
ageing.py       lets time pass for a world, so that what it knows is due
checks.py       what must hold afterwards
play.py         one fault: a crawl, the fault, the same crawl again, the checks
checksum.sql    what must be as without the fault: rows of news.* and landing.* without wall-clock times
earlier.sql     the warehouse's part of ageing
later.sql       lets the rests after failures pass
"""
