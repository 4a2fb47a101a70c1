"""nearest: what a person probably meant who wrote a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message: " Did you mean …?" with the nearest known word.

    >>> nearest("sharing", ("share", "promo")), nearest("xyz", ("share", "promo"))
    (" Did you mean 'share'?", '')
    """
    # needed only for mistakes: a first call should not wait 4 ms for it
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""
