"""Characters as a few dozen symbols, and sets of symbols as the bits of one number.

ASCII letters and signs have a symbol each, the digits one together; other characters
share some, so that a set may hold more than was meant, but never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

__all__ = [
    "ALL",
    "ASCII_SIGNS",
    "DIGITS",
    "END",
    "KNOWN_SIGNS",
    "SIGNS",
    "WIDTH",
    "mask_of",
]
__all__ += ["place_of"]

#: The ASCII characters that are between words.
ASCII_SIGNS = " !\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~"
#: Signs beyond ASCII that lines begin with; no definition of a word includes them.
KNOWN_SIGNS = "«»‹›„“”•·…©®™°§¶¡¿†‡→←↑↓■□▪▶►▸●○◆★☆✓✔–—―。、「」『』【】《》（），：！？"

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGIT = len(_LETTERS)
_UNDERSCORE, _CONTROL, _KNOWN_SIGN, _SIGN = range(_DIGIT + 1, _DIGIT + 5)
_OTHER, _OTHERS = _SIGN + len(ASCII_SIGNS), 16
#: The symbol of what is after a line's last character, or before its first.
END = _OTHER + _OTHERS
#: A set of symbols takes this many bits: a whole number of hexadecimal digits.
WIDTH = 80

ALL, DIGITS = (1 << WIDTH) - 1, 1 << _DIGIT
_OTHER_MASK = ((1 << _OTHERS) - 1) << _OTHER
#: What a character that is not ASCII may be.
_BEYOND = _OTHER_MASK | 1 << _KNOWN_SIGN
#: What may come before the first word of a line.
SIGNS = 1 << _CONTROL | 1 << _KNOWN_SIGN | ((1 << len(ASCII_SIGNS)) - 1) << _SIGN


def place_of(character: str) -> int:
    """The symbol of a character, which is the place of its bit.

    >>> place_of("a"), place_of("z"), place_of("7") == place_of("0")
    (0, 25, True)
    """
    if not character.isascii():
        known = character in KNOWN_SIGNS
        return _KNOWN_SIGN if known else _OTHER + ord(character) % _OTHERS
    if character.isalpha():
        return ord(character.lower()) - ord("a")
    if character.isdigit():
        return _DIGIT
    if character == "_":
        return _UNDERSCORE
    at = ASCII_SIGNS.find(character)
    return _CONTROL if at < 0 else _SIGN + at


def mask_of(members: Iterable[tuple[Any, Any]]) -> int:
    """The symbols that one of the parser's character classes may hold."""
    return _mask_of(tuple(members))


@cache
def _mask_of(members: tuple[tuple[Any, Any], ...]) -> int:
    plain: frozenset[int] = frozenset()
    found = 0
    for kind, value in members:
        if kind is op.LITERAL:
            codes = range(value, value + 1)
        elif kind is op.RANGE:
            codes = range(value[0], value[1] + 1)
        elif kind is op.CATEGORY and value in _CATEGORIES:
            plain |= _CATEGORIES[value][0]
            # definitions differ on control characters
            found |= _CATEGORIES[value][1] | 1 << _CONTROL
            continue
        elif kind is op.NEGATE:
            continue
        else:
            return ALL
        plain |= frozenset(codes[: max(0, 128 - codes.start)])
        found |= _beyond(codes)
    if (op.NEGATE, None) in members:
        plain, found = _ASCII - plain, _BEYOND | 1 << _CONTROL
    for code in plain:
        found |= _BITS[code]
    return found


def _beyond(codes: range) -> int:
    """The symbols of those codes that are beyond ASCII."""
    codes = codes[max(0, 128 - codes.start) :]
    if len(codes) > 8 * _OTHERS:
        return _BEYOND
    found = 0
    for code in codes:
        found |= 1 << place_of(chr(code))
    return found


def _codes(holds: Callable[[str], bool]) -> frozenset[int]:
    return frozenset(c for c in range(128) if holds(chr(c)))


_ASCII = frozenset(range(128))
_BITS = [1 << place_of(chr(code)) for code in range(128)]
_WORDS = _codes(lambda c: c.isalnum() or c == "_")
_DIGITS = _codes(str.isdigit)
#: What each class holds within ASCII, and the symbols that it may hold beyond.
_CATEGORIES = {
    op.CATEGORY_WORD: (_WORDS, _OTHER_MASK),
    op.CATEGORY_NOT_WORD: (_ASCII - _WORDS, _BEYOND),
    op.CATEGORY_SPACE: (_codes(str.isspace), _OTHER_MASK),
    op.CATEGORY_NOT_SPACE: (_ASCII - {ord(" ")}, _BEYOND),
    op.CATEGORY_DIGIT: (_DIGITS, _OTHER_MASK),
    op.CATEGORY_NOT_DIGIT: (_ASCII - _DIGITS, _BEYOND),
}
