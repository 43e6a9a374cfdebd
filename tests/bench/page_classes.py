"""`python -m tests.bench.page_classes`: how the reader tells the classes of pages apart, as the README's table."""

from __future__ import annotations

import sys

from tests.page_classes import as_table, confusion

if __name__ == "__main__":
    sys.stdout.write(as_table(confusion()))
