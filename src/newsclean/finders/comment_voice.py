"""Readers' comments without a marker: the voice changes, and does not change back.

A story speaks of others; a thread opens with thanks and answers, says I and you, quotes
and shouts. Blocks get points for that and lose some for the story's own voice; where the
sum to the end is largest the thread begins, if it opens as threads do. An author who
addresses the reader all along raises the bar by the page's own first part. What each
language says stands in `voices.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.blocks import Block, blocks
from newsclean.finders.sounds import (
    Blocks,
    blocks_said,
    evidence,
    reader_kinds,
    readers,
    sounds,
)
from newsclean.finders.threads import (
    FEWEST,
    are_near,
    is_thread,
    may_begin,
    may_open,
    opening,
)
from newsclean.finders.voices import tongues, voice
from newsclean.model import Finder, Hit, Page

__all__ = ["COMMENT_VOICE"]

_NOTHING: frozenset[str] = frozenset()


def _find(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    if len(found) < 3 * FEWEST:
        return
    late = len(found) // 4
    asked = readers(page, found)
    if not are_near([i for i in asked if i >= late]):
        return
    langs = _spoken(page, [found[i] for i in asked if i >= late])
    begins = {lang: _begins(page, found, asked, lang) for lang in langs}
    opened = [lang for lang in langs if may_open(begins[lang][late:])]
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
    if not may_begin(there.kinds):
        return None
    heard = sounds(found, said, there, by)
    begin = opening(heard)
    if begin is None or not is_thread(page, found, heard, begin):
        return None
    return begin


COMMENT_VOICE = Finder(
    name="voice",
    category="comments",
    find=_find,
    reason="Readers' comments: the voice changes to thanks, answers, I and you.",
)
