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
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.blocks import Block, blocks, terms, terms_of
from newsclean.model import Bounds, Finder, Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["AFTER", "BEFORE", "bound"]


def _nothing(page: Page) -> tuple[Hit, ...]:
    """These two point at nothing by themselves; by its name, a pipeline pickles."""
    return ()


BEFORE = Finder(
    name="bounds",
    category="before-article",
    find=_nothing,
    reason="It stands before the first line of the article.",
)
AFTER = Finder(
    name="bounds",
    category="after-article",
    find=_nothing,
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

#: What stands above an interruption belongs to the story where it weighs so much.
_ABOVE = 0.3

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
    hits = _by_line(standing)
    if not _is_worth_asking(page, hits):
        if not any(_may_end(h) for h in standing if h.source.category in _TERMINATORS):
            return everything
        end, after = _later(page, blocks(page), hits, len(page.views), ())
        return Bounds(0, end, (), after)
    found = blocks(page)
    weights = [_weight(block, hits) for block in found]
    weights_of_kin = _kin_weighed(page, found, weights, hits)
    core = _core(found, weights_of_kin, _markers(page, found, hits))
    if core is None:
        return everything
    # what interrupts a story is no reason to drop what stands before it
    plain = _core(found, weights_of_kin, [0.0] * len(found))
    if plain is not None and plain.first < core.first <= plain.last:
        above = sum(w for w in weights_of_kin[plain.first : core.first] if w > 0)
        whole = sum(w for w in weights_of_kin[core.first : core.last + 1] if w > 0)
        if above >= _ABOVE * whole:
            core = _Core(plain.first, core.last)
    core = _grown(page, found, hits, core)
    start, before = _start(page, found, hits, core)
    end, after = _end(page, found, hits, core)
    return Bounds(start, end, before, after)


def _is_worth_asking(page: Page, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether lines outside a core could be a site's: four pages in five need no core."""
    count = len(page.views)
    if count - shapes(page).prose_before[-1] >= _OPEN_SEA:
        return True
    return bool(hits) and _distinct(page, hits, 0, count) >= _SIGNS


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


def _markers(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]]
) -> list[float]:
    """What the hits that begin on each block say against going on, uncapped.

    A line that stood on the page before says nothing: it interrupts.
    """
    out: list[float] = []
    seen: set[str] = set()
    for block in found:
        view = page.views[block.first]
        begun = [
            h
            for i in range(block.first, block.last + 1)
            for h in hits.get(i, ())
            if h.first == i and view not in seen
        ]
        if begun:
            seen.add(view)
        out.append(
            min(
                (
                    _TERMINATOR if h.source.category in _TERMINATORS else _HIT
                    for h in begun
                ),
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
        # squared, since twenty teasers are no story and three paragraphs are
        heavy += weight * weight
        last = i
        if best is None or heavy > best[0]:
            best = (heavy, _Core(begin, i))
    return best[1] if best else None


def _kin_weighed(
    page: Page,
    found: Sequence[Block],
    weights: list[float],
    hits: Mapping[int, list[Hit]],
) -> list[float]:
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
            alone = not any(weights[j] > 0 for j in _neighbours(found, hits, i))
            out[i] = weight * _trust(found[i].width, kin, alone, i > main.last)
    return out


def _neighbours(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> Iterator[int]:
    """The blocks next to one, past a single one that a hit points at."""
    for step in (-1, 1):
        i = at + step
        if 0 <= i < len(found) and _is_hit(found[i], hits):
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
        return 1.0 if width >= _NARROW else 0.5
    if kin < _NO_KIN:
        return -0.2 if width < _WIDE else 0.3
    if width < _NARROW:
        return 0.0 if kin < _KIN else 0.2
    return 0.5 if width < _WIDE else 0.9


_NARROW, _WIDE = 160, 300
#: A lone paragraph above a menu is a lead only where it is at least so wide.
_LEAD = 200


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
            company = i > 0 and found[i - 1].prose and not _is_hit(found[i - 1], hits)
            company = company and found[first].first - block.last <= _DOWN
            lone = not company and block.width < _LEAD
            if lone and _is_menu(found[i + 1 : first]):
                i -= 1
                continue
            if own and (company or len(own & story) / len(own) >= _KIN):
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
            near = near or _goes_on_behind(found, hits, last + 1, i)
            own = terms_of(page, range(block.first, block.last + 1))
            share = len(own & story) / len(own) if own else 0.0
            kin = share >= (_KIN if block.width < _NARROW else _NEAR_KIN)
            far = found[i].first - found[last].last
            company = i + 1 < len(found) and found[i + 1].prose
            company = company and not _is_hit(found[i + 1], hits)
            if near or (
                block.prose
                and (
                    (kin and block.width >= _WIDE)
                    or (far <= _DOWN and (kin or company))
                )
            ):
                last = i + 1 if company and block.prose else i
        i += 1
    return _Core(first, last)


def _is_menu(between: Sequence[Block]) -> bool:
    """Whether blocks are so many and so narrow that they are a site's menu."""
    if len(between) < 2 * _SEA:
        # a standfirst stands above byline, date and share bar
        return False
    widths = sorted(b.width for b in between)
    return widths[len(widths) // 2] <= _OPEN_WIDTH and not any(
        b.closed for b in between
    )


#: What stands between two paragraphs of a story: with a paragraph directly behind so
#: few blocks of these, the story goes on nine times in ten.
_INTERRUPTERS = frozenset(
    (
        "ad-label",
        "caption",
        "contributor-credit",
        "dateline",
        "duplicate-block",
        "media",
        "photo-credit",
        "related",
        "share",
    )
)
_INTERRUPTION, _PARAGRAPH = 2, 100


def _goes_on_behind(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], first: int, at: int
) -> bool:
    """Whether a paragraph stands behind nothing but an interruption."""
    block = found[at]
    return (
        0 < at - first <= _INTERRUPTION
        and block.prose
        and block.closed
        and block.width >= _PARAGRAPH
        and not _is_hit(block, hits)
        and all(_interrupts(found[i], hits) for i in range(first, at))
    )


def _interrupts(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    categories = {
        h.source.category
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
    }
    return bool(categories) and categories <= _INTERRUPTERS


def _is_interruption(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether what begins on a block stands between two paragraphs of the story."""
    end = at
    while end < len(found) and end - at <= _INTERRUPTION and _is_hit(found[end], hits):
        end += 1
    return end < len(found) and _goes_on_behind(found, hits, at, end)


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
    if _is_much(found, hits, core):
        return 0, ()
    headline = _headline(page, found, hits, core)
    if not _is_site(page, hits, 0, first) and not (
        headline and _is_menu_above(page, hits, headline)
    ):
        return 0, ()
    if headline is not None:
        return headline, ("headline",) if headline else ()
    return _above(page, hits, first), ("sea of short lines",)


def _is_much(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> bool:
    """Whether the prose above the core is too much to be a site's."""
    above = sum(max(0.0, _weight(b, hits)) for b in found[: core.first])
    story = found[core.first : core.last + 1]
    return above > _ABOVE * sum(max(0.0, _weight(b, hits)) for b in story)


#: A headline is at least so wide, and stands at most so many lines above its story.
_HEAD_WIDTH, _HEAD_LINES = 25, 10


def _above(page: Page, hits: Mapping[int, list[Hit]], first: int) -> int:
    """The line above byline and date that may be the headline, else the first of prose."""
    widths = shapes(page).widths
    for i in range(first - 1, max(-1, first - 1 - _HEAD_LINES), -1):
        if i not in hits and widths[i] >= _HEAD_WIDTH:
            return i
    return first


def _is_menu_above(page: Page, hits: Mapping[int, list[Hit]], headline: int) -> bool:
    """Whether nothing but narrow lines stands above the headline, one of them known."""
    shape = shapes(page)
    widths = sorted(shape.widths[:headline])
    return (
        headline >= _SEA
        and widths[headline // 2] <= _OPEN_WIDTH
        and not any(shape.prose[i] and i not in hits for i in range(headline))
        and 10 * sum(shape.closed[:headline]) <= headline
        and _distinct(page, hits, 0, headline) > 0
    )


#: Lines of these categories stand around articles; datelines and credits in them, too.
_SITE = frozenset(
    (
        "adblock",
        "comments",
        "consent",
        "copyright",
        "feedback-appeal",
        "form",
        "navigation",
        "newsletter",
        "promo",
        "related",
        "share",
        "subscription",
    )
)
#: So many of them are signs of a site; where lines are no menu, so many more.
_SIGNS, _MANY_SIGNS = 3, 5
#: Menus are narrow and hold no sentences: the median of their widths, the share.
_MENU_WIDTH = 45
_MENU_CLOSED = 0.25
#: An open sea: so many lines, the middle one so narrow.
_OPEN_SEA, _OPEN_WIDTH = 40, 30
#: Lines between the core and the first sign that may be the article's own.
_DOUBT = 6


def _is_site(page: Page, hits: Mapping[int, list[Hit]], first: int, last: int) -> bool:
    """Whether lines outside the core are a site's: menus, or full of hits.

    Few signs are enough where the sea is open: so many lines so narrow are no table
    below a story unless a hit says so, and nothing at all above one.
    """
    shape = shapes(page)
    signs = _distinct(page, hits, first, last)
    others = [i for i in range(first, last) if i not in hits and not shape.prose[i]]
    widths = sorted(shape.widths[i] for i in others)
    closed = sum(shape.closed[i] for i in others)
    if len(others) >= _OPEN_SEA and widths[len(widths) // 2] <= _OPEN_WIDTH:
        return 10 * closed <= len(others) and (signs > 0 or first == 0)
    if signs < _SIGNS:
        return False
    if not others:
        return True
    if widths[len(widths) // 2] <= _MENU_WIDTH and closed <= _MENU_CLOSED * len(others):
        return True
    return signs >= _MANY_SIGNS and 5 * signs >= len(others)


def _distinct(page: Page, hits: Mapping[int, list[Hit]], first: int, last: int) -> int:
    """How many different lines a site's own hits begin on between two lines."""
    return len(
        {
            page.views[i]
            for i in range(first, last)
            if any(h.first == i and h.source.category in _SITE for h in hits.get(i, ()))
        }
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
    return _later(page, found, hits, *_sea_end(page, found, hits, core))


def _later(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    end: int,
    evidence: tuple[str, ...],
) -> tuple[int, tuple[str, ...]]:
    """The end, or a marker or a thread before it."""
    for other, why in (_marked_end(page, found, hits), _thread_end(page, hits)):
        if other < end:
            end, evidence = other, why
    return end, evidence


def _thread_end(
    page: Page, hits: Mapping[int, list[Hit]]
) -> tuple[int, tuple[str, ...]]:
    """Where "Reply", the same each time, stands in a beat to the end of the page."""
    count = len(page.views)
    places: dict[str, list[int]] = {}
    for i in sorted(hits):
        if any(h.source.category == "comments" and h.first == i for h in hits[i]):
            places.setdefault(page.views[i], []).append(i)
    for view, lines in places.items():
        near = count - lines[-1] <= _BEAT
        if len(lines) >= _RHYTHM and near and count - lines[0] <= _BEAT * len(lines):
            return lines[0], (f"“{view}” in a beat",)
    return count, ()


def _sea_end(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: _Core
) -> tuple[int, tuple[str, ...]]:
    """Behind the core, where nothing but a site's lines follows."""
    end = found[core.last].last + 1
    count = len(page.views)
    if count - end < _SEA or not _is_site(page, hits, end, count):
        return count, ()
    shore = _shore(page, hits, end)
    if shore - end > _DOUBT:
        story = terms_of(page, range(found[core.first].first, end))
        own = [i for i in range(end, shore) if _is_own(page, i, story)]
        # a title among many may share a word: the story's own lines come in numbers
        if own and _OWN * len(own) >= own[-1] - end + 1:
            end = own[-1] + 1
    return end, ("sea of short lines",)


def _is_own(page: Page, line: int, story: set[str]) -> bool:
    """Whether a line behind the core shares the story's words."""
    own = terms(page.views[line])
    return len(own) > 1 and len(own & story) / len(own) >= _KIN


def _shore(page: Page, hits: Mapping[int, list[Hit]], end: int) -> int:
    """The first line behind the core where a site's lines stand close together."""
    count = len(page.views)
    for i in range(end, count):
        close = min(count, i + _CLOSE)
        if (
            i in hits
            and _distinct(page, hits, i, i + 1)
            and _distinct(page, hits, i, close) >= _SIGNS - 1
        ):
            return i
    return end


#: One line in so many behind the core shares the story's words, where it goes on.
_OWN = 4
#: So many lines are close together.
_CLOSE = 15
#: Behind this share of the prose a marker may end the article; a marker of a comment
#: section earlier, since threads grow longer than stories.
_LATE, _LATE_COMMENTS = 0.5, 0.25
#: No page has more markers worth asking: each costs a look at all that follows.
_MOST_ASKED = 40
#: What may stand behind a marker, as a share of what stands before it.
_REST = 0.35


def _marked_end(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]]
) -> tuple[int, tuple[str, ...]]:
    """The first marker behind which nothing of the article stands, and its rule."""
    count = len(page.views)
    weights = [max(0.0, _weight(block, hits)) for block in found]
    total = sum(weights)
    before = 0.0
    asked = 0
    for i, block in enumerate(found):
        marks = _marks(block, hits) if asked < _MOST_ASKED else []
        if marks and before and before >= _LATE_COMMENTS * total:
            threads = any(h.source.category == "comments" for h in marks)
            late = before >= (_LATE_COMMENTS if threads else _LATE) * total
            first = min(h.first for h in marks)
            asked += late
            late = late and not _is_interruption(found, hits, i)
            listed = any(h.last - h.first >= _LIST for h in marks)
            if late and _is_over(
                page, found, hits, weights, i, threads=threads, listed=listed
            ):
                return first, tuple(h.source.id for h in marks)
        before += weights[i]
    return count, ()


def _marks(block: Block, hits: Mapping[int, list[Hit]]) -> list[Hit]:
    """The hits that begin on a block and may end an article."""
    return [
        h
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
        if h.first == i and h.source.category in _TERMINATORS and _may_end(h)
    ]


def _may_end(hit: Hit) -> bool:
    """Whether a hit can open what follows articles: "3 days ago" stands on teasers."""
    source = hit.source
    if source.category != "comments":
        return True
    return isinstance(source, Finder) or source.cut == "rest"


def _is_over(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    weights: Sequence[float],
    at: int,
    *,
    threads: bool,
    listed: bool,
) -> bool:
    """Whether what follows a marker is none of the article.

    No paragraph that shares the story's words, and little prose altogether: behind a
    marker of comments as much as there is, where a second sign of a thread follows.
    """
    if threads:
        signs = _thread_signs(found, hits, at)
        if signs >= _RHYTHM and len(found) - at <= _BEAT * signs:
            return True
    behind = [
        i
        for i in range(at + 1, len(found))
        if not _is_hit(found[i], hits)
        and (weights[i] > 0 or (found[i].closed and found[i].width >= _SENTENCE))
    ]
    share = sum(weights[i] for i in behind) / max(sum(weights[:at]), _ABOVE)
    if share > _REST:
        return False
    if any(weights[i] > 0 and weights[i + 1] > 0 for i in behind[:-1]):
        # prose in company is a story going on
        return False
    story: set[str] = set()
    for i in range(at) if behind else ():
        if weights[i] > 0:
            story |= _own(page, found[i])
    near = _behind_hits(found, hits, at) + _CLOSING
    for i in behind:
        most = _NEAR_KIN if found[i].width < _NARROW else _NO_KIN
        most *= _lenience(share, listed=listed, near=i < near)
        own = _own(page, found[i])
        if own and len(own & story) / len(own) >= most:
            return False
    return _others_are_few(found, hits, at)


#: A thread of comments: so many signs, one in every so many blocks.
_RHYTHM, _BEAT = 3, 12
#: A label with so many lines behind it opens a list.
_LIST = 2
#: What follows a marker weighs so little beside the story: of three hundred such ends
#: one is none.
_SCRAPS, _LITTLE = 0.05, 0.1
#: So many blocks behind the marker a story's last sentence may stand.
_CLOSING = 3


def _behind_hits(found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int) -> int:
    """The first block behind a marker that no hit points at."""
    while at < len(found) and _is_hit(found[at], hits):
        at += 1
    return at


def _lenience(share: float, *, listed: bool, near: bool) -> float:
    """How many times the usual share of the story's words a block may have.

    A site writes of the same things as its stories: the less stands behind a marker,
    the less its words say.
    """
    if near:
        return 2.0 if listed else 1.0
    if share < _SCRAPS:
        return 9.0
    return 3.0 if share < _LITTLE or (listed and share < 2 * _LITTLE) else 1.0


#: A closed line of this width is a sentence of the story or of something else.
_SENTENCE = 40
#: A narrow paragraph that shares so many of its words may be the story's.
_NEAR_KIN = 0.25
#: Lines behind a marker that no rule knows, for each one that a rule does.
_UNKNOWN = 4


def _thread_signs(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> int:
    """Hits of comment sections from a block to the end."""
    return sum(
        any(h.source.category == "comments" and h.first == i for h in hits.get(i, ()))
        for block in found[at:]
        for i in range(block.first, block.last + 1)
    )


def _others_are_few(
    found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> bool:
    """Whether lines that no rule knows do not outnumber the known by far."""
    known = sum(1 for b in found[at:] if _is_hit(b, hits))
    unknown = len(found) - at - known
    return unknown <= _UNKNOWN * known
