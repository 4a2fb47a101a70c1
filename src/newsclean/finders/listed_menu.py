"""Menus of one level above the story, one item per line, each after a list mark."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.blocks import terms, terms_of_prose
from newsclean.items import COLONS, INNER_MARKS, LIST_MARKS
from newsclean.model import Example, Finder, Page
from newsclean.shapes import shapes

__all__ = ["LISTED_MENU"]

_MARKS = frozenset(LIST_MARKS + INNER_MARKS)
#: At least this many items, all but one at most this wide. Further down such a list may
#: be the story's own.
_FEWEST, _WIDEST = 5, 45
#: In a recipe's list, many items hold a number, and many occur in its steps too.
_NUMBERS, _OWN = 0.2, 0.34


def _find(page: Page) -> Iterator[int]:
    shape = shapes(page)
    if not shape.prose_before[-1]:
        return
    for at, end in _lists(page, 0, shape.prose.index(True)):
        if _is_menu(page, at, end):
            # each item by itself: the bounds count items as signs of a site
            yield from range(at, end)


def _lists(page: Page, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Lines in a row with list marks, as the first line and the one after the last."""
    at = begin
    while at < stop:
        end = at
        while end < stop and _is_item(page, end):
            end += 1
        if end - at >= _FEWEST:
            yield at, end
        at = max(end, at + 1)


def _is_item(page: Page, i: int) -> bool:
    start = page.starts[i]
    return page.text[start] in _MARKS and page.text[start + 1 : start + 2].isspace()


def _is_menu(page: Page, at: int, end: int) -> bool:
    """Whether items are narrow, are not sentences, and are not about the story."""
    shape = shapes(page)
    items = range(at, end)
    if sorted(shape.widths[at:end])[-2] > _WIDEST or any(shape.closed[at:end]):
        return False
    if at and page.views[at - 1].endswith(COLONS):
        return False
    numbers = sum(any(map(str.isdigit, page.views[i])) for i in items)
    if numbers > _NUMBERS * len(items):
        return False
    story = terms_of_prose(page)
    own = sum(
        bool(said) and said <= story for said in (terms(page.views[i]) for i in items)
    )
    return own <= _OWN * len(items)


_ITEMS = ("Iindaba", "Ezemidlalo", "Ezoyolo", "Izimvo", "Entsimini", "Ibhola")
_MENU = "\n".join(f"* {item}" for item in _ITEMS)

LISTED_MENU = Finder(
    name="listed-menu",
    category="navigation",
    find=_find,
    reason="A menu, one item a line behind its mark.",
    hits=(Example(f"⟦{_MENU}⟧", "head"),),
    misses=(
        Example(f"The shortlist\n\n{_MENU}"),
        Example(f"Who was there\n\nIn June\n\nAt the mill\n\nAll day\n\n{_MENU}"),
        Example("\n".join(_MENU.split("\n")[:4]), "head"),
        Example(_MENU.replace(" I", " 2 I").replace(" E", " 3 E"), "head"),
        Example(f"In the race:\n\n{_MENU}", "head"),
    ),
)
