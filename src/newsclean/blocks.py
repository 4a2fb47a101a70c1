"""Blocks: lines that flow into each other, read as one.

Flat scrapers put every link of a paragraph on a line of its own, so that a sentence
stands on five lines. A block is the paragraph again: bound and finders weigh blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.model import Page
from newsclean.shapes import PROSE_WIDTH, shapes

__all__ = ["Block", "blocks", "following", "terms", "terms_of"]


class Block(NamedTuple):
    """Lines `first` to `last` of a page, with the shape of their text as a whole."""

    first: int
    last: int
    width: int
    closed: bool
    prose: bool


#: A line that begins with one of these goes on from the line above.
_GOES_ON = frozenset(",.;:)!?%’'”»…–—-&/、。，；：）")
#: Japanese words that follow a noun: where one opens a line, a link stood above.
_PARTICLES = frozenset("をにがはのでとへや")
#: A block this wide is a paragraph of its own: nothing more flows into it.
_WIDEST = 4_000


def blocks(page: Page) -> list[Block]:
    """The blocks of a page, found on the first call."""
    found: list[Block] | None = page.memo.get("blocks")
    if found is None:
        found = page.memo["blocks"] = _flow(page)
    return found


def following(page: Page, line: int) -> Iterator[Block]:
    """The blocks below a line."""
    found = blocks(page)
    at = bisect_right(found, line, key=lambda block: block.first)
    return map(found.__getitem__, range(at, len(found)))


def _flow(page: Page) -> list[Block]:
    shape = shapes(page)
    count = len(page.views)
    begins_on = [_goes_on(page, i) for i in range(count)]
    found: list[Block] = []
    i = 0
    while i < count:
        last = i
        width = shape.widths[i]
        while last + 1 < count and width < _WIDEST and _flows(page, last, begins_on):
            last += 1
            width += shape.widths[last]
        closed = shape.closed[last]
        prose = (
            shape.prose[i]
            if last == i
            else width >= (PROSE_WIDTH // 2 if closed else PROSE_WIDTH)
        )
        found.append(Block(i, last, width, closed, prose))
        i = last + 1
    return found


def _goes_on(page: Page, i: int) -> bool:
    """Whether a line begins in mid-sentence."""
    first = page.text[page.starts[i]]
    if first.islower():
        # "o item" is a list mark of the third level
        return first != "o" or page.text[page.starts[i] + 1 : page.starts[i] + 2] != " "
    if first in _PARTICLES:
        return i > 0 and page.views[i - 1][-1:] >= "\u3040"
    if first not in _GOES_ON:
        return False
    second = page.text[page.starts[i] + 1 : page.starts[i] + 2]
    # "- item" and "– item" are list marks
    return first not in "-–—" or not second.isspace()


def _flows(page: Page, i: int, begins_on: list[bool]) -> bool:
    """Whether line `i` runs on into the next: no end, no gap, a beginning in mid-air."""
    shape = shapes(page)
    if shape.closed[i] or page.text.count("\n", page.ends[i], page.starts[i + 1]) > 1:
        return False
    if page.views[i] == "、" or page.views[i + 1][:1] == "、":
        # towns, each of them a link
        return True
    if begins_on[i + 1]:
        return shape.widths[i] > 20 or begins_on[i] or shape.widths[i + 1] > 40
    # a link between two halves of a sentence
    return (
        i + 2 < len(begins_on)
        and begins_on[i + 2]
        and (shape.widths[i] > 24 or begins_on[i])
        and shape.widths[i + 1] <= 60
        and not shape.closed[i + 1]
        and page.text[page.ends[i] - 1] not in ":："
    )


_PLAIN = re.compile("[A-Za-z]{4,}")
#: Vowel signs are no letters to `re`: the scripts of India and its neighbours by range.
_WORD = re.compile(
    r"[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]{3,}"
    r"|[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


def terms(view: str) -> set[str]:
    """The words of a line that can be shared with another: long ones, wide pairs.

    Only how a word begins: its ending changes with its case and number.

    >>> sorted(terms("the bridge at harlow: 橋の工事"))
    ['bridge', 'harlow', 'の工', '工事', '橋の']
    """
    if view.isascii():
        return {word[:6] for word in _PLAIN.findall(view)}
    found: set[str] = set()
    for word in _WORD.findall(view):
        if word[0] >= "\u3040":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word[:6] if word.isascii() else word[:5])
    return found


def terms_of(page: Page, lines: Iterable[int]) -> set[str]:
    """The terms of some lines of a page, together; each line is read once."""
    known: dict[int, set[str]] = page.memo.setdefault("terms", {})
    found: set[str] = set()
    for i in lines:
        own = known.get(i)
        if own is None:
            own = known[i] = terms(page.views[i])
        found |= own
    return found
