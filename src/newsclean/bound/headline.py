"""The headline above the story's core: by its words, by its repeats, by its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.blocks import Block, terms, terms_of
from newsclean.bound.core import Core
from newsclean.items import has_mark
from newsclean.model import Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["HEAD_WIDTH", "but_copies", "copy_above", "headline_of", "top_of"]

#: A headline is at least so wide.
HEAD_WIDTH = 25
#: How far above the core it is looked for.
_HEAD_REACH = 40
#: Between the name of a page and its headline stand more lines than a standfirst, byline
#: and date.
_MENU = 6


def headline_of(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> int | None:
    """The line above the core that says what its prose says, the best one."""
    shape = shapes(page)
    first = found[core.first].first
    last = found[core.last].last
    lead = terms_of(page, [i for i in range(first, min(last, first + 25) + 1)])
    title = terms(page.title.lower())
    # then the first line is the page's name, with the outlet's behind it
    is_named = not page.title and _short_name(page) != ""
    best: tuple[float, int] | None = None
    for i in range(max(0, first - _HEAD_REACH), first):
        own = terms(page.views[i])
        if i in hits or not 20 <= shape.widths[i] <= 250 or len(own) < 2:
            continue
        if has_mark(line_text(page, i)) or (i == 0 and is_named):
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


#: So near above the core stands a headline that stands on the page before.
_COPY = 16
#: What parts a page's name from the outlet's.
_BAR = re.compile(r"\s+[|•·»:-]\s+")


def copy_above(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """The last repeat of the headline near above the core, else the core's own line."""
    name = _short_name(page)
    copies = (
        i
        for i in range(first - 1, max(-1, first - 1 - _COPY), -1)
        if (name and page.views[i] == name)
        or any(h.source.category == "duplicate-headline" for h in hits.get(i, ()))
    )
    return next(copies, first)


def _short_name(page: Page) -> str:
    """The name of the page without the outlet's, which stands behind it in the title
    or on the first line, where it is too short to be known by its words."""
    name, *outlet = _BAR.split(page.title.lower() or page.views[0], maxsplit=1)
    is_name = page.title != "" or outlet != []
    return name if is_name and len(name) < HEAD_WIDTH and len(terms(name)) > 1 else ""


def but_copies(hits: Mapping[int, list[Hit]]) -> Mapping[int, list[Hit]]:
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
#: them that nothing tells; so few of these are a name and a town between two headlines,
#: and so many wide items are standfirsts, or known ones links; more are a menu.
_REACH, _UNTOLD, _NAME, _ITEMS = 24, 5, 2, 4


#: How rules are named that know the number of comments; "2 hours ago" is theirs as well.
_COUNTS = ("be-the-first", "comment-count", "comment-section")


def _is_of_head(hit: Hit) -> bool:
    """Whether it stands between headlines and stories, as the number of comments does."""
    category, name = hit.source.category, hit.source.name
    return category in _IN_HEADS or (
        category == "comments" and name.startswith(_COUNTS)
    )


def top_of(page: Page, hits: Mapping[int, list[Hit]], start: int) -> int:
    """The headline above a line that may be a caption, across byline, date and share bar."""
    widths = shapes(page).widths
    top, untold, told, near = start, 0, False, True
    items = 0
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        if i in hits:
            of_head = any(_is_of_head(h) for h in hits[i])
            told = told or of_head
            near = near and of_head
            items += any(h.source.category == "navigation" for h in hits[i])
        elif widths[i] >= HEAD_WIDTH and has_mark(line_text(page, i)):
            items += 1
        elif widths[i] >= HEAD_WIDTH:
            # one above the other: headline and standfirst
            if (told and top == start) or (near and untold <= _NAME):
                top, untold, near = i, 0, True
        else:
            untold += 1
        if untold > _UNTOLD or items > _ITEMS:
            break
    return top
