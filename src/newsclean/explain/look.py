"""The nouns of explain, as data and as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from newsclean.model import EVIDENCE

__all__ = ["Explanation", "Look"]


class Look(NamedTuple):
    """How one rule or finder looked at a line."""

    rule: str
    category: str
    #: the rule's literals that stand on the line, which made it look
    literals: tuple[str, ...]
    #: "no match", "removed", "flagged", "kept" or "spared"
    outcome: str
    #: each word of `needs`, and whether it held; None where it was not asked
    evidence: tuple[tuple[str, bool | None], ...]
    #: the guard that spared the line, or ""
    guard: str
    #: what would have to change for another outcome, a sentence
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that was asked of one line of a page."""

    line: int
    text: str
    #: what patterns see of it; several where the line is read by sentence
    views: tuple[str, ...]
    looks: tuple[Look, ...]

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain data."""
        looks = [look._asdict() for look in self.looks]
        return {**asdict(self), "views": list(self.views), "looks": looks}

    def __str__(self) -> str:
        """The explanation for people: the line, then a paragraph a rule."""
        return "\n".join(_told(self))


def _told(explanation: Explanation) -> Iterator[str]:
    yield f"line {explanation.line}: {explanation.text}"
    for view in explanation.views:
        yield f"patterns see: {view}"
    if not explanation.views:
        yield "The line is blank: no rule looks at it."
    elif not explanation.looks:
        yield (
            "No rule looked at it: none of its words is a rule's literal. "
            "`newsclean rules new LANG/CATEGORY/NAME --hit TEXT` begins a rule."
        )
    silent = [
        k for k in explanation.looks if k.outcome == "no match" and not k.literals
    ]
    for look in explanation.looks:
        if look not in silent:
            yield from _told_of(look)
    if silent:
        yield ""
        yield f"{len(silent)} rules are asked of every short line, and do not match it."


#: What spares a line by the line itself, the page or somebody's wish.
_GUARDS = frozenset(
    (
        "allowed",
        "facts",
        "fuse",
        "heading",
        "linked",
        "only-copy",
        "protected",
        "quoted",
        "topic",
        "unless",
    )
)
_HELD = {True: "holds", False: "fails", None: "not asked"}


def _told_of(look: Look) -> Iterator[str]:
    yield ""
    yield f"{look.rule}: {look.outcome}"
    if look.literals:
        yield f"  looked because of: {', '.join(look.literals)}"
    for word, held in look.evidence:
        meaning = f": {EVIDENCE[word]}" if word in EVIDENCE else ""
        yield f"  {_HELD[held]}: {word}{meaning}"
    if look.guard in _GUARDS:
        yield f"  guard: {look.guard}"
    yield f"  {look.change}"
