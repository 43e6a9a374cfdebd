"""Records of WARC 1.1 (ISO 28500:2017) as bytes, each a gzip member; in fields of our own they say what else is known.

Pure functions: text in, bytes out. Whatever is scraped is hostile, and none of it may end a header or begin another.
"""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import quote, unquote, urlsplit

from storage.records import About, ArchivePosition, CaptureSource, Original, Purpose

# A page of 60 kB: level 3 takes 0.9 ms and leaves 14.5 kB, level 6 takes 1.8 ms and leaves 13.3 kB.
_LEVEL = 3
# Names of profiles in the standard, 6.7.2 and 6.7.3.
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
# Fields of our own (the standard, 4: others than the named ones may be added).
PURPOSE, SOURCE, TIME = "Dateline-Purpose", "Dateline-Source", "Dateline-Time"
LOCATION, OPT_OUT = "Dateline-Location", "Dateline-Opt-Out"
ADDRESS, REFERS_TO = "Dateline-Address", "Dateline-Refers-To-Address"
_ASSUMED = "assumed"
_YES_OR_NO = {True: "yes", False: "no"}
_SOFTWARE = "Dateline"
_RENAMED = "X-Archive-Orig-"
_SENT_LENGTH = f"{_RENAMED}content-length".lower()
_MISDESCRIBE = frozenset({"transfer-encoding", "content-encoding", "content-length"})
_SEAL = "dateline-seal"
_START = b"WARC/1.1\r\nWARC-Record-ID: "
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Seal:
    """A secret of one file, drawn with it and told in its warcinfo, by which a record is known for one of that file.

    A record's id is the UUID (version 5, RFC 9562) of the secret and of where the record begins in the file, in bytes.
    Whatever a server sends stands in the file before anybody else has seen the secret, so it can hold no such record.
    """

    secret: uuid.UUID

    @classmethod
    def new(cls) -> Seal:
        """One that nobody can guess."""
        return cls(uuid.uuid4())

    def record_id(self, offset: int) -> str:
        """The WARC-Record-ID of the record that begins there (bytes)."""
        return f"<{uuid.uuid5(self.secret, str(offset)).urn}>"

    def fits(self, offset: int, record: bytes) -> bool:
        """Whether a record with these first bytes was written by us, and there."""
        return record.startswith(_START) and record.startswith(_start(self.record_id(offset)))


def member(record_id: str, kind: str, captured_at: datetime, fields: Headers, block: bytes) -> bytes:
    """One record as a gzip member. Digests are SHA-1 in base 32, the form that WARC tools agree on."""
    lines = [
        f"WARC-Type: {kind}",
        f"WARC-Date: {_date(captured_at)}",
        *(f"{name}: {flat(value)}" for name, value in fields),
        f"WARC-Block-Digest: {sha1(block)}",
        f"Content-Length: {len(block)}",
    ]
    # zlib lets go of the interpreter while it packs, so a crawl goes on meanwhile.
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")
    return packer.compress(_start(record_id) + head + block + b"\r\n\r\n") + packer.flush()


