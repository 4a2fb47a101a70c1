"""Pattern → what a line must end in for an engine to begin with it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from newsclean.anchors import pattern_of
from newsclean.anchors.tree import REPEATS, in_words, parsed

__all__ = ["SPOILT", "tail_of"]

#: No pattern means this character.
SPOILT = "\N{REPLACEMENT CHARACTER}"
_LONGEST = 200


def tail_of(written: str) -> str:
    """All words that every match holds, apart: an engine looks for one of them first.

    >>> tail_of("(?:read|see) more (?:here )?on our site").split(SPOILT)
    ['', 'more', 'on', 'our', 'site']
    """
    if _is_choice(written):
        return SPOILT
    try:
        words = dict.fromkeys(_words(parsed(pattern_of(written))))
    except re.error:
        # an engine knows more than the parser does
        return SPOILT
    return SPOILT.join(["", *words])[:_LONGEST]


_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


def _is_choice(written: str) -> bool:
    """Whether a pattern is one thing or another: then no word is in every match."""
    depth = 0
    for sign in _SIGN.findall(written):
        if sign == "|" and not depth:
            return True
        depth += (sign == "(") - (sign == ")")
    return False


def _words(items: Any) -> Iterator[str]:
    for item in in_words(items):
        if isinstance(item, str):
            yield item
            continue
        kind, value = item
        if kind is op.SUBPATTERN:
            yield from _words(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from _words(value)
        elif kind in REPEATS and value[0]:
            yield from _words(value[2])
