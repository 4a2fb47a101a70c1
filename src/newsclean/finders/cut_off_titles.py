"""Titles of other stories, each cut off with dots to fit its box."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["CUT_OFF_TITLES"]

_DOTS = ("...", "…", "[…]", "[...]")
#: The width of a title that needs to be cut off, in characters.
_TITLE = (20, 130)
#: At least this many in a row, with at most this many dates or sections between two of
#: them, after this share of the prose: a story trails off now and then, but never on
#: three lines at once.
_FEWEST, _BETWEEN, _BEHIND = 3, 1, 0.3


def _find(page: Page) -> Iterator[Hit]:
    if not any(dots in page.text for dots in _DOTS[:2]):
        return
    prose = shapes(page).prose_before
    ends = [i for i, view in enumerate(page.views) if view.endswith(_DOTS)]
    at = 0
    for first in ends if len(ends) >= _FEWEST else ():
        if first < at or prose[first] < _BEHIND * prose[-1]:
            continue
        if not _is_cut_off(page, first):
            continue
        titles, last = _row(page, first)
        if titles >= _FEWEST:
            yield Hit(first, last, page.starts[first], page.ends[last], CUT_OFF_TITLES)
        at = last + 1


def _row(page: Page, first: int) -> tuple[int, int]:
    """How many titles there are in a row from a line on, and the last of them."""
    titles, last = 1, first
    for i in range(first + 1, len(page.views)):
        if _is_cut_off(page, i):
            titles, last = titles + 1, i
        elif i - last > _BETWEEN or shapes(page).prose[i]:
            break
    return titles, last


def _is_cut_off(page: Page, i: int) -> bool:
    """Whether a line begins as a title does, and ends in dots."""
    shape = shapes(page)
    return (
        _TITLE[0] <= shape.widths[i] <= _TITLE[1]
        and page.views[i].endswith(_DOTS)
        and page.views[i][0] not in "\"'.…"
        and not line_text(page, i)[0].islower()
    )


_TITLES = (
    "Growers of the eastern bank wait for the first dry days sin...",
    "Mill at Marsden takes on forty people, half of them from th...",
    "Ferry gets a second engine, and the county pays for most of...",
)

CUT_OFF_TITLES = Finder(
    name="cut-off-titles",
    category="related",
    find=_find,
    reason="Titles of other stories, each cut off with dots.",
    hits=(
        Example("⟦" + "\n\n".join(_TITLES) + "⟧"),
        Example("⟦" + "\n2 May\n".join(f"* {title}" for title in _TITLES) + "⟧"),
    ),
    misses=(
        Example("\n\n".join(_TITLES[:2])),
        Example(
            "“I waited by the old ferry …”\n\n“And the water rose …”\n\n"
            "“Then the lights went out …”"
        ),
        Example("\n\n".join(title.rstrip(".") + "e town." for title in _TITLES)),
    ),
)
