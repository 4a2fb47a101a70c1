"""Menus of several levels, as renderers write them: "* News", "+ Local", "o Harlow"."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.items import INNER_MARKS
from newsclean.model import Example, Finder, Page
from newsclean.shapes import shapes

__all__ = ["NESTED_MENU"]

#: The marks of a list, and those of lists inside it.
_MARKS, _INNER = frozenset(f"*-{INNER_MARKS}"), frozenset(INNER_MARKS)
#: At least this many items, this share of them on an inner level, the median at most
#: this wide, and hardly one of them a sentence: steps and facts are written as
#: sentences.
_FEWEST, _DEEP, _NARROW, _CLOSED = 6, 0.4, 45, 0.1
_FEWEST_INNER = _DEEP * _FEWEST


def _find(page: Page) -> Iterator[int]:
    if not shapes(page).prose_before[-1]:
        return
    # below its first paragraph, a story may have lists in lists of its own
    at, first = 0, shapes(page).prose.index(True)
    if sum(page.text[start] in _INNER for start in page.starts[:first]) < _FEWEST_INNER:
        return
    while at < first:
        end = at
        while end < first and _mark(page, end):
            end += 1
        if end - at >= _FEWEST and _is_menu(page, at, end):
            # each item by itself: the bounds count items as signs of a site
            yield from range(at, end)
        at = max(end, at + 1)


def _mark(page: Page, i: int) -> str:
    """The list mark that a line begins with, or ""."""
    start = page.starts[i]
    first = page.text[start]
    return (
        first if first in _MARKS and page.text[start + 1 : start + 2].isspace() else ""
    )


def _is_menu(page: Page, at: int, end: int) -> bool:
    shape = shapes(page)
    many = end - at
    inner = sum(_mark(page, i) in _INNER for i in range(at, end))
    widths = sorted(shape.widths[at:end])
    return (
        inner >= _DEEP * many
        and widths[many // 2] <= _NARROW
        and sum(shape.closed[at:end]) <= _CLOSED * many
    )


_MENU = (
    "* Iindaba\n  + Idolophu\n  + Ilizwe\n* Ezemidlalo\n  + Ibhola\n  + Iqakamba\n"
    "    o Iziphumo\n* Izimvo"
)

NESTED_MENU = Finder(
    name="nested-menu",
    category="navigation",
    find=_find,
    reason="A menu of several levels, one item a line.",
    hits=(Example(f"⟦{_MENU}⟧", "head"),),
    misses=(
        Example(_MENU),
        Example("\n".join(_MENU.split("\n")[:5])),
        Example(_MENU.replace("+", "*").replace("o ", "* ")),
        Example(
            "* Whisk the eggs.\n  + Take four of them.\n  + Leave the shells.\n"
            "* Add the milk.\n  + Pour it slowly.\n  + Wait for the froth.\n* Bake it."
        ),
    ),
)
