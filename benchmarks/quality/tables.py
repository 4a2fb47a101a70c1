"""What was measured → the tables that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.peers import Skip
from benchmarks.quality.run import HtmlRow, TextRow
from benchmarks.tables import table

__all__ = ["html_table", "skips", "text_table"]

_TEXT_HEAD = (
    "scraper",
    "cleaner",
    "texts",
    "F1 raw",
    "F1 clean",
    "F1 ideal",
    "closed",
    "body lost",
    "boilerplate gone",
    "damaged",
)
_HTML_HEAD = ("system", "pages", "precision", "recall", "F1", "ms/page", "failed")


def text_table(rows: Iterable[TextRow]) -> str:
    """One row a scraper and cleaner."""
    return table(_TEXT_HEAD, map(_text_cells, rows))


def _text_cells(row: TextRow) -> Sequence[object]:
    facts: Mapping[str, float] = row.marks.to_dict()
    return (
        row.scraper,
        row.cleaner,
        row.marks.texts,
        f"{facts['f1_raw']:.3f}",
        f"{facts['f1_clean']:.3f}",
        f"{facts['f1_ideal']:.3f}",
        f"{facts['closed']:.3f}",
        f"{facts['body_lost']:.2%}",
        f"{facts['boilerplate_gone']:.1%}",
        f"{facts['damaged']:.1%}",
    )


def html_table(rows: Iterable[HtmlRow]) -> str:
    """One row an extractor."""
    return table(
        _HTML_HEAD,
        [
            (
                row.name,
                row.pages,
                f"{row.precision:.4f}",
                f"{row.recall:.4f}",
                f"{row.f1:.4f}",
                row.milliseconds,
                row.failed,
            )
            for row in rows
        ],
    )


def skips(missing: Iterable[Skip]) -> str:
    """One line for each that did not take part."""
    return "\n".join(f"- skipped: {skip.name}: {skip.why}." for skip in missing)
