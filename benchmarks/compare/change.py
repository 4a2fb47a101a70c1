"""Two sides' removals of a text → the lines that differ, and a diff of the bodies."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.compare.side import Cut
from benchmarks.texts import Text

__all__ = ["Change", "RuleChange", "by_rule", "changes", "diff"]


class Change(NamedTuple):
    """A line of which one side leaves more than the other, and the rule that cuts it."""

    text: str
    number: int
    #: `cut`: it is cut now and was not; `left`: it was cut and is not now
    what: str
    line: str
    category: str
    rule: str


class RuleChange(NamedTuple):
    """What changed under one rule, in lines and words."""

    category: str
    rule: str
    cut: int
    cut_words: int
    left: int
    left_words: int


def changes(text: Text, before: Sequence[Cut], after: Sequence[Cut]) -> list[Change]:
    """Each line of a text of which the sides leave something else."""
    found, at = [], 0
    for number, line in enumerate(text.text.splitlines(keepends=True), 1):
        was = _left(text.text, at, at + len(line), before)
        now = _left(text.text, at, at + len(line), after)
        at += len(line)
        if was.strip() == now.strip():
            continue
        what, cuts = ("cut", after) if len(now) < len(was) else ("left", before)
        cause = _cause(at - len(line), at, cuts)
        if cause:
            words = line.strip()
            found.append(
                Change(text.name, number, what, words, cause.category, cause.rule)
            )
    return found


def _left(text: str, start: int, end: int, cuts: Iterable[Cut]) -> str:
    """What stays of a stretch of the text."""
    kept = []
    for cut in cuts:
        if cut.end <= start or cut.start >= end:
            continue
        kept.append(text[start : max(start, cut.start)])
        start = max(start, min(end, cut.end))
    return "".join(kept) + text[start:end]


def _cause(start: int, end: int, cuts: Iterable[Cut]) -> Cut | None:
    """The cut that takes most of a stretch."""
    inside = [cut for cut in cuts if cut.start < end and cut.end > start]
    return max(
        inside,
        key=lambda cut: min(end, cut.end) - max(start, cut.start),
        default=None,
    )


def by_rule(changes: Iterable[Change]) -> list[RuleChange]:
    """The changes counted by rule, the most words first."""
    lines: Counter[tuple[str, str, str]] = Counter()
    words: Counter[tuple[str, str, str]] = Counter()
    for change in changes:
        key = (change.category, change.rule, change.what)
        lines[key] += 1
        words[key] += len(change.line.split())
    rules = {(category, rule) for category, rule, _ in lines}
    found = [
        RuleChange(
            *rule,
            lines[(*rule, "cut")],
            words[(*rule, "cut")],
            lines[(*rule, "left")],
            words[(*rule, "left")],
        )
        for rule in rules
    ]
    return sorted(found, key=lambda r: (-r.cut_words - r.left_words, r.rule))


def diff(text: Text, before: Sequence[Cut], after: Sequence[Cut]) -> list[str]:
    """The two bodies as a unified diff, without line ends; empty where they are one."""
    was, now = (
        _left(text.text, 0, len(text.text), cuts).splitlines()
        for cuts in (before, after)
    )
    names = f"before/{text.name}", f"after/{text.name}"
    return list(difflib.unified_diff(was, now, *names, lineterm=""))
