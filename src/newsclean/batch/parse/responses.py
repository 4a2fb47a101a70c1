"""Responses of a WARC → batches with the column `html`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from newsclean.batch.parse.http import Undecodable, page_of
from newsclean.batch.parse.part import Part, groups
from newsclean.batch.records import Reject, Shard, excerpt
from newsclean.batch.settings import Settings

__all__ = ["responses"]

_SCHEMA = pa.schema(
    [
        ("url", pa.string()),
        ("date", pa.string()),
        ("record_id", pa.string()),
        ("content_type", pa.string()),
        ("html", pa.binary()),
    ]
)


def responses(shard: Shard, settings: Settings) -> Iterator[Part | Reject]:
    """The pages of a shard of a WARC. Their HTML is cleaned, and not written again."""
    for group in groups(shard.items):
        rows: list[dict[str, Any]] = []
        positions: list[int] = []
        for item in group:
            response = item.data
            try:
                html = page_of(response, limit=settings.record_bytes)
            except Undecodable as error:
                begin = excerpt(response.payload)
                yield Reject(shard.file, "byte", item.position, str(error), begin)
                continue
            about = {
                k: _written(v) for k, v in response._asdict().items() if k in _KEPT
            }
            rows.append({**about, "html": html})
            positions.append(item.position)
        yield _part(rows, positions, settings)


def _part(rows: list[dict[str, Any]], positions: list[int], settings: Settings) -> Part:
    """Pages with what is known of them, at their places in the file."""
    batch = pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)
    return Part(
        batch=batch,
        columns={
            "html_column": "html",
            "url_column": "url",
            "title_column": "",
            "lang_column": "",
        },
        kept=batch.drop_columns(["html", *(c for c in settings.drop if c in _KEPT)]),
        unit="byte",
        positions=positions,
        files=[],
    )


_KEPT = ("url", "date", "record_id", "content_type")


def _written(value: str) -> str:
    """A header's value in a form that UTF-8 can hold."""
    return value.encode("utf-8", "backslashreplace").decode()
