"""What a server sent → the bytes of its page, in UTF-8 if its charset is known."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Any

__all__ = ["Undecodable", "page_of"]

#: A page names its charset in its first kilobyte, as the HTML standard demands.
_HEAD = 1024
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
#: Browsers read these names as the wider charset, and so must we.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


class Undecodable(ValueError):
    """A body that is not what its headers say; the message is the reason."""


def page_of(response: Any, *, limit: int) -> bytes:
    """The page of a response as bytes for an HTML parser.

    The charset of the byte order mark, of the header, or of a `<meta>` is tried, in
    this order, and then UTF-8. If none of them decodes the page, its bytes are handed
    on as they are, for the parser to guess.

    Args:
        response: a `Response`.
        limit: the most bytes that a page may have; a compressed one is read no further.

    Raises:
        Undecodable: its compression is damaged or unknown, or it is too large.
    """
    data = response.payload
    if "chunked" in response.transfer_encoding:
        data = _joined(data)
    for coding in reversed(response.content_encoding.replace(" ", "").split(",")):
        data = _unpacked(data, coding, limit)
    for charset in _charsets(data, response.content_type):
        try:
            return _utf8(data.decode(charset))
        except (UnicodeDecodeError, LookupError):
            continue
    return bytes(data)


def _utf8(text: str) -> bytes:
    # the parser tries UTF-8 before it looks at the page's own `<meta>`
    return text.removeprefix("\ufeff").encode("utf-8", "replace")


def _charsets(data: bytes, content_type: str) -> list[str]:
    found = [name for mark, name in _MARKS.items() if data.startswith(mark)]
    header = _HEADER.search(content_type)
    meta = _META.search(data[:_HEAD])
    named = [m[1] for m in (header,) if m] + [m[1].decode() for m in (meta,) if m]
    for name in named:
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        found.append(_WIDER.get(known, known))
    return list(dict.fromkeys([*found, "utf-8"]))


def _joined(data: bytes) -> bytes:
    """The body of a chunked response; archives often have joined the chunks already."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 20)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return data if not pieces else b"".join(pieces)
        if size == 0:
            return b"".join(pieces)
        pieces.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _unpacked(data: bytes, coding: str, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip") and data.startswith(b"\x1f\x8b"):
        return _inflated(data, 31, coding, limit)
    if coding == "deflate" and data[:1] == b"\x78":
        return _inflated(data, 15, coding, limit)
    if coding == "br" and b"<" not in data[:_HEAD]:
        return _brotli(data, limit)
    return data  # unpacked when it was archived, as most crawlers do


def _inflated(data: bytes, bits: int, coding: str, limit: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    try:
        page = unpacker.decompress(data, limit)
    except zlib.error as error:
        raise Undecodable(f"its {coding} is damaged: {error}") from error
    if unpacker.unconsumed_tail:
        raise Undecodable(f"more than {limit} bytes when unpacked")
    if not unpacker.eof:
        raise Undecodable(f"its {coding} ends in the middle")
    return page


def _brotli(data: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise Undecodable("packed with brotli: pip install brotli") from error
    unpacker = brotli.Decompressor()
    try:
        page = unpacker.process(data, output_buffer_limit=limit)
    except brotli.error as error:
        raise Undecodable(f"its brotli is damaged: {error}") from error
    if not unpacker.is_finished():
        raise Undecodable(f"its brotli ends in the middle, or after {limit} bytes")
    return bytes(page)
