"""The core with the parts of the article that stand apart from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block, terms_of
from newsclean.bound.core import Core
from newsclean.bound.hits import interrupts, is_end, is_hit, says_on
from newsclean.bound.kin import KIN, NARROW, NEAR_KIN, WIDE, words_of
from newsclean.bound.site import OPEN_WIDTH, SEA
from newsclean.model import Hit, Page

__all__ = ["grown", "is_interruption"]

#: A lone paragraph above a menu is a lead only where it is at least so wide.
_LEAD = 200
#: How far from the core, in lines, its other parts are looked for.
_UP, _DOWN, _DOWN_TORN = 40, 12, 24
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
    i = first - 1
    while i >= 0 and found[first].first - found[i].last <= _UP:
        block = found[i]
        if block.prose and not is_hit(block, hits):
            own = words_of(page, block)
            company = i > 0 and found[i - 1].prose and not is_hit(found[i - 1], hits)
            company = company and found[first].first - block.last <= _DOWN
            lone = not company and block.width < _LEAD
            if lone and _is_menu(found[i + 1 : first]):
                i -= 1
                continue
            right_above = i == first - 1
            kin = bool(own) and len(own & story) / len(own) >= KIN
            if own and (company or kin or right_above):
                first = i
                story |= own
        i -= 1
    down = _reach(found[first : last + 1])
    last = _said_to_go_on(found, hits, last)
    i = last + 1
    while i < len(found) and found[i].first - found[last].last <= _UP:
        block = found[i]
        if is_end(block, hits):
            break
        if not is_hit(block, hits):
            near = i - last <= 2 and block.closed and block.width >= 20
            near = near or _is_own_behind(page, found, hits, last + 1, i, story)
            company = i + 1 < len(found) and found[i + 1].prose
            company = company and not is_hit(found[i + 1], hits)
            far = found[i].first - found[last].last
            if near or (
                block.prose
                and (far <= down or block.width >= WIDE)
                and ((company and far <= down) or _is_kin(page, block, story))
            ):
                last = i + 1 if company and block.prose else i
        i += 1
    return Core(first, last)


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
            last = next((k for k in below if _is_sentence(found[k], hits)), last)
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


#: So many boxes may stand between two paragraphs of a story, and so many lines that no
#: rule knows; what goes on is a sentence of this width.
_BOXES, _UNKNOWN, _SENTENCE = 6, 1, 40
#: So soon the story goes on behind a line that says so.
_SOON = 6
#: What is narrower is a clock or a count.
_CLOCK = 5
#: A label with so many titles below is one box.
_TITLES = 12


def _is_sentence(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
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


def _is_own_behind(
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
    if not _is_sentence(block, hits):
        return False
    unknown = _unknown(found, hits, first, at)
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
    if _is_subhead(found, hits, end):
        return not _unknown(found, hits, at, end)
    return (
        end < len(found)
        and found[end].prose
        and _is_sentence(found[end], hits)
        and not _unknown(found, hits, at, end)
    )


#: A heading inside a story is narrower than a title, and so wide is what it heads.
_SUBHEAD, _PARAGRAPH = 32, 100


def _is_subhead(found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int) -> bool:
    """Whether a block heads a paragraph right below."""
    if at + 1 >= len(found) or found[at].width > _SUBHEAD or found[at].closed:
        return False
    below = found[at + 1]
    return below.closed and below.width >= _PARAGRAPH and not is_hit(below, hits)


def _is_spoken(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether a sentence is speech, or another one stands right below it."""
    if page.views[found[at].first].startswith(_SPEECH):
        return True
    return at + 1 < len(found) and _is_sentence(found[at + 1], hits)
