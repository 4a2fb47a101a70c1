"""Paragraphs of prose that stand on the page a second time.

A lone paragraph may stand twice for good reasons (a summary, a refrain, a quotation
in a box): only a copy right below the first, and copies in a run, are a scraper's.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["DUPLICATE_BLOCK"]

#: Narrower lines repeat for good reasons: refrains, questions, names.
_NARROWEST = 100
#: Fewer copies on top of a page may be its summary.
_ON_TOP = 3
#: Where the copies are more than this share of all prose so far, the page is doubled.
_DOUBLED = 0.8


def _find(page: Page) -> Iterator[Hit]:
    pairs = _pairs(page)
    if not pairs:
        return
    ahead = _is_ahead(page, pairs)
    seconds = dict(pairs)
    for first, second in pairs:
        in_run = seconds.get(first + 1) == second + 1 or (
            seconds.get(first - 1) == second - 1
        )
        if second == first + 1 or in_run:
            # copies on top of the page, with the lead below them: the first ones
            i = first if ahead else second
            yield Hit(i, i, page.starts[i], page.ends[i], DUPLICATE_BLOCK)


def _pairs(page: Page) -> list[tuple[int, int]]:
    """Wide lines of prose with the lines where they stand again."""
    shape = shapes(page)
    seen: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for i, view in enumerate(page.views):
        if shape.widths[i] < _NARROWEST or not shape.prose[i]:
            continue
        # blanks differ between the copies that scrapers make
        key = " ".join(view.split()) if "  " in view or "\t" in view else view
        if key in seen:
            pairs.append((seen[key], i))
        else:
            seen[key] = i
    return pairs


def _is_ahead(page: Page, pairs: list[tuple[int, int]]) -> bool:
    """Whether the copies are the first ones: they open the page, a lead follows."""
    before = shapes(page).prose_before
    first, second = pairs[0]
    last = pairs[-1][0]
    return (
        len(pairs) >= _ON_TOP
        and before[first] == 0
        and last < second
        and len(pairs) < _DOUBLED * before[second]
    )


_AGAIN = (
    "A temporary bridge for lorries was ruled out in autumn, because neither of the "
    "two banks would have carried it through another winter like the last one."
)

DUPLICATE_BLOCK = Finder(
    name="repeat",
    category="duplicate-block",
    find=_find,
    reason="This paragraph stands on the page already.",
    hits=(Example(f"{_AGAIN}\n\n⟦{_AGAIN}⟧"),),
    misses=(
        Example("“Nobody on this street was ready,” she said again."),
        Example(f"{_AGAIN}\n\nThat was said twice.\n\n{_AGAIN}"),
    ),
)
