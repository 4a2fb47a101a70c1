"""Readers' comments without a marker: the voice changes, and does not change back.

A story speaks of others; a thread opens with thanks and answers, says I and you, and
shouts. Blocks get points for that and lose some for the story's own voice; where the
sum to the end is largest the thread begins, if it opens as threads do. An author who
addresses the reader all along raises the bar by the page's own first half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.blocks import Block, blocks
from newsclean.model import Finder, Hit, Page

__all__ = ["COMMENT_VOICE"]

#: How comments open, in the languages in which threads were read.
_OPENER = re.compile(
    r"""(?:
      @\w
    | thank(?:s|\ you)\b | thx\b | great\b | nice\b | love\ (?:this|it|your)\b | awesome\b
    | good\ (?:post|point|article|read|one|job|stuff)\b | well\ (?:said|done|written)\b
    | agreed?\b | exactly\b | wow\b | lol\b | haha | hi\b | hello\b | hey\b | excellent\b
    | so\ true\b | (?:very\ )?interesting\b | amazing\b | congrat | yep\b
    | i\ (?:love|agree|think|just|really|have\ been|also|totally|don't|do\ not|would)\b
    | i'm\b | i've\b | my\ (?:wife|husband|kids|son|daughter|experience)\b
    | danke\b | toller?\b | super\b | guter?\ (?:artikel|beitrag)\b | genau\b | hallo\b
    | ich\ (?:finde|denke|glaube|habe|bin|kann|frage)\b | frage:
    | merci\b | bravo\b | bonjour\b | je\ (?:suis|pense|trouve)\b
    | gracias\b | hola\b | excelente\b | muy\ (?:bueno|bien)\b | obrigad | grazie\b
    | bedankt\b | dank\ (?:je|u)\b | mooi\b | tack\b | takk\b | kiitos\b
    )""",
    re.VERBOSE,
)
#: First and second person.
_PERSON = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|you|your|you're|yours|u|we|our"
    r"|ich|mir|mich|mein\w*|du|dir|dein\w*|ihr|euch|wir|uns"
    r"|je|j'ai|moi|mon|ma|mes|vous|votre|tu|toi|nous|yo|mi|tú|usted|io|mio|voi|eu|meu)\b"
)
_SHOUT = re.compile(r"!|[\U0001F300-\U0001FAFF\u2764\u263A]|:-?[)(]")

#: A thread is at least so long (in blocks), behind this share of the page's prose.
_FEWEST = 4
_BEFORE = 0.25
#: How the opening of a thread sounds: so many openers in so many blocks.
_OPENERS, _WITHIN = 2, 6
#: Points a block on average, in the thread and at most before it.
_LOUD, _CALM = 0.9, 0.15
_WIDE = 120
#: Where more than this share are short questions, it is questions and answers.
_ASKS = 0.25


def _find(page: Page) -> Iterator[Hit]:
    found = blocks(page)
    if len(found) < 3 * _FEWEST:
        return
    late = len(found) // 4
    views = [_view(page, block) for block in found]
    openers = [_OPENER.match(view) is not None for view in views[late:]]
    if sum(openers) < _OPENERS:
        return
    openers = [_OPENER.match(view) is not None for view in views[:late]] + openers
    points = _points(found, views, openers)
    begin = _begin(points)
    if begin is None or not _is_thread(page, found, points, openers, begin):
        return
    first, last = found[begin].first, found[-1].last
    yield Hit(first, last, page.starts[first], page.ends[last], COMMENT_VOICE)


def _view(page: Page, block: Block) -> str:
    if block.first == block.last:
        return page.views[block.first]
    return " ".join(page.views[block.first : block.last + 1])


def _points(
    found: Sequence[Block], views: Sequence[str], openers: Sequence[bool]
) -> list[float]:
    persons = [_PERSON.search(view) is not None for view in views]
    half = max(1, len(found) // 3)
    # an author who says I and you all along
    own_voice = sum(persons[:half]) / half
    worth = 1.0 if own_voice < 0.2 else 0.4 if own_voice < 0.5 else 0.0
    points: list[float] = []
    for block, view, opens, person in zip(found, views, openers, persons, strict=True):
        shouts = _SHOUT.search(view) is not None
        small = view[:1].islower() and not opens and block.width > 20
        score = 2.0 * opens + worth * person + 1.0 * shouts + 0.0 * small
        if not score:
            score = -1.0 if block.width >= _WIDE else -0.25
        points.append(score)
    return points


def _begin(points: Sequence[float]) -> int | None:
    """The block from which the sum to the end is the largest."""
    best, begin, total = 0.0, None, 0.0
    for i in range(len(points) - 1, -1, -1):
        total += points[i]
        if total > best:
            best, begin = total, i
    return begin


def _is_thread(
    page: Page,
    found: Sequence[Block],
    points: Sequence[float],
    openers: Sequence[bool],
    begin: int,
) -> bool:
    if len(found) - begin < _FEWEST or begin < _FEWEST:
        return False
    widths = [b.width if b.prose else 0 for b in found]
    if sum(widths[:begin]) < _BEFORE * sum(widths):
        return False
    if sum(openers[begin : begin + _WITHIN]) < _OPENERS:
        return False
    asks = sum(page.views[b.last][-1:] in "?？" for b in found[begin:] if not b.prose)
    if asks > _ASKS * (len(found) - begin):
        return False
    loud = sum(points[begin:]) / (len(found) - begin)
    calm = sum(max(0.0, p) for p in points[:begin]) / begin
    return loud >= _LOUD and calm <= max(_CALM, loud / 6)


COMMENT_VOICE = Finder(
    name="voice",
    category="comments",
    find=_find,
    reason="Readers' comments: the voice changes to thanks, answers, I and you.",
)
