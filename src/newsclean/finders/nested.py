"""Lines that hold the lines below them: scrapers that take every tag give a list and
its items, a box and its paragraphs, and so all words twice or three times.

No sentence is lost: the line goes where the lines below hold all of it, so that each of
them can be judged by itself. Where they do not, or where it is as long as an article, it
stays, and what it holds goes as a repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.flow import flowing
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["NESTED"]

#: What a line may hold between two of its parts, in characters: a date, a sign.
_GAP = 40
#: At least this many parts, which make up at least this share of the line.
_PARTS, _COVERED = 2, 0.7
_WIDTH = 20
#: How much of a line the lines below may leave if they hold it as a whole: in
#: characters for prose, and as a share for a menu, whose own name is not an item; and
#: an article's length.
_LEFT, _OF_A_MENU, _LONG = 2, 0.3, 1_500


def _find(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    at = 0
    for i in _holding(page.views, shape.widths):
        last, left = _held(page.views, i) if i >= at else (i, 0)
        if last == i or last in flowing(page):
            # a heading's words, repeated at the beginning of a torn sentence
            continue
        most = _LEFT if shape.prose[i] else _OF_A_MENU * shape.widths[i]
        whole = left <= most and shape.widths[i] <= _LONG
        first, end = (i, i) if whole else (i + 1, last)
        yield Hit(first, end, page.starts[first], page.ends[end], NESTED)
        at = i + 1 if whole else last + 1


def _holding(views: Sequence[str], widths: Sequence[int]) -> list[int]:
    """The lines that hold the line below, and have another line below that."""
    return [
        i
        for i, (whole, part) in enumerate(pairwise(views[:-1]))
        if widths[i] >= _WIDTH and _stands_in(whole, part, 0) >= 0
    ]


def _held(views: Sequence[str], at: int) -> tuple[int, int]:
    """The last of the lines that a line holds in order, and how much they leave of it.

    The line itself if they are too few.
    """
    whole = views[at]
    end = parts = covered = inner = 0
    last = at
    part = ""
    for i in range(at + 1, len(views)):
        place = _stands_in(whole, views[i], end)
        if place >= 0:
            part, inner = views[i], 0
            end = place + len(part)
            parts += 1
            covered += len(part)
            last = i
            continue
        # one of the parts of a part
        place = _stands_in(part, views[i], inner)
        if place < 0:
            break
        inner = place + len(views[i])
        last = i
    if parts < _PARTS or covered < _COVERED * len(whole):
        return at, 0
    # one blank between two parts does not count
    return last, len(whole) - covered - parts + 1


def _stands_in(whole: str, part: str, begin: int) -> int:
    """Where a line is in another, soon after a place; -1 if it is not there."""
    if len(part) < 2 or len(part) >= len(whole):
        return -1
    return whole.find(part, begin, begin + len(part) + _GAP)


_ONE = "The old bridge was closed on Monday, and lorries wait on the eastern bank."
_TWO = "A ferry carries six cars an hour, the captain says, and none of the buses."

NESTED = Finder(
    name="nested",
    category="duplicate-block",
    find=_find,
    reason="These lines stand in the line above, or hold the lines below.",
    hits=(
        Example(f"⟦{_ONE} {_TWO}⟧\n\n{_ONE}\n\n{_TWO}"),
        Example(f"{_ONE} No date yet. {_TWO}\n\n⟦{_ONE}\n\n{_TWO}⟧"),
        Example("⟦Rivers Bridges and ferries Tolls⟧\n\nRivers\n\nBridges and ferries"),
    ),
    misses=(
        Example(f"{_ONE} {_TWO}\n\n{_TWO}"),
        Example("Bridges and ferries\n\nBridges\n\nThe toll"),
    ),
)