def sha1(data: bytes) -> str:
    """As WARC-Payload-Digest and WARC-Block-Digest have it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def target(url: str, name: str = "WARC-Target-URI", own_name: str = ADDRESS) -> list[tuple[str, str]]:
    """The field of an address; where it is not one as RFC 3986 wants it, as it was in a field of our own besides."""
    uri = address(url)
    return [(name, uri), *([(own_name, _quoted(url))] if uri != url else [])]


def target_of(uri: str, exact: str | None) -> str:
    """The address out of WARC-Target-URI and our own field."""
    return unquote(exact) if exact else uri


def address(url: str) -> str:
    """An address as RFC 3986 wants it: what is not allowed there is percent-encoded."""
    return quote(flat(url).encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=~-._")


def about_fields(about: About) -> list[tuple[str, str]]:
    """What `about_of` reads back; the purpose always, the rest where it is not what is usual."""
    fields = [(PURPOSE, about.purpose.value)]
    if about.source is not CaptureSource.LIVE:
        fields.append((SOURCE, about.source.value))
    if not about.time_is_known:
        fields.append((TIME, _ASSUMED))
    if about.location is not None:
        fields.append((LOCATION, _quoted(about.location)))
    return fields + [(OPT_OUT, _quoted(each)) for each in about.opt_outs]


def about_of(fields: Sequence[tuple[str, str]]) -> About | None:
    """What a record's fields say of it; None for one of another's, or of before they were written."""
    own = {name.lower(): value for name, value in fields if name.lower().startswith("dateline-")}
    try:
        purpose = Purpose(own.get(PURPOSE.lower(), ""))
        source = CaptureSource(own.get(SOURCE.lower(), CaptureSource.LIVE))
    except ValueError:
        return None
    return About(
        purpose=purpose,
        source=source,
        time_is_known=own.get(TIME.lower()) != _ASSUMED,
        location=unquote(own[LOCATION.lower()]) if LOCATION.lower() in own else None,
        opt_outs=tuple(unquote(value) for name, value in fields if name.lower() == OPT_OUT.lower()),
    )


def revisit_fields(status: int, original: Original) -> list[tuple[str, str]]:
    """The fields of a revisit record: of which record it is one, and why that holds."""
    confirmed = status == 304
    return [
        ("WARC-Profile", _PROFILE + ("server-not-modified" if confirmed else "identical-payload-digest")),
        *target(original.url, "WARC-Refers-To-Target-URI", REFERS_TO),
        ("WARC-Refers-To-Date", _date(original.captured_at)),
        ("WARC-Payload-Digest", original.digest),
        # "shall be used for any identical-digest truncation" (6.7.2); an answer of 304 has no body to leave out.
        *([] if confirmed else [("WARC-Truncated", "length")]),
    ]


def original_of(fields: Mapping[str, str]) -> Original | None:
    """Out of the fields of a revisit record, by lower-case name, what `revisit_fields` was given; None of any other."""
    url, digest = fields.get("warc-refers-to-target-uri"), fields.get("warc-payload-digest")
    try:
        at = datetime.fromisoformat(fields.get("warc-refers-to-date", ""))
    except ValueError:
        return None
    if not url or not digest or at.tzinfo is None:
        return None
    return Original(target_of(url, fields.get(REFERS_TO.lower())), at, digest)


def withheld_block(position: ArchivePosition, *, withheld: bool) -> bytes:
    """What a metadata record says of another: that it is not to be read, or that this is taken back.

    In application/warc-fields; `withheld_of` reads it.
    """
    lines = ("record-file", flat(position.file)), ("record-offset", position.offset), ("withheld", _YES_OR_NO[withheld])
    return "".join(f"{name}: {value}\r\n" for name, value in lines).encode()


def withheld_of(block: bytes) -> tuple[str, int, bool] | None:
    """File and offset of the record that a metadata record is about, and whether it is withheld; None for any other."""
    fields = _warc_fields(block)
    file, offset, withheld = (fields.get(name, "") for name in ("record-file", "record-offset", "withheld"))
    if not file or not re.fullmatch(r"\d{1,18}", offset, re.ASCII) or withheld not in _YES_OR_NO.values():
        return None
    return file, int(offset), withheld == _YES_OR_NO[True]


def warcinfo_block(spider: str, seal: Seal) -> bytes:
    """What a file of ours says of itself first."""
    lines = ("software", _SOFTWARE), ("format", "WARC File Format 1.1"), ("spider", spider), (_SEAL, seal.secret)
    return "".join(f"{name}: {value}\r\n" for name, value in lines).encode()


def seal_of(block: bytes) -> Seal | None:
    """The seal of a file of ours, out of its warcinfo; None for one of others, or of before there were seals."""
    fields = _warc_fields(block)
    try:
        return Seal(uuid.UUID(fields.get(_SEAL, ""))) if fields.get("software") == _SOFTWARE else None
    except ValueError:
        return None


def spider_of(block: bytes) -> str | None:
    """The spider that wrote a file, out of its warcinfo; None for a file of others."""
    fields = _warc_fields(block)
    return fields.get("spider") if fields.get("software") == _SOFTWARE else None


def http(head: str, headers: Headers) -> bytes:
    """The head of an HTTP message, its empty line included."""
    lines = [head, *(f"{flat(name)}: {flat(value)}" for name, value in headers), "", ""]
    return b"\r\n".join(map(_encoded, lines))


def request_block(url: str, method: str, headers: Sequence[tuple[str, str]]) -> bytes:
    """A request as it was sent; Host, without which there is none, is added where `headers` lack it."""
    parts = urlsplit(url)
    asked = f"{flat(method)} {parts.path or '/'}{'?' if parts.query else ''}{parts.query} HTTP/1.1"
    if not any(name.lower() == "host" for name, _ in headers):
        headers = [*headers, ("Host", parts.netloc.rpartition("@")[2])]
    return http(flat(asked), headers)


def escaped(headers: Headers) -> list[tuple[str, str]]:
    """The headers, save that one which a server named as we name what we rename is renamed itself."""
    return [(f"{_RENAMED}{name}" if _is_renamed(name) else name, value) for name, value in headers]


def true_headers(headers: Headers, length: int, *, decoded: bool) -> list[tuple[str, str]]:
    """`escaped`, and those which would misdescribe the body as it is kept are renamed too, as archives do."""
    codings = {"transfer-encoding", "content-encoding"} if decoded else {"transfer-encoding"}
    kept: list[tuple[str, str]] = []
    for name, value in escaped(headers):
        wrong = name.lower() in codings or (name.lower() == "content-length" and value.strip() != str(length))
        kept.append((f"{_RENAMED}{name}" if wrong else name, value))
    if any(name.lower() == _SENT_LENGTH for name, _ in kept):
        kept.append(("Content-Length", str(length)))
    return kept


def as_sent(headers: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What `true_headers` or `escaped` was given."""
    if any(name.lower() == _SENT_LENGTH for name, _ in headers) and headers[-1][0] == "Content-Length":
        headers = headers[:-1]
    return tuple((_name_as_sent(name), value) for name, value in headers)


