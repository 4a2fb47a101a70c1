"""The first line of the article: its headline, or its core."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.bound.core import ABOVE, Core, weight_of
from newsclean.bound.headline import (
    HEAD_WIDTH,
    but_copies,
    copy_above,
    headline_of,
    top_of,
)
from newsclean.bound.hits import distinct
from newsclean.bound.site import OPEN_WIDTH, SEA, is_site
from newsclean.items import LIST_MARKS, has_mark
from newsclean.model import Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["begin_of"]


def begin_of(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> tuple[int, tuple[str, ...]]:
    """The first line of the article: its headline, if there is one, or its core."""
    first = found[core.first].first
    if first < _FEW:
        return 0, ()
    if _is_much(found, hits, core):
        return 0, ()
    copy = copy_above(page, hits, first)
    hits = but_copies(hits)
    headline = headline_of(page, found, hits, core)
    is_of_site = first >= SEA and is_site(page, hits, 0, first)
    if not is_of_site and not (headline and _is_menu_above(page, hits, headline)):
        return 0, ()
    if headline is not None:
        start = min(copy, _introduced(page, hits, top_of(page, hits, headline)))
        return start, ("headline",) if start else ()
    start = _sentence_above(page, hits, _above(page, hits, first))
    start = min(copy, _introduced(page, hits, top_of(page, hits, start)))
    return start, ("sea of short lines",)


def _introduced(page: Page, hits: Mapping[int, list[Hit]], start: int) -> int:
    """The line above where it ends in a colon: it says what follows."""
    above = start - 1
    if above > 0 and above not in hits and page.views[above][-1:] in (":", "："):
        return above
    return start


def _is_much(found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core) -> bool:
    """Whether the prose above the core is too much to be a site's."""
    above = sum(max(0.0, weight_of(b, hits)) for b in found[: core.first])
    story = found[core.first : core.last + 1]
    return above > ABOVE * sum(max(0.0, weight_of(b, hits)) for b in story)


#: A headline stands at most so many lines above its story.
_HEAD_LINES = 10
#: A standfirst is a sentence of this width.
_STANDFIRST = 40


def _above(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """The line above byline and date that may be the headline, else the first of prose."""
    widths = shapes(page).widths
    for i in range(first - 1, max(-1, first - 1 - _HEAD_LINES), -1):
        if i in hits or widths[i] < HEAD_WIDTH or has_mark(line_text(page, i)):
            continue
        return i
    return first


def _sentence_above(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """The highest whole sentence near above: a standfirst, a first line on its own."""
    shape = shapes(page)
    for i in range(max(0, first - _HEAD_LINES), first):
        if i not in hits and shape.closed[i] and shape.widths[i] >= _STANDFIRST:
            return _above(page, hits, i)
    return first


def _is_menu_above(page: Page, hits: Mapping[int, list[Hit]], headline: int) -> bool:
    """Whether nothing but narrow lines stands above the headline, some of them known.

    A few lines need two that a rule knows; a list of items needs none.
    """
    shape = shapes(page)
    widths = sorted(shape.widths[:headline])
    sentences = sum(
        closed and width > _ITEM
        for closed, width in zip(shape.closed[:headline], shape.widths, strict=False)
    )
    if (
        headline < _FEW
        or widths[headline // 2] > OPEN_WIDTH
        or any(shape.prose[i] and i not in hits for i in range(headline))
        or 10 * sentences > headline
    ):
        return False
    if headline < SEA and any(
        shape.widths[i] >= HEAD_WIDTH and i not in hits for i in range(headline)
    ):
        return False
    known = distinct(page, hits, 0, headline)
    listed = sum(_LISTED.match(line_text(page, i)) is not None for i in range(headline))
    return known > (headline < SEA) or 2 * listed >= max(headline, SEA)


#: An item of a list that has its mark or its number.
_LISTED = re.compile(rf"[{LIST_MARKS}]\s|\d{{1,2}}\.(?:\s|$)")
#: A menu has so many lines, and its items are so narrow.
_FEW, _ITEM = 3, 20
