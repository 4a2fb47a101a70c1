"""A part of a shard after cleaning, without its bad records."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa

__all__ = ["Cleaned"]


class Cleaned(NamedTuple):
    """What is kept of the input, and what cleaning adds, row by row."""

    #: a record batch, or a list of JSON objects
    kept: Any
    #: the columns `body`, `report` and `status`, with their prefix
    added: pa.RecordBatch

    def rows(self) -> list[dict[str, Any]]:
        """The input's fields as Python values, one dict per row."""
        if isinstance(self.kept, list):
            return self.kept
        return list(self.kept.to_pylist())
