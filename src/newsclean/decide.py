"""decide: hits and bounds → one outcome each, with its reason. Knows no policy.

It works in layers: evidence that waited for the bounds, the fixpoint over neighbours,
the guards that look at the whole page. The order of rules and packs does not matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsclean.bound import AFTER, BEFORE
from newsclean.fuse import fused
from newsclean.model import Bounds, Finder, Hit, Page, Rule
from newsclean.weigh import Weighed

__all__ = ["Decided", "decide"]

#: These categories name content: outside the article there is none.
_CONTENT = frozenset(("headline", "caption", "editor-note"))

#: The categories that point at the headline, wherever it occurs.
_COPIES = _CONTENT | {"duplicate-headline"}


class Decided(NamedTuple):
    """Hits that go, and hits that were spared, with the reason; both in page order."""

    going: list[Hit]
    spared: list[tuple[Hit, str]]


def decide(
    page: Page, weighed: Weighed, bounds: Bounds, protected: Collection[int] = ()
) -> Decided:
    """Decide every hit; `protected` are the lines that nothing may touch."""
    going: list[Hit] = []
    spared = list(weighed.spared)
    for hit in weighed.standing:
        if hit.source.category in _CONTENT and _outside(hit, bounds):
            spared.append((hit, "outside"))
        else:
            going.append(_to_the_end(page, hit, bounds))
    waiting = [(hit, _waits_for(hit, bounds)) for hit in weighed.waiting]
    going += [hit for hit, waits in waiting if waits == "nothing"]
    spared += [(h, f"not {w}") for h, w in waiting if w not in ("nothing", "company")]
    going += _edges(page, bounds)
    copy = _only_copy(weighed.standing, going)
    if copy:
        going.remove(copy)
        spared.append((copy, "only-copy"))
    if protected:
        going, spared = _protect(going, spared, protected)
    company, alone = _in_company(
        going, [hit for hit, waits in waiting if waits == "company"], protected
    )
    going += company
    spared += [(hit, "not company") for hit in alone]
    going, blown = fused(page, going)
    spared += [(hit, "fuse") for hit in blown]
    spared.sort(key=lambda s: (s[0].start, s[0].end, s[0].source.id))
    return Decided(sorted(going, key=_order), spared)


def _order(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.source.id


def _outside(hit: Hit, bounds: Bounds) -> bool:
    return hit.first < bounds.start or hit.first >= bounds.end


def _to_the_end(page: Page, hit: Hit, bounds: Bounds) -> Hit:
    """A `rest` hit reaches the end if it begins what the bounds cut, else its line."""
    if not (isinstance(hit.source, Rule) and hit.source.cut == "rest"):
        return hit
    if hit.first < bounds.end:
        return hit
    return hit._replace(
        last=len(page.views) - 1, end=page.ends[-1], evidence=bounds.after
    )


def _waits_for(hit: Hit, bounds: Bounds) -> str:
    """The first word of `needs` that does not hold; `company` is checked later."""
    needs = hit.source.needs if isinstance(hit.source, Rule) else ()
    before = hit.last < bounds.start
    after = hit.first >= bounds.end
    holds = {
        "before-article": before,
        "after-article": after,
        "outside": before or after,
    }
    for need in needs:
        if need in holds and not holds[need]:
            return need
    return "company" if "company" in needs else "nothing"


def _edges(page: Page, bounds: Bounds) -> Iterator[Hit]:
    """What stands before the article, and what after it."""
    if bounds.start > 0:
        yield _edge(page, 0, bounds.start - 1, BEFORE, bounds.before)
    if bounds.end < len(page.views):
        last = len(page.views) - 1
        yield _edge(page, bounds.end, last, AFTER, bounds.after)


def _edge(
    page: Page, first: int, last: int, source: Finder, evidence: tuple[str, ...]
) -> Hit:
    return Hit(first, last, page.starts[first], page.ends[last], source, evidence)


def _only_copy(standing: Sequence[Hit], going: Sequence[Hit]) -> Hit | None:
    """The first repeat of the headline that nothing else takes, if the headline's first
    place goes, for instance as a menu's entry or the name of the page."""
    repeats = [h for h in going if h.source.category == "duplicate-headline"]
    first = next((h for h in standing if h.source.category == "headline"), None)
    if not repeats or first is None:
        return None
    gone = {
        i
        for h in going
        if h.source.category not in _COPIES
        for i in range(h.first, h.last + 1)
    }
    if first.first not in gone:
        return None
    return next((h for h in repeats if h.first not in gone), None)


def _protect(
    going: list[Hit], spared: list[tuple[Hit, str]], protected: Collection[int]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Protected lines outrank everything: a hit that touches one is spared."""
    kept: list[Hit] = []
    for hit in going:
        if any(i in protected for i in range(hit.first, hit.last + 1)):
            spared.append((hit, "protected"))
        else:
            kept.append(hit)
    return kept, spared


def _in_company(
    going: Sequence[Hit], waiting: list[Hit], protected: Collection[int]
) -> tuple[list[Hit], list[Hit]]:
    """The least fixpoint of "a line next to me goes": hits it takes, hits it leaves."""
    if not waiting:
        return [], []
    gone: set[int] = set()
    for hit in going:
        if hit.source.category not in _CONTENT:
            gone.update(range(hit.first, hit.last + 1))
    taken: list[Hit] = []
    at: dict[int, list[Hit]] = {}
    for hit in waiting:
        if hit.first in protected:
            continue
        at.setdefault(hit.first, []).append(hit)
        at.setdefault(hit.last, []).append(hit)
    frontier = list(gone)
    done: set[Hit] = set()
    while frontier:
        line = frontier.pop()
        for neighbour in (line - 1, line + 1):
            for hit in at.get(neighbour, ()):
                if hit not in done:
                    done.add(hit)
                    taken.append(hit)
                    frontier += range(hit.first, hit.last + 1)
    return taken, [hit for hit in waiting if hit not in done]
