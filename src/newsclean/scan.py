"""scan: one pass over the whole page for all literals → (line, rule) candidates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from newsclean.anchors import Keys, bare
from newsclean.engines import Engine
from newsclean.frames import bits_of

__all__ = ["Index", "index", "restored", "scan", "state_of", "without_signs"]

_BLANKS = re.compile(r"[^\S\n]+")
#: What may come before the first word of a line.
_SIGNS = re.compile(r"^\W+")


def without_signs(view: str) -> str:
    """A line from its first word on.

    >>> without_signs("... read more")
    'read more'
    """
    return _SIGNS.sub("", view, count=1)


class Literals(NamedTuple):
    """The literals of the rules that look at lines up to the same width."""

    widest: int
    #: literal → rules
    rules: list[tuple[int, ...]]
    engine: Engine


class Index(NamedTuple):
    """Where to look for the lines of a set of rules; values are rule indices."""

    #: whole line → rules
    by_line: dict[str, tuple[int, ...]]
    #: narrowest first: common words are looked for only on short lines
    literals: list[Literals]
    #: rule → further sets of literals, of each of which its line must hold one
    more: list[tuple[tuple[str, ...], ...]]
    #: rule → its frame; see `frame_of`
    frames: list[int]


#: Checking a line for more literals than this costs as much as trying the pattern.
_MOST_ASKED = 20


def index(keys: Sequence[Keys], limits: Sequence[int], engine: type[Engine]) -> Index:
    """The index of rules by their keys and by the widest line that each looks at."""
    by_line: dict[str, tuple[int, ...]] = {}
    inside: dict[int, dict[str, tuple[int, ...]]] = {}
    for number, (key, widest) in enumerate(zip(keys, limits, strict=True)):
        for line in key.lines:
            by_line[line] = (*by_line.get(line, ()), number)
        found = inside.setdefault(widest, {})
        for literal in key.needed[0].literals if key.needed else ():
            found[literal] = (*found.get(literal, ()), number)
    return Index(
        by_line,
        [
            Literals(widest, list(found.values()), engine(list(found)))
            for widest, found in sorted(inside.items())
            if found
        ],
        [_more(key) for key in keys],
        [_frame(key.frame) for key in keys],
    )


def _more(key: Keys) -> tuple[tuple[str, ...], ...]:
    """The other sets that are short enough to check a line for."""
    sets = (tuple(dict.fromkeys(map(bare, n.literals))) for n in key.needed[1:])
    return tuple(s for s in sets if len(s) <= _MOST_ASKED)


def _frame(digits: str) -> int:
    """A frame as a number; all bits if every line fits."""
    return int(digits, 16) if digits else -1


def state_of(index: Index) -> tuple[Any, ...]:
    """An index as plain data, for `restored`."""
    # most tuples hold one rule: each is one object, written and read only once
    one: dict[tuple[int, ...], tuple[int, ...]] = {}
    by_line = {line: one.setdefault(r, r) for line, r in index.by_line.items()}
    groups = [
        (w, [one.setdefault(r, r) for r in rules], engine.state())
        for w, rules, engine in index.literals
    ]
    return by_line, groups, *index[2:]


def restored(state: tuple[Any, ...], engine: type[Engine]) -> Index:
    """The index that `state_of` wrote, with the engine that it was made with."""
    by_line, groups, *others = state
    literals = [Literals(w, rules, engine.restored(s)) for w, rules, s in groups]
    return Index(by_line, literals, *others)


def scan(
    views: Sequence[str],
    widths: Sequence[int],
    index: Index,
    limits: Sequence[int],
    everywhere: Iterable[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match, sorted; after them those of `everywhere`.

    `limits`: rule → the width of the widest line that it looks at. `everywhere`: the
    pairs for rules that have no literal to look for.
    """
    text = "\n".join(views)
    plain = views
    if "  " in text or "\t" in text or "\x1f" in text:
        plain = _BLANKS.sub(" ", text).split("\n")
    by_line = index.by_line
    found = [
        (line, rule)
        for line, view in enumerate(plain)
        if view in by_line
        for rule in by_line[view]
        if widths[line] <= limits[rule]
    ]
    bits: dict[int, tuple[int, int]] = {}
    pairs = _fitting(_pairs(plain, widths, index), views, index.frames, bits)
    found += _holding(pairs, plain, index.more)
    found.sort()
    return found + sorted(_fitting(everywhere, views, index.frames, bits))


def _pairs(
    views: Sequence[str], widths: Sequence[int], index: Index
) -> Iterator[tuple[int, int]]:
    """Lines, each with the rules whose literals it holds; some pairs come twice."""
    # narrow lines first, so that each engine gets only the lines that it may look at
    numbers = sorted(range(len(views)), key=widths.__getitem__)
    wide = [widths[i] for i in numbers]
    lines = [views[i] for i in numbers]
    at = 0
    asked: list[str] = []
    place: list[int] = []
    for widest, rules, engine in index.literals:
        to = bisect_right(wide, widest, at)
        for number, view in zip(numbers[at:to], lines[at:to], strict=True):
            asked.append(view)
            place.append(number)
            if view and not view[0].isalnum():
                # lines are also looked up without the signs before their first word
                asked.append(without_signs(view))
                place.append(number)
        at = to
        for line, literal in engine.find("\n".join(asked)) if asked else ():
            for rule in rules[literal]:
                yield place[line], rule


def _fitting(
    pairs: Iterable[tuple[int, int]],
    views: Sequence[str],
    frames: Sequence[int],
    known: dict[int, tuple[int, int]],
) -> set[tuple[int, int]]:
    """The pairs whose line fits the rule's frame; `known`: line → its bits."""
    found = set()
    for pair in pairs:
        line, rule = pair
        bits = known.get(line)
        if bits is None:
            bits = known[line] = bits_of(views[line])
        usual, signed = bits
        frame = frames[rule]
        if frame & usual == usual or (signed and frame & signed == signed):
            found.add(pair)
    return found


def _holding(
    pairs: Iterable[tuple[int, int]],
    views: Sequence[str],
    more: Sequence[tuple[tuple[str, ...], ...]],
) -> list[tuple[int, int]]:
    """The pairs whose line also holds one literal of each other set."""
    found = []
    for pair in pairs:
        line, rule = pair
        holds = views[line].__contains__
        for needed in more[rule]:
            if not any(map(holds, needed)):
                break
        else:
            found.append(pair)
    return found
