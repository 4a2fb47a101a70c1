"""fundus-evaluation, as published.

    <root>/dataset/ground_truth.json            {page: {"url", "body": [paragraph, …]}}
    <root>/dataset/html/<page>.html.gz
    <root>/dataset/extractions/<scraper>.json   {page: {"body": [paragraph, …]}}

A paragraph of the gold that stands in brackets is optional: right to take and to leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.layouts.page import Dataset, GoldPage, json_of, scraped
from benchmarks.texts import BadInput

__all__ = ["found", "read"]

_GOLD = "ground_truth.json"


def found(path: Path) -> bool:
    """Whether a folder has this layout: the repository, or its `dataset`."""
    return any((folder / _GOLD).is_file() for folder in (path, path / "dataset"))


def read(path: Path) -> list[Dataset]:
    """The data set.

    Raises:
        BadInput: a file of it is not what the layout says.
    """
    home = path if (path / _GOLD).is_file() else path / "dataset"
    return [Dataset("fundus-evaluation", tuple(_pages(home)))]


def _pages(path: Path) -> Iterator[GoldPage]:
    truth = json_of(path / _GOLD)
    if not isinstance(truth, dict):
        raise BadInput(f"{path / _GOLD}: an object with one key a page.")
    outputs = scraped(path / "extractions")
    for name, record in sorted(truth.items()):
        body = _paragraphs(record.get("body"))
        html = path / "html" / f"{name}.html.gz"
        yield GoldPage(
            name=name,
            gold="\n".join(p for p in body if not _is_optional(p)),
            texts={
                scraper: "\n".join(_paragraphs(pages[name].get("body")))
                for scraper, pages in outputs.items()
                if name in pages
            },
            html=html if html.is_file() else None,
            url=record.get("url") or "",
            optional=tuple(p[1:-1] for p in body if _is_optional(p)),
        )


def _paragraphs(body: object) -> list[str]:
    if isinstance(body, str):
        return body.splitlines()
    return [str(p) for p in body] if isinstance(body, list) else []


def _is_optional(paragraph: str) -> bool:
    return len(paragraph) > 1 and paragraph[0] == "[" and paragraph[-1] == "]"
