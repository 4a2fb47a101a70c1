"""weigh: hits → those that stand, those that wait, those whose evidence does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from newsclean.evidence import OF_PLACE, STANDING, WAITING, Places
from newsclean.model import CATEGORIES, Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["Weighed", "weigh"]


class Weighed(NamedTuple):
    """Hits by what is known of them before bounds and neighbours are."""

    standing: list[Hit]
    waiting: list[Hit]
    #: with the word of `needs` that did not hold, or the guard that held
    spared: list[tuple[Hit, str]]


def weigh(page: Page, hits: Iterable[Hit], spared: list[tuple[Hit, str]]) -> Weighed:
    """Ask for each hit the evidence that stands alone: first what asks for no place."""
    weighed = Weighed([], [], list(spared))
    placed: list[Hit] = []
    for hit in hits:
        source = hit.source
        if isinstance(source, Rule) and not OF_PLACE.isdisjoint(source.needs):
            placed.append(hit)
        else:
            _weigh_one(page, hit, weighed)
    if placed:
        _take_places(page, weighed.standing)
        for hit in placed:
            _weigh_one(page, hit, weighed)
    return weighed


def _weigh_one(page: Page, hit: Hit, weighed: Weighed) -> None:
    source = hit.source
    needs = source.needs if isinstance(source, Rule) else ()
    for need in needs:
        holds = STANDING.get(need)
        if holds is not None and not holds(page, hit):
            weighed.spared.append((hit, f"not {need}"))
            return
    known = weighed.standing if WAITING.isdisjoint(needs) else weighed.waiting
    known.append(hit)


def _take_places(page: Page, hits: Iterable[Hit]) -> None:
    """Where the prose stands, but for what goes wherever it stands.

    A plea at the head is a paragraph of prose, and the byline below it still stands
    at the head.
    """
    shape = shapes(page)
    gone = {
        i
        for hit in hits
        if _takes_lines(hit)
        for i in range(hit.first, hit.last + 1)
        if shape.prose[i]
    }
    if not gone:
        page.memo["places"] = Places(shape.prose_before, shape.prose_width_before)
        return
    prose = [is_prose and i not in gone for i, is_prose in enumerate(shape.prose)]
    widths = [w if p else 0 for w, p in zip(shape.widths, prose, strict=True)]
    page.memo["places"] = Places(
        list(accumulate(prose, initial=0)), list(accumulate(widths, initial=0))
    )


def _takes_lines(hit: Hit) -> bool:
    """Whether a hit takes its lines whole, wherever they stand."""
    source = hit.source
    if not isinstance(source, Rule):
        return CATEGORIES[source.category] == "remove"
    return (
        CATEGORIES[source.category] == "remove"
        and source.cut in ("line", "block", "rest")
        and OF_PLACE.isdisjoint(source.needs)
        and WAITING.isdisjoint(source.needs)
    )
