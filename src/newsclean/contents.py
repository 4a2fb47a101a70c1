"""contents: lists whose lines stand again below, as headings: tables of contents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.items import COLONS, INNER_MARKS, LIST_MARKS
from newsclean.model import Page
from newsclean.shapes import shapes

__all__ = ["FEWEST", "NAME", "Listed", "listed", "stands_above_text", "tables"]

#: How the finder of such lists is named; where it points, nothing ends.
NAME = "contents-list"
#: So many lines of a list stand again below, in their order.
FEWEST = 3
#: What stands before a heading in a list, and how wide a heading is.
_MARKED = re.compile(
    rf"^(?:[—{INNER_MARKS}{LIST_MARKS}]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]?)\s+"
)
_NARROWEST, _WIDEST = 4, 100


class Listed(NamedTuple):
    """Lines in a row that stand again below, each below the one before."""

    #: the first line, and the one after the last
    first: int
    end: int
    #: where each stands again
    again: list[int]


def listed(page: Page) -> list[Listed]:
    """All lists of a page whose lines stand again below in their order."""
    found: list[Listed] | None = page.memo.get("listed")
    if found is None:
        found = page.memo["listed"] = list(_listed(_names(page)))
    return found


def tables(page: Page) -> list[Listed]:
    """The lists whose lines stand again as headings, or in such a list further down."""
    found: list[Listed] | None = page.memo.get("tables")
    if found is None:
        found = page.memo["tables"] = _tables(page)
    return found


def _tables(page: Page) -> list[Listed]:
    found: list[Listed] = []
    named: set[int] = set()
    for lines in reversed(listed(page)):
        if len(lines.again) < FEWEST:
            continue
        known = [i for i in lines.again if i in named or stands_above_text(page, i)]
        if 2 * len(known) >= len(lines.again) and known[0] >= lines.end:
            found.append(lines)
            named.update(range(lines.first, lines.end))
    return found[::-1]


def _listed(names: Sequence[str]) -> Iterator[Listed]:
    places: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(i)
    twice = {name for name, lines in places.items() if len(lines) > 1}
    if len(twice) < FEWEST:
        return
    i = 0
    while i < len(names):
        again = _again(names, places, i) if names[i] in twice else []
        if again:
            yield Listed(i, i + len(again), again)
        i += max(len(again), 1)


def _again(
    names: Sequence[str], places: Mapping[str, Sequence[int]], first: int
) -> list[int]:
    """Where lines from the first on stand again, each below the one before."""
    again: list[int] = []
    at = end = first
    while end < len(names) and names[end]:
        own = places[names[end]]
        place = bisect_right(own, max(at, end))
        if place == len(own):
            break
        at = own[place]
        again.append(at)
        end += 1
    return again


def _names(page: Page) -> list[str]:
    """What each line may name, without mark and number; "" where it is too wide for it.

    Letters begin a mark only where it is "o".
    """
    shape = shapes(page)
    return [
        (view if view[:1].isalpha() and view[1:2] != " " else _MARKED.sub("", view))
        if _NARROWEST <= width <= _WIDEST and not prose
        else ""
        for view, width, prose in zip(
            page.views, shape.widths, shape.prose, strict=True
        )
    ]


def stands_above_text(page: Page, line: int) -> bool:
    """Whether a sentence, or a line that leads to a list, stands right below a line."""
    below = line + 1
    if below == len(page.views):
        return False
    shape = shapes(page)
    return (
        shape.closed[below] or shape.prose[below] or page.views[below].endswith(COLONS)
    )
