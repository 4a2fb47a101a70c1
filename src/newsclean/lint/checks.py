"""One rule → what is wrong with it: whether it can be used, then whether it is good."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.anchors import bare, rate_of
from newsclean.lint.blowup import blowup
from newsclean.lint.finding import Finding, Placed, quote
from newsclean.packs import PackError, check_literals, check_patterns
from newsclean.pipeline import Pipeline
from newsclean.proof import failures
from newsclean.sought import looked_for
from newsclean.view import view_of

__all__ = ["faults", "unusable"]

#: A literal that is likely to stand on so many lines of a page finds nothing.
_COMMON = 10


def unusable(one: Placed) -> Iterator[Finding]:
    """Why a rule cannot even be tried: its patterns, or the marks in its hits."""
    yield from _patterns(one)
    for anchor in one.rule.anchors:
        seen = re.sub(r"\s+", " ", view_of(anchor))
        if anchor != seen:
            message = f"the scan never finds {anchor!r}: write {seen!r}, as it sees it."
            yield one.finding("anchors", "literal", message)
    for hit in one.rule.hits:
        if re.sub("[^⟦⟧]", "", hit.text) not in ("", "⟦⟧"):
            yield one.finding("hits", "marks", f"{quote(hit.text)}: ⟦ ⟧ are one pair.")
    found = blowup(one.rule)
    if found is not None:
        message = (
            f"{found}, and let no two parts that repeat match the same characters."
        )
        yield one.finding(found.key, "blowup", message)


def faults(one: Placed, full: Pipeline) -> Iterator[Finding]:
    """What is wrong with a rule that can be used; `full` holds all rules there are."""
    yield from _literals(one)
    yield from _reason(one)
    yield from _dates(one)
    yield from _proof(one, full)


def _patterns(one: Placed) -> Iterator[Finding]:
    rule = one.rule
    for check, name in ((check_patterns, "pattern"), (check_literals, "unanchored")):
        try:
            check([rule])
        except PackError as error:
            message = str(error).removeprefix(f"{rule.id}: ")
            key, _, message = message.partition(": ")
            yield one.finding(key, name, message)
            return


def _literals(one: Placed) -> Iterator[Finding]:
    rule = one.rule
    if {"short", "label"} & set(rule.needs):
        # such a rule may be asked of every short line
        return
    for literal in looked_for(rule):
        if rate_of(literal) >= _COMMON:
            key = "anchors" if literal in rule.anchors else "match"
            message = (
                f"the literal {bare(literal)!r} stands on many lines of most pages: let "
                "match hold a longer phrase, or name a rarer literal in anchors."
            )
            yield one.finding(key, "literal", message)
            return


def _reason(one: Placed) -> Iterator[Finding]:
    reason = one.rule.reason
    if not reason[:1].isupper() or not reason.endswith("."):
        message = (
            f"{quote(reason)} is no sentence: begin with a capital letter, end with a "
            "full stop."
        )
        yield one.finding("reason", "reason", message)


def _dates(one: Placed) -> Iterator[Finding]:
    rule = one.rule
    if rule.valid_until and rule.valid_from > rule.valid_until:
        yield one.finding("valid_until", "valid", "it ends before valid_from begins.")


def _proof(one: Placed, full: Pipeline) -> Iterator[Finding]:
    for message in failures(one.rule, full):
        key = "hits" if message.startswith("the hit") else "misses"
        check = "hit" if key == "hits" else "miss"
        if message.endswith("holds none of the rule's words"):
            check = "vacuous"
        message = message if message.endswith((".", "!", "?")) else f"{message}."
        yield one.finding(key, check, message)
