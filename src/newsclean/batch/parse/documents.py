"""Text and HTML files → batches with the columns `text` and `html`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsclean.batch.parse.part import Part, groups
from newsclean.batch.records import Reject, Shard, excerpt
from newsclean.batch.settings import Settings
from newsclean.html import SUFFIXES

__all__ = ["documents"]

_SCHEMA = pa.schema(
    [("file", pa.string()), ("text", pa.string()), ("html", pa.binary())]
)


def documents(shard: Shard, settings: Settings) -> Iterator[Part | Reject]:
    """The pages of a shard of files; their path within the source is kept as `file`."""
    for group in groups(shard.items):
        rows, files = [], []
        for item in group:
            path, name = item.data[:2]
            try:
                data = item.data[2] if len(item.data) > 2 else Path(path).read_bytes()
                rows.append(_row(name, data))
                files.append(path or "-")
            except OSError as error:
                yield Reject(path, "file", 1, f"cannot be read: {error.strerror}")
            except UnicodeDecodeError as error:
                reason = f"not UTF-8 at byte {error.start}"
                yield Reject(path or "-", "file", 1, reason, excerpt(error.object))
            except UnicodeEncodeError:
                yield Reject(repr(path), "file", 1, "its name is not UTF-8")
        batch = pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)
        yield Part(
            batch=batch,
            columns={"text_column": "text", "html_column": "html"},
            kept=batch.select(["file"]),
            unit="file",
            positions=[1] * len(rows),
            files=files,
        )


def _row(name: str, data: bytes) -> dict[str, Any]:
    name.encode()
    if name.lower().endswith(SUFFIXES):
        return {"file": name, "text": None, "html": data}
    return {"file": name, "text": data.decode("utf-8"), "html": None}
