"""Dateline's crawler: one Scrapy spider for each declared edition, and the reader of their pages."""

__version__ = "0.1.0"
