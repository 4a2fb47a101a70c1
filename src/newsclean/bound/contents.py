"""Where a story goes on, by its table of contents: a list that names its headings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from newsclean.blocks import Block, block_at
from newsclean.bound.core import Core
from newsclean.bound.hits import is_hit
from newsclean.contents import FEWEST, listed, stands_above_text
from newsclean.model import Hit, Page

__all__ = ["above_contents", "named", "tables_of"]

#: How far from the story its table stands below or above, in lines.
_BELOW, _ABOVE = 24, 60
#: So near above the table stands the story's lead, in blocks.
_LEAD = 12


def tables_of(page: Page, hits: Mapping[int, list[Hit]]) -> list[tuple[int, int]]:
    """The first line of each table of contents, and the last heading that it names."""
    tables: list[tuple[int, int]] = []
    for lines in listed(page):
        headings = [line for line in lines.again if _heads(page, hits, line)]
        if (
            len(headings) >= FEWEST
            and 2 * len(headings) >= len(lines.again)
            and headings[0] >= lines.end
        ):
            tables.append((lines.first, headings[-1]))
    return tables


def _heads(page: Page, hits: Mapping[int, list[Hit]], line: int) -> bool:
    """Whether a sentence stands right below a line, and no hit points at either."""
    return line not in hits and line + 1 not in hits and stands_above_text(page, line)


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
