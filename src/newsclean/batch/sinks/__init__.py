"""Cleaned parts → the files of a shard, one writer per format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from newsclean.batch.records import Shard
from newsclean.batch.settings import FORMATS, Settings
from newsclean.batch.sinks.cleaned import Cleaned
from newsclean.batch.sinks.lines import write_lines
from newsclean.batch.sinks.tables import write_arrow, write_parquet
from newsclean.batch.sinks.texts import write_texts

__all__ = ["Cleaned", "Target", "target_of", "write_pages"]

#: Kind of source → what is written unless something else was asked for.
_OWN = {
    "text": "text",
    "jsonl": "jsonl",
    "parquet": "parquet",
    "arrow": "arrow",
    "warc": "parquet",
}


class Target(NamedTuple):
    """What a shard's pages are written as."""

    format: str
    packed: str


def target_of(shard: Shard, settings: Settings) -> Target:
    """The format asked for; else that of the source, compressed in the same way."""
    own = _OWN[shard.kind]
    to = settings.to or own
    return Target(to, shard.packed if to == own == "jsonl" else "")


def write_pages(
    parts: Sequence[Cleaned], *, shard: Shard, settings: Settings, out: Path
) -> None:
    """Write the pages of a shard below `out`.

    Raises:
        StopRun: the disk is full, or must not be written to.
    """
    to, packed = target_of(shard, settings)
    path = out / "pages" / f"{shard.name}{FORMATS[to]}{packed}"
    if to == "parquet":
        write_parquet(path, parts, settings=settings, fields=shard.fields)
    elif to == "arrow":
        write_arrow(path, parts, settings=settings, fields=shard.fields)
    elif to == "jsonl":
        write_lines(path, parts, settings=settings, packed=packed)
    else:
        folder = out / "texts" / f"{shard.source:05d}"
        write_texts(path, parts, settings=settings, folder=folder)
