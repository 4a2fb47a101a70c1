"""The first line of the article: its headline, or its core."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.blocks import Block, terms, terms_of
from newsclean.bound.core import ABOVE, Core, weight_of
from newsclean.bound.hits import distinct
from newsclean.bound.site import OPEN_WIDTH, SEA, is_site
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
    copy = _copy_above(hits, first)
    hits = _but_copies(hits)
    headline = _headline(page, found, hits, core)
    is_of_site = first >= SEA and is_site(page, hits, 0, first)
    if not is_of_site and not (headline and _is_menu_above(page, hits, headline)):
        return 0, ()
    if headline is not None:
        start = min(copy, _introduced(page, hits, _top(page, hits, headline)))
        return start, ("headline",) if start else ()
    start = _sentence_above(page, hits, _above(page, hits, first))
    start = min(copy, _introduced(page, hits, _top(page, hits, start)))
    return start, ("sea of short lines",)


#: So near above the core stands a headline that stands on the page before.
_COPY = 16


def _copy_above(hits: Mapping[int, list[Hit]], first: int) -> int:
    """The last repeat of the headline near above the core, else the core's own line."""
    copies = (
        i
        for i in range(first - 1, max(-1, first - 1 - _COPY), -1)
        if any(h.source.category == "duplicate-headline" for h in hits.get(i, ()))
    )
    return next(copies, first)


def _introduced(page: Page, hits: Mapping[int, list[Hit]], start: int) -> int:
    """The line above where it ends in a colon: it says what follows."""
    above = start - 1
    if above > 0 and above not in hits and page.views[above][-1:] in (":", "："):
        return above
    return start


def _but_copies(hits: Mapping[int, list[Hit]]) -> Mapping[int, list[Hit]]:
    """Hits without those on the headline's repeats: one of them is the headline, where
    a menu stands above it and the page's name above that."""
    return {
        i: on_line
        for i, on_line in hits.items()
        if any(h.source.category != "duplicate-headline" for h in on_line)
    }


#: What stands between a headline and its story.
_IN_HEADS = frozenset(
    (
        "byline",
        "caption",
        "dateline",
        "media",
        "newsletter",
        "photo-credit",
        "share",
    )
)
#: Lines above a caption or a standfirst among which the headline may stand, and those of
#: them that nothing tells; so few of these are a name and a town between two headlines.
_REACH, _UNTOLD, _NAME = 24, 5, 2


def _top(page: Page, hits: Mapping[int, list[Hit]], start: int) -> int:
    """The headline above a line that may be a caption, across byline, date and share bar."""
    widths = shapes(page).widths
    top, untold, told, near = start, 0, False, True
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        if i in hits:
            of_head = any(h.source.category in _IN_HEADS for h in hits[i])
            told = told or of_head
            near = near and of_head
        elif widths[i] >= _HEAD_WIDTH:
            # one above the other: headline and standfirst
            if (told and top == start) or (near and untold <= _NAME):
                top, untold, near = i, 0, True
        else:
            untold += 1
            if untold > _UNTOLD:
                break
    return top


def _is_much(found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core) -> bool:
    """Whether the prose above the core is too much to be a site's."""
    above = sum(max(0.0, weight_of(b, hits)) for b in found[: core.first])
    story = found[core.first : core.last + 1]
    return above > ABOVE * sum(max(0.0, weight_of(b, hits)) for b in story)


#: A headline is at least so wide, and stands at most so many lines above its story.
_HEAD_WIDTH, _HEAD_LINES = 25, 10
#: A standfirst is a sentence of this width.
_STANDFIRST = 40


def _above(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """The line above byline and date that may be the headline, else the first of prose."""
    widths = shapes(page).widths
    for i in range(first - 1, max(-1, first - 1 - _HEAD_LINES), -1):
        if i not in hits and widths[i] >= _HEAD_WIDTH:
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
        shape.widths[i] >= _HEAD_WIDTH and i not in hits for i in range(headline)
    ):
        return False
    known = distinct(page, hits, 0, headline)
    listed = sum(_LISTED.match(line_text(page, i)) is not None for i in range(headline))
    return known > (headline < SEA) or 2 * listed >= max(headline, SEA)


#: An item of a list that has its mark or its number.
_LISTED = re.compile(r"[*•·▪‣–-]\s|\d{1,2}\.(?:\s|$)")
#: A menu has so many lines, and its items are so narrow.
_FEW, _ITEM = 3, 20
_HEAD_REACH = 40
#: Between the name of a page and its headline stand more lines than a standfirst, byline
#: and date.
_MENU = 6


def _headline(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> int | None:
    """The line above the core that says what its prose says, the best one."""
    shape = shapes(page)
    first = found[core.first].first
    last = found[core.last].last
    lead = terms_of(page, [i for i in range(first, min(last, first + 25) + 1)])
    title = terms(page.title.lower())
    best: tuple[float, int] | None = None
    for i in range(max(0, first - _HEAD_REACH), first):
        own = terms(page.views[i])
        if i in hits or not 20 <= shape.widths[i] <= 250 or len(own) < 2:
            continue
        share = len(own & lead) / len(own)
        if title:
            share += len(own & title) / len(own | title)
        score = share * min(len(own), 6)
        again = best is not None and _is_again(page, found, best[1], i)
        if share >= 0.4 and (best is None or score > best[0] or again):
            best = (score, i)
    return best[1] if best else None


def _is_again(page: Page, found: Sequence[Block], one: int, other: int) -> bool:
    """Whether two lines are one headline, the second behind a menu."""
    if other - one <= _MENU or page.views[other] != page.views[one]:
        return False
    return not any(block.prose and one < block.first < other for block in found)
