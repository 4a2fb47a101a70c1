"""Cleaned parts → Parquet or Arrow IPC: the input's columns, then the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsclean.batch.fields import Fields, table_of
from newsclean.batch.settings import Settings
from newsclean.batch.sinks.cleaned import Cleaned
from newsclean.batch.whole import whole

__all__ = ["write_arrow", "write_parquet"]


def write_parquet(
    path: Path, parts: Sequence[Cleaned], *, settings: Settings, fields: Fields
) -> None:
    """Write a shard as one Parquet file with zstd."""
    import pyarrow.parquet as pq

    table = _table(parts, fields)
    if table is not None:
        with whole(path) as file:
            pq.write_table(table, file, compression="zstd")


def write_arrow(
    path: Path, parts: Sequence[Cleaned], *, settings: Settings, fields: Fields
) -> None:
    """Write a shard as one Arrow IPC file."""
    table = _table(parts, fields)
    if table is not None:
        with whole(path) as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)


def _table(parts: Sequence[Cleaned], fields: Fields) -> pa.Table | None:
    tables = [_joined(part, fields) for part in parts]
    return pa.concat_tables(tables).combine_chunks() if tables else None


def _joined(part: Cleaned, fields: Fields) -> pa.Table:
    kept: Any = part.kept
    table = (
        table_of(kept, fields)
        if isinstance(kept, list)
        else pa.Table.from_batches([kept])
    )
    for field, column in zip(part.added.schema, part.added.columns, strict=True):
        table = table.append_column(field, column)
    return table
