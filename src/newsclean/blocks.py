"""Blocks: lines that flow into each other, read as one.

Flat scrapers put every link of a paragraph on a line of its own, so that one sentence
may take five lines. A block is the whole paragraph again: bound and finders weigh
blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple

from newsclean.flow import flowing
from newsclean.model import Page
from newsclean.shapes import PROSE_WIDTH, shapes

__all__ = [
    "Block",
    "block_at",
    "blocks",
    "following",
    "prose_before",
    "terms",
    "terms_of",
    "terms_of_prose",
    "terms_on",
]


class Block(NamedTuple):
    """Lines `first` to `last` of a page, with the shape of their text as a whole."""

    first: int
    last: int
    width: int
    closed: bool
    prose: bool


#: A block this wide is a paragraph of its own: nothing more flows into it.
_WIDEST = 4_000


def blocks(page: Page) -> list[Block]:
    """The blocks of a page, found on the first call."""
    found: list[Block] | None = page.memo.get("blocks")
    if found is None:
        found = page.memo["blocks"] = _flow(page)
    return found


def block_at(page: Page, line: int) -> Block:
    """The block that holds a line."""
    found = blocks(page)
    return found[bisect_right(found, line, key=_first) - 1]


def _first(block: Block) -> int:
    return block.first


def following(page: Page, line: int) -> Iterator[Block]:
    """The blocks below a line, in order."""
    found = blocks(page)
    at = bisect_right(found, line, key=_first)
    return map(found.__getitem__, range(at, len(found)))


def prose_before(page: Page) -> list[int]:
    """For each line, how many paragraphs end before it, torn ones counted as one; there
    is one entry more than there are lines."""
    known: list[int] | None = page.memo.get("paragraphs before")
    if known is None:
        ends = [0] * (len(page.views) + 1)
        for block in blocks(page):
            ends[block.last + 1] += block.prose
        known = page.memo["paragraphs before"] = list(accumulate(ends))
    return known


def _flow(page: Page) -> list[Block]:
    shape = shapes(page)
    running = flowing(page)
    if not running:
        lines = range(len(page.views))
        return list(map(Block, lines, lines, shape.widths, shape.closed, shape.prose))
    count = len(page.views)
    found: list[Block] = []
    i = 0
    while i < count:
        last = i
        width = shape.widths[i]
        while last + 1 < count and width < _WIDEST:
            to = running.get(last, last)
            if to == last:
                break
            width += sum(shape.widths[last + 1 : to + 1])
            last = to
        closed = shape.closed[last]
        prose = (
            shape.prose[i]
            if last == i
            else width >= (PROSE_WIDTH // 2 if closed else PROSE_WIDTH)
        )
        found.append(Block(i, last, width, closed, prose))
        i = last + 1
    return found


#: Only the first letters of each word, as many as are compared.
_PLAIN = re.compile("([A-Za-z]{4,6})[A-Za-z]*")
#: `re` does not count vowel signs as letters, so the scripts of India and its
#: neighbours are given by range.
_WORD = (
    r"[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]{3,}"
    r"|[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


@cache
def _words() -> Callable[[str], list[str]]:
    """The pattern for words; compiled, in 3 ms, only for pages that are not ASCII."""
    return re.compile(_WORD).findall


def terms(view: str) -> set[str]:
    """The words of a line that it can share with another: long ones, and pairs of wide
    characters.

    Only the beginning of a word counts: its ending changes with case and number.

    >>> sorted(terms("the bridge at harlow: 橋の工事"))
    ['bridge', 'harlow', 'の工', '工事', '橋の']
    """
    if view.isascii():
        return set(_PLAIN.findall(view))
    found: set[str] = set()
    for word in _words()(view):
        if word[0] >= "\u3040":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word[:6] if word.isascii() else word[:5])
    return found


def terms_of(page: Page, lines: Iterable[int]) -> set[str]:
    """The terms of some lines of a page together; each line is read only once."""
    found: set[str] = set()
    for i in lines:
        found |= terms_on(page, i)
    return found


def terms_on(page: Page, line: int) -> AbstractSet[str]:
    """The terms of a line, read only once."""
    known: dict[int, set[str]] = page.memo.setdefault("terms", {})
    own = known.get(line)
    if own is None:
        own = known[line] = terms(page.views[line])
    return own


def terms_of_prose(page: Page) -> set[str]:
    """The terms of all lines of prose, gathered on the first call."""
    found: set[str] | None = page.memo.get("terms of prose")
    if found is None:
        prose = shapes(page).prose
        found = terms_of(page, compress(range(len(prose)), prose))
        page.memo["terms of prose"] = found
    return found
