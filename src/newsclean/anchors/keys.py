"""Pattern → its keys: the lines, or the literals, without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import fsum
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from typing import NamedTuple

from newsclean.anchors.frame import frame_of
from newsclean.anchors.marks import EDGE, WORD, bare
from newsclean.anchors.tree import parsed
from newsclean.anchors.walk import Walk

__all__ = ["Keys", "Needed", "anchors_of", "best", "has_literal", "keys_of", "rate_of"]

#: A closed list of lines may be this long: looking one up costs the same.
_MOST_LINES = 5_000
#: So many sets are kept of a pattern: the first is scanned for, the others are asked
#: of the lines that hold it.
_MOST_SETS = 4


class Needed(NamedTuple):
    """Literals of which a line must hold one; `rate`: how many lines a page do."""

    rate: float
    literals: tuple[str, ...]


class Keys(NamedTuple):
    """How the lines are found that a pattern could match."""

    #: the only lines it matches, where they are a closed list
    lines: tuple[str, ...] = ()
    #: else: sets of which each is needed, the rarest first
    needed: tuple[Needed, ...] = ()
    #: what the line must be besides; see `frame_of`
    frame: str = ""


def has_literal(keys: Keys) -> bool:
    """Whether a scan can look for the lines."""
    return bool(keys.lines or keys.needed)


def keys_of(pattern: str, edges: str = EDGE) -> Keys:
    r"""How to find the lines that a compiled pattern could match.

    `edges`: what ^ and $ are, "" where a part of a line is looked at.

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
    # a part of a line begins and ends anywhere
    frame = frame_of(pattern, tree) if edges else ""
    return Keys(needed=in_order(_needed(s) for s in sets if _is_usable(s)), frame=frame)


def in_order(needed: Iterable[Needed]) -> tuple[Needed, ...]:
    """The rarest sets first, each once, as many as are worth keeping."""
    return tuple(sorted(set(needed), key=_rarity)[:_MOST_SETS])


def _rarity(needed: Needed) -> tuple[float, tuple[str, ...]]:
    # a literal more costs memory and the scan a little; a short word is found inside
    # of others, too, and turned down there
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

    An empty tuple says that there are none: such a rule must name shape evidence.

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
    """The set that stands on the fewest lines, or None where none is usable."""
    usable = [s for s in map(_shortest, sets) if _is_usable(s)]
    if not usable:
        return None
    return frozenset(min(map(_needed, usable), key=_rarity).literals)


def _needed(literals: frozenset[str]) -> Needed:
    # fsum: the same sum in whatever order the set has
    return Needed(round(fsum(map(rate_of, literals)), 4), tuple(sorted(literals)))


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Without the literals that hold another one."""
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


#: A literal must be worth this much: two letters, or one at the begin of a line.
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


_RUN = re.compile(r"[^\W_]+(?:'[a-z]+)?")
#: Lines a page that hold: a word that is no common one by its length; a piece of a
#: word; a wide character; a sign. Guesses of the right order are enough.
_RARE_WORD = (1.0, 0.03, 0.01, 0.005, 0.003)
_PIECE = (100.0, 15.0, 2.0, 0.5, 0.15, 0.05, 0.01)
_WIDE, _WIDE_PAIR = 0.02, 0.002
#: Pages of one script or accent are so many among all.
_NOT_ASCII = 0.05
#: A number has a sign next to it, one time in so many that sign.
_BESIDE_NUMBER = 0.1
_SIGNS = dict.fromkeys(".,", 50.0) | dict.fromkeys("-'\"()", 9.0)
_SIGNS |= dict.fromkeys(":/?!", 4.0) | dict.fromkeys(";&%|[]#", 1.0)
_SIGN = 0.1
#: Of the lines that hold a word so many begin, or end, with it.
_AT_EDGE = 0.1
#: Two words that are common stand next to each other on one line in so many.
_TOGETHER = 20.0


@cache
def rate_of(literal: str) -> float:
    """How many lines a page are likely to hold a literal.

    >>> rate_of("\\0the\\0") > rate_of("\\0sponsored\\0")
    True
    """
    core = bare(literal)
    runs = list(_RUN.finditer(core))
    if not runs:
        rate = min((_SIGNS.get(c, _SIGN) for c in core.strip()), default=100.0)
    else:
        rates = sorted(_run_rate(literal, core, run) for run in runs)
        rate = (
            rates[0] if len(rates) == 1 else rates[0] * min(1.0, rates[1] / _TOGETHER)
        )
    for at_edge in (literal.startswith(EDGE), literal.endswith(EDGE)):
        rate *= _AT_EDGE if at_edge else 1.0
    return rate


def _run_rate(literal: str, core: str, run: re.Match[str]) -> float:
    """The rate of one run of letters within a literal."""
    word = run.group()
    if word[0] >= "\u2e80":
        return _WIDE if len(word) == 1 else _WIDE_PAIR / (len(word) - 1)
    left = run.start() > 0 or literal[0] in EDGE + WORD
    right = run.end() < len(core) or literal[-1] in EDGE + WORD
    if word.isdecimal():
        return 3.0 / len(word) * (1.0 if word == core else _BESIDE_NUMBER)
    if left and right:
        known = _common().get(word)
        return known or _script_rate(word, _RARE_WORD)
    return _piece_rate(word, left, right)


def _script_rate(word: str, by_length: tuple[float, ...]) -> float:
    rate = by_length[min(len(word), len(by_length)) - 1]
    return rate if word.isascii() else rate * _NOT_ASCII


@cache
def _piece_rate(word: str, left: bool, right: bool) -> float:
    """The rate of a piece of a word: of all common words that it is a piece of."""
    piece = (" " if left else "") + word + (" " if right else "")
    text = _common_text()
    rate = _script_rate(word, _PIECE) * (0.2 if left or right else 1.0)
    at = text.find(piece)
    while at >= 0 and rate < _PIECE[0]:
        first = text.rfind(" ", 0, at + 1) + 1
        rate += _common()[text[first : text.find(" ", first)]]
        at = text.find(piece, at + 1)
    return rate


@cache
def _common() -> dict[str, float]:
    """Common words with how often a page holds them."""
    found: dict[str, float] = {}
    rate = 0.0
    text = Path(__file__).with_name("common.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.endswith(":"):
            rate = float(line[:-1])
        elif not line.startswith("#"):
            found.update(dict.fromkeys(line.split(), rate))
    return found


@cache
def _common_text() -> str:
    return f" {' '.join(_common())} "
