"""Signs of a site: whether lines outside the core are menus, or full of hits."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.bound.hits import distinct
from newsclean.model import Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["OPEN_SEA", "OPEN_WIDTH", "SEA", "SIGNS", "is_site"]

#: That many lines without prose outside the core are a site's, not an article's.
SEA = 8
#: So many of them are signs of a site; where lines are no menu, so many more.
SIGNS, _MANY_SIGNS = 3, 5
#: Menus are narrow and hold no sentences: the median of their widths, the share.
_MENU_WIDTH = 45
_MENU_CLOSED = 0.25
#: An open sea: so many lines, the middle one so narrow.
OPEN_SEA, OPEN_WIDTH = 40, 30


def is_site(page: Page, hits: Mapping[int, list[Hit]], first: int, last: int) -> bool:
    """Whether lines outside the core are a site's: menus, or full of hits.

    Few signs are enough where the sea is open: so many lines so narrow are no table
    below a story unless a hit says so, and nothing at all above one; but what begins with
    a paragraph may be a story of lists.
    """
    shape = shapes(page)
    signs = distinct(page, hits, first, last)
    others = [i for i in range(first, last) if i not in hits and not shape.prose[i]]
    if not others or (signs >= _MANY_SIGNS and 5 * signs >= len(others)):
        return signs >= SIGNS
    widths = sorted(shape.widths[i] for i in others)
    closed = sum(shape.closed[i] for i in others)
    middle = widths[len(widths) // 2]
    if len(others) >= OPEN_SEA and middle <= OPEN_WIDTH:
        is_open = 10 * closed <= len(others)
        if is_open or first > 0:
            return is_open and signs >= _signs_of_open_sea(page, hits, first)
    return (
        signs >= SIGNS
        and middle <= _MENU_WIDTH
        and closed <= _MENU_CLOSED * len(others)
    )


def _signs_of_open_sea(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """How many signs an open sea asks for: below a story one, above it none."""
    if first > 0:
        return 1
    return SIGNS if _begins_with_prose(page, hits) else 0


#: An extract begins with a paragraph, a page with its menu.
_FIRST = 3


def _begins_with_prose(page: Page, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a paragraph stands at the very top, and no slogan in capitals."""
    shape = shapes(page)
    return any(
        shape.prose[i]
        and shape.closed[i]
        and i not in hits
        and not line_text(page, i).isupper()
        for i in range(min(_FIRST, len(page.views)))
    )
