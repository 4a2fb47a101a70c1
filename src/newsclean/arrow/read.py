"""The reports of a cleaned batch, back as `Report` objects or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from newsclean.report import Report

__all__ = ["report_as_json", "reports"]


def reports(batch: pa.RecordBatch, *, prefix: str = "") -> list[Report | None]:
    r"""The reports of a cleaned batch, one per row; None if the row has none.

    Args:
        batch: what `clean_batch` returned, or such rows read back from a file.
        prefix: the one that was passed to `clean_batch`.

    >>> from newsclean.arrow import clean_batch
    >>> raw = "It rained.\n\nShare this article\n"
    >>> done = clean_batch(pa.record_batch({"text": [raw]}))
    >>> reports(done)[0].restore(done["body"][0].as_py()) == raw
    True
    """
    rows = batch.column(f"{prefix}report").to_pylist()
    return [None if row is None else _report(row) for row in rows]


def report_as_json(batch: pa.RecordBatch, *, prefix: str = "") -> pa.RecordBatch:
    r"""The batch with its reports as JSON strings, by the schema of `Report.to_dict`.

    For formats and engines without nested columns. The column keeps its name and place.

    >>> from newsclean.arrow import clean_batch
    >>> done = clean_batch(pa.record_batch({"text": ["Share this article\n"]}))
    >>> json.loads(report_as_json(done)["report"][0].as_py())["counts"]
    {'share': 1}
    """
    at = batch.schema.get_field_index(f"{prefix}report")
    lines = [
        None if report is None else json.dumps(report.to_dict(), ensure_ascii=False)
        for report in reports(batch, prefix=prefix)
    ]
    field = batch.schema.field(at).with_type(pa.string())
    return batch.set_column(at, field, pa.array(lines, type=pa.string()))


def _report(row: Mapping[str, Any]) -> Report:
    return Report.from_dict(row)
