"""Texts → clean_many with one process and with two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.speed.clock import best
from benchmarks.texts import Text

__all__ = ["Spread", "spread"]


class Spread(NamedTuple):
    """Texts a second with one worker and with two, and the second by the first."""

    texts: int
    one: float
    two: float
    gain: float


def spread(texts: Sequence[Text], *, seconds: float = 10.0) -> Spread:
    """As many texts as one worker cleans in about so many seconds, on one and on two."""
    plain = [text.text for text in texts if text.text]
    _all(plain, 1)
    once = best(lambda: _all(plain, 1), rounds=1)
    many = plain * max(1, round(seconds / once))
    one = best(lambda: _all(many, 1), rounds=1)
    two = best(lambda: _all(many, 2), rounds=1)
    return Spread(len(many), len(many) / one, len(many) / two, one / two)


def _all(texts: Sequence[str], workers: int) -> None:
    from newsclean import clean_many

    for _ in clean_many(texts, workers=workers):
        pass
