"""The guard over the whole: bounds and finders take no page nearly all of its prose."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, count

from newsclean.model import Finder, Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["fused"]

#: Bounds and finders together may take at most this share of the page's prose.
_FUSE = 0.8


def fused(page: Page, going: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The hits that go, and those of bounds and finders that are undone.

    As long as they take more than `_FUSE` of it, or all of it that no rule points at,
    the connected removal with the most prose is undone.
    """
    by_finders = [h for h in going if isinstance(h.source, Finder)]
    if not by_finders:
        return going, []
    shape = shapes(page)
    prose = shape.prose_width_before
    paragraphs = set(compress(count(), shape.prose))
    width = shape.widths.__getitem__
    by_rules = _lines(h for h in going if isinstance(h.source, Rule)) & paragraphs
    blown: list[Hit] = []
    while by_finders:
        taken = (_lines(by_finders) & paragraphs) - by_rules
        weight = sum(map(width, taken))
        left = prose[-1] - weight - sum(map(width, by_rules))
        if not weight or (weight <= _FUSE * prose[-1] and left > 0):
            break
        worst = max(
            by_finders, key=lambda h: (prose[h.last + 1] - prose[h.first], h.first)
        )
        by_finders.remove(worst)
        blown.append(worst)
    if not blown:
        return going, []
    lost = set(blown)
    return [h for h in going if h not in lost], blown


def _lines(hits: Iterable[Hit]) -> set[int]:
    lines: set[int] = set()
    for hit in hits:
        lines.update(range(hit.first, hit.last + 1))
    return lines
