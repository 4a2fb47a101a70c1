"""WCXB, the Web Content eXtraction Benchmark, as published.

    <root>/<split>/ground-truth/0001.json   {"url", "ground_truth": {"main_content",
                                            "title"}, "_internal": {"page_type"}}
    <root>/<split>/html/0001.html.gz

Splits are `dev` and `test`. It has no texts of scrapers: they are made from the HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.layouts.page import Dataset, GoldPage, json_of
from benchmarks.texts import BadInput

__all__ = ["found", "read"]

_GOLD = "ground-truth"


def found(path: Path) -> bool:
    """Whether a folder has this layout: its root, or one split of it."""
    return (path / _GOLD).is_dir() or any(path.glob(f"*/{_GOLD}/"))


def read(path: Path) -> list[Dataset]:
    """Each split as a data set of its own.

    Raises:
        BadInput: a file of it is not what the layout says.
    """
    if (path / _GOLD).is_dir():
        return [_split(path)]
    return [_split(gold.parent) for gold in sorted(path.glob(f"*/{_GOLD}/"))]


def _split(path: Path) -> Dataset:
    return Dataset(f"wcxb {path.name}", tuple(_pages(path)))


def _pages(path: Path) -> Iterator[GoldPage]:
    for file in sorted((path / _GOLD).glob("*.json")):
        record = json_of(file)
        truth = record.get("ground_truth") if isinstance(record, dict) else None
        if not isinstance(truth, dict):
            raise BadInput(f"{file}: has no ground_truth.")
        html = path / "html" / f"{file.stem}.html.gz"
        yield GoldPage(
            name=file.stem,
            gold=truth.get("main_content") or "",
            texts={},
            html=html if html.is_file() else None,
            url=record.get("url") or "",
            title=truth.get("title") or "",
            kind=_kind(record),
        )


def _kind(record: dict[str, Any]) -> str:
    """The type of page; `category` is an older name of `collection`."""
    kind = (record.get("_internal") or {}).get("page_type") or "article"
    if isinstance(kind, dict):
        kind = kind.get("primary") or "article"
    return "collection" if kind == "category" else str(kind)
