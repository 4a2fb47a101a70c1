"""The core with the parts of the article that stand apart from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsclean.blocks import Block, terms_of
from newsclean.bound.core import Core
from newsclean.bound.hits import categories_of, is_end, is_hit, says_on
from newsclean.bound.interruption import is_own_behind, is_sentence
from newsclean.bound.kin import KIN, NARROW, NEAR_KIN, WIDE, words_of
from newsclean.bound.site import OPEN_WIDTH, SEA
from newsclean.model import Hit, Page

__all__ = ["grown"]

_SIGNS = {"separator"}
#: A lone paragraph above a menu is a lead only where it is at least so wide.
_LEAD = 200
#: How far from the core, in lines, its other parts are looked for.
_UP, _DOWN, _DOWN_TORN = 40, 12, 24
#: So soon the story goes on behind a line that says so.
_SOON = 6
#: A story with so many paragraphs of several lines was torn at its links.
_TORN = 2


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
    first, story = _with_above(page, found, hits, first, story)
    down = _reach(found[first : last + 1])
    last = _said_to_go_on(found, hits, last)
    return Core(first, _with_below(page, found, hits, last, story, down))


def _with_above(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    first: int,
    story: set[str],
) -> tuple[int, set[str]]:
    """The story's first block, with paragraphs that stand above it, and its words."""
    i = first - 1
    while i >= 0 and found[first].first - found[i].last <= _UP:
        if found[i].prose and not is_hit(found[i], hits):
            own = words_of(page, found[i])
            if own and _is_own_above(found, hits, i, first, own, story):
                first = i
                story = story | own
        i -= 1
    return first, story


def _is_own_above(
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    at: int,
    first: int,
    own: AbstractSet[str],
    story: set[str],
) -> bool:
    """Whether a paragraph of some words above the story's first block is its own."""
    company = at > 0 and found[at - 1].prose and not is_hit(found[at - 1], hits)
    company = company and found[first].first - found[at].last <= _DOWN
    lone = not company and found[at].width < _LEAD
    if lone and _is_menu(found[at + 1 : first]):
        return False
    right_above = at == first - 1
    return company or right_above or len(own & story) / len(own) >= KIN


def _with_below(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    last: int,
    story: set[str],
    down: int,
) -> int:
    """The story's last block, with what stands below it; `down`: how far a paragraph."""
    i = last + 1
    while i < len(found) and found[i].first - found[last].last <= _UP:
        block = found[i]
        if is_end(block, hits):
            break
        if not is_hit(block, hits) and _is_own_below(
            page, found, hits, last, i, story, down
        ):
            last = i + 1 if block.prose and _has_next(found, hits, i) else i
        i += 1
    return last


def _is_own_below(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    last: int,
    at: int,
    story: set[str],
    down: int,
) -> bool:
    """Whether a block that no rule knows, below the story's last one, is its own."""
    block = found[at]
    if block.closed and block.width >= 20 and _apart(found, hits, last, at) <= 2:
        return True
    if is_own_behind(page, found, hits, last + 1, at, story):
        return True
    near = block.first - found[last].last <= down
    if not block.prose or not (near or block.width >= WIDE):
        return False
    return (near and _has_next(found, hits, at)) or _is_kin(page, block, story)


def _apart(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int, at: int
) -> int:
    """How many blocks apart two of them are; stars and rules between parts of a story
    are none."""
    signs = sum(
        categories_of(block, hits) == _SIGNS for block in found[last + 1 : last + 4]
    )
    return at - last - signs


def _has_next(found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int) -> bool:
    """Whether another paragraph that no rule knows stands right below a block."""
    below = at + 1
    return below < len(found) and found[below].prose and not is_hit(found[below], hits)


def _is_kin(page: Page, block: Block, story: set[str]) -> bool:
    """Whether a paragraph shares the story's words."""
    own = words_of(page, block)
    share = len(own & story) / len(own) if own else 0.0
    return share >= (KIN if block.width < NARROW else NEAR_KIN)


def _reach(story: Sequence[Block]) -> int:
    """How far below the story a paragraph may be its own: cells of a table between stand
    on lines of their own where a scraper tears paragraphs, too."""
    torn = sum(block.prose and block.last > block.first for block in story)
    return _DOWN_TORN if torn >= _TORN else _DOWN


def _said_to_go_on(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int
) -> int:
    """The sentence behind the last line near below that says the story continues."""
    i = last + 1
    while i < len(found) and found[i].first - found[last].last <= _UP:
        if says_on(found[i], hits):
            below = range(i + 1, min(i + 1 + _SOON, len(found)))
            last = next((k for k in below if is_sentence(found[k], hits)), last)
            i = max(i, last)
        i += 1
    return last


def _is_menu(between: Sequence[Block]) -> bool:
    """Whether blocks are so many and so narrow that they are a site's menu."""
    if len(between) < 2 * SEA:
        # a standfirst stands above byline, date and share bar
        return False
    widths = sorted(b.width for b in between)
    return widths[len(widths) // 2] <= OPEN_WIDTH and not any(b.closed for b in between)
