"""Paragraphs of prose that are on the page a second time.

A lone paragraph may be repeated for good reasons (a summary, a refrain, a quotation in
a box): only a copy right below the original, and copies in a run, are a scraper's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["DUPLICATE_BLOCK"]

#: Narrower lines are repeated for good reasons: refrains, questions, names.
_NARROWEST = 100
#: Fewer copies than this at the top of a page may be its summary.
_ON_TOP = 3
#: A copy of at least this many paragraphs, with at most this many lines between two of
#: them, is copied with all its headings and lists.
_IN_COPY, _BETWEEN = 4, 8
#: If the copies are more than this share of all prose so far, the page is doubled.
_DOUBLED = 0.8


def _find(page: Page) -> Iterator[Hit]:
    pairs = _pairs(page)
    if not pairs:
        return
    ahead = _is_ahead(page, pairs)
    seconds = dict(pairs)
    again = set() if ahead else _copied(page, pairs)
    for first, second in pairs:
        in_run = seconds.get(first + 1) == second + 1 or (
            seconds.get(first - 1) == second - 1
        )
        if second == first + 1 or in_run:
            # copies at the top of the page, with the lead below them: the first ones go
            again.add(first if ahead else second)
    for i in sorted(again):
        yield Hit(i, i, page.starts[i], page.ends[i], DUPLICATE_BLOCK)


def _copied(page: Page, pairs: list[tuple[int, int]]) -> set[int]:
    """Lines of any width that are in a copy as they are between the originals."""
    lines: set[int] = set()
    for run in _in_order(pairs):
        if len(run) < _IN_COPY:
            continue
        first, second = run[0]
        while first and second - 1 > run[-1][0] and _same(page, first - 1, second - 1):
            first, second = first - 1, second - 1
        there = {page.views[i] for i in range(first, run[-1][0] + 1)}
        lines |= {i for i in range(second, run[-1][1] + 1) if page.views[i] in there}
        first, second = run[-1][0] + 1, run[-1][1] + 1
        while second < len(page.views) and _same(page, first, second):
            lines.add(second)
            first, second = first + 1, second + 1
    return lines


def _same(page: Page, first: int, second: int) -> bool:
    return bool(page.views[first]) and page.views[first] == page.views[second]


def _in_order(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs in groups that continue in both copies, one copy below the other."""
    groups: list[list[tuple[int, int]]] = []
    for pair in pairs:
        last = groups[-1][-1] if groups else None
        if (
            last
            and 0 < pair[0] - last[0] <= _BETWEEN
            and 0 < pair[1] - last[1] <= _BETWEEN
            and pair[0] < groups[-1][0][1]
        ):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _pairs(page: Page) -> list[tuple[int, int]]:
    """Wide lines of prose, each with the line where it is repeated."""
    shape = shapes(page)
    seen: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    views = page.views
    for i in compress(range(len(views)), shape.prose):
        if shape.widths[i] < _NARROWEST:
            continue
        view = views[i]
        # blanks differ between the copies that scrapers make
        key = " ".join(view.split()) if "  " in view or "\t" in view else view
        if key in seen:
            pairs.append((seen[key], i))
        else:
            seen[key] = i
    return pairs


def _is_ahead(page: Page, pairs: list[tuple[int, int]]) -> bool:
    """Whether the first ones are the copies: they open the page, and a lead follows."""
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

_PARTS = "\n\n".join(
    f"{head}\n\n{_AGAIN.replace('lorries', who)}"
    for head, who in (
        ("On foot", "walkers"),
        ("On wheels", "carts"),
        ("On rails", "trains"),
        ("On water", "barges"),
    )
)

DUPLICATE_BLOCK = Finder(
    name="repeat",
    category="duplicate-block",
    find=_find,
    reason="This paragraph stands on the page already.",
    hits=(
        Example(f"{_AGAIN}\n\n⟦{_AGAIN}⟧"),
        Example(f"{_PARTS}\n\nThe ferry runs again.\n\n⟦{_PARTS}⟧"),
    ),
    misses=(
        Example("“Nobody on this street was ready,” she said again."),
        Example(f"{_AGAIN}\n\nThat was said twice.\n\n{_AGAIN}"),
    ),
)
