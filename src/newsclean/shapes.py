"""Measures of lines that evidence, finders and bounds share, taken once per page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from newsclean.model import Page
from newsclean.sentences import BEHIND_STOP, CLOSERS, SENTENCE_END
from newsclean.view import beyond_ascii

__all__ = ["GLUED", "Shapes", "line_text", "median", "shapes", "width_of"]

#: Where the wide scripts begin: one of their characters says as much as 2.5 Latin ones.
_WIDE_FROM = "\u3000"
_WIDE_EXTRA = 1.5
#: The bytes that do not begin such a character in UTF-8: each has one byte that does,
#: so deleting all others counts the characters.
_NOT_WIDE = bytes(b for b in range(256) if not 0xE3 <= b <= 0xF4)

#: A line of prose has at least this width, or half of it and a sentence end.
PROSE_WIDTH = 140


class Shapes(NamedTuple):
    """One entry per line; the running sums have one more."""

    #: in characters, those of wide scripts counting more
    widths: list[int]
    #: whether it ends as a sentence does
    closed: list[bool]
    #: whether it reads like a paragraph: wide, or a whole sentence of some width
    prose: list[bool]
    #: how many lines of prose there are before each line
    prose_before: list[int]
    #: the width of the prose before each line
    prose_width_before: list[int]


def line_text(page: Page, i: int) -> str:
    """Line `i` as it is in the text, without blanks at its ends."""
    return page.text[page.starts[i] : page.ends[i]]


def width_of(line: str) -> int:
    """The length of a line in characters, those of the wide scripts counting 2.5.

    >>> width_of("news"), width_of("新聞")
    (4, 5)
    """
    wide = beyond_ascii(line).translate(None, _NOT_WIDE)
    return len(line) + int(_WIDE_EXTRA * len(wide))


def shapes(page: Page) -> Shapes:
    """The shapes of a page's lines, measured on the first call."""
    found: Shapes | None = page.memo.get("shapes")
    if found is None:
        found = page.memo["shapes"] = _measure(page)
    return found


#: A menu's row has no sentence end, and capitals on more than this share of words.
_CAPITALS = 0.6
_STOPS = re.compile(r"[.!?…][\"'”’»)]*\s|[。！？、，।؟]")


#: An agency's or an author's initials after the last stop: "… on Monday. (abc/dpa)".
_SIGNED = re.compile(r"[.!?…。][\"'”’»“]*\s?\([\w/., -]{2,24}\)$")


#: Menu items that a scraper glued together: "PoliticsHealthWeather".
GLUED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ][a-zß-ÿ]")
_MANY_GLUED = 4


def _is_text(line: str) -> bool:
    """Whether a wide line without a sentence end is text and not a row of a menu."""
    if _STOPS.search(line):
        return True
    if len(GLUED.findall(line[:600])) >= _MANY_GLUED:
        return False
    words = line[:600].split()
    if line[0] >= _WIDE_FROM or len(words) < 6:
        return False
    return sum(w[0].isupper() for w in words) <= _CAPITALS * len(words)


def _widths(page: Page) -> list[int]:
    """The width of each line; without wide characters that is just its length."""
    odd = page.memo.get("odd")
    if odd is None:
        odd = beyond_ascii(page.text)
    if not odd.translate(None, _NOT_WIDE):
        return list(map(sub, page.ends, page.starts))
    return [width_of(line_text(page, i)) for i in range(len(page.starts))]


def _measure(page: Page) -> Shapes:
    text, starts, ends = page.text, page.starts, page.ends
    widths = _widths(page)
    closed: list[bool] = []
    prose: list[bool] = []
    for start, end, width in zip(starts, ends, widths, strict=True):
        last = text[end - 1]
        if last in CLOSERS and width > 1:
            last = text[start:end].rstrip(BEHIND_STOP)[-1:]
        is_closed = last in SENTENCE_END or (
            text[end - 1] == ")" and _SIGNED.search(text, start, end) is not None
        )
        closed.append(is_closed)
        prose.append(
            width >= PROSE_WIDTH // 2
            if is_closed
            else width >= PROSE_WIDTH and _is_text(text[start:end])
        )
    return Shapes(
        widths,
        closed,
        prose,
        list(accumulate(prose, initial=0)),
        list(
            accumulate(
                (w if p else 0 for w, p in zip(widths, prose, strict=True)), initial=0
            )
        ),
    )


def median(values: Iterable[float]) -> float:
    """The middle one of some values, or the mean of the two in the middle.

    The same as in `statistics`, without that import, which slows down a first call.

    >>> median([3, 1, 2]), median([4, 1, 2, 3])
    (2, 2.5)
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2
