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
    #: a near miss: `match` does match the line, and something else keeps the rule away
    near: bool = False


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
        """The explanation for people: the line, then a paragraph a rule that hit.

        Near misses come after them; rules whose `match` does not match are counted.
        """
        return "\n".join((*_told(self), *_counted(self)))

    def full(self) -> str:
        """The same, with a paragraph for each rule that only looked, too."""
        return "\n".join((*_told(self), *_listed(self)))


_BEGIN = "`newsclean rules new LANG/CATEGORY/NAME --hit TEXT` begins a rule."


def _told(explanation: Explanation) -> Iterator[str]:
    """The line, what hit it, and what nearly did."""
    yield f"line {explanation.line}: {explanation.text}"
    for view in explanation.views:
        yield f"patterns see: {view}"
    looks = explanation.looks
    hits = [look for look in looks if look.outcome != "no match"]
    near = [look for look in looks if look.near]
    if not explanation.views:
        yield "The line is blank: no rule looks at it."
    elif not looks:
        yield f"No rule looked at it: none of its words is a rule's literal. {_BEGIN}"
    elif not (hits or near):
        yield f"No rule matches it. {_BEGIN}"
    for look in hits:
        yield from _told_of(look)
    if near:
        yield from (
            "",
            "Near misses: `match` matches, and something else keeps the rule away.",
        )
    for look in near:
        yield from _told_of(look)


def _far(explanation: Explanation) -> tuple[list[Look], list[Look]]:
    """Those whose `match` does not match: for a word they looked, or at every line."""
    far = [k for k in explanation.looks if k.outcome == "no match" and not k.near]
    return [k for k in far if k.literals], [k for k in far if not k.literals]


def _counted(explanation: Explanation) -> Iterator[str]:
    worded, silent = _far(explanation)
    if worded or silent:
        yield ""
    if worded:
        yield (
            f"{len(worded)} rules looked because of a word, and do not match it; "
            "--all names them."
        )
    yield from _silent(silent)


def _listed(explanation: Explanation) -> Iterator[str]:
    worded, silent = _far(explanation)
    if worded:
        yield from ("", "Rules that looked because of a word, and do not match it.")
    for look in worded:
        yield from _told_of(look)
    if silent:
        yield ""
    yield from _silent(silent)


def _silent(looks: list[Look]) -> Iterator[str]:
    if looks:
        yield f"{len(looks)} rules are asked of every short line, and do not match it."


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
    yield f"{look.rule}: {'near miss' if look.near else look.outcome}"
    if look.literals:
        yield f"  looked because of: {', '.join(look.literals)}"
    for word, held in look.evidence:
        meaning = f": {EVIDENCE[word]}" if word in EVIDENCE else ""
        yield f"  {_HELD[held]}: {word}{meaning}"
    if look.guard in _GUARDS:
        yield f"  guard: {look.guard}"
    yield f"  {look.change}"
