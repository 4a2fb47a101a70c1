"""Pattern → the literals without which it cannot match: what the scan looks for.

Derived, never written twice: the pattern is parsed by the standard library's own
parser. A pattern that is a closed list of lines is looked up by the whole line, one
that holds the line's begin by how the line begins; of all literals that every match
of another must hold one of, the rarest are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

__all__ = ["Keys", "anchors_of", "keys_of", "pattern_of", "rarest"]

#: More alternatives than this are not multiplied out: each costs the scan memory.
_MOST = 96
#: Longer literals find nothing more and cost memory.
_LONGEST = 40

#: A closed list of lines may be this long: looking one up costs the same.
_MOST_LINES = 5_000
#: How many characters of a line's begin are looked up.
START = 6
_FEWEST_START = 1
_MOST_STARTS = 500

_BLANK = r"\s+"
_QUANTIFIERS = "*?{+"


def pattern_of(written: str) -> str:
    r"""The pattern as it is compiled: lower case, straight marks, a space for any blanks.

    >>> pattern_of("Sign up [Nn]ow ?’s")
    "sign\\s+up\\s+[nn]ow\\s*'s"
    """
    from newsclean.read import view_of

    out: list[str] = []
    in_class = False
    i = 0
    while i < len(written):
        c = written[i]
        if c == "\\":
            step = _escape_length(written, i)
            out.append(written[i : i + step])
            i += step
            continue
        if in_class:
            in_class = c != "]"
            out.append(r"\s" if c == " " else view_of(c))
        elif c == "[":
            in_class = True
            out.append(c)
            # a bracket that comes first is a literal
            for first in ("^", "]"):
                if written[i + 1 : i + 2] == first:
                    out.append("\\]" if first == "]" else first)
                    i += 1
        elif c == " ":
            following = written[i + 1 : i + 2]
            if following and following in "?*":
                out.append(r"\s*")
                i += 1
            elif following and following in _QUANTIFIERS:
                out.append(r"\s")
            else:
                out.append(_BLANK)
        else:
            out.append(view_of(c))
        i += 1
    return "".join(out)


def _escape_length(written: str, i: int) -> int:
    """How many characters an escape takes, its braces included."""
    kind = written[i + 1 : i + 2]
    if kind in ("p", "P", "N") and written[i + 2 : i + 3] == "{":
        close = written.find("}", i)
        return close - i + 1 if close > 0 else 2
    return {"x": 4, "u": 6, "U": 10}.get(kind, 2)


@cache
def anchors_of(pattern: str) -> tuple[str, ...]:
    r"""Literals of which every match of a compiled pattern holds at least one.

    An empty tuple says that there are none: such a rule must name shape evidence.

    >>> anchors_of(r"(?:support|fund)\s+our\s+journalism")
    ('fund our journalism', 'support our journalism')
    >>> anchors_of(r"^\d+\s*shares?$")
    ('share',)
    """
    found = _best(_Walk().sequence(_parsed(pattern)))
    return tuple(sorted(found)) if found else ()


class Keys(NamedTuple):
    """How the lines are found that a pattern could match; one of the three is filled."""

    #: the only lines it matches
    lines: tuple[str, ...] = ()
    #: how every line begins that it matches, at most `START` characters
    starts: tuple[str, ...] = ()
    #: literals of which every match holds one
    inside: tuple[str, ...] = ()


def keys_of(pattern: str) -> Keys:
    r"""How to find the lines that a compiled pattern could match.

    >>> keys_of(r"^(?:menu|home)$").lines
    ('home', 'menu')
    >>> keys_of(r"^read\s+(?:more|on)\b").starts
    ('read m', 'read o')
    >>> keys_of(r"\bread\s+more\b").inside
    ('read more',)
    """
    items = list(_parsed(pattern))
    if items and items[0] == (op.AT, op.AT_BEGINNING):
        if items[-1] == (op.AT, op.AT_END):
            lines = _Walk(_MOST_LINES).exact_sequence(items)
            if lines is not None and "" not in lines:
                return Keys(lines=tuple(sorted(lines)))
        starts = _starts(items)
        if starts:
            return Keys(starts=tuple(sorted(starts)))
    return Keys(inside=anchors_of(pattern))


def _starts(items: list[Any], begin: bool = True) -> frozenset[str] | None:
    """How every match begins, or None where that says too little.

    `begin`: the items stand at the begin of the line, where signs are passed over.
    """
    walk = _Walk(_MOST_LINES)
    run = frozenset([""])
    for item in items:
        if begin and run == {""} and _is_noise(item):
            # lines are looked up without the signs before their first word, too
            continue
        exact = walk.exact(item)
        if exact is None:
            # what a required group begins with still says something
            exact = _group_starts(item, begin and run == {""})
            run = frozenset(a + b for a in run for b in exact) if exact else run
            break
        if len(run) * len(exact) > _MOST_STARTS and "" not in run:
            break
        run = frozenset((a + b)[:START] for a in run for b in exact)
        if min(map(len, run)) >= START:
            break
    cut = frozenset(s[:START] for s in run)
    return cut if min(map(len, cut)) >= _FEWEST_START else None


def _is_noise(item: Any) -> bool:
    """Whether an item may match signs at the begin of a line, but never a letter."""
    kind, value = item
    if kind not in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return False
    if len(value[2]) != 1:
        return False
    kind, members = value[2][0]
    if kind is op.LITERAL:
        return not _is_word(members)
    if kind is not op.IN:
        return False
    if members[0] == (op.NEGATE, None):
        return (op.CATEGORY, op.CATEGORY_WORD) in members
    return all(_is_sign(*member) for member in members)


def _is_sign(kind: Any, value: Any) -> bool:
    if kind is op.CATEGORY:
        return value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
    if kind is op.RANGE:
        low, high = value
        return not any(map(_is_word, range(low, min(high, low + 512) + 1)))
    return kind is op.LITERAL and not _is_word(value)


def _is_word(code: int) -> bool:
    return chr(code).isalnum() or chr(code) == "_"


def _group_starts(item: Any, begin: bool) -> frozenset[str] | None:
    """How a group begins whose branches are no closed list."""
    kind, value = item
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _starts(list(value[2]), begin) if value[0] else None
    if kind is op.SUBPATTERN:
        inner = list(value[-1])
        if len(inner) == 1 and inner[0][0] is op.BRANCH:
            found = [_starts(list(branch), begin) for branch in inner[0][1][1]]
            if all(found):
                return frozenset().union(*(f for f in found if f))
        return _starts(inner, begin)
    if kind is op.BRANCH:
        found = [_starts(list(branch), begin) for branch in value[1]]
        if all(found):
            return frozenset().union(*(f for f in found if f))
    return None


def _parsed(pattern: str) -> Any:
    # The parser knows no \p{…}; any class serves, since classes yield no literal.
    return _parser.parse(re.sub(r"\\[pP]\{[^}]*\}", r"\\w", pattern))


class _Walk:
    """One walk over a parsed pattern. Yields candidate sets of literals."""

    def __init__(self, most: int = _MOST) -> None:
        self.most = most

    def sequence(self, items: Any) -> list[frozenset[str]]:
        """All sets of which a match of the sequence must hold one literal each."""
        sets: list[frozenset[str]] = []
        run: frozenset[str] = frozenset([""])
        for item in items:
            exact = self.exact(item)
            if exact is not None and len(exact) * len(run) <= self.most:
                longer = frozenset(a + b for a in run for b in exact)
                if max(map(len, longer)) <= _LONGEST:
                    run = longer
                    continue
            sets.append(run)
            run = frozenset([""])
            if exact is not None and max(map(len, exact), default=0) <= _LONGEST:
                run = exact
            else:
                sets += self.inside(item)
        return [*sets, run]

    def exact(self, item: Any) -> frozenset[str] | None:
        """Every string that the item can match, or None where they are too many."""
        kind, value = item
        if kind is op.LITERAL:
            return frozenset([chr(value)])
        if kind is op.AT:
            return frozenset([""])
        if kind is op.IN:
            return self.members(value)
        if kind is op.SUBPATTERN:
            return self.exact_sequence(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self.exact_sequence(value)
        if kind is op.BRANCH:
            return self.union(value[1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self.repeated(value)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            # width zero; what it holds is looked at in `inside`
            return frozenset([""]) if kind is op.ASSERT_NOT else None
        return None

    def members(self, value: Any) -> frozenset[str] | None:
        if value == [(op.CATEGORY, op.CATEGORY_SPACE)]:
            return frozenset([" "])
        if len(value) > 6 or any(kind is not op.LITERAL for kind, _ in value):
            return None
        return frozenset(chr(v) for _, v in value)

    def repeated(self, value: Any) -> frozenset[str] | None:
        low, high, inner = value
        exact = self.exact_sequence(inner)
        if exact == frozenset([" "]) and low <= 1:
            # a run of blanks is one blank in the text that is scanned
            return exact if low else frozenset(["", " "])
        if exact is None or (low, high) not in ((0, 1), (1, 1)):
            return None
        return exact | {""} if low == 0 else exact

    def exact_sequence(self, items: Any) -> frozenset[str] | None:
        run = frozenset([""])
        for item in items:
            exact = self.exact(item)
            if exact is None or len(exact) * len(run) > self.most:
                return None
            run = frozenset(a + b for a in run for b in exact)
        return run if max(map(len, run)) <= 3 * _LONGEST else None

    def union(self, branches: Any) -> frozenset[str] | None:
        found: set[str] = set()
        for branch in branches:
            exact = self.exact_sequence(branch)
            if exact is None:
                return None
            found |= exact
        return frozenset(found) if len(found) <= self.most else None

    def inside(self, item: Any) -> list[frozenset[str]]:
        """The sets that an item needs which is no closed list of strings."""
        kind, value = item
        if kind is op.SUBPATTERN:
            return self.sequence(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self.sequence(value)
        if kind is op.ASSERT and value[0] == 1:
            return self.sequence(value[1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            return self.sequence(value[2])
        if kind is op.BRANCH:
            best = [_best(self.sequence(branch)) for branch in value[1]]
            if all(best):
                return [frozenset().union(*(b for b in best if b))]
        return []


def _best(sets: list[frozenset[str]]) -> frozenset[str] | None:
    """The set whose weakest literal is the rarest, or None where none is usable."""
    usable = [_shortest(s) for s in sets]
    usable = [s for s in usable if s and min(map(_worth, s)) >= _LEAST]
    return max(usable, key=lambda s: (min(map(_worth, s)), -len(s)), default=None)


#: A literal must be worth this much: two letters, or one that is rare by itself.
_LEAST = 2


def rarest(sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Of several sets of literals, the one whose weakest literal is the rarest.

    >>> rarest([("our", "the"), ("newsletter",)])
    ('newsletter',)
    """
    usable = [s for s in sets if s]
    return max(usable, key=lambda s: min(map(_worth, s)), default=())


def _worth(literal: str) -> int:
    """How rare a literal is likely to be: letters, wide letters and odd signs more."""
    core = literal.strip()
    return sum(
        1 if c.isascii() and c.isalnum() else 0 if c in " .,:-'\"" else 2 for c in core
    ) + (3 if "©" in core or "@" in core else 0)


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Without the literals that hold another one, and without blanks at the ends."""
    bare = sorted({s.strip() for s in literals}, key=len)
    kept: list[str] = []
    for s in bare:
        if not any(k in s for k in kept):
            kept.append(s)
    return frozenset(kept)
