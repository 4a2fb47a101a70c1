"""Cards: titles and teasers by turns, as sites list their other stories.

Bound and a finder look for them. A story of many short parts has the same shape: the
two differ in how many of their words the parts share with the text above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsclean.blocks import Block, blocks, terms_of
from newsclean.model import Page
from newsclean.shapes import median

__all__ = ["Run", "is_aged", "runs"]


class Run(NamedTuple):
    """Cards in a row, from the first title to the last teaser, as block numbers."""

    first: int
    last: int
    cards: int
    #: the median share of a card's words that are in the prose above the run
    kin: float
    #: cards with an age or a reading time on a line of its own
    aged: int
    #: teasers as wide as the median one, that is, cut off at a number of characters
    alike: int
    #: the share of the page's prose that is above the run
    above: float


#: The width of a title and of a teaser, in characters.
_TITLE = (15, 150)
_TEASER = (50, 340)
#: Date, section and name around a title: at most this many lines, at most this wide.
_SMALL, _NARROW = 6, 40
#: Widths within this share of each other are alike.
_ALIKE = 0.04
_FEWEST = 2


def runs(page: Page) -> list[Run]:
    """The runs of at least two cards on a page, found on the first call."""
    found: list[Run] | None = page.memo.get("cards")
    if found is None:
        found = page.memo["cards"] = _runs(page, blocks(page))
    return found


def _runs(page: Page, found: Sequence[Block]) -> list[Run]:
    out: list[Run] = []
    prose = [*(block.prose for block in found), False]
    teasers = [
        i
        for i, (own, below) in enumerate(pairwise(prose))
        if own and not below and _is_teaser(found, i)
    ]
    if len(teasers) < _FEWEST:
        return out
    sums = list(accumulate((b.width if b.prose else 0 for b in found), initial=0))
    at = told = 0
    story: set[str] = set()
    for teaser in teasers:
        # a title is never further above its teaser
        at = max(at, teaser - _SMALL)
        while at < teaser:
            cards, end = _cards(page, found, at)
            if len(cards) >= _FEWEST and sums[at]:
                # extended from run to run: starting over each time would be quadratic
                story |= _terms_of_prose(page, found[told:at])
                told = at
                out.append(_run(page, found, cards, story, sums[at] / sums[-1]))
            at = max(at + 1, end)
    return out


def _terms_of_prose(page: Page, blocks: Sequence[Block]) -> set[str]:
    return terms_of(
        page, (i for b in blocks if b.prose for i in range(b.first, b.last + 1))
    )


def _cards(
    page: Page, found: Sequence[Block], at: int
) -> tuple[list[tuple[int, int, int]], int]:
    """Cards in a row from a block on, as first block, title and teaser; their end."""
    cards: list[tuple[int, int, int]] = []
    if not _is_title(page, found[at]):
        return cards, at
    while at < len(found):
        teaser = at
        while teaser < len(found) and teaser - at < _SMALL and not found[teaser].prose:
            teaser += 1
        if teaser == len(found) or not _is_teaser(found, teaser):
            break
        titles = [i for i in range(at, teaser) if _is_title(page, found[i])]
        if not titles:
            break
        cards.append((at, titles[-1], teaser))
        at = teaser + 1
    return cards, at


def _is_title(page: Page, block: Block) -> bool:
    """Whether a block is a headline: some words on one line, without a full stop."""
    if block.prose or block.first < block.last:
        return False
    if not _TITLE[0] <= block.width <= _TITLE[1]:
        return False
    view = page.views[block.first]
    return not block.closed or view[-1:] in '?!…"'


def _is_teaser(found: Sequence[Block], at: int) -> bool:
    """Whether a block is a paragraph, not too wide, with no other right below it."""
    block = found[at]
    alone = at + 1 == len(found) or not found[at + 1].prose
    return block.prose and alone and _TEASER[0] <= block.width <= _TEASER[1]


def _run(
    page: Page,
    found: Sequence[Block],
    cards: Sequence[tuple[int, int, int]],
    story: set[str],
    above: float,
) -> Run:
    first = _top(page, found, cards[0][1])
    shares = []
    for _, title, teaser in cards:
        own = terms_of(page, range(found[title].first, found[teaser].last + 1))
        shares.append(len(own & story) / len(own) if own else 0.0)
    middle = median(found[teaser].width for *_, teaser in cards)
    return Run(
        first=first,
        last=cards[-1][2],
        cards=len(cards),
        kin=median(shares),
        aged=_has_age(page, found, first, cards[0][2])
        + sum(_has_age(page, found, begin, end) for begin, _, end in cards[1:]),
        alike=sum(
            abs(found[teaser].width - middle) <= _ALIKE * middle for *_, teaser in cards
        ),
        above=above,
    )


def _top(page: Page, found: Sequence[Block], title: int) -> int:
    """The first of the narrow lines above a title; a wider one may be the story's."""
    top = title
    while top > max(0, title - _SMALL):
        above = found[top - 1]
        number = any(map(str.isdigit, page.views[above.first]))
        if above.prose or above.width > _NARROW or (above.closed and not number):
            break
        top -= 1
    return top


def _has_age(page: Page, found: Sequence[Block], begin: int, end: int) -> bool:
    """Whether a narrow line of a card gives the story's age or reading time."""
    return any(
        found[i].width <= _NARROW and is_aged(page.views[found[i].first])
        for i in range(begin, end)
    )


#: A timeline has years and a programme has hours; only a site says "3 days ago" or
#: "4 min." of its stories.
_AGO = re.compile(
    r"""^\W*\d{1,2}\ ?(?:min|мин|хв|perc|分で読|分钟阅|分鐘閱)
    | \d\W{0,2}(?:
      [^\W\d]{1,8}\.?\ (?:ago|fa|geleden|temu|назад|тому|sedan|siden|önce|lalu|trước|sitten|zpět)
    | (?:分|時間|日|週間|か月|ヶ月|年)前 | (?:分钟|分鐘|小时|小時|天|周|個月|个月)前
    | (?:분|시간|일|주|개월)\ ?전 | (?:h|hrs?|mins?|d)\ ago
    )
    | \b(?:преди|prije|pre)\ \d{1,2}\ ?(?:min|мин|sat|час|h\b|ч\b|dan|дни)
    | \b(?:vor|il\ y\ a|hace|há|fa|před|acum|πριν|منذ|قبل|לפני)\ (?:από\ )?\d
    """,
    re.VERBOSE,
)


def is_aged(view: str) -> bool:
    """Whether a line gives a story's age or reading time.

    >>> is_aged("3 hours ago"), is_aged("4 min."), is_aged("May 2019")
    (True, True, False)
    """
    return _AGO.search(view) is not None
