"""TOML files as plain data: parsed once, then kept, because the parser is slow."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from newsclean.cache.kept import keep, recall

__all__ = ["plain_toml"]


def plain_toml(path: Path) -> Any:
    """The content of a file of strings, lists and tables.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not TOML.
    """
    data = path.read_bytes()
    seal = f"{crc32(data):08x}{len(data):x}"
    name = f"toml-{path.stem}-{seal}-{sys.implementation.cache_tag}"
    found = recall(name)
    if found is None:
        import tomllib

        found = tomllib.loads(data.decode("utf-8"))
        keep(name, found)
    return found
