"""`python -m tests.bench.page_classes`: reads every page of `tests/page_classes`, and counts what each was told as.

Prints a table in Markdown: a row for each class that pages were made for, a column for each class that the reader
gave them; below it, how many of all were told right.
"""

from __future__ import annotations

import sys

from tests.page_classes import as_table, confusion

if __name__ == "__main__":
    sys.stdout.write(as_table(confusion()))
