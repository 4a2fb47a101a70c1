"""linked: hits on links from the middle of a sentence that are on a line of their own.

Flat scrapers put every link of a paragraph on a line of its own; "contact us" is then a
line, but still a part of the story's sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.blocks import Block, block_at
from newsclean.flow import goes_on
from newsclean.model import Hit, Page, Rule
from newsclean.shapes import shapes
from newsclean.spared import parted

__all__ = ["spare_linked"]

#: A link is at most this wide. The part of the sentence around it that no hit points at
#: is at least this wide, and at least this share of it.
_LINK, _SENTENCE, _MOST = 60, 40, 0.5
#: What may be around a hit that takes a whole line.
_SIGNS = " .,;:!?\u00a0"
#: Initials are at most this wide.
_INITIALS = 8


def spare_linked(
    page: Page, hits: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that stand, and those on a link inside a sentence that no hit points at."""
    narrow = [hit for hit in hits if _may_be_link(page, hit)]
    if not narrow:
        return list(hits), []
    known = {i for h in hits if _takes_lines(h) for i in range(h.first, h.last + 1)}
    linked = {
        hit
        for hit in narrow
        if _is_in_sentence(page, hit, block_at(page, hit.first), known)
    }
    return parted(hits, linked, "linked")


def _takes_lines(hit: Hit) -> bool:
    return not isinstance(hit.source, Rule) or hit.source.cut not in (
        "match",
        "sentence",
    )


def _may_be_link(page: Page, hit: Hit) -> bool:
    """Whether a hit takes one line that is narrow or begins in mid-sentence."""
    i = hit.first
    if hit.last > i or not (_takes_lines(hit) or _is_whole(page, hit)):
        return False
    return shapes(page).widths[i] <= _LINK or goes_on(page, i)


def _is_whole(page: Page, hit: Hit) -> bool:
    """Whether a hit on some words of a line leaves no other words."""
    line = page.text[page.starts[hit.first] : page.ends[hit.first]]
    return line.strip(_SIGNS) == page.text[hit.start : hit.end].strip(_SIGNS)


def _is_in_sentence(page: Page, hit: Hit, block: Block, known: set[int]) -> bool:
    """Whether a block of lines reads as prose, and hits point at less than half of it.

    One of the other lines, or the hit's own line, must begin in mid-sentence: date and
    initials below a headline can look like the rest of a sentence.
    """
    if block.first == block.last:
        return False
    if hit.source.category == "duplicate-headline" and block.first == hit.first:
        # inside a story, a headline's words that run on are a heading of the story
        below = range(block.first + 1, block.last + 1)
        return shapes(page).prose_before[hit.first] > 0 and known.isdisjoint(below)
    if not block.prose:
        return False
    widths = shapes(page).widths
    lines = range(block.first, block.last + 1)
    told = sum(widths[i] for i in lines if i not in known)
    if told < max(_SENTENCE, _MOST * block.width):
        return False
    return any(
        goes_on(page, i)
        for i in lines
        if i not in known or (i == hit.first and widths[i] > _INITIALS)
    )
