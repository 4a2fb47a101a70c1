"""Cleaned parts → JSONL: the input's fields, then body, report and status."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from newsclean.arrow import report_as_json
from newsclean.batch.readers.lines import zstd
from newsclean.batch.settings import Settings
from newsclean.batch.sinks.cleaned import Cleaned
from newsclean.batch.whole import whole

__all__ = ["line_of", "write_lines"]


def write_lines(
    path: Path, parts: Sequence[Cleaned], *, settings: Settings, packed: str
) -> None:
    """Write a shard as JSON lines, plain or compressed; the same bytes each time."""
    with whole(path) as file, _packing(file, packed) as stream:
        for part in parts:
            added = report_as_json(part.added, prefix=settings.prefix).to_pylist()
            for kept, new in zip(part.rows(), added, strict=True):
                report = f"{settings.prefix}report"
                new[report] = json.loads(new[report])
                stream.write(line_of({**kept, **new}))


@contextmanager
def _packing(file: IO[bytes], packed: str) -> Iterator[Any]:
    if packed == ".gz":
        # no name and no time in it: they would differ from run to run
        with gzip.GzipFile("", "wb", 6, file, mtime=0) as stream:
            yield stream
    elif packed == ".zst":
        with zstd().ZstdFile(file, "w") as stream:
            yield stream
    else:
        yield file


def line_of(row: dict[str, Any]) -> bytes:
    """A JSON line in its own letters; with escapes if UTF-8 could not hold it."""
    try:
        text = json.dumps(row, ensure_ascii=False, default=_plain)
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(row, default=_plain)}\n".encode()


def _plain(value: Any) -> str:
    """A value that JSON does not know: bytes in Base64, others as they print."""
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
