"""WARC → the HTML pages of its response records, as the server sent them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsclean.batch.readers.lines import damages, opened, said
from newsclean.batch.records import Item, Reject
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sources import Source

__all__ = ["Response", "warc"]

#: How many compressed bytes are decompressed at once, at the end of a file.
_CHUNK = 1 << 16

_HTML = ("text/html", "application/xhtml+xml")


class Response(NamedTuple):
    """A page as a server sent it."""

    url: str
    date: str
    record_id: str
    #: the type that the server gave, with its parameters
    content_type: str
    transfer_encoding: str
    content_encoding: str
    payload: bytes


def warc(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The pages of a WARC. An item without data is a response that is not a page."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise StopRun(
            "WARC needs one more package: pip install 'newsclean[warc]'."
        ) from error
    # fastwarc decompresses gzip by itself, and then knows where a record begins
    packed = "" if source.packed == ".gz" else source.packed
    with opened(source._replace(packed=packed)) as (raw, stream):
        at = 0
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type):
                at = record.stream_pos
                if record.record_type != WarcRecordType.response:
                    continue
                seen = raw.tell() if source.path != "-" else 0
                yield _read(record, source, settings)._replace(seen=seen)
            if source.path != "-":
                _check_end(raw, at, source.packed)
        except damages(source) as error:
            reason = f"damaged at or after the record that begins here: {said(error)}"
            yield Reject(source.path, "byte", at, reason, seen=source.size)


def _check_end(raw: Any, last: int, packed: str) -> None:
    """Raise EOFError if a file ends in the middle: fastwarc may just stop there."""
    if not packed:
        size = raw.seek(0, 2)
        raw.seek(max(size - 4, 0))
        if size and raw.read() != b"\r\n\r\n":
            raise EOFError("the file ends in the middle of it")
    elif packed == ".gz" and not _unpacks(raw, last) and not _unpacks(raw, 0):
        raise EOFError("the file ends in the middle of it")


def _unpacks(raw: Any, at: int) -> bool:
    """Whether gzip data runs from a place to the file's end, with right checksums."""
    raw.seek(at)
    unpacker = zlib.decompressobj(31)
    whole = False
    try:
        while data := raw.read(_CHUNK):
            while data:
                unpacker.decompress(data)
                whole, data = unpacker.eof, unpacker.unused_data
                if whole:
                    unpacker = zlib.decompressobj(31)
    except zlib.error:
        return False
    return whole


def _read(record: Any, source: Source, settings: Settings) -> Item | Reject:
    at = record.stream_pos
    if not _is_page(record):
        return Item(at, None, 0, 0, 0)
    size = record.content_length
    if size > settings.record_bytes:
        reason = f"{size} bytes, more than the largest record that is read"
        return Reject(source.path, "byte", at, reason)
    payload = record.reader.read()
    if len(payload) < size:
        reason = f"truncated: {len(payload)} of {size} bytes are there"
        return Reject(source.path, "byte", at, reason)
    return Item(at, _response(record, payload), 1, size, 0)


def _is_page(record: Any) -> bool:
    """Whether it is an HTML page, not an error, redirect, image or name look-up."""
    if not record.is_http or record.http_headers is None:
        return False
    kind = (record.http_content_type or "").lower()
    return record.http_headers.status_code == 200 and kind in _HTML


def _response(record: Any, payload: bytes) -> Response:
    http = record.http_headers
    return Response(
        url=record.headers.get("WARC-Target-URI", "").strip("<>"),
        date=record.headers.get("WARC-Date", ""),
        record_id=record.headers.get("WARC-Record-ID", "").strip("<>"),
        content_type=http.get("Content-Type", ""),
        transfer_encoding=http.get("Transfer-Encoding", "").lower(),
        content_encoding=http.get("Content-Encoding", "").lower(),
        payload=payload,
    )
