"""Record batch → record batch: each row's page is cleaned, and no row stops the batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from newsclean.api import clean_html
from newsclean.arrow.schema import ADDED, checked, output_schema
from newsclean.arrow.values import BadValue, text_of, values_of
from newsclean.arrow.write import report_row
from newsclean.pipeline import Pipeline
from newsclean.report import Result

__all__ = ["clean_batch"]


def clean_batch(
    batch: Any,
    *,
    pipeline: Pipeline | None = None,
    text_column: str = "text",
    url_column: str | None = None,
    title_column: str | None = None,
    lang_column: str | None = None,
    html_column: str | None = None,
    prefix: str = "",
) -> pa.RecordBatch:
    r"""Clean the pages of one Arrow record batch.

    Pure: the same batch gives the same result in any process; nothing is fetched,
    written or kept. All arguments are plain values and a `Pipeline` can be pickled, so
    that `functools.partial(clean_batch, pipeline=…)` can be sent to a worker. A
    pipeline is compiled on its first page after unpickling: keep one per process.

    Args:
        batch: a `pyarrow.RecordBatch`, or anything with `__arrow_c_array__` or
            `__arrow_c_stream__` (a table of pyarrow or Polars), read as one batch.
        pipeline: what to clean with; by default `Pipeline.default()`.
        text_column: the pages: strings, or bytes in UTF-8. It may be missing if
            `html_column` is given.
        url_column: the pages' addresses. None, for this one and the next two: the
            column `url` (`title`, `lang`) if there is one; `""`: none.
        title_column: the pages' headlines, if known.
        lang_column: their languages' codes, if known.
        html_column: HTML, as strings or bytes. If a row has some, it goes through
            `clean_html`, and the row's text is ignored.
        prefix: put before the names of the added columns.

    Returns:
        One record batch with the rows in order: all columns of the input, then `body`
        (string), `report` (the struct `REPORT`), `status` (string: a report's, or
        `error`) and `error` (string). A bad record (null, not a string, not UTF-8, …)
        has the status `error`, the reason in `error`, and null for body and report;
        Otherwise `error` is null. `output_schema` gives the schema in advance.

    Raises:
        ValueError: a column that was named does not exist, or a new one exists already.
        TypeError: `batch` is not Arrow data.

    >>> batch = pa.record_batch({"text": ["It rained.\n\nShare this article\n", None]})
    >>> done = clean_batch(batch)
    >>> done["body"].to_pylist()
    ['It rained.\n', None]
    >>> done["status"].to_pylist(), done["error"].to_pylist()
    (['ok', 'error'], [None, 'text is null'])
    """
    batch = as_batch(batch)
    schema = output_schema(batch.schema, prefix=prefix)
    columns = {
        "text": checked(
            batch.schema, "text", None if html_column else text_column, text_column
        ),
        "html": checked(batch.schema, "html", html_column, ""),
        "url": checked(batch.schema, "url", url_column, "url"),
        "title": checked(batch.schema, "title", title_column, "title"),
        "lang": checked(batch.schema, "lang", lang_column, "lang"),
    }
    values = {role: values_of(batch, name) for role, name in columns.items() if name}
    pipeline = pipeline or Pipeline.default()
    rows = [
        _row({role: column[n] for role, column in values.items()}, columns, pipeline)
        for n in range(batch.num_rows)
    ]
    added = [
        pa.array([row[field.name] for row in rows], type=field.type) for field in ADDED
    ]
    return pa.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)


def as_batch(data: Any) -> pa.RecordBatch:
    """Arrow data of any kind as one record batch.

    Raises:
        TypeError: it is not Arrow data.
    """
    if isinstance(data, pa.RecordBatch):
        return data
    if hasattr(data, "__arrow_c_stream__"):
        table = pa.table(data)
        batches = table.combine_chunks().to_batches()
        if len(batches) == 1:
            return batches[0]
        if not batches:
            return pa.RecordBatch.from_pylist([], schema=table.schema)
        return pa.concat_batches(batches)
    if hasattr(data, "__arrow_c_array__"):
        return pa.record_batch(data)
    raise TypeError(
        f"clean_batch() takes Arrow data, not {type(data).__name__}: "
        "pass a pyarrow.RecordBatch, or a table."
    )


def _row(
    values: Mapping[str, Any], columns: Mapping[str, str], pipeline: Pipeline
) -> dict[str, Any]:
    """What is added to one row; no exception, whatever the row's values are."""
    try:
        result = _cleaned(values, columns, pipeline)
        # HTML can name characters that no Arrow string holds: noticed here, per row
        result.body.encode()
        report = report_row(result)
    except BadValue as error:
        return _bad(str(error))
    except UnicodeEncodeError as error:
        return _bad(f"a lone surrogate at character {error.start}")
    except Exception as error:  # noqa: BLE001 - a page must not stop its batch
        return _bad(f"{type(error).__name__}: {error}")
    status = result.report.status
    return {"body": result.body, "report": report, "status": status, "error": None}


def _bad(reason: str) -> dict[str, Any]:
    reason = reason.encode("utf-8", "backslashreplace").decode()
    return {"body": None, "report": None, "status": "error", "error": reason}


def _cleaned(
    values: Mapping[str, Any], columns: Mapping[str, str], pipeline: Pipeline
) -> Result:
    known = {
        role: value
        for role in ("url", "title", "lang")
        if isinstance(value := values.get(role), str)
    }
    html = values.get("html")
    if isinstance(html, BadValue):
        raise html
    if isinstance(html, str | bytes):
        return clean_html(html, pipeline=pipeline, **known)
    if html is not None:
        raise BadValue(f"{columns['html']} is {type(html).__name__}, not HTML")
    if not columns["text"]:
        raise BadValue(f"{columns['html']} is null")
    return pipeline.clean(text_of(values["text"], columns["text"]), **known)
