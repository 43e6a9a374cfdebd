"""The reader: pure functions, bytes in, `Extraction` out. No network, no database, no Scrapy.

read(body, url) -> Extraction       one captured page, HTML or plain text
identity.keys, identity.address_key what makes two captures the same article
is_article_url                      whether an address can be an article's
"""

from . import identity
from .identity import is_article_url
from .reader import read
from .version import READER_VERSION

__all__ = ["READER_VERSION", "identity", "is_article_url", "read"]
