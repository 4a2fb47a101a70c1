"""The marks of literals: where the line, or a word, must begin or end next to one.

They distinguish the word "ist" from the middle of "sister".
"""

from __future__ import annotations

__all__ = ["EDGE", "WORD", "bare", "is_word", "marked"]

#: The marks: neither character occurs in the view of a line.
EDGE, WORD = "\n", "\0"

#: If there are many literals, this much of each is enough: half of them become equal.
_MANY, _LONG_OF_MANY = 8, 12


def is_word(character: str) -> bool:
    """Whether a character is part of a word, as `\\w` has it."""
    return character.isalnum() or character == "_"


def bare(literal: str) -> str:
    """A literal without its marks."""
    return literal.strip(EDGE + WORD)


def marked(run: frozenset[str], loose: bool) -> frozenset[str]:
    """Literals with marks only at their ends, and only marks that say something.

    `loose`: there may be signs between the line's beginning and the literal.
    """
    found = frozenset(_mark(s, loose) for s in run)
    if len(found) <= _MANY:
        return found
    return frozenset(map(_shortened, found))


def _shortened(literal: str) -> str:
    return (
        literal
        if len(literal) <= _LONG_OF_MANY + 1
        else literal[:_LONG_OF_MANY].strip(" ")
    )


def _mark(literal: str, loose: bool) -> str:
    core = literal.replace(WORD, "")
    inner = core.strip(EDGE)
    if core.startswith(EDGE):
        left = "" if loose and not (inner and is_word(inner[0])) else EDGE
    else:
        # a blank before a word says already that it begins there
        begins = literal.startswith((WORD, " "))
        inner = inner.lstrip(" ")
        left = WORD if begins and inner and _is_letter(inner[0]) else ""
    if core.endswith(EDGE) and inner:
        right = EDGE
    else:
        ends = literal.endswith((WORD, " "))
        inner = inner.rstrip(" ")
        right = WORD if ends and inner and _is_letter(inner[-1]) else ""
    return left + inner + right if inner else ""


def _is_letter(character: str) -> bool:
    """Whether it is part of a word by every definition: "²" is only by some."""
    return character.isalpha() or character.isdecimal() or character == "_"
