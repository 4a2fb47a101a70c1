"""Blocks: lines that flow into each other, read as one.

Flat scrapers put every link of a paragraph on a line of its own, so that a sentence
stands on five lines. A block is the paragraph again: bound and finders weigh blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple

from newsclean.model import Page
from newsclean.shapes import PROSE_WIDTH, line_text, shapes

__all__ = [
    "Block",
    "blocks",
    "following",
    "goes_on",
    "prose_before",
    "terms",
    "terms_of",
    "terms_of_prose",
    "terms_on",
]


class Block(NamedTuple):
    """Lines `first` to `last` of a page, with the shape of their text as a whole."""

    first: int
    last: int
    width: int
    closed: bool
    prose: bool


#: A line that begins with one of these goes on from the line above, with the first ones
#: from whatever stands there.
_SIGNS = frozenset(",.;:)!?、。，；：）！？」』】》〉،؛؟")
_QUOTES = frozenset("'’”»")
_GOES_ON = _SIGNS | _QUOTES | frozenset("%…–—-&/")
#: What opens a quotation at the end of a line; German closes with what opens elsewhere.
_OPENERS = frozenset("“„«‹「『《〈")
_CLOSED_BY = {"“": "„", "«": "»", "‹": "›"}
#: What stands in parentheses at the beginning of a line, and a sentence behind it.
_IN_PARENTHESES = re.compile(
    r"[(（][^()（）\n]{1,60}[)）](?:[.,;:、。，]|\s?[a-zß-ÿа-яα-ω]|[をにがはのでとへや])"
)
#: Where the signs of the wide scripts begin, and their letters behind them.
_WIDE_SIGNS = "\u3000"
#: Words of Japanese, Chinese and Korean that follow a noun: where one opens a line, a
#: link stood above.
_PARTICLES = frozenset("をにがはのでとへや的了着们")
_OF_KOREAN = "을 를 은 는 가 에 의 로 와 과 도 에서 으로 에게 까지 부터 만 이라는 라는 이라고 라고"
_KOREAN = frozenset(_OF_KOREAN.split())
#: What else than a small letter may begin a line in mid-sentence.
_ODD_BEGIN = _GOES_ON | _PARTICLES | frozenset("(（")
#: A sentence ends inside a line of a wide script, and the next one does not.
_INNER_STOP = re.compile("[。！？]['\"」』”’]*[\u3040-\ud7af]")
#: A link between two halves of a sentence is no wider where nothing else tells.
_LINK = 40
#: A block this wide is a paragraph of its own: nothing more flows into it.
_WIDEST = 4_000


def blocks(page: Page) -> list[Block]:
    """The blocks of a page, found on the first call."""
    found: list[Block] | None = page.memo.get("blocks")
    if found is None:
        found = page.memo["blocks"] = _flow(page)
    return found


def following(page: Page, line: int) -> Iterator[Block]:
    """The blocks below a line."""
    found = blocks(page)
    at = bisect_right(found, line, key=lambda block: block.first)
    return map(found.__getitem__, range(at, len(found)))


def prose_before(page: Page) -> list[int]:
    """For each line the paragraphs that end before it, torn ones as one; one entry
    more than there are lines."""
    known: list[int] | None = page.memo.get("paragraphs before")
    if known is None:
        ends = [0] * (len(page.views) + 1)
        for block in blocks(page):
            ends[block.last + 1] += block.prose
        known = page.memo["paragraphs before"] = list(accumulate(ends))
    return known


def _flow(page: Page) -> list[Block]:
    shape = shapes(page)
    flowing = _flowing(page)
    if not flowing:
        lines = range(len(page.views))
        return list(map(Block, lines, lines, shape.widths, shape.closed, shape.prose))
    count = len(page.views)
    found: list[Block] = []
    i = 0
    while i < count:
        last = i
        width = shape.widths[i]
        while last + 1 < count and width < _WIDEST:
            to = flowing.get(last, last)
            if to == last:
                break
            width += sum(shape.widths[last + 1 : to + 1])
            last = to
        closed = shape.closed[last]
        prose = (
            shape.prose[i]
            if last == i
            else width >= (PROSE_WIDTH // 2 if closed else PROSE_WIDTH)
        )
        found.append(Block(i, last, width, closed, prose))
        i = last + 1
    return found


def _flowing(page: Page) -> dict[int, int]:
    """The lines that run on, with the line they run into: few lines of a page stand
    above a beginning in mid-air, or open a quotation."""
    text, views = page.text, page.views
    begins_on = [
        (first in _ODD_BEGIN or first.islower() or "\uac00" <= first <= "\ud7a3")
        and goes_on(page, i)
        for i, first in enumerate(map(text.__getitem__, page.starts))
    ]
    begun = {i for i, begins in enumerate(begins_on) if begins}
    asked = {i - 1 for i in begun} | {i - 2 for i in begun}
    asked.update(i for i, end in enumerate(page.ends) if text[end - 1] in _OPENERS)
    if not text.isascii() and _INNER_STOP.search(text):
        asked.update(i for i, view in enumerate(views) if _INNER_STOP.search(view))
    if "、" in text:
        listed = {i for i, view in enumerate(views) if view[:1] == "、"}
        asked |= {i - 1 for i in listed}
        asked |= {i for i in listed if views[i] == "、"}
    last = len(begins_on) - 1
    flowing = {i: _flows(page, i, begins_on) for i in asked if 0 <= i < last}
    return {i: to for i, to in flowing.items() if to > i}


def goes_on(page: Page, i: int) -> bool:
    """Whether a line begins in mid-sentence."""
    first = page.text[page.starts[i]]
    if first.islower():
        # "o item" is a list mark of the third level
        return first != "o" or page.text[page.starts[i] + 1 : page.starts[i] + 2] != " "
    if first in "(（":
        return (
            _IN_PARENTHESES.match(page.text, page.starts[i], page.ends[i]) is not None
        )
    if first in _PARTICLES:
        return i > 0 and (page.views[i - 1][-1:] or "a") >= _WIDE_SIGNS
    if "\uac00" <= first <= "\ud7a3":
        word = page.views[i].partition(" ")[0]
        # "이" opens sentences as well
        return word in _KOREAN or (word == "이" and 0 < i and _is_link(page, i - 1))
    if first not in _GOES_ON:
        return False
    second = page.text[page.starts[i] + 1 : page.starts[i] + 2]
    if first in _QUOTES:
        # what closes a quotation here opens it in another language
        return not (second.isupper() or second.isdigit())
    if first not in "-–—" or not second.isspace():
        return True
    # "- item" and "– item" are list marks, and a lone em dash behind a link is none
    if first != "—" or i == 0 or not _is_link(page, i - 1):
        return False
    return i + 1 == len(page.views) or page.text[page.starts[i + 1]] != "—"


def _is_link(page: Page, i: int) -> bool:
    """Whether a line may be a link torn from its sentence: narrow, and no item itself."""
    shape = shapes(page)
    narrow = shape.widths[i] <= _LINK and not shape.closed[i]
    return narrow and page.text[page.starts[i]] not in "-–—"


def _flows(page: Page, i: int, begins_on: list[bool]) -> int:
    """The line that line `i` runs on into, `i` if none: no end, no gap, a beginning
    in mid-air."""
    shape = shapes(page)
    if shape.closed[i] or _is_apart(page, i):
        return i
    if page.views[i] == "、" or page.views[i + 1][:1] == "、":
        # towns, each of them a link
        return i + 1
    if _opens(line_text(page, i)) or _INNER_STOP.search(page.views[i]):
        return i + 1
    left_off = _leaves_off(page, i)
    if begins_on[i + 1]:
        wide = shape.widths[i] > 20 or shape.widths[i + 1] > 40
        first = page.text[page.starts[i + 1]]
        certain = first in _SIGNS or first >= _WIDE_SIGNS or shape.widths[i + 1] == 1
        return i + (wide or begins_on[i] or certain or left_off)
    # a link between two halves of a sentence
    between = (
        i + 2 < len(begins_on)
        and begins_on[i + 2]
        and (shape.widths[i] > 24 or begins_on[i] or left_off)
        and shape.widths[i + 1] <= 60
        and not shape.closed[i + 1]
        and page.text[page.ends[i] - 1] not in ":：)）"
    )
    if not between:
        return i
    return i + 1 if _is_apart(page, i + 1) else i + 2


def _opens(line: str) -> bool:
    """Whether a line ends in the sign that opens a quotation."""
    last = line[-1]
    return last in _OPENERS and _CLOSED_BY.get(last, "\n") not in line


def _leaves_off(page: Page, i: int) -> bool:
    """Whether a line of some words ends in one that begins small, or in a comma."""
    words = line_text(page, i).split()
    if len(words) < 2 or words[-1][-1] in ":：":
        return False
    return words[-1][0].islower() or words[-1][-1] in ",，、،"


def _is_apart(page: Page, i: int) -> bool:
    """Whether a blank line stands below line `i`."""
    return page.text.count("\n", page.ends[i], page.starts[i + 1]) > 1


#: Of each word as much as is asked for.
_PLAIN = re.compile("([A-Za-z]{4,6})[A-Za-z]*")
#: Vowel signs are no letters to `re`: the scripts of India and its neighbours by range.
_WORD = (
    r"[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]{3,}"
    r"|[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


@cache
def _words() -> Callable[[str], list[str]]:
    """Finds words; compiled, in 3 ms, for pages that are not all ASCII."""
    return re.compile(_WORD).findall


def terms(view: str) -> set[str]:
    """The words of a line that can be shared with another: long ones, wide pairs.

    Only how a word begins: its ending changes with its case and number.

    >>> sorted(terms("the bridge at harlow: 橋の工事"))
    ['bridge', 'harlow', 'の工', '工事', '橋の']
    """
    if view.isascii():
        return set(_PLAIN.findall(view))
    found: set[str] = set()
    for word in _words()(view):
        if word[0] >= "\u3040":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word[:6] if word.isascii() else word[:5])
    return found


def terms_of(page: Page, lines: Iterable[int]) -> set[str]:
    """The terms of some lines of a page, together; each line is read once."""
    found: set[str] = set()
    for i in lines:
        found |= terms_on(page, i)
    return found


def terms_on(page: Page, line: int) -> AbstractSet[str]:
    """The terms of a line, read once."""
    known: dict[int, set[str]] = page.memo.setdefault("terms", {})
    own = known.get(line)
    if own is None:
        own = known[line] = terms(page.views[line])
    return own


def terms_of_prose(page: Page) -> set[str]:
    """The terms of all lines of prose, gathered on the first call."""
    found: set[str] | None = page.memo.get("terms of prose")
    if found is None:
        prose = shapes(page).prose
        found = terms_of(page, compress(range(len(prose)), prose))
        page.memo["terms of prose"] = found
    return found
