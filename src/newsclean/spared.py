"""spared: a page's hits, divided into those that stand and those a guard spares."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from newsclean.model import Hit

__all__ = ["parted"]


def parted(
    hits: Sequence[Hit], spared: AbstractSet[Hit], guard: str
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """The hits that stand, in order, and the spared ones with the guard's name."""
    if not spared:
        # hashing a hit hashes its whole rule
        return list(hits), []
    kept = [hit for hit in hits if hit not in spared]
    return kept, [(hit, guard) for hit in hits if hit in spared]
