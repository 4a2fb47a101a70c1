"""Titles of other pages that all open with the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["SAME_OPENING"]

#: At least this many first words are the same, for this many titles in a row, each at
#: least this wide, below all of the prose.
_WORDS, _SAME, _LONG_ENOUGH = 3, 6, 25


def _same_opening(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    prose = shape.prose_before
    begin = max(0, bisect_left(prose, prose[-1]) - 1)
    if len(page.views) - begin < _SAME:
        return
    first = last = 0
    opening = ""
    for i, view in enumerate([*page.views[begin:], ""], begin):
        if opening and view.startswith(opening) and not shape.closed[i]:
            last = i
            continue
        if opening and last - first + 1 >= _SAME and prose[first] == prose[-1]:
            yield Hit(first, last, page.starts[first], page.ends[last], SAME_OPENING)
        opening = ""
        if i < len(page.views) and shape.widths[i] >= _LONG_ENOUGH:
            opening = "" if shape.closed[i] else _opening(view)
            first = last = i


def _opening(view: str) -> str:
    """The first words of a title that has more of them, if all are letters."""
    words = view.split()
    if len(words) <= _WORDS + 1 or not "".join(words[:_WORDS]).isalpha():
        return ""
    return " ".join(words[:_WORDS]) + " "


_TOWNS = ("Harlow", "Marsden", "Eastry", "Fenwick", "Aldbury", "Thornby")

SAME_OPENING = Finder(
    name="same-opening",
    category="related",
    find=_same_opening,
    reason="Titles of other pages, which all open with the same words.",
    hits=(
        Example(
            "⟦" + "\n\n".join(f"What moving house costs in {t}" for t in _TOWNS) + "⟧"
        ),
    ),
    misses=(
        Example("\n\n".join(f"What moving house costs in {t}" for t in _TOWNS[:5])),
        Example("\n\n".join(f"Best actor in a part: {t}" for t in _TOWNS), "middle"),
    ),
)
