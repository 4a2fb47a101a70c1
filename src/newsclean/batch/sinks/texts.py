"""Cleaned parts → one text file per page, and their reports as JSONL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsclean.batch.settings import Settings
from newsclean.batch.sinks.cleaned import Cleaned
from newsclean.batch.sinks.lines import write_lines
from newsclean.batch.whole import put, settle

__all__ = ["write_texts"]


def write_texts(
    path: Path, parts: Sequence[Cleaned], *, settings: Settings, folder: Path
) -> None:
    """Write each body below `folder` at its page's path, then the shard's lines.

    A page that is not a .txt file gets the suffix after its own: `a.html.txt`.
    """
    for part in parts:
        bodies = part.added[f"{settings.prefix}body"].to_pylist()
        for row, body in zip(part.rows(), bodies, strict=True):
            name = row["file"]
            name += "" if name.lower().endswith(".txt") else ".txt"
            put(folder / name, body.encode())
    settle()
    write_lines(path, parts, settings=settings, packed="")
