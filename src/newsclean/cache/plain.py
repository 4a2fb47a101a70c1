"""Patterns compiled by Python's own engine: small, fast, and kept as plain data."""

from __future__ import annotations

import contextlib
import re
import sys
import zlib
from array import array
from functools import cache
from typing import Any

from newsclean.anchors.plain import plain_tree
from newsclean.cache.kept import keep, recall
from newsclean.cache.keys import code

__all__ = ["has_odd", "is_odd", "plain_data", "plain_pattern"]


def plain_data(pattern: str) -> Any:
    """A compiled pattern as plain data; None if only `regex` may be used.

    These parts of `re` are internal: if anything is not as expected, the answer is
    None.
    """
    with contextlib.suppress(Exception):
        from re import _compiler  # type: ignore[attr-defined]

        tree = plain_tree(pattern)
        if tree is not None:
            codes = array("I", _compiler._code(tree, 0))
            return zlib.compress(codes), tree.state.flags, tree.state.groups - 1
    return None


def plain_pattern(written: str, data: Any) -> Any:
    """The pattern that `plain_data` made into data; any error if that is damaged."""
    from re import _compiler  # type: ignore[attr-defined]

    packed, flags, groups = data
    codes = array("I", zlib.decompress(packed)).tolist()
    # patterns are lower case, so none names a group (`(?P<`)
    names: tuple[None, ...] = (None,) * (groups + 1)
    # the engine verifies the codes before it accepts them
    return _compiler._sre.compile(written, flags, codes, groups, {}, names)


def is_odd(text: str) -> bool:
    r"""Whether a text holds characters that the two engines treat differently.

    They differ on what is a letter of a word, or a blank: for one of them combining
    vowel signs and accents are letters, for the other fractions and small figures are.

    >>> [is_odd(text) for text in ("café", "cafe\u0301", "1½ hours", "नमस्ते")]
    [False, True, True, True]
    """
    if text.isascii():
        return any(c in text for c in _CONTROLS)
    return _odd_sign().search(text) is not None


def has_odd(text: str, beyond: bytes) -> bool:
    """The same for a text whose non-ASCII part is known: much faster.

    >>> has_odd("1½ hours", "½".encode())
    True
    """
    if any(c in text for c in _CONTROLS):
        return True
    if not beyond:
        return False
    return _odd_sign().search(beyond.decode("utf-8", "surrogatepass")) is not None


#: Characters that are blanks for Python only.
_CONTROLS = "\x1c\x1d\x1e\x1f"
#: Beyond the first 65,536 characters only these are compared; all others count as odd.
_PICTURES = range(0x1F300, 0x1FB00)


@cache
def _odd_sign() -> Any:
    """Finds a character on which the engines, in these versions, do not agree."""
    import regex

    made_by = getattr(regex, "__version__", "")
    name = f"odd-{code()}-{made_by}-{sys.implementation.cache_tag}"
    with contextlib.suppress(Exception):
        return plain_pattern("odd", recall(name))
    written = _odd_set()
    data = plain_data(written)
    with contextlib.suppress(Exception):
        pattern = plain_pattern("odd", data)
        keep(name, data)
        return pattern
    return re.compile(written)


def _odd_set() -> str:
    """All such characters, as a set in brackets."""
    import regex

    known = "".join(map(chr, (*range(0x10000), *_PICTURES)))
    differ = set()
    for kind in (r"\w+", r"\s+"):
        differ |= set(re.sub(kind, "", known)) ^ set(regex.sub(kind, "", known))
    first, last = _PICTURES[0] - 1, _PICTURES[-1] + 1
    beyond = f"\U00010000-{chr(first)}{chr(last)}-\U0010ffff"
    return f"[{''.join(map(re.escape, sorted(differ)))}{beyond}]"
