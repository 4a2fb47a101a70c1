"""A datatrove step: documents in, the same documents cleaned, their reports beside them.

Needs datatrove: `pip install 'newsclean[datatrove]'`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import Any

import pyarrow as pa

from newsclean.arrow import clean_batch, report_as_json
from newsclean.pipeline import Pipeline

try:
    from datatrove.pipeline.base import PipelineStep
    from datatrove.utils.batching import batched
except ImportError as error:
    raise ImportError(
        "newsclean.integrations.datatrove needs datatrove: "
        "pip install 'newsclean[datatrove]'."
    ) from error

__all__ = ["Clean"]

#: What is known of a page, by its name in a document's metadata.
_KNOWN = ("url", "title", "lang")


class Clean(PipelineStep):  # type: ignore[misc]  # datatrove is not typed
    """Takes the boilerplate out of each document's text; for any executor.

    A document keeps its id, its place and its metadata; `url`, `title` and `lang` are
    used if the metadata has them. Two things are added to the metadata: `report`, the
    report as JSON in the schema of `Report.to_dict`, and `status`. Both are strings, so
    that every writer accepts them.

    A document whose text is not valid (null, lone surrogates) gets the reason as
    `error` in its metadata, and goes to `exclusion_writer` if there is one; it is
    counted as dropped in either case. A document that is left empty is passed on.

    Statistics: documents, words in and out, and for each category its removals and
    their words, as `removals/share` and `words/share`.

    Args:
        pipeline: what to clean with; by default `Pipeline.default()`.
        exclusion_writer: a datatrove writer for documents that are not pages.
        batch_size: how many documents are cleaned together.
        prefix: put before the three names in the metadata.
    """

    name = "newsclean"
    type = "🫧 - FORMAT"

    def __init__(
        self,
        *,
        pipeline: Pipeline | None = None,
        exclusion_writer: Any = None,
        batch_size: int = 256,
        prefix: str = "",
    ) -> None:
        super().__init__()
        self.pipeline = pipeline
        self.exclusion_writer = exclusion_writer
        self.batch_size = batch_size
        self.prefix = prefix

    def run(
        self, data: Iterable[Any], rank: int = 0, world_size: int = 1
    ) -> Iterator[Any]:
        """Documents in, cleaned documents out, in order."""
        with self.exclusion_writer or nullcontext() as writer:
            for documents in batched(data, self.batch_size):
                with self.track_time("batch"):
                    rows = self._cleaned(documents)
                for document, row in zip(documents, rows, strict=True):
                    if self._filled(document, row):
                        yield document
                    elif writer:
                        writer.write(document, rank)

    def _cleaned(self, documents: Sequence[Any]) -> list[dict[str, Any]]:
        """The added columns, one row per document."""
        done = clean_batch(_batch(documents), pipeline=self.pipeline)
        counts = done["report"].to_pylist()
        rows = report_as_json(done).select(["body", "report", "status", "error"])
        return [
            {**row, "counts": report}
            for row, report in zip(rows.to_pylist(), counts, strict=True)
        ]

    def _filled(self, document: Any, row: dict[str, Any]) -> bool:
        """Set what was found into a document; returns whether it was a page."""
        self.stat_update("total")
        if row["error"] is not None:
            document.metadata[f"{self.prefix}error"] = row["error"]
            self.stat_update("dropped")
            return False
        document.text = row["body"]
        document.metadata[f"{self.prefix}report"] = row["report"]
        document.metadata[f"{self.prefix}status"] = row["status"]
        self._counted(row["counts"])
        self.update_doc_stats(document)
        return True

    def _counted(self, report: dict[str, Any]) -> None:
        self.stat_update("forwarded", f"status/{report['status']}")
        self.stat_update("words_in", value=report["words_raw"])
        self.stat_update("words_out", value=report["words_body"])
        for count in report["counts"]:
            name = count["category"]
            self.stat_update(f"removals/{name}", value=count["removals"])
            self.stat_update(f"words/{name}", value=count["words"])


def _batch(documents: Sequence[Any]) -> pa.RecordBatch:
    """Documents as a batch; texts as bytes, which can hold what no Arrow string can."""
    known = {
        name: [_bytes(document.metadata.get(name)) for document in documents]
        for name in _KNOWN
    }
    texts = [_bytes(document.text) for document in documents]
    return pa.record_batch(
        {"text": pa.array(texts, pa.binary())}
        | {
            name: pa.array(map(_text, values), pa.string())
            for name, values in known.items()
        }
    )


def _bytes(value: Any) -> bytes | None:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else None


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")
