"""WARC → the HTML pages of its response records, as the server sent them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsclean.batch.readers.lines import opened
from newsclean.batch.records import Item, Reject
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sources import Source

__all__ = ["Response", "warc"]

_HTML = ("text/html", "application/xhtml+xml")


class Response(NamedTuple):
    """A page as a server sent it."""

    url: str
    date: str
    record_id: str
    #: the type that the server named, with its parameters
    content_type: str
    transfer_encoding: str
    content_encoding: str
    payload: bytes


def warc(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The pages of a WARC. An item without data stands for a response that is none."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise StopRun(
            "WARC needs one more package: pip install 'newsclean[warc]'."
        ) from error
    # fastwarc unpacks by itself, and then knows where in the file a record begins
    with opened(source._replace(packed="")) as (raw, stream):
        at = 0
        try:
            found = ArchiveIterator(stream, record_types=WarcRecordType.response)
            for record in found:
                at = record.stream_pos
                seen = raw.tell() if source.path != "-" else 0
                yield _read(record, source, settings)._replace(seen=seen)
        except OSError as error:
            reason = f"damaged after the record that begins here: {error}".rstrip(".")
            yield Reject(source.path, "byte", at, reason, seen=source.size)


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
    """Whether it is an HTML page, and no error, redirect, image or name look-up."""
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
