"""What is counted in a story: headings with their numbers, parts under their times, what
a recipe needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsclean.amounts import amounts
from newsclean.blocks import Block
from newsclean.bound.hits import is_hit
from newsclean.bound.rows import is_over
from newsclean.model import Hit, Page
from newsclean.shapes import line_text

__all__ = ["measured", "numbered", "timed"]

#: How far apart two of them stand, in lines.
_FAR = 60
#: A heading that has its number, and says something; it is no wider.
_NUMBER = re.compile(r"(\d{1,2})[.):]\s+\S*[^\W\d_]")
_HEADING = 80


def numbered(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    first: int,
    last: int,
) -> int:
    """The heading below block `last` with the number after the story's own; -1 without
    one. Other lists begin at 1."""
    above = range(last, max(first, last - _FAR) - 1, -1)
    own = next(filter(None, (_number(page, found[i]) for i in above)), 0)
    for i in range(last + 1, len(found)) if own else ():
        if found[i].first - found[last].last > _FAR or is_over(found[i], hits):
            return -1
        number = _number(page, found[i])
        if number:
            return i if number == own + 1 and not is_hit(found[i], hits) else -1
    return -1


def _number(page: Page, block: Block) -> int:
    """The number that a heading begins with; 0 where it has none."""
    if block.width > _HEADING:
        return 0
    found = _NUMBER.match(line_text(page, block.first))
    return int(found[1]) if found else 0


#: A line that tells a time and little more, and how many of one shape are a beat.
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_AT = re.compile(r"\d\d[:.h]\d\d(?!\d|[:.]\d| ?min)")
_DIGITS = re.compile(r"\d+")
_WIDEST, _BEAT = 40, 2
#: So soon below its time a part begins.
_SOON = 3


def timed(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int
) -> int:
    """The sentence under the next time where the story's parts stand under times; -1
    without one."""
    above = range(max(0, last - _FAR), min(last + 2, len(found)))
    told = Counter(filter(None, (_time(page, found[i]) for i in above)))
    beat = {shape for shape, times in told.items() if times >= _BEAT}
    for i in range(last + 1, len(found)) if beat else ():
        if found[i].first - found[last].last > _FAR or is_over(found[i], hits):
            return -1
        if _time(page, found[i]) in beat:
            below = range(i + 1, min(i + 1 + _SOON, len(found)))
            for k in below:
                if found[k].closed and not is_hit(found[k], hits):
                    return k
    return -1


def _time(page: Page, block: Block) -> str:
    """The shape of a line that tells a time; "" of any other. Who writes stands behind
    the time, another name each time."""
    if block.width > _WIDEST or block.first != block.last:
        return ""
    view = page.views[block.first]
    if _AT.match(view):
        return "00:00"
    return _DIGITS.sub("0", view) if _TIME.search(view) else ""


def measured(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int
) -> int:
    """The last amount of a recipe that stands below block `last`; -1 without one."""
    end = found[last].last
    ends = {lines[-1] for lines in amounts(page) if 0 < lines[0] - end <= _FAR}
    for i in range(last + 1, len(found)) if ends else ():
        if is_over(found[i], hits):
            return -1
        if found[i].last in ends:
            return i
    return -1
