"""A literal with its marks, a line → whether it stands there."""

from __future__ import annotations

from newsclean.anchors import EDGE, WORD, bare

__all__ = ["LETTERS", "stands"]

#: What a word is made of; letters of other scripts pass for signs.
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def stands(literal: str, line: str) -> bool:
    r"""Whether a literal with its marks stands on a line.

    >>> stands("\0ad\0", "an ad"), stands("\0ad\0", "read"), stands("ad", "read")
    (True, False, True)
    """
    core = bare(literal)
    if literal[0] == EDGE and not line.startswith(core):
        return False
    if literal[-1] == EDGE and not line.endswith(core):
        return False
    if literal[0] == EDGE == literal[-1]:
        return line == core
    left, right = literal[0] == WORD, literal[-1] == WORD
    at = len(line) - len(core) if literal[-1] == EDGE else line.find(core)
    while at >= 0:
        end = at + len(core)
        opens = not left or at == 0 or line[at - 1] not in LETTERS
        closes = not right or end == len(line) or line[end] not in LETTERS
        if opens and closes:
            return True
        if EDGE in (literal[0], literal[-1]):
            return False
        at = line.find(core, at + 1)
    return False
