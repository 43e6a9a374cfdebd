"""The reader: pure functions, bytes in, `Extraction` out. No network, no database, no Scrapy.

read(body, url) -> Extraction       one captured page, HTML or plain text
to_dict(extraction)                 an extraction in JSON's values; `python -m spiders.extraction PAGE` prints them
identity.keys, identity.address_key what makes two captures the same article
is_article_url                      whether an address can be an article's
MAX_BYTES                           how large a page may be; a larger one is not read
"""

from spiders.extraction import identity
from spiders.extraction.as_json import to_dict
from spiders.extraction.identity import is_article_url
from spiders.extraction.limits import MAX_BYTES
from spiders.extraction.reader import read
from spiders.extraction.version import READER_VERSION

__all__ = ["MAX_BYTES", "READER_VERSION", "identity", "is_article_url", "read", "to_dict"]
