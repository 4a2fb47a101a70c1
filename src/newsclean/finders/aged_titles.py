"""Titles of other stories, each with its age on the line below."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.cards import is_aged
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["AGED"]

#: The width of a title, in characters.
_TITLE = (20, 160)
#: At least this many titles with their age below each, after this share of the prose. A
#: timeline has years, a programme has hours; only a site says "3 days ago" of its
#: stories.
_AGED, _AGE, _BEHIND = 4, 30, 0.5


def _aged(page: Page) -> Iterator[Hit]:
    prose = shapes(page).prose_before
    aged = _aged_titles(page)
    at = -1
    for title in aged if len(aged) >= _AGED else ():
        if title < at:
            continue
        at = end = title
        while end in aged:
            end += 2
        if end - at >= 2 * _AGED and prose[at] >= _BEHIND * prose[-1]:
            yield Hit(at, end - 1, page.starts[at], page.ends[end - 1], AGED)
        at = end


def _aged_titles(page: Page) -> dict[int, None]:
    """The lines with a title that has its age on a narrow line below, in order."""
    widths, prose, views = shapes(page).widths, shapes(page).prose, page.views
    least, most = _TITLE
    return dict.fromkeys(
        i
        for i, below in enumerate(widths[1:])
        if below <= _AGE
        and least <= widths[i] <= most
        and not prose[i]
        and is_aged(views[i + 1])
    )


_AGES = "\n\n".join(
    f"Bridge at Marsden, part {n}: the county counts the lorries\n\nvor {n} Tagen"
    for n in range(2, 8)
)

AGED = Finder(
    name="aged-titles",
    category="related",
    find=_aged,
    reason="Titles of other stories, each with its age below.",
    hits=(Example(f"⟦{_AGES}⟧"),),
    misses=(
        Example(
            "The bridge is closed for good\n\nMay 1994\n\nA ferry takes over\n\n1996"
        ),
        Example("\n\n".join(f"Harlow – Marsden {n}\n\nround {n}" for n in range(2, 8))),
    ),
)
