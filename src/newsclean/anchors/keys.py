"""Pattern → its keys: the lines, or the literals, without which it cannot match."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import fsum
from re import _constants as op  # type: ignore[attr-defined]
from typing import NamedTuple

from newsclean.anchors.frame import frame_of
from newsclean.anchors.marks import EDGE, WORD, bare
from newsclean.anchors.rates import rate_of
from newsclean.anchors.tree import parsed
from newsclean.anchors.walk import Walk

__all__ = ["Keys", "Needed", "anchors_of", "best", "has_literal", "in_order", "keys_of"]

#: A closed list of lines may be this long: looking one up costs no more.
_MOST_LINES = 5_000
#: This many sets are kept for a pattern: the first is scanned for, and the lines that
#: hold it are checked for the others.
_MOST_SETS = 4


class Needed(NamedTuple):
    """Literals of which a line must hold one; `rate`: how many lines of a page do."""

    rate: float
    literals: tuple[str, ...]


class Keys(NamedTuple):
    """How to find the lines that a pattern could match."""

    #: the only lines it matches, if they are a closed list
    lines: tuple[str, ...] = ()
    #: otherwise: sets of literals, each of which is needed, the rarest first
    needed: tuple[Needed, ...] = ()
    #: what else the line must be; see `frame_of`
    frame: str = ""


def has_literal(keys: Keys) -> bool:
    """Whether a scan can look for such lines."""
    return bool(keys.lines or keys.needed)


def keys_of(pattern: str, edges: str = EDGE) -> Keys:
    r"""How to find the lines that a compiled pattern could match.

    `edges`: what ^ and $ mean; "" if a part of a line is looked at.

    >>> keys_of(r"^(?:menu|home)$").lines
    ('home', 'menu')
    >>> [n.literals for n in keys_of(r"\bread\s+more\b.{0,9}\bnow$").needed]
    [('\x00read more\x00',), ('\x00now\n',)]
    """
    tree = parsed(pattern)
    items = list(tree)
    if (
        len(items) > 2
        and _is_at(items[0], "AT_BEGINNING")
        and _is_at(items[-1], "AT_END")
    ):
        lines = Walk(_MOST_LINES, "").exact_sequence(items[1:-1])
        if lines is not None:
            whole = {line.replace(WORD, "") for line in lines}
            if "" not in whole:
                return Keys(lines=tuple(sorted(whole)))
    sets = [_shortest(s) for s in Walk(edges=edges).sequence(items)]
    # a part of a line may begin and end anywhere
    frame = frame_of(pattern, tree) if edges else ""
    return Keys(needed=in_order(_needed(s) for s in sets if _is_usable(s)), frame=frame)


def in_order(needed: Iterable[Needed]) -> tuple[Needed, ...]:
    """The rarest sets first, each once, as many as are worth keeping."""
    return tuple(sorted(set(needed), key=_rarity)[:_MOST_SETS])


def _rarity(needed: Needed) -> tuple[float, tuple[str, ...]]:
    # one more literal costs memory and a little scanning; a short word is also found
    # inside longer ones, and rejected there
    inside = sum(rate_of(bare(s)) for s in needed.literals if _is_short_word(s))
    cost = _PER_LITERAL * len(needed.literals) + _PER_PLACE * inside
    return needed.rate + cost, needed.literals


_PER_LITERAL, _PER_PLACE = 0.002, 0.05


def _is_short_word(literal: str) -> bool:
    return len(literal) <= 5 and WORD in (literal[0], literal[-1])


def _is_at(item: object, where: str) -> bool:
    return item == (op.AT, getattr(op, where))


@cache
def anchors_of(pattern: str) -> tuple[str, ...]:
    r"""Literals of which every match of a compiled pattern holds at least one.

    An empty tuple means that there are none: such a rule must need shape evidence.

    >>> anchors_of(r"(?:support|fund)\s+our\s+journalism")
    ('fund our journalism', 'support our journalism')
    >>> anchors_of(r"^\d+\s*shares?$")
    ('share', 'shares')
    """
    keys = keys_of(pattern)
    if keys.lines:
        return keys.lines
    found = {bare(s) for s in keys.needed[0].literals} if keys.needed else set()
    return tuple(sorted(found))


def best(sets: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set that is on the fewest lines, or None if none is usable."""
    usable = [s for s in map(_shortest, sets) if _is_usable(s)]
    if not usable:
        return None
    return frozenset(min(map(_needed, usable), key=_rarity).literals)


def _needed(literals: frozenset[str]) -> Needed:
    # fsum gives the same sum whatever order the set has
    return Needed(round(fsum(map(rate_of, literals)), 4), tuple(sorted(literals)))


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """The literals that do not contain another one."""
    if "" in literals:
        return frozenset()
    if len(literals) == 1:
        return literals
    kept: list[str] = []
    shortest = min(map(len, literals))
    for s in sorted(literals, key=len):
        if len(s) == shortest or not any(map(s.__contains__, kept)):
            kept.append(s)
    return frozenset(kept)


#: A literal must be worth at least two letters, or one at the beginning of a line.
_LEAST = 2


def _is_usable(literals: frozenset[str]) -> bool:
    return bool(literals) and all(map(_is_worth, literals))


def _is_worth(literal: str) -> bool:
    """Whether a literal says enough: wide letters and odd signs say more."""
    letters = 0
    begins = literal.startswith(EDGE)
    for c in bare(literal):
        letters += 1 if c.isascii() and c.isalnum() else 0 if c in " .,:-'\"" else 2
        if letters and letters + begins >= _LEAST:
            return True
    return False
