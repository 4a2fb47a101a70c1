"""A pattern as rules write it → the pattern that is compiled."""

from __future__ import annotations

from functools import cache

from newsclean.view import view_of

__all__ = ["pattern_of"]

_BLANK = r"\s+"
_QUANTIFIERS = "*?{+"


def pattern_of(written: str) -> str:
    r"""The pattern that is compiled: lower case, straight marks, a space for any
    blanks.

    >>> pattern_of("Sign up [Nn]ow ?’s")
    "sign\\s+up\\s+[nn]ow\\s*'s"
    """
    out: list[str] = []
    in_class = False
    i = 0
    while i < len(written):
        c = written[i]
        if c == "\\":
            step = _escape_length(written, i)
            escape = written[i : i + step]
            # the view has no other digits, and these are few enough to look for
            digits = "0-9" if in_class else "[0-9]"
            out.append(digits if escape == r"\d" else escape)
            i += step
            continue
        if in_class:
            in_class = c != "]"
            out.append(r"\s" if c == " " else _seen(c))
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
            out.append(_seen(c))
        i += 1
    return "".join(out)


@cache
def _seen(character: str) -> str:
    """The view of one character: there are few, and each occurs in many patterns."""
    return character.lower() if character.isascii() else view_of(character)


def _escape_length(written: str, i: int) -> int:
    """How many characters an escape takes, its braces included."""
    kind = written[i + 1 : i + 2]
    if kind in ("p", "P", "N") and written[i + 2 : i + 3] == "{":
        close = written.find("}", i)
        return close - i + 1 if close > 0 else 2
    return {"x": 4, "u": 6, "U": 10}.get(kind, 2)
