"""Where the lines of an extracted text are on the page they come from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from newsclean.html.lines import Line

__all__ = ["placed"]

#: A part of a line with fewer letters may be anywhere by chance.
_PART = 8
#: What is on the page more often, like some table cells, does not show a place.
_OFTEN = 20


def placed(keys: Sequence[str], lines: Sequence[Line]) -> dict[int, int]:
    """For each line of the page that is in the text: the number of its row there.

    `keys` are the rows' letters. The order is kept, and each row is used once: what is
    on the page twice is found where most of the text around it fits.
    """
    rows = _common(keys, [line.key for line in lines])
    found = {line: row for row, line in rows.items()}
    for row, part in _parts(keys, lines, rows):
        for line in part:
            found.setdefault(line, row)
    return found


def _common(keys: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """The longest sequence of equals in the order of both, as pairs of places."""
    where: dict[str, list[int]] = {}
    for place, other in enumerate(others):
        where.setdefault(other, []).append(place)
    ends: list[int] = []
    best: list[tuple[int, int, tuple | None]] = []  # type: ignore[type-arg]
    for number, key in enumerate(keys):
        places = where.get(key, ())
        for place in reversed(places if len(places) <= _OFTEN else ()):
            length = bisect_left(ends, place)
            step = number, place, best[length - 1] if length else None
            ends[length : length + 1] = [place]
            best[length : length + 1] = [step]
    found: dict[int, int] = {}
    link = best[-1] if best else None
    while link is not None:
        found[link[0]] = link[1]
        link = link[2]
    return found


def _parts(
    keys: Sequence[str], lines: Sequence[Line], rows: dict[int, int]
) -> list[tuple[int, range]]:
    """Rows that are not a line of the page, but several lines or a part of one."""
    begins = [0, *accumulate(len(line.key) for line in lines)]
    page = "".join(line.key for line in lines)
    ceiling = [len(page)] * len(keys)
    for number in range(len(keys) - 2, -1, -1):
        after = rows.get(number + 1)
        ceiling[number] = ceiling[number + 1] if after is None else begins[after]
    found: list[tuple[int, range]] = []
    floor = 0
    for number, key in enumerate(keys):
        if number in rows:
            floor = begins[rows[number] + 1]
        elif len(key) >= _PART:
            at = page.find(key, floor, ceiling[number])
            if at >= 0:
                floor = at + len(key)
                first = bisect_right(begins, at) - 1
                found.append((number, range(first, bisect_left(begins, floor))))
    return found
