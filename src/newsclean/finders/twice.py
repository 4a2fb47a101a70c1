"""Links that a scraper took twice, once for their picture and once for their title.

Each line is repeated right below itself, many times in a row: a list of links. At the
head and the tail of a page both copies go; between paragraphs only the second one,
since a list in the story may be marked up like that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.blocks import terms_of, terms_of_prose
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["AGAIN", "TWICE"]

#: At least this many links in a row, with at most this many other narrow lines between.
_LINKS, _BETWEEN = 4, 2
#: A copy may hold a date or a section more, of up to this many characters.
_MORE = 24
_WIDEST = 160
#: The tail begins after this share of the page's prose; if there is prose below, a row
#: of fewer links than this may be a list in the story.
_TAIL, _MANY = 0.6, 8
#: A list in the story shares more than this share of its words with the page's prose.
_KIN = 0.4
#: If more than this share begin with a small letter, they are not titles.
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
                # the copy that has only the link's own words
                again = i if len(page.views[i]) < len(page.views[i + 1]) else i + 1
                yield Hit(again, again, page.starts[again], page.ends[again], AGAIN)


def _is_of_links(page: Page, row: Sequence[int]) -> bool:
    """Whether a row is a list of links, and not one of the story's lists."""
    outside = _is_outside(shapes(page).prose_before, row) and not _is_said(page, row)
    return outside and not _is_torn(page, row) and not _is_kin(page, row)


def _is_outside(prose: Sequence[int], row: Sequence[int]) -> bool:
    """Whether a row has no prose above it, or none below, or little below a long
    row."""
    above = prose[row[0]]
    if above in (0, prose[-1]):
        return True
    return len(row) >= _MANY and above >= _TAIL * prose[-1]


def _is_said(page: Page, row: Sequence[int]) -> bool:
    """Whether a paragraph is right above a row: it says what the list is about."""
    return row[0] > 0 and shapes(page).prose[row[0] - 1]


def _is_torn(page: Page, row: Sequence[int]) -> bool:
    """Whether many lines begin with small letters, as words linked in a sentence do."""
    small = sum(1 for i in row if page.text[page.starts[i]].islower())
    return small > _SMALL * len(row)


def _is_kin(page: Page, row: Sequence[int]) -> bool:
    """Whether the lines share the subject of the page's prose."""
    own = terms_of(page, row)
    return len(own & terms_of_prose(page)) > _KIN * len(own)


def _rows(page: Page) -> Iterator[list[int]]:
    """The first lines of pairs, in rows with no prose and few other lines in
    between."""
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
    """The lines that are repeated right below themselves, perhaps with a date added."""
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
        # words that were links in a sentence, at the tail
        Example("\n\n".join(f"{words}\n\n⟦{words}⟧" for words in _TORN)),
    ),
    misses=(
        Example("Row, row\n\nRow, row\n\nThe boat\n\nThe boat", "middle"),
        Example("0 : 1\n\nHarlow\n\n0 : 1\n\nMarsden", "middle"),
    ),
)
