"""nearest: what somebody may have meant who wrote a name that nothing has."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message: " Did you mean …?" with the known word that is nearest.

    >>> nearest("sharing", ("share", "promo")), nearest("xyz", ("share", "promo"))
    (" Did you mean 'share'?", '')
    """
    # for mistakes only: 4 ms that no first call should wait for
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""
