"""Kin: prose far from the story counts by the words that it shares with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsclean.blocks import Block, terms_of, terms_on
from newsclean.bound.core import Core
from newsclean.bound.hits import is_hit
from newsclean.model import Hit, Page

__all__ = ["KIN", "NARROW", "NEAR_KIN", "NO_KIN", "WIDE", "kin_weighed", "words_of"]

#: Widths of lone paragraphs: what is narrow is a teaser's, what is wide a story's.
NARROW, WIDE = 160, 300
#: The share of its words that a block has in common with the article it belongs to.
KIN = 0.35
NO_KIN = 0.12
#: A narrow paragraph that shares so many of its words may be the story's.
NEAR_KIN = 0.25
#: A run of that many blocks without prose ends a cluster of prose; of those that no rule
#: knows two count as one: headings and items of a list.
_APART, _UNKNOWN = 4, 0.5
#: What a paragraph weighs that ends in no sentence.
_OPEN = 0.6


def _cluster(
    found: Sequence[Block], weights: Sequence[float], hits: Mapping[int, list[Hit]]
) -> Core | None:
    """The heaviest run of prose that stands close together."""
    best: tuple[float, Core] | None = None
    heavy = apart = 0.0
    begin = -1
    for i, weight in enumerate(weights):
        if weight <= 0:
            apart += 1 if is_hit(found[i], hits) else _UNKNOWN
            continue
        if begin < 0 or apart >= _APART:
            begin, heavy = i, 0.0
        apart = 0.0
        # squared, since twenty teasers are no story and three paragraphs are; teasers
        # break off, too
        heavy += (weight if found[i].closed else _OPEN * weight) ** 2
        if best is None or heavy > best[0]:
            best = (heavy, Core(begin, i))
    return best[1] if best else None


def kin_weighed(
    page: Page,
    found: Sequence[Block],
    weights: list[float],
    hits: Mapping[int, list[Hit]],
) -> list[float]:
    """Weights in which prose far from the main cluster counts by the words it shares.

    Teasers of other stories are prose too, but they share no name and no rare word
    with the story.
    """
    main = _cluster(found, weights, hits)
    if main is None or not any(
        w > 0 for i, w in enumerate(weights) if not main.first <= i <= main.last
    ):
        return weights
    story: set[str] = set()
    common = _common(page, found, weights)
    for i in range(main.first, main.last + 1):
        if weights[i] > 0:
            story |= words_of(page, found[i]) - common
    out = list(weights)
    for i, weight in enumerate(weights):
        if weight > 0 and not main.first <= i <= main.last:
            own = words_of(page, found[i]) - common
            kin = len(own & story) / len(own) if own else 0.0
            alone = not any(weights[j] > 0 for j in _neighbours(found, hits, i))
            out[i] = weight * _trust(found[i].width, kin, alone, i > main.last)
    return out


def _neighbours(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> Iterator[int]:
    """The blocks next to one, past a single one that a hit points at."""
    for step in (-1, 1):
        i = at + step
        if 0 <= i < len(found) and is_hit(found[i], hits):
            i += step
        if 0 <= i < len(found):
            yield i


def _trust(width: int, kin: float, alone: bool, after: bool) -> float:
    """How much of its weight prose outside the main cluster keeps.

    Measured on whole pages: of lone narrow prose behind the story one in seven lines
    is the story's, of prose in company before it nine in ten.
    """
    if not alone:
        return 1.0
    if not after:
        return 1.0 if width >= NARROW else 0.5
    if kin < NO_KIN:
        return -0.2 if width < WIDE else 0.3
    if width < NARROW:
        return 0.0 if kin < KIN else 0.2
    return 0.5 if width < WIDE else 0.9


def words_of(page: Page, block: Block) -> AbstractSet[str]:
    """The terms of a block."""
    if block.first == block.last:
        return terms_on(page, block.first)
    return terms_of(page, range(block.first, block.last + 1))


def _common(page: Page, found: Sequence[Block], weights: Sequence[float]) -> set[str]:
    """Words that stand in more than a third of the page's prose."""
    counts: Counter[str] = Counter()
    prose = [b for b, w in zip(found, weights, strict=True) if w > 0]
    for block in prose:
        counts.update(words_of(page, block))
    most = max(3, len(prose) // 3)
    return {t for t, n in counts.items() if n > most}
