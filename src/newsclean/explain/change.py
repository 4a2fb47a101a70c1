"""What would have to change for another outcome, a sentence each."""

from __future__ import annotations

from newsclean.cache import asked
from newsclean.model import EVIDENCE, Hit, Page, Rule

__all__ = ["change", "why_no_match", "why_not_here"]


def why_not_here(rule: Rule, day: str) -> str:
    """What keeps a rule of a site, or of some days, from a page."""
    if day and not (rule.valid_from <= day <= (rule.valid_until or day)):
        days = f"{rule.valid_from or '…'} to {rule.valid_until or '…'}"
        return f"it acts from {days}, and the page is of {day}"
    return f"it acts on pages of {rule.site} only: give the page's url"


def why_no_match(rule: Rule, view: str) -> str:
    """Which of its patterns keeps a rule from a line that its literal stands on."""
    if asked(rule.match, view) is None:
        return f"`match` would have to match this line: {_short(rule.match)}"
    for pattern in rule.also:
        if asked(pattern, view) is None:
            return f"`also` would have to match what would be cut: {_short(pattern)}"
    return "the line is too long for any pattern to be asked"


def _short(pattern: str) -> str:
    return pattern if len(pattern) < 120 else f"{pattern[:119]}…"


def change(rule: Rule, why: str, page: Page, hit: Hit) -> str:
    """What would have to change, for a hit that goes (`why` is empty) or stays."""
    if not why:
        return (
            f"to keep it: without({rule.id!r}), the policy {rule.category}=keep, "
            "a protect pattern, or another word in the rule's `unless`"
        )
    if why.startswith("not "):
        word = why.removeprefix("not ")
        if word in EVIDENCE:
            return f"to cut it, `{word}` would have to hold: {EVIDENCE[word]}"
    return {
        "unless": "to cut it, `unless` would have to find nothing: "
        + _found(rule, page, hit),
        "quoted": "to cut it, the words would have to stand outside quotation marks",
        "linked": "to cut it, it would have to stand outside a sentence",
        "facts": "to cut it, no other fact behind its label may stand beside it",
        "heading": "to cut it, it may not stand between two paragraphs as a heading does",
        "only-copy": "to cut it, the headline would have to stay in its first place",
        "protected": "to cut it, no protect pattern may match the line",
        "allowed": f"to cut it, no pattern allowed for {rule.category} may match it",
        "topic": "to cut it, the story would have to be about something else",
        "fuse": "it would have taken too much of the page together with others",
        "outside": "it stands outside the article, where its category has no meaning",
    }.get(why, f"it was spared: {why}")


def _found(rule: Rule, page: Page, hit: Hit) -> str:
    """The words that `unless` found."""
    seen = " ".join(page.views[hit.first : hit.last + 1])
    found = asked(rule.unless, seen) if rule.unless else None
    return f"it finds {found.group()!r}" if found else rule.unless
