"""What follows a marker, and whether none of it is of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.blocks import Block
from newsclean.bound.core import ABOVE
from newsclean.bound.kin import NARROW, NEAR_KIN, NO_KIN, words_of
from newsclean.cards import runs
from newsclean.model import Hit, Page

__all__ = ["BEAT", "RHYTHM", "Scene", "is_over"]

#: What may stand behind a marker, as a share of what stands before it.
_REST = 0.35


class Scene(NamedTuple):
    """A page's blocks, with what is known of each."""

    page: Page
    found: Sequence[Block]
    hits: Mapping[int, list[Hit]]
    #: whether a rule knows the block
    hit: Sequence[bool]
    weights: Sequence[float]


def is_over(scene: Scene, at: int, *, threads: bool, listed: bool) -> bool:
    """Whether what follows a marker is none of the article.

    No paragraph that shares the story's words, and little prose altogether: behind a
    marker of comments as much as there is, where a second sign of a thread follows.
    """
    found, hit, weights = scene.found, scene.hit, scene.weights
    if threads:
        signs = _thread_signs(found, scene.hits, at)
        if signs >= RHYTHM and len(found) - at <= BEAT * signs:
            return True
    elif _is_sign_off(found, hit, at):
        return False
    cards = _in_cards(scene.page, at)
    behind = [
        i
        for i in range(at + 1, len(found))
        if not hit[i]
        and i not in cards
        and (weights[i] > 0 or (found[i].closed and found[i].width >= _SENTENCE))
    ]
    share = sum(weights[i] for i in behind) / max(sum(weights[:at]), ABOVE)
    if share > _REST:
        return False
    if any(weights[i] > 0 and weights[i + 1] > 0 for i in behind[:-1]):
        # prose in company is a story going on
        return False
    if _are_of_story(scene, at, behind, share=share, listed=listed):
        return False
    return _others_are_few(hit, at, cards)


def _are_of_story(
    scene: Scene, at: int, behind: Sequence[int], *, share: float, listed: bool
) -> bool:
    """Whether a block behind a marker shares the words of the story above it."""
    page, found, hit = scene.page, scene.found, scene.hit
    story: set[str] = set()
    for i in range(at) if behind else ():
        if scene.weights[i] > 0:
            story |= words_of(page, found[i])
    near = next((i for i in range(at, len(found)) if not hit[i]), len(found))
    near += _CLOSING
    for i in behind:
        most = NEAR_KIN if found[i].width < NARROW else NO_KIN
        most *= _lenience(share, listed=listed, near=i < near)
        own = words_of(page, found[i])
        if own and len(own & story) / len(own) >= most:
            return True
    return False


def _is_sign_off(found: Sequence[Block], hit: Sequence[bool], at: int) -> bool:
    """Whether a few lines are left of which one is a sentence: a note, a farewell."""
    others = (found[i] for i in range(at, len(found)) if not hit[i])
    left = list(islice(others, _FEW + 1))
    return len(left) <= _FEW and any(b.closed and b.width >= _FAREWELL for b in left)


def _in_cards(page: Page, at: int) -> set[int]:
    """The blocks behind a marker that are titles and teasers of other stories."""
    return {
        i
        for run in runs(page)
        if run.first >= at and run.kin <= _CARD_KIN
        for i in range(run.first, run.last + 1)
    }


#: Titles and teasers behind a marker share at most so many of their words with the
#: story; the parts of a list that goes on share more.
_CARD_KIN = 0.35
#: A thread of comments: so many signs, one in every so many blocks.
RHYTHM, BEAT = 3, 12
#: What follows a marker weighs so little beside the story: of three hundred such ends
#: one is none.
_SCRAPS, _LITTLE = 0.05, 0.1
#: So many blocks behind the marker a story's last sentence may stand.
_CLOSING = 3


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


#: So few lines below the last hit may be the author's own.
_FEW, _FAREWELL = 3, 24
#: A closed line of this width is a sentence of the story or of something else.
_SENTENCE = 40
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


def _others_are_few(hit: Sequence[bool], at: int, cards: set[int]) -> bool:
    """Whether lines that nothing tells do not outnumber the told by far."""
    known = sum(hit[at:]) + sum(i >= at and not hit[i] for i in cards)
    unknown = len(hit) - at - known
    return unknown <= _UNKNOWN * known
