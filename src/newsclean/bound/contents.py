"""Tables of contents: lists whose lines stand again below, as headings of the story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newsclean.blocks import Block, block_at
from newsclean.bound.core import Core
from newsclean.bound.hits import is_hit
from newsclean.bound.rows import COLONS
from newsclean.items import INNER_MARKS, LIST_MARKS
from newsclean.model import Hit, Page
from newsclean.shapes import shapes

__all__ = ["above_contents", "named", "tables_of"]

#: So many lines of a list stand again below, in their order.
_NAMED = 3
#: What stands before a heading in a list, and how wide a heading is.
_LISTED = re.compile(
    rf"^(?:[—{INNER_MARKS}{LIST_MARKS}]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]?)\s+"
)
_NARROWEST, _WIDEST = 4, 100
#: How far from the story its table stands below or above, in lines.
_BELOW, _ABOVE = 24, 60
#: So near above the table stands the story's lead, in blocks.
_LEAD = 12


def tables_of(page: Page, hits: Mapping[int, list[Hit]]) -> list[tuple[int, int]]:
    """The first line of each table of contents, and the last heading that it names."""
    names = _names(page)
    places: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(i)
    twice = {name for name, lines in places.items() if len(lines) > 1}
    tables: list[tuple[int, int]] = []
    i = 0 if len(twice) >= _NAMED else len(names)
    while i < len(names):
        again = _again(names, places, i) if names[i] in twice else ()
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


def _names(page: Page) -> list[str]:
    """What each line may name, without mark and number; "" where it is too wide for it.

    Letters begin a mark only where it is "o".
    """
    shape = shapes(page)
    return [
        (view if view[:1].isalpha() and view[1:2] != " " else _LISTED.sub("", view))
        if _NARROWEST <= width <= _WIDEST and not prose
        else ""
        for view, width, prose in zip(
            page.views, shape.widths, shape.prose, strict=True
        )
    ]


def _heads(page: Page, hits: Mapping[int, list[Hit]], line: int) -> bool:
    """Whether a sentence stands right below a line, and no hit points at either."""
    below = line + 1
    if line in hits or below in hits or below == len(page.views):
        return False
    shape = shapes(page)
    return (
        shape.closed[below] or shape.prose[below] or page.views[below].endswith(COLONS)
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
    above = [at for at, line in tables if 0 < begin - at <= _ABOVE and line <= end]
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
