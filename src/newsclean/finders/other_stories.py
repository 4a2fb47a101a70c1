"""What sites set out of their other stories, told by its shape: no word is asked for.

Five shapes: titles with teasers in a row, that share few words with the story and
bear dates or one width; paragraphs that break off in mid-sentence; titles behind one
label that comes back ("WATCH | …"); many titles that open with the same words; many with a date below each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newsclean.blocks import Block, blocks
from newsclean.cards import Run, runs
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["BROKEN_OFF", "CARDS", "DATED", "LABELLED", "SAME_OPENING"]

#: A title, in characters.
_TITLE = (20, 160)
#: So many cards, behind this share of the page's prose.
_CARDS, _ABOVE = 3, 0.5
#: The share of their words that other stories have in common with this one at most;
#: with no more than the second, shape needs no further sign.
_KIN, _STRANGE = 0.28, 0.12
#: Dates or one width in so many of the cards.
_MOST = 2 / 3


def _cards(page: Page) -> Iterator[Hit]:
    for run in runs(page):
        if _is_of_others(run):
            found = blocks(page)
            first, last = found[run.first].first, found[run.last].last
            yield Hit(first, last, page.starts[first], page.ends[last], CARDS)


def _is_of_others(run: Run) -> bool:
    if run.cards < _CARDS or run.above < _ABOVE or run.kin > _KIN:
        return False
    signs = max(run.dated, run.alike)
    return run.kin <= _STRANGE or signs >= max(_CARDS, _MOST * run.cards)


#: Paragraphs that break off: at least so wide, so many together.
_WIDE, _BROKEN = 90, 3
#: A story that breaks off itself, in more than this share of its paragraphs, says
#: nothing about what follows.
_OWN = 0.2
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?]['\")\]]* \S|[。！？]\S")
_DOTS = re.compile(r"(?:\.{3}|…|\[(?:…|\.{3})\])$")


def _broken_off(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    if len(found) <= _BROKEN:
        return
    broken = [_breaks_off(page, block) for block in found]
    if sum(broken) < _BROKEN:
        return
    whole = sum(block.width for block in found if block.prose)
    above = own = prose = 0
    at = 0
    while at < len(found):
        if broken[at] and 2 * above >= whole and own <= _OWN * prose:
            last = _last_broken(found, broken, at)
            if sum(broken[at : last + 1]) >= _BROKEN:
                first, end = found[at].first, found[last].last
                yield Hit(first, end, page.starts[first], page.ends[end], BROKEN_OFF)
                at = last + 1
                continue
        if found[at].prose:
            above += found[at].width
            own += broken[at]
            prose += 1
        at += 1


def _breaks_off(page: Page, block: Block) -> bool:
    """Whether a paragraph of some sentences ends in the middle of one."""
    if block.width < _WIDE:
        return False
    view = page.views[block.last]
    if _DOTS.search(view):
        return view[:1] not in "\"'"
    if block.closed or not view[-1:].isalnum():
        return False
    return block.width >= 2 * _WIDE and _INNER_STOP.search(view) is not None


def _last_broken(found: Sequence[Block], broken: Sequence[bool], at: int) -> int:
    """The last of them, with nothing between but lines that are no paragraphs."""
    last = at
    for i in range(at, len(found)):
        if broken[i]:
            last = i
        elif found[i].prose:
            break
    return last


#: A label in capitals, a bar, a title.
_LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^|\d]{2,40}?)\s*\|\s*(?P<title>\S.{9,159})$"
)
_TWICE = 2


def _labelled(page: Page) -> Iterator[Hit]:
    if page.text.count("|") < _TWICE:
        return
    lines: list[tuple[int, str]] = []
    for i, view in enumerate(page.views):
        if "|" not in view:
            continue
        found = _LABELLED.match(page.text, page.starts[i], page.ends[i])
        if found and found["label"].isupper() and view.count("|") == 1:
            lines.append((i, found["label"]))
    count = Counter(label for _, label in lines)
    for i, label in lines:
        if count[label] >= _TWICE:
            yield Hit(i, i, page.starts[i], page.ends[i], LABELLED)


#: So many titles with a date or an age below each, so wide on the average; fixtures and
#: programmes are narrower.
_DATED, _DATE, _MEAN = 5, 24, 32
_BEHIND = 0.6


def _dated(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    prose = shape.prose_before
    at = 0
    while at < len(page.views):
        end = at
        while end + 1 < len(page.views) and _is_dated_title(page, end):
            end += 2
        widths = shape.widths[at:end:2]
        if (
            len(widths) >= _DATED
            and sum(widths) >= _MEAN * len(widths)
            and prose[at] >= _BEHIND * prose[-1]
        ):
            yield Hit(at, end - 1, page.starts[at], page.ends[end - 1], DATED)
        at = max(end, at + 1)


def _is_dated_title(page: Page, i: int) -> bool:
    """Whether a title stands on a line, and a narrow line with a number below it."""
    shape = shapes(page)
    below = page.views[i + 1]
    return (
        not shape.prose[i]
        and not shape.closed[i]
        and _TITLE[0] <= shape.widths[i] <= _TITLE[1]
        and shape.widths[i + 1] <= _DATE
        and any(map(str.isdigit, below))
        and any(map(str.isalpha, below))
    )


#: Titles that open with the same words, so many in a row, below all of the prose.
_WORDS, _SAME, _LONG_ENOUGH = 3, 6, 25


def _same_opening(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    prose = shape.prose_before
    first = last = 0
    opening = ""
    for i, view in enumerate([*page.views, ""]):
        if opening and view.startswith(opening) and not shape.closed[i]:
            last = i
            continue
        if opening and last - first + 1 >= _SAME and prose[first] == prose[-1]:
            yield Hit(first, last, page.starts[first], page.ends[last], SAME_OPENING)
        opening = ""
        if i < len(page.views) and shape.widths[i] >= _LONG_ENOUGH:
            opening = "" if shape.closed[i] else _opening(view)
            first = last = i


def _opening(view: str) -> str:
    """The first words of a title that has more of them, all in letters."""
    words = view.split()
    if len(words) <= _WORDS + 1 or not "".join(words[:_WORDS]).isalpha():
        return ""
    return " ".join(words[:_WORDS]) + " "


_STORY = (
    "The committee met in the old customs house on the eastern bank and heard four "
    "engineers, two farmers and the owner of the ferry that still crosses twice a day."
)
_CARD = (
    "2 min.\n\nOrchestra gets a cellist back\n\nTwelve musicians had signed the letter "
    "that asked the trustees for a new contract, one more than last spring.\n\n"
    "4 min.\n\nHarvest of walnuts begins in rain\n\nGrowers wait for dry days with "
    "nets below their trees, and the sugar content is lower than usual.\n\n"
    "3 min.\n\nZoo names its young lynx\n\nVisitors chose between three names from "
    "an old fable, and the keeper's favourite came second again."
)

CARDS = Finder(
    name="cards",
    category="related",
    find=_cards,
    reason="Titles and teasers of other stories, set out in a row.",
    hits=(Example(f"{_STORY}\n\n⟦{_CARD}⟧"),),
    misses=(
        Example(
            "What the committee heard\n\nFour engineers spoke of the eastern bank, and "
            "the committee met in the customs house.\n\nWhat the ferry takes\n\nThe "
            "owner of the ferry said that it still crosses twice a day.\n\nWhat farmers "
            "want\n\nTwo farmers told the committee that the old bank must stay."
        ),
    ),
)

_TEASER = (
    "{}: Growers wait for dry days with nets below their trees. The sugar content is "
    "lower than usual, the cooperative said, and the first lorries are expected at the "
    "mill no earlier than the second week of the"
)

BROKEN_OFF = Finder(
    name="broken-off",
    category="related",
    find=_broken_off,
    reason="Beginnings of other stories: each breaks off in mid-sentence.",
    hits=(
        Example(
            f"⟦{_TEASER.format('HARVEST')}\n\n{_TEASER.format('MILL')}\n\n"
            f"{_TEASER.format('WALNUTS')}⟧"
        ),
    ),
    misses=(
        Example(f"{_TEASER.format('HARVEST')}\n\n{_TEASER.format('MILL')}"),
        Example("She waited. “And then,” she said, “it was simply …”"),
    ),
)

LABELLED = Finder(
    name="behind-one-label",
    category="related",
    find=_labelled,
    reason="Titles of other stories behind one label that comes back.",
    hits=(
        Example(
            "⟦KIJK OOK | Brug blijft de hele winter dicht⟧\n\nThe ferry runs again.\n\n"
            "⟦KIJK OOK | Veerman hoopt op een droge herfst⟧",
            "middle",
        ),
    ),
    misses=(
        Example("HARLOW | The bridge from above", "middle"),
        Example("Harlow | 2 | 0 | 6\n\nMarsden | 1 | 1 | 4", "middle"),
    ),
)

_AGES = "\n\n".join(
    f"Bridge at Marsden, part {n}: the county counts the lorries\n\nweek {n}"
    for n in range(2, 8)
)

DATED = Finder(
    name="dated-titles",
    category="related",
    find=_dated,
    reason="Titles of other stories, each with its date below.",
    hits=(Example(f"⟦{_AGES}⟧"),),
    misses=(
        Example(_AGES, "head"),
        Example("\n\n".join(f"Harlow – Marsden {n}\n\nround {n}" for n in range(2, 8))),
    ),
)

_TOWNS = ("Harlow", "Marsden", "Eastry", "Fenwick", "Aldbury", "Thornby")

SAME_OPENING = Finder(
    name="same-opening",
    category="related",
    find=_same_opening,
    reason="Titles of other pages, which all open with the same words.",
    hits=(
        Example(
            "⟦" + "\n\n".join(f"What moving house costs in {t}" for t in _TOWNS) + "⟧"
        ),
    ),
    misses=(
        Example("\n\n".join(f"What moving house costs in {t}" for t in _TOWNS[:5])),
        Example("\n\n".join(f"Best actor in a part: {t}" for t in _TOWNS), "middle"),
    ),
)
