"""Pairs of one's own: a `.jsonl` (or `.jsonl.gz`), or a folder of them, a record a text.

`text` is what the scraper left and `gold` the right body; `scraper`, `url`, `title`,
`lang`, `id` and `kind` are optional. Where somebody labelled the lines, `labels` has a
letter for each non-blank line (b body, x boilerplate, m mixed, n neutral), and
`gold_words`, the number of words of the right body, may stand instead of `gold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.layouts.page import Dataset, GoldPage
from benchmarks.texts import BadInput, rows_of

__all__ = ["found", "read"]

_ENDS = (".jsonl", ".jsonl.gz")


def found(path: Path) -> bool:
    """Whether this is such a file, or a folder that holds one."""
    return bool(_files(path))


def read(path: Path) -> list[Dataset]:
    """Each file as a data set of its own.

    Raises:
        BadInput: a record has no text, or nothing to measure it by.
    """
    return [
        Dataset(file.name.partition(".")[0], tuple(_pages(file)))
        for file in _files(path)
    ]


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if path.name.endswith(_ENDS) else []
    return sorted(p for p in path.glob("*") if p.name.endswith(_ENDS))


def _pages(file: Path) -> Iterator[GoldPage]:
    for where, row in rows_of(file):
        yield _page(row, where)


def _page(row: dict[str, Any], where: str) -> GoldPage:
    text, gold, labels = row.get("text"), row.get("gold"), row.get("labels") or ""
    if not isinstance(text, str):
        raise BadInput(f"{where}: a record needs a key text that is a string.")
    if not isinstance(gold, str) and not (labels and row.get("gold_words")):
        raise BadInput(f"{where}: a record needs gold, or labels and gold_words.")
    return GoldPage(
        name=str(row.get("id") or where),
        gold=gold or "",
        texts={str(row.get("scraper") or "text"): text},
        url=row.get("url") or "",
        title=row.get("title") or "",
        lang=row.get("lang") or "",
        kind=str(row.get("kind") or ""),
        labels=labels,
        gold_words=int(row.get("gold_words") or 0),
    )
