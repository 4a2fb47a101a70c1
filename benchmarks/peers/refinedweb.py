"""RefinedWeb's line-wise corrections, written out.

Source: Penedo et al. 2023, appendix G.2 (arxiv.org/abs/2306.01116). The paper also
drops a page of which more than a twentieth would go; that is left out here.
"""

from __future__ import annotations

import re

__all__ = ["keep"]

_COUNTER = re.compile(
    r"\W*\d[\d\s.,km]*(?:likes?|shares?|comments?|retweets?|reposts?|quotes?|"
    r"bookmarks?|upvotes?|downvotes?|downloads?|views?|followers?)\W*",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"^sign-in|read more\.\.\.$|items in cart", re.IGNORECASE)
_FRAGMENT_WORDS = 10


def keep(lines: list[str]) -> list[bool]:
    """True for each line that the corrections keep.

    >>> keep(["The bridge opened.", "BREAKING NEWS", "3 likes", "Menu"])
    [True, False, False, False]
    """
    return [_keeps(line) for line in lines]


def _keeps(line: str) -> bool:
    words = line.split()
    if len(words) < 2 or all(word.isnumeric() for word in words):
        return False
    if sum(map(str.isupper, line)) > len(line) / 2 or _COUNTER.fullmatch(line):
        return False
    return len(words) > _FRAGMENT_WORDS or not _FRAGMENT.search(line)
