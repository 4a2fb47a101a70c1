"""A site's menu, in any language: its items are above the story and again below it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Example, Finder, Page
from newsclean.shapes import shapes

__all__ = ["MENU_TWICE"]

#: An item is at most this wide; at least this many items are a menu.
_WIDEST, _FEWEST = 40, 3


def _find(page: Page) -> Iterator[int]:
    shape = shapes(page)
    if not shape.prose_before[-1]:
        return
    count = len(page.views)
    first = shape.prose.index(True)
    last = count - shape.prose[::-1].index(True)
    if min(first, count - last) < _FEWEST:
        return
    below = {page.views[i] for i in range(last, count)}
    items = {
        page.views[i]
        for i in range(first)
        if page.views[i] in below and _is_item(page, i)
    }
    headings = _headings(page, last, items)
    if len(headings) >= _FEWEST:
        items -= headings
    if len(items) < _FEWEST:
        return
    for i in (*range(first), *range(last, count)):
        if page.views[i] in items:
            yield i


def _headings(page: Page, first: int, items: set[str]) -> set[str]:
    """The items right above sentences: where there are several, it is no menu that
    stands above the story but a table of contents."""
    closed = shapes(page).closed
    return {
        page.views[i]
        for i in range(first, len(closed) - 1)
        if closed[i + 1] and page.views[i] in items
    }


def _is_item(page: Page, i: int) -> bool:
    """Whether a line is narrow, says something, and does not end a sentence."""
    shape = shapes(page)
    return (
        shape.widths[i] <= _WIDEST
        and not shape.closed[i]
        and any(map(str.isalpha, page.views[i]))
    )


_ITEMS = ("Iindaba", "Ezemidlalo", "Izimvo")
_MENU = "\n\n".join(_ITEMS)

MENU_TWICE = Finder(
    name="menu-twice",
    category="navigation",
    find=_find,
    reason="An item of a menu, which stands above the story and below it.",
    misses=(
        Example(_MENU, "head"),
        Example(_MENU),
        Example("Harlow 2\n\nMarsden 1\n\nEastry 0\n\nHarlow 2"),
    ),
)
