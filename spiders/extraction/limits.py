"""How much is read of a page, and how much is kept of an article: every limit that more than one module must know.

Limits that one rule needs to stay fast stand beside that rule.
"""

# What is read. Beyond it a page is an attack or no page, and is refused with the reason.

MAX_BYTES = 8_000_000
"""News pages with their pictures inlined reach some megabytes."""
MAX_ELEMENTS = 50_000
"""Long live pages have some ten thousand; trafilatura takes about 50 microseconds for each."""
MAX_LINES = 20_000
"""Lines of a plain-text rendering: several times those of the longest pages seen; so many are read in a few seconds."""
MOST_LETTERS = 1_000_000
"""Letters of one: twice those of the longest seen."""
MAX_DEPTH = 256
"""Levels of elements: where libxml2 gives a page up unless it is told not to, and well below what Python's recursion
allows. Deeper pages are laid flat, see `depth`."""
MOST_ATTRIBUTES = 256
"""Of one tag. The busiest of a thousand news pages had 40; 60,000 cost libxml2 half a minute."""
LONGEST_NAMES = 1000
"""Letters of an element's class names together, and of its id: of 170,000 elements of news pages seven had more."""
MAX_URL = 2048
"""Letters: the sitemap protocol's limit, and the longest that browsers and indexes agree to carry."""

# What is kept. What is longer is something else, and left out; of more only the first are kept. No source names these;
# they are several times what large outlets print, and far below what a database index can hold.

LONGEST_LABEL = 200
"""Letters of a tag, a section, a breadcrumb, a source credit or an outlet's own id."""
LONGEST_HEADLINE = 1000
"""Letters; a longer text is a page left open, or an attack."""
LONGEST_SUBHEADING = 300
LONGEST_CAPTION = 2000
LONGEST_BYLINE = 2000
"""Letters of all that one alternative gives as byline: some papers have dozens of authors."""
LONGEST_BODY_HTML = 4_000_000
"""Letters: half of what is read of a page, and some hundred times a long article."""
MOST_TAGS = 100
MOST_BREADCRUMBS = 20
MOST_SUBHEADINGS = 500
MOST_PICTURES = 100
"""A picture story has some dozens."""
MOST_POSTS = 1000
"""A day's live blog has some hundreds; those who keep one page for years would make rows of megabytes."""
