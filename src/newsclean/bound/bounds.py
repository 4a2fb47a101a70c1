"""Where the article begins and where it ends, if that is certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.amounts import amounts
from newsclean.blocks import Block, blocks
from newsclean.bound.begin import begin_of
from newsclean.bound.contents import tables_of
from newsclean.bound.core import ABOVE, Core, core_of, markers, weight_of
from newsclean.bound.end import earlier_end, end_of
from newsclean.bound.grown import grown
from newsclean.bound.hits import TERMINATORS, by_line, distinct, may_end
from newsclean.bound.kin import kin_weighed
from newsclean.bound.onward import onward
from newsclean.bound.site import OPEN_SEA, SIGNS
from newsclean.model import Bounds, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["AFTER", "BEFORE", "bound"]


def _nothing(page: Page) -> tuple[Hit, ...]:
    """These two point at nothing by themselves; by its name, a pipeline pickles."""
    return ()


BEFORE = Finder(
    name="bounds",
    category="before-article",
    find=_nothing,
    reason="It stands before the first line of the article.",
)
AFTER = Finder(
    name="bounds",
    category="after-article",
    find=_nothing,
    reason="It stands after the last line of the article.",
)


def bound(page: Page, standing: Sequence[Hit]) -> Bounds:
    """Answer where the article stands; 0 and the number of lines where not certain."""
    everything = Bounds(0, len(page.views))
    if shapes(page).prose_before[-1] == 0:
        return everything
    hits = by_line(standing)
    if not _is_worth_asking(page, hits):
        if not any(may_end(h) for h in standing if h.source.category in TERMINATORS):
            return everything
        end, after = _marked(page, hits)
        return Bounds(0, end, (), after)
    found = blocks(page)
    weights = [weight_of(block, hits) for block in found]
    weights_of_kin = kin_weighed(page, found, weights, hits)
    core = _core(found, weights_of_kin, markers(page, found, hits))
    if core is None:
        return everything
    core, sure = onward(page, found, hits, grown(page, found, hits, core))
    start, before = begin_of(page, found, hits, core)
    end, after = end_of(page, found, hits, core, sure)
    return Bounds(start, end, before, after)


def _marked(page: Page, hits: Mapping[int, list[Hit]]) -> tuple[int, tuple[str, ...]]:
    """The end where no core is asked for: below headings that a table of contents
    names, and below what a recipe needs."""
    found, count = blocks(page), len(page.views)
    end, evidence = earlier_end(page, found, hits, count, ())
    if end == count:
        return end, evidence
    named = (line for _, line in tables_of(page, hits))
    needed = (lines[-1] for lines in amounts(page))
    sure = max((*named, *needed), default=0)
    if sure <= end:
        return end, evidence
    return earlier_end(page, found, hits, count, (), sure=sure)


def _core(
    found: Sequence[Block], weights: Sequence[float], marks: Sequence[float]
) -> Core | None:
    """The heaviest run of blocks: what interrupts a story is no reason to drop what
    stands before it."""
    core = core_of(found, weights, marks)
    if core is None:
        return None
    plain = core_of(found, weights, [0.0] * len(found))
    if plain is not None and plain.first < core.first <= plain.last:
        above = sum(w for w in weights[plain.first : core.first] if w > 0)
        whole = sum(w for w in weights[core.first : core.last + 1] if w > 0)
        if above >= ABOVE * whole:
            core = Core(plain.first, core.last)
    return core


def _is_worth_asking(page: Page, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether lines outside a core could be a site's: four pages in five need no core."""
    count = len(page.views)
    if count - shapes(page).prose_before[-1] >= OPEN_SEA:
        return True
    return bool(hits) and distinct(page, hits, 0, count) >= SIGNS
