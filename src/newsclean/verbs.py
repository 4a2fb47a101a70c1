"""verbs: the way of a text through read, scan, match, bound, decide and cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.account import account
from newsclean.bound import AFTER, BEFORE, bound
from newsclean.decide import Decided, decide
from newsclean.facts import spare_facts
from newsclean.guard import spare, spare_wide, staying
from newsclean.heading import spare_headings
from newsclean.kit import Kit, candidates
from newsclean.linked import spare_linked
from newsclean.match import match
from newsclean.model import Page
from newsclean.point import hits_of
from newsclean.read import read
from newsclean.report import Report, Result, checksum
from newsclean.scope import day_of
from newsclean.topic import spare_topical
from newsclean.weigh import weigh

if TYPE_CHECKING:
    from datetime import date

__all__ = ["cleaned", "decided"]


def cleaned(
    raw: str, kit: Kit, *, title: str, url: str, lang: str, date: str | date
) -> Result:
    """A text's body and report, by a kit's rules, finders and policy.

    Raises:
        ValueError: a rule is for some days, and `date` is no date.
    """
    page = read(
        raw,
        title=title or "",
        url=url or "",
        lang=lang or "",
        # where no rule asks for a day, it is not looked at
        date=day_of(date or "") if kit.dated else "",
    )
    if not page.views:
        nothing = Report(status="empty", digest=kit.digest, body_crc=checksum(raw))
        return Result(raw, nothing)
    return account(page, decided(page, kit), kit)


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
