"""Beginnings of other stories: paragraphs that a site cut off in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.blocks import Block, blocks
from newsclean.items import INNER_MARKS, LIST_MARKS
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import median

__all__ = ["BROKEN_OFF"]

#: Paragraphs that break off are at least this wide, and at least this many together.
_WIDE, _BROKEN = 90, 3
#: The story above is at least this share of the page's prose.
_SOME = 0.3
#: Widths within this share of the median are alike; at least this share of them are.
_ALIKE, _MOST = 0.1, 2 / 3
#: If more than this share of the story's own paragraphs break off, that says nothing
#: about what follows.
_OWN = 0.2
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?]['\")\]]* \S|[。！？]\S")
_ADDRESS = re.compile(r"[/@:.].")
_ITEM = re.compile(rf"[{INNER_MARKS}{LIST_MARKS}]\s|\d{{1,2}}[.)]\s")
_DOTS = ("...", "…", "[…]", "[...]")


def _broken_off(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    if len(found) <= _BROKEN:
        return
    broken = [block.width >= _WIDE and _breaks_off(page, block) for block in found]
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

    The steps of a recipe may lack full stops too, but they differ in width.
    """
    middle = median(block.width for block in run)
    cut = sum(
        abs(block.width - middle) <= _ALIKE * middle
        or page.views[block.last].endswith(_DOTS)
        for block in run
    )
    return cut >= max(_BROKEN, _MOST * len(run))


def _breaks_off(page: Page, block: Block) -> bool:
    """Whether a paragraph of some sentences ends in the middle of one."""
    view = page.views[block.last]
    if view.endswith(_DOTS):
        return view[:1] not in "\"'"
    # a reference may end in an address or a year, and a list item needs no full stop
    if block.closed or not _is_word(view) or _is_item(page, block):
        return False
    return block.width >= 2 * _WIDE and _INNER_STOP.search(view) is not None


def _is_item(page: Page, block: Block) -> bool:
    return _ITEM.match(page.text, page.starts[block.first]) is not None


def _is_word(view: str) -> bool:
    """Whether a line ends in a word; without blanks the whole line counts as one."""
    return view[-1:].isalpha() and not _ADDRESS.search(view.rsplit(None, 1)[-1])


def _last_broken(found: Sequence[Block], broken: Sequence[bool], at: int) -> int:
    """The last broken paragraph of a row with no whole paragraph in between."""
    last = at
    for i in range(at, len(found)):
        if broken[i]:
            last = i
        elif found[i].prose:
            break
    return last


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
        Example(
            "\n\n".join(
                f"- ({year}). Rivers and the towns on them, a survey in {n} parts. River "
                "Society. The parts of it are bound in linen and may be asked for in the "
                f"reading room. https://rivers.example/survey/part-{n}/the-towns-on-them"
                for n, year in enumerate((1988, 1991, 1994), 3)
            )
        ),
        Example(
            "\n".join(
                f"- {day}. Row {n} miles at the pace of the ferry. Rest for three minutes on "
                "the eastern bank and drink. Row back against the stream, first with long "
                "strokes and then with short ones, until the tower of the mill comes into view"
                for n, day in enumerate(("Monday", "Wednesday", "Friday"), 2)
            )
        ),
        Example("She waited. “And then,” she said, “it was simply …”"),
    ),
)
