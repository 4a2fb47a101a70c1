"""When blocks that sound like readers are a thread of comments, and where it begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsclean.blocks import Block
from newsclean.finders.sounds import CASUAL, Sound
from newsclean.model import Page
from newsclean.shapes import line_text

__all__ = ["FEWEST", "are_near", "is_thread", "may_begin", "may_open", "opening"]

_OPENING = frozenset(("opener", "self"))
#: The kinds of evidence that do not open a thread by themselves.
_WEAK = CASUAL | {"page"}
_SELF = frozenset(("self",))

#: A thread has at least this many blocks, after this share of the page's prose.
FEWEST = 4
_BEFORE = 0.15
#: How a thread opens: this many of this many blocks sound like readers; what is near.
_MARKED, _WITHIN, _SOON = 2, 6, 8
#: A calm thread has at least this many such blocks, this share of all blocks, and this
#: many kinds of them.
_ENOUGH, _SHARE, _KINDS = 5, 0.3, 3
#: The average points per block: at least in a loud thread, and at most before it.
_LOUD, _CALM = 0.9, 0.15
#: If more than this share are short questions, it is questions and answers; the same is
#: true if this many, and this share, are asked before the thread.
_ASKS, _FEW_ASKS = 0.25, 2
_ASKED, _ASKED_SHARE, _ASKED_WIDTH = 3, 0.12, 250
#: A letter's last line, as in "Moira Pell, Upper Ansty": this many, and this share.
_SIGNED = re.compile(
    r"([^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4}), ([^\W\d_][\w '’-]{2,40})$"
)
_SIGNED_FEWEST, _SIGNED_SHARE = 2, 0.2
#: A paragraph that introduces what follows is at least this wide.
_LEADS_WIDTH = 50


def are_near(asked: Sequence[int]) -> bool:
    """Whether two of some blocks are near each other."""
    return any(there - here < _SOON for here, there in pairwise(asked))


def may_open(begins: Sequence[frozenset[str]]) -> bool:
    """Whether two blocks near each other begin as comments do, one of them surely."""
    begun = [i for i, own in enumerate(begins) if own]
    return any(
        there - here < _SOON and begins[here] | begins[there] != _SELF
        for here, there in pairwise(begun)
    )


def may_begin(kinds: Sequence[frozenset[str]]) -> bool:
    """Whether a thread may begin on some block, by the kinds of evidence alone."""
    readers = (i for i, own in enumerate(kinds) if own and own - _WEAK)
    return any(
        FEWEST <= begin <= len(kinds) - FEWEST
        and (
            _opens_loudly(kinds[begin : begin + _WITHIN])
            or (before <= _few(begin) and _is_varied(kinds, begin))
        )
        for before, begin in enumerate(readers)
    )


def opening(heard: Sequence[Sound]) -> int | None:
    """The first reader's block after the point from which the sum to the end is
    largest.

    Authors say I and ask questions too, at the end; so it comes after their farewell.
    """
    best, begin, total = 0.0, None, 0.0
    for i in range(len(heard) - 1, -1, -1):
        total += heard[i].points
        if total > best:
            best, begin = total, i
    if begin is None:
        return None
    soon = range(begin, min(begin + _SOON, len(heard)))
    behind = max((i + 1 for i in soon if heard[i].leaves), default=begin)
    readers = (i for i in range(behind, len(heard)) if heard[i].kinds - _WEAK)
    return next(readers, None)


def is_thread(
    page: Page, found: Sequence[Block], heard: Sequence[Sound], begin: int
) -> bool:
    """Whether a thread begins on a block, no interview, letter or author's farewell."""
    long = len(found) - begin
    if long < FEWEST or begin < FEWEST:
        return False
    widths = [b.width if b.prose else 0 for b in found]
    if sum(widths[:begin]) < _BEFORE * sum(widths):
        return False
    asks = sum(page.views[b.last][-1:] in "?？" for b in found[begin:] if not b.prose)
    if asks > max(_FEW_ASKS, _ASKS * long) or _is_asked(page, found[:begin]):
        return False
    if _is_printed(page, found, begin):
        return False
    kinds = [sound.kinds for sound in heard]
    return _is_loud(heard, begin) or _is_varied(kinds, begin)


def _is_asked(page: Page, before: Sequence[Block]) -> bool:
    """Whether the text before is questions and answers, or speakers taking turns."""
    lines = [page.views[b.last] for b in before if b.width <= _ASKED_WIDTH]
    asked = sum(view[-1:] in ("?", "？") for view in lines)
    speakers = Counter(view for view in lines if view.endswith(":") and len(view) < 40)
    named = sum(count for count in speakers.values() if count > 1)
    return max(asked, named) >= max(_ASKED, _ASKED_SHARE * len(before))


def _is_printed(page: Page, found: Sequence[Block], begin: int) -> bool:
    """Whether the story prints readers' letters: introduced by it, or signed."""
    above = found[begin - 1]
    if page.views[above.last].endswith((":", "\uff1a")) and above.width >= _LEADS_WIDTH:
        return True
    signed = sum(not b.closed and _is_signed(page, b.last) for b in found[begin:])
    return signed >= max(_SIGNED_FEWEST, _SIGNED_SHARE * (len(found) - begin))


def _is_signed(page: Page, line: int) -> bool:
    """Whether a line is a name and a place."""
    parts = _SIGNED.match(line_text(page, line))
    return parts is not None and all(part[0].isupper() for part in parts.groups())


def _is_loud(heard: Sequence[Sound], begin: int) -> bool:
    """Two openers at once, and loud all along, while what comes before is not."""
    if not _opens_loudly([s.kinds for s in heard[begin : begin + _WITHIN]]):
        return False
    loud = sum(s.points for s in heard[begin:]) / (len(heard) - begin)
    calm = sum(max(0.0, s.points) for s in heard[:begin]) / begin
    return loud >= _LOUD and calm <= max(_CALM, loud / 6)


def _opens_loudly(opened: Sequence[frozenset[str]]) -> bool:
    return sum(bool(own & _OPENING) for own in opened) >= _MARKED and any(
        "opener" in own for own in opened
    )


def _is_varied(kinds: Sequence[frozenset[str]], begin: int) -> bool:
    """Calmer, but with many kinds of evidence, and next to none of them before."""
    if sum(bool(own - _WEAK) for own in kinds[begin : begin + _SOON]) < _MARKED:
        return False
    marked = [own for own in kinds[begin:] if own and own != _SELF]
    if len(marked) < max(_ENOUGH, _SHARE * (len(kinds) - begin)):
        return False
    varied = frozenset().union(*marked)
    if len(varied) < (_KINDS if len(marked) < 2 * _ENOUGH else _KINDS - 1):
        return False
    return sum(bool(own - _WEAK) for own in kinds[:begin]) <= _few(begin)


def _few(blocks: int) -> float:
    """How many of some blocks may sound like readers in a story."""
    return max(1, blocks * _SHARE / 6)
