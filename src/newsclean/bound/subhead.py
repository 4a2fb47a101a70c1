"""Headings inside a story, by the paragraph below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.bound.hits import is_hit
from newsclean.model import Hit

__all__ = ["SUBHEAD", "is_subhead"]

#: A heading inside a story is narrower than a title.
SUBHEAD = 32


def is_subhead(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int, narrowest: int
) -> bool:
    """Whether a block heads a paragraph right below it, which is at least so wide and
    which no hit points at."""
    if at + 1 >= len(found) or found[at].width > SUBHEAD or found[at].closed:
        return False
    below = found[at + 1]
    return below.closed and below.width >= narrowest and not is_hit(below, hits)
