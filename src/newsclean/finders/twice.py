"""Links that a scraper took twice, for their picture and for their title.

Each line stands right below itself, in a row of many: a list of links. At the head and
the tail of a page both copies go; between paragraphs only the second ones, since a
list of the story may be marked up like that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.blocks import terms_of, terms_of_prose
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["AGAIN", "TWICE"]

#: So many links in a row, at most so many other narrow lines between two.
_LINKS, _BETWEEN = 4, 2
#: A copy may hold a date or a section more, in characters.
_MORE = 24
_WIDEST = 160
#: The tail begins behind this share of the page's prose; with prose below, a row of
#: fewer links may be a list of the story's.
_TAIL, _MANY = 0.6, 8
#: A list of the story's shares more of its words with the page's prose.
_KIN = 0.4
#: Where more than this share begins in small letters, they are no titles.
_SMALL = 0.25


def _find_links(page: Page) -> Iterator[Hit]:
    for row in _rows(page):
        if _is_of_links(page, row):
            for i in row:
                last = i + 1
                yield Hit(i, last, page.starts[i], page.ends[last], TWICE)


def _find_copies(page: Page) -> Iterator[Hit]:
    for row in _rows(page):
        if not _is_of_links(page, row):
            for i in row:
                # the one with no more than its words
                again = i if len(page.views[i]) < len(page.views[i + 1]) else i + 1
                yield Hit(again, again, page.starts[again], page.ends[again], AGAIN)


def _is_of_links(page: Page, row: Sequence[int]) -> bool:
    """Whether a row is a list of links, and none of the story's."""
    outside = _is_outside(shapes(page).prose_before, row) and not _is_said(page, row)
    return outside and not _is_torn(page, row) and not _is_kin(page, row)


def _is_outside(prose: Sequence[int], row: Sequence[int]) -> bool:
    """Whether no prose stands above a row, or none below it, or little below a long one."""
    above = prose[row[0]]
    if above in (0, prose[-1]):
        return True
    return len(row) >= _MANY and above >= _TAIL * prose[-1]


def _is_said(page: Page, row: Sequence[int]) -> bool:
    """Whether a paragraph stands right above a row: it says what the list is of."""
    return row[0] > 0 and shapes(page).prose[row[0] - 1]


def _is_torn(page: Page, row: Sequence[int]) -> bool:
    """Whether many lines begin in small letters: words that were linked in a sentence."""
    small = sum(1 for i in row if page.text[page.starts[i]].islower())
    return small > _SMALL * len(row)


def _is_kin(page: Page, row: Sequence[int]) -> bool:
    """Whether the lines speak of what the page's prose speaks of."""
    own = terms_of(page, row)
    return len(own & terms_of_prose(page)) > _KIN * len(own)


def _rows(page: Page) -> Iterator[list[int]]:
    """The first lines of pairs, in rows that no prose and few other lines part."""
    if page.memo.get("pairs") is None:
        page.memo["pairs"] = _pairs(page)
    row: list[int] = []
    prose = shapes(page).prose_before
    for i in page.memo["pairs"]:
        if row and (i - row[-1] - 2 > _BETWEEN or prose[i] > prose[row[-1]]):
            if len(row) >= _LINKS:
                yield row
            row = []
        row.append(i)
    if len(row) >= _LINKS:
        yield row


def _pairs(page: Page) -> list[int]:
    """The lines that stand right below themselves, once or with a date more."""
    shape = shapes(page)
    pairs: list[int] = []
    for i, (one, other) in enumerate(pairwise(page.views)):
        if one[:2] != other[:2] or (pairs and pairs[-1] == i - 1):
            continue
        if _is_pair(one, other) and not (
            shape.prose[i] or shape.closed[i] or shape.widths[i] > _WIDEST
        ):
            pairs.append(i)
    return pairs


def _is_pair(one: str, other: str) -> bool:
    """Whether two lines that begin alike say the same, one of them perhaps more."""
    if one == other:
        return len(one) > 1
    if abs(len(one) - len(other)) > _MORE or min(len(one), len(other)) < _MORE // 2:
        return False
    return one.startswith(other) or other.startswith(one)


_LIST = "\n\n".join(
    f"{title}\n\n{title}"
    for title in (
        "Orchestra gets a cellist back",
        "Harvest of walnuts begins in rain",
        "Zoo names its young lynx",
        "Harbour master retires after forty winters",
    )
)

TWICE = Finder(
    name="links-twice",
    category="navigation",
    find=_find_links,
    reason="A list of links, each of them taken twice.",
    hits=(Example(f"Around the lake\n\n⟦{_LIST}⟧"),),
    misses=(
        Example("New York, New York\n\nNew York, New York"),
        Example(_LIST.replace("\n\nZoo names its young lynx", "", 1)),
    ),
)

_TORN = ("wooden piles from the old mill", "a ferry with a new engine", "rope", "tar")

AGAIN = Finder(
    name="items-twice",
    category="duplicate-block",
    find=_find_copies,
    reason="The same words stand in the line above or below.",
    hits=(
        Example(
            "Flour, two cups\n\n⟦Flour, two cups⟧\n\nSugar, one cup\n\n⟦Sugar, one cup⟧"
            "\n\nEggs, four\n\n⟦Eggs, four⟧\n\nButter, a spoon\n\n⟦Butter, a spoon⟧",
            "middle",
        ),
        # words that were linked in a sentence, at the tail
        Example("\n\n".join(f"{words}\n\n⟦{words}⟧" for words in _TORN)),
    ),
    misses=(
        Example("Row, row\n\nRow, row\n\nThe boat\n\nThe boat", "middle"),
        Example("0 : 1\n\nHarlow\n\n0 : 1\n\nMarsden", "middle"),
    ),
)
