"""Text → words; how much of one bag of words is in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Score", "overlap", "words"]

_WORD = re.compile(r"\w+")
#: Scripts that put no blank between words: each sign counts as a word of its own.
_SIGN = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> list[str]:
    """The words of a text in lower case, in their order.

    >>> words("The bridge, 橋は opened.")
    ['the', 'bridge', '橋', 'は', 'opened']
    """
    return _WORD.findall(_SIGN.sub(r" \1 ", text.lower()))


def overlap(found: Iterable[str], gold: Iterable[str]) -> Score:
    """How well found words agree with the right ones, whatever their order.

    >>> overlap(["a", "b"], ["a", "b", "c", "d"])
    Score(precision=1.0, recall=0.5, f1=0.6666666666666666)
    """
    have, want = Counter(found), Counter(gold)
    both = sum((have & want).values())
    if not both:
        return Score(0.0, 0.0, 1.0 if not have and not want else 0.0)
    precision, recall = both / have.total(), both / want.total()
    return Score(precision, recall, 2 * both / (have.total() + want.total()))
