"""Flow: where lines run on into each other because they were torn at the links of a
sentence.

No single sign is enough, in any script: a line stops in mid-sentence, or the next one
begins there.
"""

from __future__ import annotations

import re

from newsclean.model import Page
from newsclean.shapes import line_text, shapes

__all__ = ["flowing", "goes_on"]

#: A line that begins with one of these continues the line above; with the first ones,
#: whatever the line above is.
_SIGNS = frozenset(",.;:)!?、。，；：）！？」』】》〉،؛؟")
_QUOTES = frozenset("'’”»")
_GOES_ON = _SIGNS | _QUOTES | frozenset("%…–—-&/")
#: What opens a quotation at a line's end; German closes with what opens elsewhere.
_OPENERS = frozenset("“„«‹「『《〈")
_CLOSED_BY = {"“": "„", "«": "»", "‹": "›"}
#: Words in parentheses that begin a line, with the rest of a sentence after them.
_IN_PARENTHESES = re.compile(
    r"[(（][^()（）\n]{1,60}[)）](?:[.,;:、。，]|\s?[a-zß-ÿа-яα-ω]|[をにがはのでとへや])"
)
#: Where the signs of the wide scripts begin; their letters come after them.
_WIDE_SIGNS = "\u3000"
#: Words of Japanese, Chinese and Korean that follow a noun: if one opens a line, the
#: line above was a link.
_PARTICLES = frozenset("をにがはのでとへや的了着们")
_OF_KOREAN = "을 를 은 는 가 에 의 로 와 과 도 에서 으로 에게 까지 부터 만 이라는 라는 이라고 라고"
_KOREAN = frozenset(_OF_KOREAN.split())
#: What, apart from a small letter, may begin a line in mid-sentence.
_ODD_BEGIN = _GOES_ON | _PARTICLES | frozenset("(（")
#: In a line of a wide script, a sentence that ends, before one that does not.
_INNER_STOP = re.compile("[。！？]['\"」』”’]*[\u3040-\ud7af]")
#: A link between two halves of a sentence is at most this wide without other signs.
_LINK = 40


def flowing(page: Page) -> dict[int, int]:
    """The lines that run on, each with the line it runs into. Few lines of a page are
    above a line that begins in mid-sentence, or open a quotation."""
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
        # "이" also opens sentences
        return word in _KOREAN or (word == "이" and 0 < i and _is_link(page, i - 1))
    if first not in _GOES_ON:
        return False
    second = page.text[page.starts[i] + 1 : page.starts[i] + 2]
    if first in _QUOTES:
        # what closes a quotation here opens one in another language
        return not (second.isupper() or second.isdigit())
    if first not in "-–—" or not second.isspace():
        return True
    # "- item" and "– item" are list items, but a lone em dash after a link is not
    if first != "—" or i == 0 or not _is_link(page, i - 1):
        return False
    return i + 1 == len(page.views) or page.text[page.starts[i + 1]] != "—"


def _is_link(page: Page, i: int) -> bool:
    """Whether a line may be a link torn from its sentence: narrow, and no list item."""
    shape = shapes(page)
    narrow = shape.widths[i] <= _LINK and not shape.closed[i]
    return narrow and page.text[page.starts[i]] not in "-–—"


def _flows(page: Page, i: int, begins_on: list[bool]) -> int:
    """The line that line `i` runs on into, or `i` if there is none. A line runs on if
    it has no end, there is no gap, and the next begins in mid-sentence."""
    shape = shapes(page)
    if shape.closed[i] or _is_apart(page, i):
        return i
    if page.views[i] == "、" or page.views[i + 1][:1] == "、":
        # a list of towns, each of them a link
        return i + 1
    if _opens(line_text(page, i)) or _INNER_STOP.search(page.views[i]):
        return i + 1
    if begins_on[i + 1]:
        return i + _meets(page, i, begins_on[i])
    if i + 2 < len(begins_on) and begins_on[i + 2] and _links(page, i, begins_on[i]):
        return i + 1 if _is_apart(page, i + 1) else i + 2
    return i


def _meets(page: Page, i: int, begun: bool) -> bool:
    """Whether line `i` runs on into a next line that begins in mid-sentence. The line
    below a title may look like that too, if a small letter is the only sign."""
    widths = shapes(page).widths
    first = page.text[page.starts[i + 1]]
    certain = first in _SIGNS or first >= _WIDE_SIGNS or widths[i + 1] == 1
    wide = widths[i] > 20 or widths[i + 1] > 40
    return wide or begun or certain or _leaves_off(page, i)


def _links(page: Page, i: int, begun: bool) -> bool:
    """Whether the line below `i` is a link between two halves of a sentence."""
    shape = shapes(page)
    return (
        (shape.widths[i] > 24 or begun or _leaves_off(page, i))
        and shape.widths[i + 1] <= 60
        and not shape.closed[i + 1]
        and page.text[page.ends[i] - 1] not in ":：)）"
    )


def _opens(line: str) -> bool:
    """Whether a line ends in the sign that opens a quotation."""
    last = line[-1]
    return last in _OPENERS and _CLOSED_BY.get(last, "\n") not in line


def _leaves_off(page: Page, i: int) -> bool:
    """Whether a line of several words ends in an uncapitalised word or in a comma."""
    words = line_text(page, i).split()
    if len(words) < 2 or words[-1][-1] in ":：":
        return False
    return words[-1][0].islower() or words[-1][-1] in ",，、،"


def _is_apart(page: Page, i: int) -> bool:
    """Whether there is a blank line below line `i`."""
    return page.text.count("\n", page.ends[i], page.starts[i + 1]) > 1
