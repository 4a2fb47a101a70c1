"""The core: the heaviest run of blocks, prose for it and fragments against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.blocks import Block
from newsclean.bound.hits import TERMINATORS, is_hit
from newsclean.model import Hit, Page

__all__ = ["ABOVE", "Core", "core_of", "markers", "weight_of"]

#: Weights, in the measure of a paragraph's width over a hundred.
_NO_PROSE_BELOW = 60
_PROSE_CAP = 400
_FRAGMENT = -0.35
_HIT = -0.2
_TERMINATOR = -0.8
_RUN_CAP = -2.5
#: What stands above an interruption belongs to the story where it weighs so much.
ABOVE = 0.3


class Core(NamedTuple):
    """The first and the last block of a run."""

    first: int
    last: int


def weight_of(block: Block, hits: Mapping[int, list[Hit]]) -> float:
    """What a block says for the article, in widths over a hundred."""
    if not block.prose or is_hit(block, hits):
        return _FRAGMENT
    return (min(block.width, _PROSE_CAP) - _NO_PROSE_BELOW) / 100


def markers(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]]
) -> list[float]:
    """What the hits that begin on each block say against going on, uncapped.

    A line that stood on the page before says nothing: it interrupts.
    """
    out: list[float] = []
    seen: set[str] = set()
    for block in found:
        if not is_hit(block, hits):
            out.append(0.0)
            continue
        view = page.views[block.first]
        begun = [
            h
            for i in range(block.first, block.last + 1)
            for h in hits.get(i, ())
            if h.first == i and view not in seen
        ]
        if begun:
            seen.add(view)
        out.append(
            min(
                (
                    _TERMINATOR if h.source.category in TERMINATORS else _HIT
                    for h in begun
                ),
                default=0.0,
            )
        )
    return out


def core_of(
    found: Sequence[Block], weights: Sequence[float], markers: Sequence[float]
) -> Core | None:
    """The heaviest run of blocks; the cost of each run of fragments capped."""
    best = heaviest = 0.0
    core: Core | None = None
    begin = 0
    run = 0.0
    for i, weight in enumerate(weights):
        if weight <= 0:
            step = max(run + weight, _RUN_CAP) - run
            run += step
            heaviest += step + markers[i]
            continue
        run = 0.0
        if heaviest <= 0:
            heaviest = 0.0
            begin = i
        heaviest += weight
        if heaviest > best:
            best = heaviest
            core = Core(begin, i)
    return core
