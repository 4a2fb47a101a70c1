"""Zyte's article-extraction-benchmark, as published.

<root>/ground-truth.json      {page: {"articleBody", "url"}}
<root>/html/<page>.html.gz
<root>/output/<scraper>.json  {page: {"articleBody"}}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.layouts.page import Dataset, GoldPage, json_of, scraped
from benchmarks.texts import BadInput

__all__ = ["found", "read"]

_GOLD = "ground-truth.json"


def found(path: Path) -> bool:
    """Whether a folder has this layout."""
    return (path / _GOLD).is_file()


def read(path: Path) -> list[Dataset]:
    """The data set.

    Raises:
        BadInput: a file of it is not what the layout says.
    """
    return [Dataset("article-extraction-benchmark", tuple(_pages(path)))]


def _pages(path: Path) -> Iterator[GoldPage]:
    truth = json_of(path / _GOLD)
    if not isinstance(truth, dict):
        raise BadInput(f"{path / _GOLD}: an object with one key a page.")
    outputs = scraped(path / "output")
    for name, record in sorted(truth.items()):
        texts = {
            scraper: pages[name].get("articleBody") or ""
            for scraper, pages in outputs.items()
            if name in pages
        }
        html = path / "html" / f"{name}.html.gz"
        yield GoldPage(
            name=name,
            gold=record.get("articleBody") or "",
            texts=texts,
            html=html if html.is_file() else None,
            url=record.get("url") or "",
        )
