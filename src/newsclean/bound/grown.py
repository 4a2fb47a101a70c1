"""The core with the parts of the article that stand apart from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block, terms_of
from newsclean.bound.core import Core
from newsclean.bound.hits import interrupts, is_end, is_hit
from newsclean.bound.kin import KIN, NARROW, NEAR_KIN, WIDE
from newsclean.bound.site import OPEN_WIDTH, SEA
from newsclean.model import Hit, Page

__all__ = ["grown", "is_interruption"]

#: A lone paragraph above a menu is a lead only where it is at least so wide.
_LEAD = 200
#: How far from the core, in lines, its other parts are looked for.
_UP, _DOWN = 40, 12


def grown(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> Core:
    """The core with the parts of the article that stand apart from it.

    Upwards a paragraph that shares the core's words, across what stands between a
    lead and its story; downwards what follows at once: a last short sentence, a
    paragraph behind an advertisement that shares the core's words.
    """
    first, last = core
    if first == 0 and last == len(found) - 1:
        return core
    story = terms_of(page, range(found[first].first, found[last].last + 1))
    i = first - 1
    while i >= 0 and found[first].first - found[i].last <= _UP:
        block = found[i]
        if block.prose and not is_hit(block, hits):
            own = terms_of(page, range(block.first, block.last + 1))
            company = i > 0 and found[i - 1].prose and not is_hit(found[i - 1], hits)
            company = company and found[first].first - block.last <= _DOWN
            lone = not company and block.width < _LEAD
            if lone and _is_menu(found[i + 1 : first]):
                i -= 1
                continue
            if own and (company or len(own & story) / len(own) >= KIN):
                first = i
                story |= own
        i -= 1
    i = last + 1
    while i < len(found) and found[i].first - found[last].last <= _UP:
        block = found[i]
        if is_end(block, hits):
            break
        if not is_hit(block, hits):
            near = i - last <= 2 and block.closed and block.width >= 20
            near = near or _goes_on_behind(found, hits, last + 1, i)
            own = terms_of(page, range(block.first, block.last + 1))
            share = len(own & story) / len(own) if own else 0.0
            kin = share >= (KIN if block.width < NARROW else NEAR_KIN)
            far = found[i].first - found[last].last
            company = i + 1 < len(found) and found[i + 1].prose
            company = company and not is_hit(found[i + 1], hits)
            if near or (
                block.prose
                and (
                    (kin and block.width >= WIDE) or (far <= _DOWN and (kin or company))
                )
            ):
                last = i + 1 if company and block.prose else i
        i += 1
    return Core(first, last)


def _is_menu(between: Sequence[Block]) -> bool:
    """Whether blocks are so many and so narrow that they are a site's menu."""
    if len(between) < 2 * SEA:
        # a standfirst stands above byline, date and share bar
        return False
    widths = sorted(b.width for b in between)
    return widths[len(widths) // 2] <= OPEN_WIDTH and not any(b.closed for b in between)


_INTERRUPTION, _PARAGRAPH = 4, 60


def _goes_on_behind(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], first: int, at: int
) -> bool:
    """Whether a paragraph stands behind nothing but an interruption."""
    block = found[at]
    return (
        0 < at - first <= _INTERRUPTION
        and block.prose
        and block.closed
        and block.width >= _PARAGRAPH
        and not is_hit(block, hits)
        and all(interrupts(found[i], hits) for i in range(first, at))
    )


def is_interruption(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether what begins on a block stands between two paragraphs of the story."""
    end = at
    while end < len(found) and end - at <= _INTERRUPTION and is_hit(found[end], hits):
        end += 1
    return end < len(found) and _goes_on_behind(found, hits, at, end)
