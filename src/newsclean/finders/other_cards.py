"""Titles and teasers of other stories in a row, known by their shape in any language.

They share few words with the story, and have equal widths, ages or reading times; or
they stand right below the label of a list of other articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.blocks import blocks
from newsclean.cards import Run, runs
from newsclean.items import COLONS
from newsclean.model import Example, Finder, Hit, Page, Rule

__all__ = ["CARDS"]

#: At least this many cards, after this share of the page's prose.
_CARDS, _ABOVE = 3, 0.5
#: At most this share of their words do other stories have in common with this one.
_KIN = 0.28
#: At least this share of the cards have equal widths, ages or reading times: a site
#: cuts its teasers off; a story of short news items does not; and event listings have
#: dates too.
_MOST = 2 / 3


#: Below a label they may share more of them, and a label stands so near above them.
_KIN_BELOW_LABEL, _NEAR = 0.6, 3
#: What no title ends in: a term that is explained, a sentence that leads to a list.
_LEADS_ON = (*COLONS, "-")


def _cards(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    for run in runs(page):
        if run.cards < _CARDS or run.above < _ABOVE:
            continue
        first, last = found[run.first].first, found[run.last].last
        if _is_of_others(run) or (
            run.kin <= _KIN_BELOW_LABEL and _is_below_label(page, first, last)
        ):
            yield Hit(first, last, page.starts[first], page.ends[last], CARDS)


def _is_of_others(run: Run) -> bool:
    return run.kin <= _KIN and (
        max(run.aged, run.alike) >= max(_CARDS, _MOST * run.cards)
    )


def _is_below_label(page: Page, first: int, last: int) -> bool:
    """Whether a label of other articles is above the first line, with none of its titles
    between them, and neither another label nor a line that leads on is below it."""
    if any(view.endswith(_LEADS_ON) for view in page.views[first : last + 1]):
        return False
    labels = [
        hit
        for hit in page.memo.get("hits", ())
        if isinstance(hit.source, Rule)
        and hit.source.category == "related"
        and hit.source.cut == "block"
        and first - _NEAR <= hit.first <= last
    ]
    return any(
        hit.first >= first - 1 or hit.last == hit.first < first for hit in labels
    ) and all(hit.first <= first for hit in labels)


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
