"""How long, and how many, the short values of an article are at most. What is longer is something else, and left out.

No source names these; they are several times what large outlets print, and far below what a database index can hold.
"""

LONGEST_LABEL = 200
"""Letters of a tag, a section, a breadcrumb, a source credit or an outlet's own id."""
LONGEST_SUBHEADING = 300
LONGEST_CAPTION = 2000
LONGEST_BYLINE = 2000
"""Letters of all that one alternative gives as byline: some papers have dozens of authors."""
MOST_TAGS = 100
MOST_BREADCRUMBS = 20
MOST_SUBHEADINGS = 500
MAX_LINES = 20_000
"""Lines of a plain-text rendering: several times those of the longest pages seen; so many are read in a few seconds."""
MOST_LETTERS = 1_000_000
"""Letters of one: twice those of the longest seen."""
