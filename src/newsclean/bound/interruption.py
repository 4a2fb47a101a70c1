"""What stands between two paragraphs of a story, and whether the story goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.bound.hits import interrupts, is_hit, says_on
from newsclean.bound.kin import words_of
from newsclean.bound.subhead import is_subhead
from newsclean.model import Hit, Page

__all__ = ["is_interruption", "is_own_behind", "is_sentence"]

#: So many boxes may stand between two paragraphs of a story, and so many lines that no
#: rule knows; what goes on is a sentence of this width.
_BOXES, _UNKNOWN, _SENTENCE = 6, 1, 40
#: What is narrower is a clock or a count.
_CLOCK = 5
#: A label with so many titles below is one box.
_TITLES = 12
#: The paragraph below a heading: teasers, which titles stand above, are narrower.
_HEADED = 100


def is_sentence(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a block is a sentence that no rule knows."""
    return block.closed and block.width >= _SENTENCE and not is_hit(block, hits)


def _unknown(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], first: int, at: int
) -> int:
    """How many lines that no rule knows stand in an interruption; many if it is none."""
    boxes = unknown = 0
    reach = -1
    for i in range(first, at):
        block = found[i]
        if interrupts(block, hits):
            if block.first > reach:
                boxes += 1
                reach = _last_of(block, hits)
        elif is_hit(block, hits) or block.prose:
            return _UNKNOWN + 1
        elif block.width > _CLOCK:
            unknown += 1
    return unknown if 0 < boxes <= _BOXES else _UNKNOWN + 1


def _last_of(block: Block, hits: Mapping[int, list[Hit]]) -> int:
    """The last line of the box that opens on a block: of a label and its few titles."""
    lasts = [
        h.last
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
        if h.last - h.first <= _TITLES
    ]
    return max(lasts, default=block.last)


#: Speech opens with one of these.
_SPEECH = ('"', "'", "- ", "\u2018", "\u300c")


def is_own_behind(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    first: int,
    at: int,
    story: set[str],
) -> bool:
    """Whether a sentence behind an interruption is the story's.

    Where it is no paragraph, or where a line stands above it that no rule knows, a title
    perhaps, it has to say so: by a word of the story, as speech, or by another sentence
    right below.
    """
    block = found[at]
    if not is_sentence(block, hits):
        return False
    # a heading right above its paragraph is no line of the box
    end = at - 1 if at > first and is_subhead(found, hits, at - 1, _HEADED) else at
    unknown = _unknown(found, hits, first, end)
    if unknown > (_UNKNOWN if block.prose else 0):
        return False
    if (block.prose and unknown == 0) or _is_spoken(page, found, hits, at):
        return True
    if any(says_on(block, hits) for block in found[first:at]):
        return True
    return not words_of(page, block).isdisjoint(story)


def is_interruption(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether what begins on a block stands between two paragraphs of the story."""
    end = at
    while end < len(found) and is_hit(found[end], hits):
        end += 1
    if is_subhead(found, hits, end, _HEADED):
        return not _unknown(found, hits, at, end)
    return (
        end < len(found)
        and found[end].prose
        and is_sentence(found[end], hits)
        and not _unknown(found, hits, at, end)
    )


def _is_spoken(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether a sentence is speech, or another one stands right below it."""
    if page.views[found[at].first].startswith(_SPEECH):
        return True
    return at + 1 < len(found) and is_sentence(found[at + 1], hits)
