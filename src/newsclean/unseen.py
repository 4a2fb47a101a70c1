"""What nobody sees of a text: zero-width characters, entities, addresses of links.

Inside a phrase they would hide it from every pattern, so patterns see a second text
without them. Few pages need one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.offsets import Offsets

__all__ = ["seen"]

#: Characters that nobody sees.
_UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f"
)

_UNSEEN_BYTES = tuple(map(str.encode, _UNSEEN))

#: What the slow path leaves out or reads as one character, by kind.
_ODD = {
    "unseen": rf"(?P<unseen>[{_UNSEEN}]+)",
    "entity": (
        r"(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,12});)"
    ),
    # Markdown: the address of a link, but not its words
    "link": (
        r"(?P<link>!?\[(?=[^][\n]{1,300}\]\([^()\s]{0,500}\)))"
        r"|(?P<address>(?<=[^][\n])\]\([^()\s]{0,500}\))"
    ),
    "strong": (
        r"(?P<strong>(?:\*\*+|__+)(?=[^\W_])"
        r"|(?:(?<=[^\W_])|(?<=[.:!?…)”\"’]))(?:\*\*+|__+))"
    ),
}

#: What each of these begins with, which is quick to find.
_SIGNS = {
    "unseen": re.compile(f"[{_UNSEEN}]+"),
    "entity": re.compile("&"),
    "link": re.compile(r"[][!]"),
    "strong": re.compile(r"\*\*+|__+"),
}


def seen(raw: str, odd: bytes) -> tuple[str, Offsets | None]:
    """The text without what nobody sees, and the way back to the raw offsets.

    `odd` is the part of it that is not ASCII. Most texts have nothing unseen: they are
    returned as they are, with None.

    >>> text, offsets = seen("Sign\u00adup &amp; go", "\u00ad".encode())
    >>> text, offsets[4], offsets[7]
    ('Signup & go', 5, 8)
    """
    kinds = _odd_in(raw, odd)
    if not kinds:
        return raw, None
    pieces: list[str] = []
    offsets = Offsets([0], [0])
    at = length = 0
    for found in _found_in(raw, kinds):
        instead = ""
        if found.lastgroup == "entity":
            # few pages have entities, and their table of names is long
            from html import unescape

            instead = unescape(found.group())
            if len(instead) != 1 or (instead.isspace() and instead != "\xa0"):
                continue
        pieces += (raw[at : found.start()], instead)
        length += found.start() - at
        if instead:
            offsets.add(length, found.start())
            length += 1
        at = found.end()
        offsets.add(length, at)
    if not at:
        return raw, None
    pieces.append(raw[at:])
    return "".join(pieces), offsets


@cache
def _pattern_of(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for the kinds that a text may hold; few pages have more than one."""
    return re.compile("|".join(_ODD[kind] for kind in kinds))


def _odd_in(raw: str, odd: bytes) -> tuple[str, ...]:
    """The kinds of `_ODD` that a text may hold, judging by its non-ASCII part."""
    kinds = []
    if odd and any(c in odd for c in _UNSEEN_BYTES):
        kinds.append("unseen")
    if "&" in raw:
        kinds.append("entity")
    # one character is found much faster than two
    if "]" in raw and "](" in raw:
        kinds.append("link")
    if ("*" in raw and "**" in raw) or ("_" in raw and "__" in raw):
        kinds.append("strong")
    return tuple(kinds)


def _found_in(raw: str, kinds: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The places in a text that hold one of the kinds, in order."""
    match = _pattern_of(kinds).match
    end = 0
    for at in sorted(s.start() for kind in kinds for s in _SIGNS[kind].finditer(raw)):
        found = match(raw, at) if at >= end else None
        if found:
            end = found.end()
            yield found
