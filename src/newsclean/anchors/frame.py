"""Pattern → its frame: the characters a line begins and ends with, and its length.

Comparing a line with a frame costs next to nothing, and rejects half of what the
literals find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from newsclean.anchors.places import masks_of, needs_digit
from newsclean.anchors.symbols import ALL, SIGNS, WIDTH
from newsclean.anchors.tree import is_noise

__all__ = ["ENDS", "FIRST", "FRONT", "LENGTH", "NO_DIGIT", "REAR", "SIGNED", "STEP"]
__all__ += ["frame_of"]

#: How many characters are looked at from either end of a line.
FRONT, REAR = 4, 2
#: Lengths are counted in steps of this many characters, as far as a place has bits.
STEP = 8
#: The places of a frame, each as wide as a set of symbols: the characters from the
#: first word on; then the very first character; the last ones, beginning with the last;
#: the length in steps; and two bits, one for a match that begins with a sign and one
#: for a match in a line without digits.
FIRST, ENDS = FRONT * WIDTH, (FRONT + 1) * WIDTH
LENGTH, SIGNED = ENDS + REAR * WIDTH, ENDS + (REAR + 1) * WIDTH
NO_DIGIT = SIGNED + 1

_ENDLESS = STEP * WIDTH

_ASSERTS = (op.ASSERT, op.ASSERT_NOT)
_FRONT_EDGES = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
_REAR_EDGES = (op.AT_END, op.AT_END_STRING)
#: What the parser reads differently from the compiler: classes by name.
_UNREAD = re.compile(r"\\[pP]|\[:\^?\w+:\]")


class _Opened(NamedTuple):
    """What follows an edge of the line, and its length as far as it is asserted."""

    items: list[Any]
    shortest: int = 0
    longest: int = _ENDLESS


def frame_of(pattern: str, tree: Any) -> str:
    r"""The frame of a pattern and what it was parsed into, in hexadecimal digits.

    A line has one bit in each place; if the frame lacks one of these, the line holds no
    match. A frame that every line fits is "".

    >>> from newsclean.anchors.tree import parsed
    >>> pattern = r"^read (?:more|on)$"
    >>> int(frame_of(pattern, parsed(pattern)), 16) & ALL == 1 << ord("r") - ord("a")
    True
    """
    if _UNREAD.search(pattern) or tree.state.flags & ~re.UNICODE:
        return ""
    opened = _opened(_Opened(list(tree)), 1) or []
    closed = _opened(_Opened(list(tree)[::-1]), -1) or []
    opened = [_asserted(one) for one in opened]
    begins, first = _begin(opened)
    ends = _united((masks_of(one.items, REAR, -1) for one in closed), REAR)
    shortest = min((one.shortest for one in opened), default=0)
    longest = max((_longest(o, tree.state) for o in opened), default=_ENDLESS)
    length = _steps(max(shortest, tree.getwidth()[0]), longest)
    frame = 0
    for place, mask in enumerate((*begins, first, *ends, length)):
        frame |= mask << place * WIDTH
    frame |= bool(begins[0] & SIGNS) << SIGNED
    return f"{frame | (not needs_digit(tree)) << NO_DIGIT:x}"


def _begin(opened: list[_Opened]) -> tuple[tuple[int, ...], int]:
    """The first characters of a line from its first word on, and its very first one."""
    plain = []
    for one in opened:
        noisy = bool(one.items) and is_noise(one.items[0])
        plain.append(masks_of(one.items[1:] if noisy else one.items, FRONT, 1))
    first = _united((masks_of(one.items, 1, 1) for one in opened), 1)
    return _united(plain, FRONT), first[0]


def _steps(shortest: int, longest: int) -> int:
    """The bits of the lengths from the shortest to the longest, both included."""
    first, last = (min(n // STEP, WIDTH - 1) for n in (shortest, longest))
    return (1 << last + 1) - (1 << first)


def _longest(one: _Opened, state: Any) -> int:
    """How long the line can be, if all of it is matched or an assertion limits it."""
    items = one.items
    if items and _is_at(items[-1], _REAR_EDGES):
        width = _parser.SubPattern(state, items).getwidth()[1]
        return min(int(width), one.longest)
    return one.longest


def _united(found: Iterable[tuple[int, ...]], size: int) -> tuple[int, ...]:
    """What may be at each place by any of several; anything, if there are none."""
    united = [0] * size
    for masks in found:
        united = [a | b for a, b in zip(united, masks, strict=True)]
    return tuple(united) if any(united) else (ALL,) * size


def _is_at(item: Any, places: tuple[Any, ...]) -> bool:
    return item[0] is op.AT and item[1] in places


def _opened(one: _Opened, step: int) -> list[_Opened] | None:
    """What follows the one edge of the line, or precedes the other; None if unknown.

    `step`: 1 for the beginning; -1 for the end, from which the items are walked back.
    """
    one = _asserted(one)
    if not one.items:
        return None
    (kind, value), *rest = one.items
    if kind is op.SUBPATTERN and not value[1] and not value[2]:
        return _opened(one._replace(items=[*list(value[-1])[::step], *rest]), step)
    if kind is op.BRANCH:
        found: list[_Opened] = []
        for branch in value[1]:
            more = _opened(one._replace(items=[*list(branch)[::step], *rest]), step)
            if more is None:
                return None
            found += more
        return found
    edges = _FRONT_EDGES if step == 1 else _REAR_EDGES
    return [one._replace(items=rest)] if _is_at((kind, value), edges) else None


def _asserted(one: _Opened) -> _Opened:
    """The same without its leading assertions, and what these say of the length."""
    items, shortest, longest = one
    while items and items[0][0] in _ASSERTS:
        kind, (direction, what) = items[0]
        if kind is op.ASSERT and direction == 1 and len(what):
            low, high = what.getwidth()
            shortest = max(shortest, int(low))
            if _is_at(what[-1], _REAR_EDGES):
                longest = min(longest, int(high))
        items = items[1:]
    return _Opened(items, shortest, longest)
