"""verbs: takes a page through scan, match, bound and decide."""

from __future__ import annotations

from newsclean.bound import AFTER, BEFORE, bound
from newsclean.decide import Decided, decide
from newsclean.evidence import weigh
from newsclean.facts import spare_facts
from newsclean.guard import spare, spare_wide, staying
from newsclean.heading import spare_headings
from newsclean.kit import Kit, candidates
from newsclean.linked import spare_linked
from newsclean.match import match
from newsclean.model import Page
from newsclean.point import hits_of
from newsclean.topic import spare_topical

__all__ = ["decided"]


def decided(page: Page, kit: Kit) -> Decided:
    """Every hit of a kit's rules and finders on a page, with its outcome."""
    hits, spared = match(page, candidates(page, kit), kit.rules)
    page.memo["hits"] = hits
    for finder in kit.finders:
        hits += hits_of(finder, page)
    stay = staying(page, kit.guards)
    if stay.allowed:
        hits, allowed = spare(hits, stay.allowed)
        spared += allowed
    hits, linked = spare_linked(page, hits)
    hits, facts = spare_facts(page, hits)
    hits, headings = spare_headings(page, hits)
    weighed = weigh(page, hits, spared + linked + facts + headings)
    bounds = bound(page, weighed.standing)
    if BEFORE not in kit.finders:
        bounds = bounds._replace(start=0)
    if AFTER not in kit.finders:
        bounds = bounds._replace(end=len(page.views))
    weighed, bounds = spare_topical(page, weighed, bounds)
    made = decide(page, weighed, bounds, stay.protected)
    return spare_wide(made, stay.allowed) if stay.allowed else made
