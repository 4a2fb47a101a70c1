"""What is wrong with a rule: names that do not exist, patterns that are not valid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.anchors import has_literal
from newsclean.cache import keys_for, pattern_for
from newsclean.model import CATEGORIES, CUTS, EVIDENCE, Rule
from newsclean.nearest import nearest

__all__ = ["PackError", "check_literals", "check_patterns", "check_rule"]


class PackError(ValueError):
    """A pack that does not load. The message names file, rule and key."""

    # its name in tracebacks and pickles, wherever in the folder it is defined
    __module__ = "newsclean.packs"


def check_rule(rule: Rule, where: str) -> None:
    """Raise `PackError` if a rule names what does not exist; patterns are not read."""
    if rule.category not in CATEGORIES:
        hint = nearest(rule.category, CATEGORIES)
        raise PackError(f"{where}: no category {rule.category!r}.{hint}")
    if rule.cut not in CUTS:
        raise PackError(f"{where}: cut: no cut {rule.cut!r}; known: {', '.join(CUTS)}.")
    for word in rule.needs:
        if word not in EVIDENCE:
            raise PackError(
                f"{where}: needs: no evidence {word!r}; known: {', '.join(EVIDENCE)}."
            )
    for key in ("valid_from", "valid_until"):
        if getattr(rule, key) and not _is_day(getattr(rule, key)):
            raise PackError(
                f"{where}: {key}: {getattr(rule, key)!r} is no date as in 2026-01-31."
            )


def _is_day(written: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def check_patterns(rules: Sequence[Rule]) -> None:
    """Raise `PackError` if a pattern is not valid, or the scan cannot read it.

    Nothing is read twice because of it: a pipeline needs all patterns, and they are
    kept.
    """
    import regex

    for rule in rules:
        for key, pattern in _patterns_of(rule):
            try:
                pattern_for(pattern)
            except regex.error as error:
                raise PackError(
                    f"{rule.id}: {key}: no regular expression: {error}."
                ) from error
    try:
        keys_for([rule.match for rule in rules])
        keys_for([pattern for rule in rules for pattern in rule.also], edges="")
    except (re.error, OverflowError):
        for rule in rules:
            _check_scanned(rule)
        raise


def _patterns_of(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "match", rule.match
    yield from (("also", pattern) for pattern in rule.also)
    yield "unless", rule.unless


def _check_scanned(rule: Rule) -> None:
    """Raise `PackError` if the parser of the scan cannot read one of the patterns."""
    for key, pattern in _patterns_of(rule):
        try:
            if key != "unless":
                keys_for([pattern])
        except (re.error, OverflowError) as error:
            raise PackError(
                f"{rule.id}: {key}: the scan cannot read this pattern: {error}: "
                "write it as Python's own re module takes it."
            ) from error


def check_literals(rules: Iterable[Rule]) -> None:
    """Raise `PackError` if the scan has nothing to look for."""
    for rule in rules:
        if (
            not rule.anchors
            and not ({"short", "label"} & set(rule.needs))
            and not has_literal(keys_for([rule.match])[0])
        ):
            raise PackError(
                f"{rule.id}: match: has no literal that the scan could look for: "
                "name one in anchors, or let needs hold 'short'."
            )
