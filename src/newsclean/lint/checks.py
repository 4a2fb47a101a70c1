"""One rule → what is wrong with it: whether it can be used, then whether it is good."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.anchors import anchors_of, pattern_of
from newsclean.lint.blowup import blowup
from newsclean.lint.finding import Finding, Placed, quote
from newsclean.packs import PackError, check_patterns
from newsclean.pipeline import Pipeline
from newsclean.proof import failures
from newsclean.view import view_of

__all__ = ["faults", "unusable"]

#: Words that stand on most pages of their language: no rule may hang on one alone.
_COMMON = frozenset(
    """
    the and for with that this from are was were has have had not but you your our all
    new more one who they his her its will can out about also said which when what been
    than into over after year time news people other their there would could
    der die das und den von mit ist ein eine auf für nicht auch sich dem des
    les des une dans que qui pour sur pas par avec est son plus
    los las una del que por con para como más pero sus
    che della per una con sono del gli non più dei nel
    não uma para com dos das mais por que foi ele
    het een van dat niet zijn voor met aan ook
    nie się jest że dla jak oraz the och att det som för inte med den til har ikke
    """.split()  # noqa: SIM905 - a list of so many strings is unreadable
)


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
            f"takes {found.seconds:.2f} seconds for 8,000 characters like "
            f"{quote(found.text)}: bound what repeats, as in {{0,40}}, and let no two "
            "parts that repeat match the same characters."
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
    try:
        check_patterns([rule])
    except PackError as error:
        message = str(error).removeprefix(f"{rule.id}: ")
        if message.startswith("match has no literal"):
            message = message.removeprefix("match ")
            yield one.finding("match", "unanchored", message)
        else:
            key, _, message = message.partition(": ")
            yield one.finding(key, "pattern", f"no regular expression: {message}.")
    except re.error as error:
        message = f"the scan cannot read this pattern ({error}): name anchors for it."
        yield one.finding("match", "pattern", message)


def _literals(one: Placed) -> Iterator[Finding]:
    rule = one.rule
    key = "anchors" if rule.anchors else "match"
    for literal in rule.anchors or anchors_of(pattern_of(rule.match)):
        short = literal.isascii() and literal.isalpha() and len(literal) < 3
        if short or literal in _COMMON:
            message = (
                f"the literal {literal!r} stands on most pages: let match hold a "
                "longer phrase, or name a rarer literal in anchors."
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
