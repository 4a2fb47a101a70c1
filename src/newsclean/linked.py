"""linked: hits on links that stand on a line of their own in the midst of a sentence.

Flat scrapers put every link of a paragraph on a line; "contact us" is then a line, and
still a part of the story's sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsclean.blocks import Block, blocks
from newsclean.model import Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["spare_linked"]

#: A link is at most so wide, a line of the sentence around it at least so.
_LINK, _SENTENCE = 60, 40


def spare_linked(
    page: Page, hits: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that stand, and those on a link inside a sentence that no hit points at."""
    narrow = [hit for hit in hits if _may_be_link(page, hit)]
    if not narrow:
        return list(hits), []
    known = {i for h in hits if _takes_lines(h) for i in range(h.first, h.last + 1)}
    found = blocks(page)
    linked = {
        hit
        for hit in narrow
        if _is_in_sentence(
            page, found[bisect_right(found, hit.first, key=_first) - 1], known
        )
    }
    kept = [hit for hit in hits if hit not in linked]
    return kept, [(hit, "linked") for hit in hits if hit in linked]


def _first(block: Block) -> int:
    return block.first


def _takes_lines(hit: Hit) -> bool:
    return not isinstance(hit.source, Rule) or hit.source.cut not in (
        "match",
        "sentence",
    )


def _may_be_link(page: Page, hit: Hit) -> bool:
    """Whether a hit takes one narrow line next to one that may go on into it."""
    i = hit.first
    shape = shapes(page)
    if hit.last > i or shape.widths[i] > _LINK or not _takes_lines(hit):
        return False
    if i and not shape.closed[i - 1] and shape.widths[i - 1] >= _SENTENCE:
        return True
    return i + 1 < len(page.views) and shape.widths[i + 1] >= _SENTENCE


def _is_in_sentence(page: Page, block: Block, known: set[int]) -> bool:
    """Whether a block of lines reads as prose, and some of it no hit points at."""
    if block.first == block.last or not block.prose:
        return False
    widths = shapes(page).widths
    sentence = [i for i in range(block.first, block.last + 1) if widths[i] >= _SENTENCE]
    return bool(sentence) and not any(i in known for i in sentence)