def _name_as_sent(name: str) -> str:
    sent = name.removeprefix(_RENAMED)
    # Nothing else is renamed: such a name in an older file was the server's own.
    return sent if _is_renamed(sent) or sent.lower() in _MISDESCRIBE else name


def _is_renamed(name: str) -> bool:
    return flat(name).lower().startswith(_RENAMED.lower())


def media_type_of(content_type: str) -> str:
    """The media type that a Content-Type header names, in lower case; "text/plain" for what is none (RFC 2045, 5.2)."""
    message = Message()
    message["Content-Type"] = flat(content_type)
    return message.get_content_type() if message["Content-Type"] else ""


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type header names, None where it names none."""
    message = Message()
    message["Content-Type"] = flat(content_type)
    charset = message.get_param("charset")
    return charset if isinstance(charset, str) and charset else None


def content_type(media_type: str, charset: str | None) -> str:
    """A Content-Type header."""
    message = Message()
    message["Content-Type"] = flat(media_type)
    if charset:
        message.set_param("charset", flat(charset))
    return str(message["Content-Type"])


def flat(text: str) -> str:
    """One line: control characters, line breaks first of all, would end a header or begin another."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()


def _start(record_id: str) -> bytes:
    """How a record begins: its id comes first, so that few bytes tell whose it is."""
    return _START + f"{record_id}\r\n".encode()


def _warc_fields(block: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in block.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _date(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _quoted(text: str) -> str:
    """Any text in one line of ASCII; what is not printable, and the percent sign, is percent-encoded."""
    return quote(text.encode("utf-8", "replace"), safe="/:?#[]@!$&'()*+,;=~-._")


def _encoded(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
