"""Rules → how the scan finds the lines of each."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from newsclean.anchors import Keys, Needed, in_order, rate_of
from newsclean.cache import keys_for
from newsclean.model import Rule
from newsclean.packs import check_patterns

__all__ = ["looked_for", "sought"]


def sought(rules: Sequence[Rule]) -> list[Keys]:
    """How each rule's lines are found; a pattern that is none names its rule."""
    try:
        found = keys_for([rule.match for rule in rules])
        also = keys_for([p for rule in rules for p in rule.also], edges="")
    except Exception:
        check_patterns(rules)
        raise
    others = iter(also)
    return [
        _key(rule, keys, [next(others) for _ in rule.also])
        for rule, keys in zip(rules, found, strict=True)
    ]


def looked_for(rule: Rule) -> tuple[str, ...]:
    """The literals that the scan looks for to find a rule's lines, with their marks;
    none where it looks up whole lines, or is asked of every short one."""
    [key] = sought([rule])
    return key.needed[0].literals if key.needed else ()


def _key(rule: Rule, keys: Keys, also: Sequence[Keys]) -> Keys:
    """What a rule's line must hold, of `match` and of `also`, the rarest first."""
    named = Needed(fsum(map(rate_of, rule.anchors)), rule.anchors)
    if rule.anchors and not keys.lines:
        keys = keys._replace(needed=in_order([named, *keys.needed]))
    # what `also` asks for may stand on another line of a block, and a part of a line
    # may begin where no word does
    if keys.lines:
        return keys
    needed = keys.needed
    if rule.cut not in ("block", "match"):
        needed = in_order([*needed, *(n for k in also for n in k.needed)])
    # what somebody named is no proof: a long list of it is scanned for, never asked
    asked = (n for n in needed[1:] if n != named or len(named.literals) <= _MOST_NAMED)
    return keys._replace(needed=(*needed[:1], *asked))


_MOST_NAMED = 12
