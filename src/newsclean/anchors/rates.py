"""Literal → how many lines of a page are likely to hold it, from common words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from newsclean.anchors.marks import EDGE, WORD, bare

__all__ = ["rate_of"]

_RUN = re.compile(r"[^\W_]+(?:'[a-z]+)?")
#: How many lines per page hold: an uncommon word, by its length; a piece of a word; a
#: wide character; a sign. Guesses of the right order are enough.
_RARE_WORD = (1.0, 0.03, 0.01, 0.005, 0.003)
_PIECE = (100.0, 15.0, 2.0, 0.5, 0.15, 0.05, 0.01)
_WIDE, _WIDE_PAIR = 0.02, 0.002
#: The share of pages that are in one given script or accent.
_NOT_ASCII = 0.05
#: A number has a sign next to it; the chance that it is a given one.
_BESIDE_NUMBER = 0.1
_SIGNS = dict.fromkeys(".,", 50.0) | dict.fromkeys("-'\"()", 9.0)
_SIGNS |= dict.fromkeys(":/?!", 4.0) | dict.fromkeys(";&%|[]#", 1.0)
_SIGN = 0.1
#: The share of the lines with a word that begin, or end, with it.
_AT_EDGE = 0.1
#: Two common words are next to each other on one line in this many.
_TOGETHER = 20.0


@cache
def rate_of(literal: str) -> float:
    """How many lines of a page are likely to hold a literal.

    >>> rate_of("\\0the\\0") > rate_of("\\0sponsored\\0")
    True
    """
    core = bare(literal)
    runs = list(_RUN.finditer(core))
    if not runs:
        rate = min((_SIGNS.get(c, _SIGN) for c in core.strip()), default=100.0)
    else:
        rates = sorted(_run_rate(literal, core, run) for run in runs)
        rate = (
            rates[0] if len(rates) == 1 else rates[0] * min(1.0, rates[1] / _TOGETHER)
        )
    for at_edge in (literal.startswith(EDGE), literal.endswith(EDGE)):
        rate *= _AT_EDGE if at_edge else 1.0
    return rate


def _run_rate(literal: str, core: str, run: re.Match[str]) -> float:
    """The rate of one run of letters within a literal."""
    word = run.group()
    if word[0] >= "\u2e80":
        return _WIDE if len(word) == 1 else _WIDE_PAIR / (len(word) - 1)
    left = run.start() > 0 or literal[0] in EDGE + WORD
    right = run.end() < len(core) or literal[-1] in EDGE + WORD
    if word.isdecimal():
        return 3.0 / len(word) * (1.0 if word == core else _BESIDE_NUMBER)
    if left and right:
        known = _common().get(word)
        return known or _script_rate(word, _RARE_WORD)
    return _piece_rate(word, left, right)


def _script_rate(word: str, by_length: tuple[float, ...]) -> float:
    rate = by_length[min(len(word), len(by_length)) - 1]
    return rate if word.isascii() else rate * _NOT_ASCII


@cache
def _piece_rate(word: str, left: bool, right: bool) -> float:
    """The rate of a piece of a word: that of all common words that contain it."""
    piece = (" " if left else "") + word + (" " if right else "")
    text = _common_text()
    rate = _script_rate(word, _PIECE) * (0.2 if left or right else 1.0)
    at = text.find(piece)
    while at >= 0 and rate < _PIECE[0]:
        first = text.rfind(" ", 0, at + 1) + 1
        rate += _common()[text[first : text.find(" ", first)]]
        at = text.find(piece, at + 1)
    return rate


@cache
def _common() -> dict[str, float]:
    """Common words with how often they occur on a page."""
    found: dict[str, float] = {}
    rate = 0.0
    text = Path(__file__).with_name("common.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.endswith(":"):
            rate = float(line[:-1])
        elif not line.startswith("#"):
            found.update(dict.fromkeys(line.split(), rate))
    return found


@cache
def _common_text() -> str:
    return f" {' '.join(_common())} "
