"""Readers' comments without a marker: the voice changes, and does not change back.

A story speaks of others; a thread opens with thanks and answers, says I and you, quotes
and shouts. Blocks get points for that and lose some for the story's own voice; where the
sum to the end is largest the thread begins, if it opens as threads do. An author who
addresses the reader all along raises the bar by the page's own first part. What each
language says stands in `voices.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.blocks import Block, blocks
from newsclean.finders.sounds import (
    CASUAL,
    Blocks,
    Sound,
    blocks_said,
    evidence,
    reader_kinds,
    readers,
    sounds,
)
from newsclean.finders.voices import tongues, voice
from newsclean.model import Finder, Hit, Page
from newsclean.shapes import line_text

__all__ = ["COMMENT_VOICE"]

_OPENING = frozenset(("opener", "self"))
#: What opens no thread by itself.
_WEAK = CASUAL | {"page"}
_SELF = frozenset(("self",))
_NOTHING: frozenset[str] = frozenset()

#: A thread is at least so long (in blocks), behind this share of the page's prose.
_FEWEST = 4
_BEFORE = 0.15
#: How a thread opens: so many blocks that sound like one in so many.
_MARKED, _WITHIN, _SOON = 2, 6, 8
#: A calm thread has so many such blocks, this share of all, and so many kinds of them.
_ENOUGH, _SHARE, _KINDS = 5, 0.3, 3
#: Points a block on average, in a loud thread and at most before it.
_LOUD, _CALM = 0.9, 0.15
#: Where more than this share are short questions, it is questions and answers; and
#: where so many, at this share, are asked before the thread.
_ASKS, _FEW_ASKS = 0.25, 2
_ASKED, _ASKED_SHARE, _ASKED_WIDTH = 3, 0.12, 250
#: A letter's last line, as in "Moira Pell, Upper Ansty": so many, and this share.
_SIGNED = re.compile(
    r"([^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4}), ([^\W\d_][\w '’-]{2,40})$"
)
_SIGNED_FEWEST, _SIGNED_SHARE = 2, 0.2
#: A paragraph that leads to what follows.
_LEADS_WIDTH = 50


def _find(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    if len(found) < 3 * _FEWEST:
        return
    late = len(found) // 4
    asked = readers(page, found)
    if not _are_near([i for i in asked if i >= late]):
        return
    langs = _spoken(page, [found[i] for i in asked if i >= late])
    begins = {lang: _begins(page, found, asked, lang) for lang in langs}
    opened = [lang for lang in langs if _may_open(begins[lang][late:])]
    if not opened:
        return
    said = blocks_said(page, found)
    threads = [_begin_in(page, found, said, begins[lang], lang) for lang in opened]
    # where two languages hear one, the one that begins later
    begin = max((b for b in threads if b is not None), default=None)
    if begin is None:
        return
    first, last = found[begin].first, found[-1].last
    yield Hit(first, last, page.starts[first], page.ends[last], COMMENT_VOICE)


def _are_near(asked: Sequence[int]) -> bool:
    """Whether two of some blocks stand near each other."""
    return any(there - here < _SOON for here, there in pairwise(asked))


def _spoken(page: Page, late: Sequence[Block]) -> list[str]:
    """The languages in which some block opens a comment, and English, heard everywhere.

    The words that are there decide, and no guess at the language of the page.
    """
    known = tongues()
    heard = {lang for block in late for lang in known.kinds(page.views[block.first])}
    return sorted({*heard, "en"} - {"any"})


def _begins(
    page: Page, found: Sequence[Block], asked: Sequence[int], lang: str
) -> list[frozenset[str]]:
    """How each block begins, heard in a language: those that were not asked as none."""
    by = voice(lang)
    begins = [_NOTHING] * len(found)
    own = reader_kinds(page, [found[i] for i in asked], by.openers, by.says)
    for i, kinds in zip(asked, own, strict=True):
        begins[i] = kinds
    return begins


def _begin_in(
    page: Page,
    found: Sequence[Block],
    said: Blocks,
    begins: Sequence[frozenset[str]],
    lang: str,
) -> int | None:
    """The block at which a thread begins, heard in a language."""
    by = voice(lang)
    there = evidence(said, begins, by)
    if not _may_begin(there.kinds):
        return None
    heard = sounds(found, said, there, by)
    begin = _opening(heard)
    if begin is None or not _is_thread(page, found, heard, begin):
        return None
    return begin


def _may_open(begins: Sequence[frozenset[str]]) -> bool:
    """Whether two blocks near each other begin as comments do, one of them surely."""
    begun = [i for i, own in enumerate(begins) if own]
    return any(
        there - here < _SOON and begins[here] | begins[there] != _SELF
        for here, there in pairwise(begun)
    )


def _may_begin(kinds: Sequence[frozenset[str]]) -> bool:
    """Whether a thread may begin on some block, by the kinds of evidence alone."""
    readers = (i for i, own in enumerate(kinds) if own and own - _WEAK)
    return any(
        _FEWEST <= begin <= len(kinds) - _FEWEST
        and (
            _opens_loudly(kinds[begin : begin + _WITHIN])
            or (before <= _few(begin) and _is_varied(kinds, begin))
        )
        for before, begin in enumerate(readers)
    )


def _opening(heard: Sequence[Sound]) -> int | None:
    """The first reader's block from where on the sum to the end is the largest.

    Authors say I and ask as well, at last; so it is behind their farewell.
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


def _is_thread(
    page: Page, found: Sequence[Block], heard: Sequence[Sound], begin: int
) -> bool:
    long = len(found) - begin
    if long < _FEWEST or begin < _FEWEST:
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
    """Whether what stands before is questions and answers, or speakers in turn."""
    lines = [page.views[b.last] for b in before if b.width <= _ASKED_WIDTH]
    asked = sum(view[-1:] in ("?", "？") for view in lines)
    speakers = Counter(view for view in lines if view.endswith(":") and len(view) < 40)
    named = sum(count for count in speakers.values() if count > 1)
    return max(asked, named) >= max(_ASKED, _ASKED_SHARE * len(before))


def _is_printed(page: Page, found: Sequence[Block], begin: int) -> bool:
    """Whether the story prints readers' letters: it leads to them, or they are signed."""
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
    """Two openers at once, and loud all along: what lies before is not."""
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
    """Calmer, but of many kinds of evidence, of which there are next to none before."""
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
    """So many of some blocks may sound like readers in a story."""
    return max(1, blocks * _SHARE / 6)


COMMENT_VOICE = Finder(
    name="voice",
    category="comments",
    find=_find,
    reason="Readers' comments: the voice changes to thanks, answers, I and you.",
)
