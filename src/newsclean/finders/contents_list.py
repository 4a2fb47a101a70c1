"""Tables of contents: lists of links to the story's own headings, which stand below."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from newsclean.contents import NAME, Listed, tables
from newsclean.items import COLONS
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["CONTENTS_LIST"]

#: A label, or a button beside it ("Hide"), stands so few lines above the table, and so
#: near stand two parts of one table.
_NEAR = 3
#: Without a label: so many lines, so wide on average. A shorter list, or one of short
#: names, may be the story's own: five exercises, four tools, each explained below.
_FEWEST, _WIDTH = 5, 25
_QUESTIONS = ("?", "？", "؟")


def _find(page: Page) -> Iterator[int]:
    found = tables(page)
    labels = _labels(page) if found else frozenset()
    end = -_NEAR
    for lines in found:
        near = range(lines.first - _NEAR, lines.first)
        if end in near or not labels.isdisjoint(near) or _is_alone(page, lines):
            yield from range(lines.first, lines.end)
            end = lines.end


def _labels(page: Page) -> AbstractSet[int]:
    """The lines that rules know as labels and buttons of a page."""
    hits: list[Hit] = page.memo.get("hits", [])
    return {hit.last for hit in hits if hit.source.category == "navigation"}


def _is_alone(page: Page, lines: Listed) -> bool:
    """Whether lines are many and wide enough for headings, and no line leads to them."""
    shape = shapes(page)
    first, end = lines.first, lines.end
    if end - first < _FEWEST or sum(shape.widths[first:end]) < _WIDTH * (end - first):
        return False
    if any(
        shape.closed[i] and not page.views[i].endswith(_QUESTIONS)
        for i in range(first, end)
    ):
        return False
    return first == 0 or not _may_lead(page, first - 1)


def _may_lead(page: Page, above: int) -> bool:
    """Whether a line may lead to the list below it: no rule knows it, and it is a
    sentence, says that something follows, or is as wide as a heading."""
    if any(h.first <= above <= h.last for h in page.memo.get("hits", ())):
        return False
    shape = shapes(page)
    return (
        shape.closed[above]
        or shape.widths[above] >= _WIDTH
        or page.views[above].endswith(COLONS)
    )


_PARTS = {
    "How the old lift at the lock works": "The wheel turns once an hour.",
    "What it costs to run it all year": "The paint alone takes two weeks of spring.",
    "Who may use it on a Sunday": "Members of the club may, and their guests.",
    "Where the water goes in winter": "It goes over the weir, as it always did.",
    "What comes after the hundredth year?": "Nobody at the lock would say.",
}
_TABLE = "\n".join(f"* {heading}" for heading in _PARTS)
_STORY = "\n\n".join(f"{heading}\n\n{text}" for heading, text in _PARTS.items())

CONTENTS_LIST = Finder(
    name=NAME,
    category="navigation",
    find=_find,
    reason="A table of contents: its lines stand again below, as headings.",
    hits=(Example(f"The lock\n\n⟦{_TABLE}⟧\n\n{_STORY}", "head"),),
    misses=(
        # a line leads to it, or may
        Example(f"{_TABLE}\n\n{_STORY}", "middle"),
        Example(f"What there is to know:\n\n{_TABLE}\n\n{_STORY}", "head"),
        Example(f"To the keeper five things matter\n\n{_TABLE}\n\n{_STORY}", "head"),
        # nothing stands below its lines
        Example(f"What there is to know\n\n{_TABLE}", "middle"),
        Example("Squats\n\nPlanks\n\nLunges\n\nSquats\n\nTen of them.", "middle"),
    ),
)
