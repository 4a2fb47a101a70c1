"""Tables of contents: lists whose lines stand again below, as headings of the story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newsclean.blocks import Block, block_at
from newsclean.bound.core import Core
from newsclean.bound.hits import is_hit
from newsclean.bound.rows import COLONS
from newsclean.model import Hit, Page
from newsclean.shapes import shapes

__all__ = ["above_contents", "named", "tables_of"]

#: So many lines of a list stand again below, in their order.
_NAMED = 3
#: What stands before a heading in a list, and how wide a heading is.
_LISTED = re.compile(r"^(?:[-*+•·▪‣–—o]|\d{1,2}(?:\.\d{1,2})*[.)]?)\s+")
_NARROWEST, _WIDEST = 4, 100
#: How far from the story its table stands below or above, in lines.
_BELOW, _ABOVE = 24, 60
#: So near above the table stands the story's lead, in blocks.
_LEAD = 12


def tables_of(page: Page, hits: Mapping[int, list[Hit]]) -> list[tuple[int, int]]:
    """The first line of each table of contents, and the last heading that it names."""
    names = [_name(page, i) for i in range(len(page.views))]
    places: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(i)
    tables: list[tuple[int, int]] = []
    i = 0
    while i < len(names):
        again = _again(names, places, i)
        end = i + len(again)
        headings = [line for line in again if _heads(page, hits, line)]
        if (
            len(headings) >= _NAMED
            and 2 * len(headings) >= len(again)
            and headings[0] >= end
        ):
            tables.append((i, headings[-1]))
        i = max(end, i + 1)
    return tables


def _again(
    names: Sequence[str], places: Mapping[str, Sequence[int]], first: int
) -> list[int]:
    """Where lines from the first on stand again, each below the one before."""
    again: list[int] = []
    at = end = first
    while end < len(names) and names[end]:
        own = places[names[end]]
        place = bisect_right(own, max(at, end))
        if place == len(own):
            break
        at = own[place]
        again.append(at)
        end += 1
    return again


def _name(page: Page, i: int) -> str:
    """What a line may name, without mark and number; "" where it is too wide for it."""
    shape = shapes(page)
    if not _NARROWEST <= shape.widths[i] <= _WIDEST or shape.prose[i]:
        return ""
    return _LISTED.sub("", page.views[i])


def _heads(page: Page, hits: Mapping[int, list[Hit]], line: int) -> bool:
    """Whether a sentence stands right below a line, and no hit points at either."""
    shape = shapes(page)
    below = line + 1
    if below == len(page.views) or line in hits or below in hits:
        return False
    return (
        shape.prose[below] or shape.closed[below] or page.views[below].endswith(COLONS)
    )


def named(
    page: Page, found: Sequence[Block], tables: Iterable[tuple[int, int]], last: int
) -> int:
    """The last heading that a table names near above block `last` or below; -1 without
    one."""
    end = found[last].last
    lines = [line for at, line in tables if at <= end + _BELOW and end < line]
    return _place(page, found, max(lines)) if lines else -1


def above_contents(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    tables: Iterable[tuple[int, int]],
    core: Core,
) -> int:
    """The first block of the core, or of the prose above its table of contents."""
    begin, end = found[core.first].first, found[core.last].last
    above = [
        at for at, line in tables if 0 < begin - at <= _ABOVE and begin <= line <= end
    ]
    if not above:
        return core.first
    first = _place(page, found, min(above))
    for i in range(first - 1, max(-1, first - 1 - _LEAD), -1):
        if found[i].prose and not is_hit(found[i], hits):
            first = i
    return first


def _place(page: Page, found: Sequence[Block], line: int) -> int:
    """The number of the block that holds a line."""
    return bisect_left(found, block_at(page, line).first, key=_first)


def _first(block: Block) -> int:
    return block.first
