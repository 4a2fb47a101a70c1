"""NeMo Curator's modifier for boilerplate strings, written out.

Source: the string lists and the description of BoilerPlateStringModifier in NeMo
Curator's documentation (docs.nvidia.com/nemo/curator): lines that hold one of the
strings go where all of them stand together at the top or at the end of a page.
"""

from __future__ import annotations

__all__ = ["keep"]

_STRINGS = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "privacy overview",
    "use of cookies",
    "use cookies",
    "privacy & cookies policy",
    "privacy and cookies policy",
    "this website uses cookies to improve your experience",
)


def keep(lines: list[str]) -> list[bool]:
    """True for each line that the modifier keeps.

    >>> keep(["The bridge opened.", "Privacy policy"])
    [True, False]
    >>> keep(["One.", "Privacy policy", "Two."])
    [True, True, True]
    """
    hits = [n for n, line in enumerate(lines) if _holds(line.lower())]
    together = bool(hits) and hits[-1] - hits[0] == len(hits) - 1
    if not together or (hits[0] != 0 and hits[-1] != len(lines) - 1):
        return [True] * len(lines)
    gone = set(hits)
    return [n not in gone for n in range(len(lines))]


def _holds(line: str) -> bool:
    return any(string in line for string in _STRINGS)
