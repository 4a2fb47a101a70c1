"""All engines, and the one that this machine runs."""

from __future__ import annotations

from functools import cache

from newsclean.engines.engine import Engine
from newsclean.engines.hyperscan import Hyperscan
from newsclean.engines.word_index import WordIndex

__all__ = ["ENGINES", "best_engine"]

ENGINES: tuple[type[Engine], ...] = (Hyperscan, WordIndex)


@cache
def best_engine() -> type[Engine]:
    """The first engine that this machine has."""
    try:
        import hyperscan  # noqa: F401
    except ImportError:
        return WordIndex
    return Hyperscan
