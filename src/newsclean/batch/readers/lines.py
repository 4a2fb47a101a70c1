"""JSONL, plain or compressed → its lines, still as bytes."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Any

from newsclean.batch.records import Item, Reject, excerpt
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sources import Source

__all__ = ["damages", "lines", "opened", "said", "zstd"]

#: How much of a line that is too long is read at a time, to be dropped.
_GULP = 1 << 20
_MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5": ".zst"}


def lines(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The lines of a JSONL source. The rest of a damaged one is a single reject."""
    number = 0
    with opened(source) as (raw, stream):
        try:
            for number, line, whole in _lines(stream, settings.record_bytes):
                seen = raw.tell() if raw.seekable() else 0
                if not whole:
                    reason = f"longer than {settings.record_bytes} bytes"
                    begin = excerpt(line)
                    yield Reject(source.path, "line", number, reason, begin, seen)
                elif line.strip():
                    yield Item(number, line, 1, len(line), seen)
        except damages(source) as error:
            reason = f"damaged from here on: {said(error)}"
            yield Reject(source.path, "line", number + 1, reason, seen=source.size)


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes and whether these are all: a long line is dropped as it is read."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line, True
            continue
        line = line[:_GULP]
        while (rest := stream.readline(_GULP)) and not rest.endswith(b"\n"):
            pass
        yield number, line, False


@contextmanager
def opened(source: Source) -> Iterator[tuple[Any, Any]]:
    """The file as it is on the disk, and its decompressed content."""
    if source.path == "-":
        raw: Any = BufferedReader(sys.stdin.buffer)
        packed = _MAGIC.get(raw.peek(2)[:2], "")
        yield raw, _unpacked(raw, packed)
        return
    with open(source.path, "rb") as raw:
        yield raw, _unpacked(raw, source.packed)


def _unpacked(raw: Any, packed: str) -> Any:
    if packed == ".gz":
        return gzip.GzipFile(fileobj=raw)
    return zstd().open(raw) if packed == ".zst" else raw


def zstd() -> Any:
    """The module for zstd: the standard library's, or its backport.

    Raises:
        StopRun: there is none.
    """
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd as module
        else:
            from backports import zstd as module
    except ImportError as error:
        raise StopRun(
            "A .zst file needs one more package: pip install 'newsclean[zstd]'."
        ) from error
    return module


def damages(source: Source) -> tuple[type[Exception], ...]:
    """The exceptions that a damaged file raises as it is decompressed."""
    packed = (zstd().ZstdError,) if source.packed == ".zst" else ()
    return (EOFError, OSError, zlib.error, *packed)


def said(error: BaseException) -> str:
    """An error's message, as the end of a sentence."""
    return str(error).rstrip(".") or type(error).__name__
