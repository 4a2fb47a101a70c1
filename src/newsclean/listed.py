"""listed: how far the list under a label such as "Related:" or "Most read" reaches.

Nothing marks its end explicitly: it ends at a paragraph, at a wider gap, or at
something that does not occur in a list of links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence

from newsclean.amounts import amounts
from newsclean.blocks import Block, block_at, following, terms_of
from newsclean.model import Hit, Page, Rule
from newsclean.shapes import line_text, median, shapes

__all__ = ["cut_short", "list_end"]

#: A list of links has at most this many lines.
_LONGEST_BLOCK = 60


def list_end(page: Page, label: int) -> int:
    """The last of the fragments that follow a label, up to prose or a wider gap."""
    last = before = label
    widest = 0
    count, starts, ends = page.text.count, page.starts, page.ends
    for block in following(page, label):
        first, to, _, closed, prose = block
        if prose or closed or to - label > _LONGEST_BLOCK or _leads_on(page, to):
            if last > label and _heads(page, label, before, last, block):
                return before
            if last > label and prose and not any(shapes(page).prose[:label]):
                return _above_headline(page, label, last, block)
            break
        if _was_numbered(page, label, last) and not _is_numbered(page, first):
            break
        if first in (needed[0] for needed in amounts(page)):
            # the line above is the heading of what a recipe needs
            return before
        gap = count("\n", ends[last], starts[first])
        if gap > widest:
            if last > label:
                break
            widest = gap
        before, last = last, to
    return last


#: A line at least this wide whose last word is small and has at most this many letters
#: is half of a sentence.
_HALF, _SMALL = 70, 3


def _leads_on(page: Page, i: int) -> bool:
    """Whether a line stops before a link, as after an article or a preposition, or
    before a list, as after a colon."""
    if shapes(page).widths[i] < _HALF:
        return False
    if page.views[i].endswith((":", "：")):
        return True
    word = line_text(page, i).rsplit(None, 1)[-1]
    return len(word) <= _SMALL and word.isalpha() and word.islower()


#: Byline, date and share bar between a headline and its story take at most this many
#: lines. A headline is at least this wide, and shares at least this share of its words
#: with the lead: the first prose and this many lines below it.
_BETWEEN, _HEADLINE, _OF_LEAD, _LEAD = 16, 20, 0.4, 12


def _above_headline(page: Page, label: int, last: int, prose: Block) -> int:
    """The last line of a list in a menu, above the headline of the first prose."""
    below = min(prose.last + _LEAD, len(page.views))
    lead = terms_of(page, range(prose.first, below))
    for i in range(last, max(label, last - _BETWEEN), -1):
        own = terms_of(page, (i,))
        shared = len(own & lead)
        if (
            shapes(page).widths[i] >= _HEADLINE
            and shared >= _SHARED
            and shared >= _OF_LEAD * len(own)
        ):
            return i - 1
    return last


#: A heading shares at least this many of its words, and this share of them, with the
#: paragraph below; or it is at most this wide compared with the titles of the list, and
#: the paragraph is at least this wide.
_SHARED, _SHARE, _NARROW, _PARAGRAPH = 2, 0.5, 0.5, 60
#: Among at least this many titles, it is this much narrower than the narrowest.
_TITLES, _NARROWER = 2, 0.6


def _heads(page: Page, label: int, before: int, last: int, prose: Block) -> bool:
    """Whether the line above a paragraph is its heading, not a title of the list."""
    own = terms_of(page, range(before + 1, last + 1))
    shared = own & terms_of(page, range(prose.first, prose.last + 1))
    if len(shared) >= _SHARED and len(shared) >= _SHARE * len(own):
        return True
    widths = shapes(page).widths
    titles = widths[label + 1 : before + 1]
    if not titles or prose.width < _PARAGRAPH:
        return False
    if _is_numbered(page, last) and not any(
        _is_numbered(page, i) for i in range(label + 1, before + 1)
    ):
        return True
    return widths[last] <= _NARROW * median(titles) or (
        len(titles) >= _TITLES and widths[last] <= _NARROWER * min(titles)
    )


#: A title with its number on the same line.
_NUMBER = re.compile(r"\d{1,2}[.)]?[^\S\n]+\S")
#: At least this many numbers make a numbered list.
_NUMBERS = 2


def _is_numbered(page: Page, i: int) -> bool:
    return _NUMBER.match(page.text, page.starts[i]) is not None


def _was_numbered(page: Page, label: int, last: int) -> bool:
    """Whether each title under a label has a number: a line without one is no title."""
    titles = range(label + 1, last + 1)
    return len(titles) >= _NUMBERS and all(_is_numbered(page, i) for i in titles)


#: The categories that a list of links in a menu does not continue after.
_OTHERS = frozenset(("ad-label", "consent", "navigation", "newsletter", "share"))


def cut_short(page: Page, hits: Sequence[Hit]) -> list[Hit]:
    """The hits; those on lists above the first paragraph are shortened to end before
    what another hit points at, because the headline comes after an ad or the path to a
    section. None of them includes a heading with its picture."""
    credits = {h.first for h in hits if h.source.category == "photo-credit"}
    if credits:
        hits = [_above_picture(page, h, credits) if _is_list(h) else h for h in hits]
    before = shapes(page).prose_before
    if not any(_is_list(hit) and not before[hit.first] for hit in hits):
        return list(hits)
    others = sorted({h.first for h in hits if h.source.category in _OTHERS})
    return [
        _before(page, hit, others) if _is_list(hit) and not before[hit.first] else hit
        for hit in hits
    ]


def _above_picture(page: Page, hit: Hit, credits: Container[int]) -> Hit:
    """The hit; if its last line is a picture's credit right above a paragraph, the hit
    ends before the title above that, which is a heading of the story."""
    end = hit.last
    heading = end - 1
    if end not in credits or heading - 1 <= hit.first or end + 1 == len(page.views):
        return hit
    below = block_at(page, end + 1)
    if not below.prose or below.first > end + 1:
        return hit
    return hit._replace(last=heading - 1, end=page.ends[heading - 1])


def _before(page: Page, hit: Hit, others: Sequence[int]) -> Hit:
    """The hit, shortened to end before the first of some lines inside it."""
    at = bisect_right(others, hit.first)
    if at == len(others) or others[at] > hit.last:
        return hit
    end = others[at]
    return hit._replace(last=end - 1, end=page.ends[end - 1])


def _is_list(hit: Hit) -> bool:
    return hit.last > hit.first and isinstance(hit.source, Rule)
