"""Titles and teasers of other stories in a row, known by their shape in any language.

They share few words with the story, and have equal widths, ages or reading times.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.blocks import blocks
from newsclean.cards import Run, runs
from newsclean.model import Example, Finder, Hit, Page

__all__ = ["CARDS"]

#: At least this many cards, after this share of the page's prose.
_CARDS, _ABOVE = 3, 0.5
#: At most this share of their words do other stories have in common with this one.
_KIN = 0.28
#: At least this share of the cards have equal widths, ages or reading times: a site
#: cuts its teasers off; a story of short news items does not; and event listings have
#: dates too.
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
