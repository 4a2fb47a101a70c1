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
            piece, step = _escape(written, i, in_class=in_class)
        elif in_class:
            in_class = c != "]"
            piece, step = r"\s" if c == " " else _seen(c), 1
        elif c == "[":
            in_class = True
            piece, step = _class_opening(written, i)
        elif c == " ":
            piece, step = _blank(written, i)
        else:
            piece, step = _seen(c), 1
        out.append(piece)
        i += step
    return "".join(out)


def _escape(written: str, i: int, *, in_class: bool) -> tuple[str, int]:
    """An escape, and how many characters it takes."""
    step = _escape_length(written, i)
    escape = written[i : i + step]
    # the view has no other digits, and these are few enough to look for
    digits = "0-9" if in_class else "[0-9]"
    return digits if escape == r"\d" else escape, step


def _class_opening(written: str, i: int) -> tuple[str, int]:
    """How a class opens: a bracket that comes first in it is a literal."""
    opening, step = "[", 1
    if written[i + step : i + step + 1] == "^":
        opening, step = "[^", step + 1
    if written[i + step : i + step + 1] == "]":
        opening, step = rf"{opening}\]", step + 1
    return opening, step


def _blank(written: str, i: int) -> tuple[str, int]:
    """A blank stands for any run of them, but for one where it is counted."""
    following = written[i + 1 : i + 2]
    if following and following in "?*":
        return r"\s*", 2
    return r"\s" if following and following in _QUANTIFIERS else _BLANK, 1


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
