"""Text and HTML files, one page each: listed here, read by the worker."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.batch.records import Item, Reject
from newsclean.batch.settings import Settings
from newsclean.batch.sources import Source, pages_of

__all__ = ["pages"]


def pages(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The files of a source of pages; those that are too large are rejected."""
    if source.path == "-":
        yield from _standard_input(settings)
        return
    seen = 0
    for n, (path, name, size, _) in enumerate(pages_of(source, out=out), 1):
        seen += size + 1
        if size > settings.record_bytes:
            reason = f"{size} bytes, more than the largest record that is read"
            yield Reject(path, "file", 1, reason, seen=seen)
        else:
            yield Item(n, (path, name), 1, size, seen)


def _standard_input(settings: Settings) -> Iterator[Item | Reject]:
    import sys

    data = sys.stdin.buffer.read(settings.record_bytes + 1)
    if len(data) > settings.record_bytes:
        reason = f"more than {settings.record_bytes} bytes"
        yield Reject("-", "file", 1, reason)
    else:
        yield Item(1, ("", "stdin.txt", data), 1, len(data), len(data))
