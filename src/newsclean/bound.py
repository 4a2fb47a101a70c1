"""bound: where the article begins and where it ends, if that is certain.

Runs once, on hits that stand without neighbours, and never on its own result.

The page is weighed block by block: prose counts for the article, fragments and hits
against it. The heaviest run of blocks is the article's core (a run of fragments
inside has a capped cost, so that lists stay whole). From the core the begin is moved
up to the headline, and an edge is cut only where what lies outside bears the signs
of a site: a sea of short lines, or hits of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.blocks import Block, blocks, terms, terms_of
from newsclean.model import Bounds, Finder, Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["AFTER", "BEFORE", "bound"]

BEFORE = Finder(
    name="bounds",
    category="before-article",
    find=lambda page: (),
    reason="It stands before the first line of the article.",
)
AFTER = Finder(
    name="bounds",
    category="after-article",
    find=lambda page: (),
    reason="It stands after the last line of the article.",
)

#: What a hit of a category says about where it stands, in the weight of its block.
#: Interrupters stand inside articles; terminators are followed by none.
_TERMINATORS = frozenset(
    (
        "comments",
        "reuse-policy",
        "author-bio",
        "feedback-appeal",
        "syndication",
        "trust",
        "form",
        "navigation",
        "related",
        "newsletter",
        "donation",
        "subscription",
        "promo",
        "disclosure",
        "consent",
        "adblock",
    )
)
_CONTENT = frozenset(("headline", "caption", "editor-note"))

#: Weights, in the measure of a paragraph's width over a hundred.
_NO_PROSE_BELOW = 60
_PROSE_CAP = 400
_FRAGMENT = -0.35
_HIT = -0.2
_TERMINATOR = -0.8
_RUN_CAP = -2.5

#: That many lines without prose outside the core are a site's, not an article's.
_SEA = 8


class _Core(NamedTuple):
    first: int
    last: int


def bound(page: Page, standing: Sequence[Hit]) -> Bounds:
    """Answer where the article stands; 0 and the number of lines where not certain."""
    everything = Bounds(0, len(page.views))
    if shapes(page).prose_before[-1] == 0:
        return everything
    found = blocks(page)
    hits = _by_line(standing)
    weights = [_weight(block, hits) for block in found]
    core = _core(found, _kin_weighed(page, found, weights), _markers(found, hits))
    if core is None:
        return everything
    core = _grown(page, found, hits, core)
    start, before = _start(page, found, hits, core)
    end, after = _end(page, found, hits, core)
    return Bounds(start, end, before, after)


def _by_line(standing: Sequence[Hit]) -> dict[int, list[Hit]]:
    """Hits that take whole lines, by line; those that name content aside."""
    by_line: dict[int, list[Hit]] = {}
    for hit in standing:
        if hit.source.category in _CONTENT:
            continue
        if isinstance(hit.source, Rule) and hit.source.cut in ("match", "sentence"):
            continue
        for i in range(hit.first, hit.last + 1):
            by_line.setdefault(i, []).append(hit)
    return by_line


def _weight(block: Block, hits: Mapping[int, list[Hit]]) -> float:
    if any(i in hits for i in range(block.first, block.last + 1)):
        return _FRAGMENT
    if block.prose:
        return (min(block.width, _PROSE_CAP) - _NO_PROSE_BELOW) / 100
    return _FRAGMENT


def _markers(found: Sequence[Block], hits: Mapping[int, list[Hit]]) -> list[float]:
    """What the hits that begin on each block say against going on, uncapped."""
    out: list[float] = []
    for block in found:
        begun = [
            h
            for i in range(block.first, block.last + 1)
            for h in hits.get(i, ())
            if h.first == i
        ]
        out.append(
            min(
                (_TERMINATOR if h.source.category in _TERMINATORS else _HIT for h in begun),
                default=0.0,
            )
        )
    return out


def _core(
    found: Sequence[Block], weights: Sequence[float], markers: Sequence[float]
) -> _Core | None:
    """The heaviest run of blocks; the cost of each run of fragments capped."""
    best = heaviest = 0.0
    core: _Core | None = None
    begin = 0
    run = 0.0
    for i, weight in enumerate(weights):
        if weight <= 0:
            step = max(run + weight, _RUN_CAP) - run
            run += step
            heaviest += step + markers[i]
            continue
        run = 0.0
        if heaviest <= 0:
            heaviest = 0.0
            begin = i
        heaviest += weight
        if heaviest > best:
            best = heaviest
            core = _Core(begin, i)
    return core


#: A run of that many blocks without prose ends a cluster of prose.
_APART = 4


def _cluster(weights: Sequence[float]) -> _Core | None:
    """The heaviest run of prose that stands close together."""
    best: tuple[float, _Core] | None = None
    heavy = 0.0
    begin = last = -1
    for i, weight in enumerate(weights):
        if weight <= 0:
            continue
        if begin < 0 or i - last > _APART:
            begin, heavy = i, 0.0
        heavy += weight
        last = i
        if best is None or heavy > best[0]:
            best = (heavy, _Core(begin, i))
    return best[1] if best else None


def _kin_weighed(page: Page, found: Sequence[Block], weights: list[float]) -> list[float]:
    """Weights in which prose far from the main cluster counts by the words it shares.

    Teasers of other stories are prose too, but they share no name and no rare word
    with the story.
    """
    main = _cluster(weights)
    if main is None or not any(
        w > 0 for i, w in enumerate(weights) if not main.first <= i <= main.last
    ):
        return weights
    story: set[str] = set()
    common = _common(page, found, weights)
    for i in range(main.first, main.last + 1):
        if weights[i] > 0:
            story |= _own(page, found[i]) - common
    out = list(weights)
    for i, weight in enumerate(weights):
        if weight > 0 and not main.first <= i <= main.last:
            own = _own(page, found[i]) - common
            kin = len(own & story) / len(own) if own else 0.0
            alone = max(weights[i - 1 : i], default=0) <= 0 and (
                max(weights[i + 1 : i + 2], default=0) <= 0
            )
            out[i] = weight * _trust(found[i].width, kin, alone, i > main.last)
    return out


def _trust(width: int, kin: float, alone: bool, after: bool) -> float:
    """How much of its weight prose outside the main cluster keeps.

    Measured on whole pages: of lone narrow prose behind the story one in seven lines
    is the story's, of prose in company before it nine in ten.
    """
    if not alone:
        return 1.0
    if not after:
        return 1.0 if width >= _NARROW else 0.5
    if kin < _NO_KIN:
        return -0.2 if width < _WIDE else 0.3
    if width < _NARROW:
        return 0.0 if kin < _KIN else 0.2
    return 0.5 if width < _WIDE else 0.9


_NARROW, _WIDE = 160, 300


def _own(page: Page, block: Block) -> set[str]:
    return terms_of(page, range(block.first, block.last + 1))


def _common(page: Page, found: Sequence[Block], weights: Sequence[float]) -> set[str]:
    """Words that stand in more than a third of the page's prose."""
    counts: Counter[str] = Counter()
    prose = [b for b, w in zip(found, weights, strict=True) if w > 0]
    for block in prose:
        counts.update(_own(page, block))
    most = max(3, len(prose) // 3)
    return {t for t, n in counts.items() if n > most}


#: How far from the core, in lines, its other parts are looked for.
_UP, _DOWN = 40, 12
#: The share of its words that a block has in common with the article it belongs to.
_KIN = 0.35
_NO_KIN = 0.12


def _grown(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> _Core:
    """The core with the parts of the article that stand apart from it.

    Upwards a paragraph that shares the core's words, across what stands between a
    lead and its story; downwards what follows at once: a last short sentence, a
    paragraph behind an advertisement that shares the core's words.
    """
    first, last = core
    if first == 0 and last == len(found) - 1:
        return core
    story = terms_of(page, range(found[first].first, found[last].last + 1))
    i = first - 1
    while i >= 0 and found[first].first - found[i].last <= _UP:
        block = found[i]
        if block.prose and not _is_hit(block, hits):
            own = terms_of(page, range(block.first, block.last + 1))
            if own and len(own & story) / len(own) >= _KIN:
                first = i
                story |= own
        i -= 1
    i = last + 1
    while i < len(found) and found[i].first - found[last].last <= _UP:
        block = found[i]
        if _is_end(block, hits):
            break
        if not _is_hit(block, hits):
            near = i - last <= 2 and block.closed and block.width >= 20
            own = terms_of(page, range(block.first, block.last + 1))
            kin = bool(own) and len(own & story) / len(own) >= _KIN
            far = found[i].first - found[last].last
            if near or (block.prose and kin and (far <= _DOWN or block.width >= _WIDE)):
                last = i
        i += 1
    return _Core(first, last)


def _is_end(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a marker stands on the block that no article goes on after."""
    return any(
        isinstance(h.source, Rule) and h.source.cut == "rest"
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
    )


def _is_hit(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    return any(i in hits for i in range(block.first, block.last + 1))


def _start(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> tuple[int, tuple[str, ...]]:
    """The first line of the article: its headline, if there is one, or its core."""
    first = found[core.first].first
    outside = first
    if outside < _SEA:
        return 0, ()
    if outside < _OPEN_SEA and _distinct(hits, 0, first) < _SIGNS:
        return 0, ()
    headline = _headline(page, found, hits, core)
    if headline is not None:
        return headline, ("headline",) if headline else ()
    return first, ("sea of short lines",)


#: That many lines outside need no other sign; fewer need that many hits among them.
_OPEN_SEA = 40
_SIGNS = 2
#: Lines between the core and the first sign that may be the article's own.
_DOUBT = 6


def _distinct(hits: Mapping[int, list[Hit]], first: int, last: int) -> int:
    """How many hits begin between two lines."""
    return sum(
        1 for i in range(first, last) if any(h.first == i for h in hits.get(i, ()))
    )


_HEAD_REACH = 30


def _headline(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> int | None:
    """The line above the core that says what its prose says, the best one."""
    shape = shapes(page)
    first = found[core.first].first
    last = found[core.last].last
    lead = terms_of(page, [i for i in range(first, min(last, first + 25) + 1)])
    title = terms(page.title.lower())
    best: tuple[float, int] | None = None
    for i in range(max(0, first - _HEAD_REACH), first):
        own = terms(page.views[i])
        if i in hits or not 20 <= shape.widths[i] <= 250 or len(own) < 2:
            continue
        share = len(own & lead) / len(own)
        if title:
            share += len(own & title) / len(own | title)
        score = share * min(len(own), 6)
        if share >= 0.4 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def _end(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> tuple[int, tuple[str, ...]]:
    """The line after the article's last."""
    end = found[core.last].last + 1
    count = len(page.views)
    outside = count - end
    if not outside:
        return count, ()
    signs = [i for i in range(end, count) if i in hits]
    if outside < _OPEN_SEA and (
        outside < _SEA or _distinct(hits, end, count) < _SIGNS
    ):
        return count, ()
    if signs and signs[0] - end > _DOUBT and outside < _OPEN_SEA:
        end = signs[0]
    return end, ("sea of short lines",)
