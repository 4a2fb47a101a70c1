"""account: decisions and a policy → the body and the report."""

from __future__ import annotations

from newsclean.cut import cut
from newsclean.decide import Decided
from newsclean.kit import Kit
from newsclean.language import language_of
from newsclean.model import Decision, Hit, Page, Rule
from newsclean.paint import paint
from newsclean.report import Report, Result, Status, checksum
from newsclean.shapes import shapes

__all__ = ["account"]

#: A page that was blocked holds no more lines of prose than this.
_BLOCKED_PROSE = 3


def account(page: Page, decided: Decided, kit: Kit) -> Result:
    """The policy's word on each decision; then the cut, and the account of it."""
    language = language_of(page)
    segments = paint(page, decided.going, kit.policy, language)
    removing = [s for s in segments if kit.policy[s[2].source.category] == "remove"]
    body, spans = cut(page, removing)
    removals = tuple(
        _decision(page.raw, start, end, hit, "removed") for start, end, hit in spans
    )
    flagged = tuple(
        _decision(page.raw, *_raw_span(page, start, end), hit, "flagged")
        for start, end, hit in segments
        if kit.policy[hit.source.category] == "flag"
    )
    spared = tuple(
        _decision(page.raw, *_raw_span(page, hit.start, hit.end), hit, "spared", why)
        for hit, why in decided.spared
    )
    spared += tuple(
        _decision(page.raw, *_raw_span(page, start, end), hit, "kept", "policy")
        for start, end, hit in segments
        if kit.policy[hit.source.category] == "keep"
    )
    status: Status = "ok"
    blocked = any(h.source.category == "blocked-page" for h in decided.going)
    if blocked and shapes(page).prose_before[-1] <= _BLOCKED_PROSE:
        status = "blocked-page"
    elif not body.strip():
        status = "no-article"
    return Result(
        body,
        Report(
            removals,
            flagged,
            spared,
            status,
            language,
            kit.digest,
            checksum(body),
        ),
    )


def _raw_span(page: Page, start: int, end: int) -> tuple[int, int]:
    if page.offsets is None:
        return start, end
    return page.offsets[start], page.offsets[end - 1] + 1


def _decision(
    raw: str, start: int, end: int, hit: Hit, outcome: str, why: str = ""
) -> Decision:
    source = hit.source
    needs = source.needs if isinstance(source, Rule) else ()
    return Decision(
        start,
        end,
        raw[start:end],
        source.category,
        source.id,
        source.reason if not why else f"{source.reason} {outcome.capitalize()}: {why}.",
        (*needs, *hit.evidence) if not why else (why,),
        outcome,  # type: ignore[arg-type]
    )
