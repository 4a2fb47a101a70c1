"""kit: what a pipeline needs at hand for a page, made once from its rules.

What follows from the built-in rules alone is kept between processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from newsclean.anchors import Keys, Needed, rate_of
from newsclean.anchors.keys import in_order
from newsclean.cache import keep, keys_for, recall
from newsclean.engines import best_engine
from newsclean.evidence import SHORT, widest_line
from newsclean.model import CATEGORIES, Action, Finder, Guard, Page, Rule
from newsclean.packs import (
    builtin_finders,
    builtin_rules,
    builtin_seal,
    check_patterns,
)
from newsclean.scan import Index, index, restored, scan, state_of
from newsclean.scope import acts, host_of
from newsclean.shapes import shapes

__all__ = ["Kit", "candidates", "kit_of"]


class Kit(NamedTuple):
    """What a pipeline needs at hand for a page; rebuilt after unpickling."""

    rules: tuple[Rule, ...]
    finders: tuple[Finder, ...]
    where: Index
    #: rules without a literal: asked of every short line
    unanchored: list[int]
    #: rule → width of the widest line that its `needs` allow
    limits: list[int]
    #: whether any rule is for one site
    sites: bool
    #: whether any rule is for some days
    dated: bool
    guards: tuple[Guard, ...]
    #: category → action
    policy: dict[str, Action]
    digest: str


class _Parts(NamedTuple):
    """What follows from rules alone; `order`: where each stands in a pipeline's."""

    order: list[int]
    where: Index
    unanchored: list[int]
    limits: list[int]
    sites: bool
    dated: bool
    #: of the pipeline that holds these rules, the built-in finders, and no more
    plain_digest: str


def kit_of(
    rules: tuple[Rule, ...],
    finders: tuple[Finder, ...],
    policy: dict[str, Action],
    protects: tuple[str, ...],
    guards: tuple[Guard, ...],
) -> Kit:
    """The kit of a pipeline's rules, finders, policy and guards."""
    parts = _builtin_parts(rules) if rules is builtin_rules() else _parts(rules)
    rules = tuple(rules[i] for i in parts.order)
    finders = _in_order(finders)
    tail = _digest_tail(finders, policy, protects, guards)
    plain = _digest_tail(_in_order(builtin_finders()), dict(CATEGORIES), (), ())
    return Kit(
        rules=rules,
        finders=finders,
        where=parts.where,
        unanchored=parts.unanchored,
        limits=parts.limits,
        sites=parts.sites,
        dated=parts.dated,
        guards=(*map(Guard, protects), *guards),
        policy=policy,
        digest=parts.plain_digest if tail == plain else _digest(rules, tail),
    )


def _in_order(finders: Sequence[Finder]) -> tuple[Finder, ...]:
    return tuple(sorted(finders, key=lambda f: f.id))


def _digest_tail(
    finders: Sequence[Finder],
    policy: dict[str, Action],
    protects: tuple[str, ...],
    guards: tuple[Guard, ...],
) -> bytes:
    """What a digest is taken of behind the rules."""
    names = "".join(finder.id for finder in finders)
    tail = names + repr((sorted(policy.items()), protects))
    return (tail + repr(sorted(guards)) * bool(guards)).encode("utf-8", "surrogatepass")


def _digest(rules: Sequence[Rule], tail: bytes) -> str:
    seal = hashlib.sha256()
    for rule in rules:
        seal.update(repr(rule).encode("utf-8", "surrogatepass"))
    seal.update(tail)
    return seal.hexdigest()[:16]


def _builtin_parts(rules: tuple[Rule, ...]) -> _Parts:
    """The parts of the built-in rules, from the cache where it has them."""
    engine = best_engine()
    name = f"kit-{builtin_seal()}-{engine.name}"
    known = recall(name)
    if known is not None:
        try:
            order, where, *others = known
            return _Parts(order, restored(where, engine), *others)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made anew
            known = None
    parts = _parts(rules)
    keep(name, (parts.order, state_of(parts.where), *parts[2:]))
    return parts


def _parts(rules: tuple[Rule, ...]) -> _Parts:
    order = sorted(range(len(rules)), key=lambda i: rules[i].id)
    rules = tuple(rules[i] for i in order)
    keys = _keys(rules)
    limits = [widest_line(rule) for rule in rules]
    tail = _digest_tail(_in_order(builtin_finders()), dict(CATEGORIES), (), ())
    return _Parts(
        order=order,
        where=index(keys, limits, best_engine()),
        unanchored=[n for n, key in enumerate(keys) if not any(key)],
        limits=limits,
        sites=any(rule.site for rule in rules),
        dated=any(rule.valid_from or rule.valid_until for rule in rules),
        plain_digest=_digest(rules, tail),
    )


def _keys(rules: Sequence[Rule]) -> list[Keys]:
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


def _key(rule: Rule, keys: Keys, also: Sequence[Keys]) -> Keys:
    """What a rule's line must hold, of `match` and of `also`, the rarest first."""
    named = Needed(fsum(map(rate_of, rule.anchors)), rule.anchors)
    if rule.anchors and not keys.lines:
        keys = Keys(needed=in_order([named, *keys.needed]))
    # what `also` asks for may stand on another line of a block, and a part of a line
    # may begin where no word does
    if keys.lines:
        return keys
    needed = keys.needed
    if rule.cut not in ("block", "match"):
        needed = in_order([*needed, *(n for k in also for n in k.needed)])
    # what somebody named is no proof: a long list of it is scanned for, never asked
    asked = (n for n in needed[1:] if n != named or len(named.literals) <= _MOST_NAMED)
    return Keys(needed=(*needed[:1], *asked))


_MOST_NAMED = 12


def candidates(page: Page, kit: Kit) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match.

    A rule that needs a short line is not asked of a long one: four in five
    candidates are common words in paragraphs of prose.
    """
    widths = shapes(page).widths
    found = scan(page.views, widths, kit.where, kit.limits)
    if kit.unanchored:
        short = [i for i, w in enumerate(widths) if w <= SHORT]
        found += [(i, n) for i in short for n in kit.unanchored]
    if kit.sites or kit.dated:
        host = host_of(page.url)
        found = [c for c in found if acts(kit.rules[c[1]], host, page.date)]
    return found
