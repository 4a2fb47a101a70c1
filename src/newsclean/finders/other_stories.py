"""What sites set out of their other stories, told by its shape: no word is asked for.

Five shapes: titles with teasers in a row, that share few words with the story and
have one width; paragraphs that break off in mid-sentence; titles behind one
label that comes back ("WATCH | …"); many titles that open with the same words; many with their age below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from newsclean.blocks import Block, blocks
from newsclean.cards import Run, is_aged, runs
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["AGED", "BROKEN_OFF", "CARDS", "LABELLED", "SAME_OPENING"]

#: A title, in characters.
_TITLE = (20, 160)
#: So many cards, behind this share of the page's prose.
_CARDS, _ABOVE = 3, 0.5
#: The share of their words that other stories have in common with this one at most.
_KIN = 0.28
#: One width, ages or reading times in so many of the cards: a site cuts its teasers off, a story of small news
#: does not, and what is on has dates too.
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
    return max(run.aged, run.alike) >= max(_CARDS, _MOST * run.cards)


#: Paragraphs that break off: at least so wide, so many together.
_WIDE, _BROKEN = 90, 3
#: The story above is at least this share of the page's prose.
_SOME = 0.3
#: Widths within this share of the middle one are alike.
_ALIKE = 0.1
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
        if broken[at] and above >= _SOME * whole and own <= _OWN * prose:
            last = _last_broken(found, broken, at)
            run = [found[i] for i in range(at, last + 1) if broken[i]]
            if len(run) >= _BROKEN and _is_cut_off(page, run):
                first, end = found[at].first, found[last].last
                yield Hit(first, end, page.starts[first], page.ends[end], BROKEN_OFF)
                at = last + 1
                continue
        if found[at].prose:
            above += found[at].width
            own += broken[at]
            prose += 1
        at += 1


def _is_cut_off(page: Page, run: Sequence[Block]) -> bool:
    """Whether a site cut paragraphs off: with dots, or at a number of characters.

    The steps of a recipe that lack their full stops differ in width.
    """
    middle = median(block.width for block in run)
    cut = sum(
        abs(block.width - middle) <= _ALIKE * middle
        or _DOTS.search(page.views[block.last]) is not None
        for block in run
    )
    return cut >= max(_BROKEN, _MOST * len(run))


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


#: So many titles with their age below each, behind this share of the prose. A timeline
#: has years, a programme has hours; only a site says "3 days ago" of its stories.
_AGED, _AGE, _BEHIND = 4, 30, 0.5


def _aged(page: Page) -> Iterator[Hit]:
    prose = shapes(page).prose_before
    at = 0
    while at + 1 < len(page.views):
        end = at
        while end + 1 < len(page.views) and _is_aged_title(page, end):
            end += 2
        if end - at >= 2 * _AGED and prose[at] >= _BEHIND * prose[-1]:
            yield Hit(at, end - 1, page.starts[at], page.ends[end - 1], AGED)
        at = max(end, at + 1)


def _is_aged_title(page: Page, i: int) -> bool:
    """Whether a title stands on a line, and its age on a narrow line below."""
    shape = shapes(page)
    return (
        shape.widths[i + 1] <= _AGE
        and not shape.prose[i]
        and _TITLE[0] <= shape.widths[i] <= _TITLE[1]
        and is_aged(page.views[i + 1])
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
    "2 min.\n\nOrchestra gets a cellist back\n\nTwelve musicians had signed the letter that asked "
    "the trustees for a contract, one more than last spring.\n\n"
    "4 min.\n\nHarvest of walnuts begins in rain\n\nGrowers wait for dry days with nets below "
    "their trees, and the sugar content is lower than usual.\n\n"
    "3 min.\n\nZoo names its young lynx\n\nVisitors chose between three names from an old fable, "
    "and the keeper's favourite came second once again."
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
        Example(
            "1: Whisk the eggs in a bowl. Add the milk, slowly, and wait until the froth "
            "has gone before you go on. Nobody ever waits for so long, and so nobody knows "
            "how light this dough may be, as the old cook of the ferry used to say to all "
            "who came down to her galley, and to those who did not come as well\n\n2: Stir in the flour with a fork. Do not beat it, "
            "since the dough gets tough, and keep some of the flour for the board on which "
            "you roll it out in the end, with a bottle, since nobody has a pin\n\n3: Butter the tin. Set the oven to its lowest "
            "and leave the door open by the width of a spoon, as bakers do, so that the "
            "steam gets out and the crust stays thin and pale, which takes about an hour"
        ),
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
    f"Bridge at Marsden, part {n}: the county counts the lorries\n\nvor {n} Tagen"
    for n in range(2, 8)
)

AGED = Finder(
    name="aged-titles",
    category="related",
    find=_aged,
    reason="Titles of other stories, each with its age below.",
    hits=(Example(f"⟦{_AGES}⟧"),),
    misses=(
        Example(
            "The bridge is closed for good\n\nMay 1994\n\nA ferry takes over\n\n1996"
        ),
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
