"""Dolma attributes: what goes, as spans beside the documents, for Dolma's mixer to cut.

Documents and offsets are those of the Dolma toolkit: JSONL with `id` and `text`, and
spans that count Unicode code points.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import pyarrow as pa

from newsclean.arrow import clean_batch, reports
from newsclean.pipeline import Pipeline
from newsclean.report import Report

__all__ = ["Written", "attributes", "write_attributes"]

_BATCH = 256
#: What is known of a page, by its name in a document or in its metadata.
_KNOWN = ("url", "title", "lang")


class Written(NamedTuple):
    """What `write_attributes` did."""

    documents: int
    #: (line, from 1; reason) of the documents that are not pages
    rejects: tuple[tuple[int, str], ...]


def attributes(
    report: Report, *, name: str = "newsclean"
) -> dict[str, list[list[float]]]:
    r"""A document's `attributes`: each category's removals as `[start, end, 1.0]`.

    Args:
        report: the document's report.
        name: put before each category, followed by two underscores.

    Returns:
        `{name}__all`, every removal, and `{name}__{category}` for each category with
        one. Spans are sorted and disjoint, and taking their text out leaves the body.

    >>> from newsclean import clean
    >>> attributes(clean("It rained.\n\nShare this article\n").report)
    {'newsclean__all': [[10, 30, 1.0]], 'newsclean__share': [[10, 30, 1.0]]}
    """
    found: dict[str, list[list[float]]] = {f"{name}__all": []}
    for decision in report.removals:
        span = [decision.start, decision.end, 1.0]
        found[f"{name}__all"].append(span)
        found.setdefault(f"{name}__{decision.category}", []).append(span)
    return found


def write_attributes(
    documents: Path | str,
    target: Path | str,
    *,
    pipeline: Pipeline | None = None,
    name: str = "newsclean",
) -> Written:
    """Clean a file of Dolma documents, and write its attributes line for line.

    `url`, `title` and `lang` are used if a document or its metadata has them. A
    document that is not a page (its text is null, or not a string) has empty
    attributes, so that the lines of both files correspond; it is named in the result.
    The target appears once it is complete, and not before.

    Args:
        documents: `documents/….jsonl`, with `.gz` or without.
        target: `attributes/<name>/….jsonl`, likewise; folders are created.
        pipeline: what to clean with; by default `Pipeline.default()`.
        name: see `attributes`.

    Returns:
        How many documents there are, which are not pages, and why.

    Raises:
        ValueError: a line is not a JSON object with an `id`; file and line are named.
        OSError: a file cannot be read or written.
    """
    source, target = Path(documents), Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.part")
    rejects: list[tuple[int, str]] = []
    count = 0
    try:
        with _file(source, "r") as lines, _file(half, "w", target.suffix) as out:
            for row, report, error in _cleaned(_documents(lines, source), pipeline):
                count += 1
                if error is not None:
                    rejects.append((count, error))
                found = attributes(report, name=name) if report else {}
                out.write(json.dumps({"id": row["id"], "attributes": found}) + "\n")
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return Written(count, tuple(rejects))


def _file(path: Path, mode: str, suffix: str | None = None) -> IO[str]:
    """A text file in UTF-8, compressed if its suffix says so."""
    if (suffix or path.suffix) == ".gz":
        return gzip.open(path, f"{mode}t", encoding="utf-8")  # type: ignore[return-value]
    return path.open(mode, encoding="utf-8")


def _documents(lines: Iterable[str], source: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            row["id"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f"{source}, line {number}: this is no JSON object with an id; "
                "the lines of documents and attributes would part: mend it first."
            ) from error
        yield row


def _cleaned(
    rows: Iterator[dict[str, Any]], pipeline: Pipeline | None
) -> Iterator[tuple[dict[str, Any], Report | None, str | None]]:
    """Each document with its report, or with the reason why it has none."""
    while some := list(islice(rows, _BATCH)):
        done = clean_batch(_batch(some), pipeline=pipeline)
        yield from zip(some, reports(done), done["error"].to_pylist(), strict=True)


def _batch(rows: Sequence[Mapping[str, Any]]) -> pa.RecordBatch:
    """Documents as a batch; texts as bytes, which can hold what no Arrow string can."""
    known = {key: [_known(row, key) for row in rows] for key in _KNOWN}
    texts = [row.get("text") for row in rows]
    packed = [
        t.encode("utf-8", "surrogatepass") if isinstance(t, str) else None
        for t in texts
    ]
    columns = {key: pa.array(found, pa.string()) for key, found in known.items()}
    return pa.record_batch({"text": pa.array(packed, pa.binary()), **columns})


def _known(row: Mapping[str, Any], key: str) -> str | None:
    beside = row.get("metadata")
    found = row.get(key) or (beside.get(key) if isinstance(beside, Mapping) else None)
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else None
