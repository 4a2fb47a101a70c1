"""Parsed patterns: reading them, joining letter runs, recognising leading noise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from newsclean.anchors.marks import is_word

__all__ = ["REPEATS", "in_words", "is_noise", "parsed"]

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def parsed(pattern: str) -> Any:
    """A compiled pattern as the standard library's parser reads it."""
    # The parser does not know \p{…}; any class will do, since classes yield no literal.
    return _parser.parse(re.sub(r"\\[pP]\{[^}]*\}", r"\\w", pattern))


def in_words(items: Any) -> Iterator[Any]:
    """The items, with consecutive letters joined into one string."""
    word = ""
    for item in items:
        if item[0] is op.LITERAL:
            word += chr(item[1])
            continue
        if word:
            yield word
            word = ""
        yield item
    if word:
        yield word


def is_noise(item: Any) -> bool:
    """Whether an item may match signs that begin a line, but never a letter."""
    kind, value = item
    if kind not in REPEATS or len(value[2]) != 1:
        return False
    kind, members = value[2][0]
    if kind is op.LITERAL:
        return not is_word(chr(members))
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
        return not any(is_word(chr(c)) for c in range(low, min(high, low + 512) + 1))
    return kind is op.LITERAL and not is_word(chr(value))
