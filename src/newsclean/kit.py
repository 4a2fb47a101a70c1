"""kit: what a pipeline needs at hand for a page, made once from its rules.

What follows from the built-in rules alone is kept between processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar
from zlib import crc32

from newsclean.anchors import has_literal
from newsclean.cache import keep, recall
from newsclean.engines import best_engine
from newsclean.evidence import SHORT, widest_line
from newsclean.model import CATEGORIES, Action, Finder, Guard, Page, Rule
from newsclean.packs import (
    are_builtin,
    builtin_finders,
    builtin_rules,
    builtin_seal,
    builtin_shelf,
)
from newsclean.scan import Index, index, restored, scan, state_of
from newsclean.scope import acts, host_of
from newsclean.shapes import shapes
from newsclean.sought import sought

__all__ = ["Kit", "candidates", "kit_of"]

_Source = TypeVar("_Source", Rule, Finder)


class Kit(NamedTuple):
    """What a pipeline needs at hand for a page; rebuilt after unpickling."""

    #: by number, in the order of their ids; the built-in ones are made when asked for
    rules: Mapping[int, Rule]
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
    """What follows from rules alone, in the order of their ids."""

    where: Index
    unanchored: list[int]
    limits: list[int]
    sites: bool
    dated: bool
    #: of the pipeline that holds these rules, the built-in finders, and no more
    plain_digest: str
    #: what that one was taken of behind the rules
    plain_tail: bytes


def kit_of(
    rules: tuple[Rule, ...] | None,
    finders: tuple[Finder, ...],
    policy: dict[str, Action],
    protects: tuple[str, ...],
    guards: tuple[Guard, ...],
) -> Kit:
    """The kit of a pipeline's rules, finders, policy and guards.

    Without rules it is that of all built-in ones, of which none is made for it.
    """
    numbered: Mapping[int, Rule]
    if rules is None or are_builtin(rules):
        numbered, parts = builtin_shelf(), _builtin_parts()
    else:
        ordered = _in_order(rules)
        numbered, parts = dict(enumerate(ordered)), _parts(ordered)
    finders = _in_order(finders)
    tail = _digest_tail(finders, policy, protects, guards)
    if tail == parts.plain_tail:
        digest = parts.plain_digest
    else:
        digest = _digest([numbered[n] for n in range(len(parts.limits))], tail)
    return Kit(
        rules=numbered,
        finders=finders,
        where=parts.where,
        unanchored=parts.unanchored,
        limits=parts.limits,
        sites=parts.sites,
        dated=parts.dated,
        guards=(*map(Guard, protects), *guards),
        policy=policy,
        digest=digest,
    )


def _in_order(sources: Sequence[_Source]) -> tuple[_Source, ...]:
    return tuple(sorted(sources, key=lambda source: source.id))


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


def _digest(rules: Iterable[Rule], tail: bytes) -> str:
    import hashlib

    seal = hashlib.sha256()
    for rule in rules:
        seal.update(repr(rule).encode("utf-8", "surrogatepass"))
    seal.update(tail)
    return seal.hexdigest()[:16]


def _builtin_parts() -> _Parts:
    """The parts of the built-in rules, from the cache where it has them."""
    engine = best_engine()
    # another finder changes the digest that is kept with them
    name = f"kit-{builtin_seal()}-{crc32(_plain_tail()):08x}-{engine.name}"
    known = recall(name)
    if known is not None:
        try:
            where, *others = known
            return _Parts(restored(where, engine), *others)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made anew
            known = None
    parts = _parts(_in_order(builtin_rules()))
    keep(name, (state_of(parts.where), *parts[1:]))
    return parts


def _plain_tail() -> bytes:
    """What the digest of the default pipeline is taken of behind the rules."""
    return _digest_tail(_in_order(builtin_finders()), dict(CATEGORIES), (), ())


def _parts(rules: tuple[Rule, ...]) -> _Parts:
    keys = sought(rules)
    limits = [widest_line(rule) for rule in rules]
    tail = _plain_tail()
    return _Parts(
        where=index(keys, limits, best_engine()),
        unanchored=[n for n, key in enumerate(keys) if not has_literal(key)],
        limits=limits,
        sites=any(rule.site for rule in rules),
        dated=any(rule.valid_from or rule.valid_until for rule in rules),
        plain_digest=_digest(rules, tail),
        plain_tail=tail,
    )


def candidates(page: Page, kit: Kit) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match.

    A rule that needs a short line is not asked of a long one: four in five
    candidates are common words in paragraphs of prose.
    """
    widths = shapes(page).widths
    short = [i for i, w in enumerate(widths) if w <= SHORT] if kit.unanchored else ()
    everywhere = [(i, n) for i in short for n in kit.unanchored]
    found = scan(page.views, widths, kit.where, kit.limits, everywhere)
    if kit.sites or kit.dated:
        host = host_of(page.url)
        found = [c for c in found if acts(kit.rules[c[1]], host, page.date)]
    return found
