"""Line → the bits that the frame of a rule must have for the line to fit it."""

from __future__ import annotations

import re
from operator import getitem

from newsclean.anchors.frame import (
    ENDS,
    FIRST,
    FRONT,
    LENGTH,
    NO_DIGIT,
    REAR,
    SIGNED,
    STEP,
)
from newsclean.anchors.symbols import ASCII_SIGNS, END, KNOWN_SIGNS, WIDTH, place_of

__all__ = ["bits_of"]


class _Bits(dict[str, int]):
    """Character → its bit at one place of a frame."""

    def __init__(self, start: int) -> None:
        self._start = start
        super().__init__((chr(n), self[chr(n)]) for n in range(128))

    def __missing__(self, character: str) -> int:
        return 1 << place_of(character) + self._start


_FRONT = tuple(_Bits(n * WIDTH) for n in range(FRONT))
_REAR = tuple(_Bits(ENDS + n * WIDTH) for n in reversed(range(REAR)))
_EITHER = (*_FRONT, *_REAR)
_FIRST = _Bits(FIRST)
#: Length of a short line → the bits of the places beyond its end, or its beginning.
_NO_FRONT, _NO_REAR = (
    tuple(sum(1 << s + n * WIDTH + END for n in range(m, most)) for m in range(most))
    for s, most in ((0, FRONT), (ENDS, REAR))
)
#: Length in steps → its bit, for a line with digits and for one without.
_LENGTHS = tuple(1 << LENGTH + n for n in range(WIDTH))
_LONGEST = STEP * (WIDTH - 1)

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_SIGNS = re.compile(f"[\\0-\\x1f\\x7f{re.escape(ASCII_SIGNS + KNOWN_SIGNS)}]*")
_DIGIT, _MANY_BLANKS = re.compile("[0-9]"), re.compile(r"\s{2,}")
#: Longer lines are not searched for digits: most have some.
_LONG = 60


def bits_of(view: str) -> tuple[int, int]:
    """The bits of a line's view: a frame that the line fits has all bits of one number
    or of the other.

    The other number is for a match that begins with a sign, as the line does; 0 for
    none.
    """
    if "   " in view:
        # patterns see one blank as well
        view = _MANY_BLANKS.sub(" ", view)
    length = len(view)
    bits = _LENGTHS[min(length, _LONGEST) // STEP]
    if length <= _LONG and not _DIGIT.search(view):
        bits |= 1 << NO_DIGIT
    if length >= FRONT and view[0] in _LETTERS:
        return sum(map(getitem, _EITHER, view[:FRONT] + view[-REAR:]), bits), 0
    return _bits_of(view, bits)


def _bits_of(view: str, bits: int) -> tuple[int, int]:
    """The same for any line, given the bits that are known already."""
    length = len(view)
    rear = view[-REAR:]
    bits = sum(map(getitem, _REAR[REAR - len(rear) :], rear), bits)
    if length < REAR:
        bits |= _NO_REAR[length]
    at = _SIGNS.match(view).end()  # type: ignore[union-attr]
    signed = 0
    if at:
        bits |= _FIRST[view[0]]
        signed = bits | 1 << SIGNED
    if at < length and not _is_letter(view[at]):
        # a pattern may also take it for a sign
        return bits, bits
    bits = sum(map(getitem, _FRONT, view[at : at + FRONT]), bits)
    if length - at < FRONT:
        bits |= _NO_FRONT[length - at]
    return bits, signed


def _is_letter(character: str) -> bool:
    """Whether a character is part of a word by every definition."""
    return character.isalpha() or character.isdecimal() or character == "_"
