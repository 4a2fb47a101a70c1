"""account: decisions and a policy → the body and the report."""

from __future__ import annotations

from newsclean.cut import cut
from newsclean.decide import Decided
from newsclean.kit import Kit
from newsclean.language import language_of
from newsclean.model import ACTIONS, Action, Decision, Hit, Outcome, Page, Rule
from newsclean.paint import paint
from newsclean.report import Report, Result, Status, checksum
from newsclean.shapes import shapes

__all__ = ["account"]

#: A page that was blocked holds no more lines of prose than this.
_BLOCKED_PROSE = 3


def account(page: Page, decided: Decided, kit: Kit) -> Result:
    """Apply the policy to each decision, then cut, and give an account of it."""
    language = language_of(page)
    segments = paint(page, decided.going, kit.policy, language)
    by_action: dict[Action, list[tuple[int, int, Hit]]] = {a: [] for a in ACTIONS}
    for segment in segments:
        by_action[kit.policy[segment[2].source.category]].append(segment)
    body, removed = cut(page, by_action["remove"])
    spared = [(hit.start, hit.end, hit, why) for hit, why in decided.spared]
    spared += [(*segment, "policy") for segment in by_action["keep"]]
    report = Report(
        removals=tuple(_decision(page, "removed", *span) for span in removed),
        flagged=tuple(
            _decision(page, "flagged", *_raw_span(page, start, end), hit)
            for start, end, hit in by_action["flag"]
        ),
        spared=tuple(
            _decision(
                page,
                "kept" if why == "policy" else "spared",
                *_raw_span(page, start, end),
                hit,
                why,
            )
            for start, end, hit, why in spared
        ),
        status=_status(page, decided, body),
        language=language,
        digest=kit.digest,
        body_crc=checksum(body),
    )
    return Result(body, report)


def _status(page: Page, decided: Decided, body: str) -> Status:
    """One word for the page: whether it was blocked, or nothing is left of it."""
    blocked = any(h.source.category == "blocked-page" for h in decided.going)
    if blocked and shapes(page).prose_before[-1] <= _BLOCKED_PROSE:
        return "blocked-page"
    return "ok" if body.strip() else "no-article"


def _raw_span(page: Page, start: int, end: int) -> tuple[int, int]:
    if page.offsets is None:
        return start, end
    return page.offsets[start], page.offsets[end - 1] + 1


def _decision(
    page: Page, outcome: Outcome, start: int, end: int, hit: Hit, why: str = ""
) -> Decision:
    """A hit as a decision on a span of the raw text; `why`: what spared or kept it."""
    source = hit.source
    needs = source.needs if isinstance(source, Rule) else ()
    return Decision(
        start,
        end,
        page.raw[start:end],
        source.category,
        source.id,
        source.reason if not why else f"{source.reason} {outcome.capitalize()}: {why}.",
        (*needs, *hit.evidence) if not why else (why,),
        outcome,
    )
