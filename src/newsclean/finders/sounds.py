"""How blocks sound: the evidence that a reader is speaking, and not an author."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.blocks import Block
from newsclean.finders.phrases import Openers, Phrases, Says, tail_of, words_in
from newsclean.finders.voices import Voice, anybody
from newsclean.model import Page

__all__ = [
    "CASUAL",
    "Blocks",
    "Sound",
    "blocks_said",
    "evidence",
    "reader_kinds",
    "readers",
    "sounds",
]

#: The number before a comment.
_NUMBER = re.compile(r"#?\d{1,4}[.)]\s+")
_SPEECH = re.compile(r'"[^"]*(?:"|$)|\u00ab[^\u00bb]*(?:\u00bb|$)')
#: A year, followed by a time of day.
_DATED = re.compile(r"\b20\d\d\b.{1,12}\b\d{1,2}[:.h]\d\d\b")
_LINK = re.compile(r"https?://\S+$")
#: Only emoji of faces and hearts: stories use other emoji as bullets.
_SHOUT = re.compile(r"[!！]|[\U0001F600-\U0001F64F\u2764\u263A]|:-?[)(]")

#: What each kind of evidence is worth, and the most that a block's evidence counts.
_WORTH = {
    "opener": 2.0,
    "self": 2.0,
    "mark": 2.0,
    "answer": 2.0,
    "says": 2.0,
    "page": 1.5,
    "link": 1.0,
}
_MOST = 3.0
#: A paragraph at least this wide without evidence counts against, and a line does too.
_WIDE, _PARAGRAPH, _LINE = 120, -1.0, -0.25
#: A line that says who wrote a comment is narrower than this.
_SAYS_WIDTH = 60

_ANSWER, _SAYS = frozenset(("answer",)), frozenset(("says",))
_MARK, _PAGE, _URL = frozenset(("mark",)), frozenset(("page",)), frozenset(("link",))
#: What an author who says I and you does as well.
CASUAL = frozenset(("mark", "self", "link"))
#: Such an author says I or you in at least this share of the first paragraphs.
_PERSONAL = 0.35


class Sound(NamedTuple):
    """How a block sounds: its kinds of evidence, what they are worth, and a farewell."""

    kinds: frozenset[str]
    points: float
    leaves: bool


class Blocks(NamedTuple):
    """What blocks say in any language: their views without speech, the same as one
    text, where each begins in it, the words, and which of them shout."""

    views: list[str]
    text: str
    starts: list[int]
    words: set[str]
    shouts: list[bool]


class Evidence(NamedTuple):
    """The kinds of evidence in each block, and the blocks that say farewell."""

    kinds: list[frozenset[str]]
    leaves: set[int]


def blocks_said(page: Page, found: Sequence[Block]) -> Blocks:
    """What the blocks of a page say."""
    views = [_view(page, block) for block in found]
    text = "\n".join(views)
    starts = list(accumulate((len(view) + 1 for view in views), initial=0))
    shouts = [_SHOUT.search(view) is not None for view in views]
    return Blocks(views, text, starts, words_in(text), shouts)


def readers(page: Page, found: Sequence[Block]) -> list[int]:
    """The blocks that begin as comments do in some language: few, and quick to find."""
    text, views, starts = page.text, page.views, page.starts
    openers, says = anybody()
    begins, ends, says_begins = openers.by_begin, says.by_end, says.begins
    asked: list[int] = []
    for i, (line, _, width, _, _) in enumerate(found):
        view, first = views[line], text[starts[line]]
        if (
            view[:3] in begins
            or view[:2] in begins
            or view[:1] in begins
            or (first in "#>@" or first.isdigit())
            or (
                width < _SAYS_WIDTH
                and (
                    tail_of(view) in ends
                    or view.startswith(says_begins)
                    or "20" in view
                )
            )
        ):
            asked.append(i)
    kinds = reader_kinds(page, [found[i] for i in asked], openers, says)
    return [i for i, own in zip(asked, kinds, strict=True) if own]


def reader_kinds(
    page: Page, found: Sequence[Block], openers: Openers, says: Says
) -> list[frozenset[str]]:
    """For each block, how it begins if it begins as comments do; quick to find."""
    text, views, starts = page.text, page.views, page.starts
    kinds_of = openers.kinds
    kinds: list[frozenset[str]] = []
    for line, _, width, _, _ in found:
        view, first = views[line], text[starts[line]]
        if first.isdigit() or first == "#":
            view = _NUMBER.sub("", view, count=1)
        own = kinds_of(view)
        if first in ">@" and _is_answer(text, starts[line]):
            own |= _ANSWER
        if width < _SAYS_WIDTH and _is_said(view, says):
            own |= _SAYS
        kinds.append(own)
    return kinds


def _is_answer(text: str, start: int) -> bool:
    """Whether a line calls another reader by name, or repeats what was said."""
    return text[start] == "@" or text.startswith("> ", start)


def _is_said(view: str, says: Says) -> bool:
    """Whether a short line says who wrote the comment, or when."""
    return says.said(view) or ("20" in view and _DATED.search(view) is not None)


def evidence(blocks: Blocks, begins: Sequence[frozenset[str]], said: Voice) -> Evidence:
    """The evidence in each block, given how each of them begins."""
    kinds = list(begins)
    for i in _blocks_with(said.marks, blocks):
        kinds[i] |= _MARK
    for i in _blocks_with(said.page, blocks):
        kinds[i] |= _PAGE
    for i, view in enumerate(blocks.views):
        if view.startswith("http") and _LINK.match(view):
            kinds[i] |= _URL
    leaves = _blocks_with(said.leave, blocks)
    for i in leaves:
        kinds[i] = frozenset()
    return Evidence(kinds, leaves)


def _blocks_with(phrases: Phrases, blocks: Blocks) -> set[int]:
    """The blocks that hold one of the phrases."""
    places = phrases.places(blocks.text, blocks.words)
    return {bisect_right(blocks.starts, at) - 1 for at in places}


def sounds(
    found: Sequence[Block], blocks: Blocks, there: Evidence, said: Voice
) -> list[Sound]:
    """How each block sounds, by its evidence and by who says I and you."""
    search, views = said.person.search, blocks.views
    first = max(1, len(found) // 3)
    # an author may say I and you all along, and shout as readers do
    own_voice = sum(search(view) is not None for view in views[:first]) / first
    worth = 1.0 if own_voice < 0.2 else 0.4 if own_voice < 0.5 else 0.0
    personal = own_voice >= _PERSONAL
    heard: list[Sound] = []
    for i, kinds in enumerate(there.kinds):
        if personal:
            kinds -= CASUAL
        points = min(_MOST, sum([_WORTH[kind] for kind in kinds])) if kinds else 0.0
        points += worth and worth * (search(views[i]) is not None)
        points += not personal and blocks.shouts[i]
        if not points:
            points = _PARAGRAPH if found[i].width >= _WIDE else _LINE
        heard.append(Sound(kinds, points, i in there.leaves))
    return heard


def _view(page: Page, block: Block) -> str:
    """What a block says, without quoted speech."""
    if block.first == block.last:
        view = page.views[block.first]
    else:
        view = " ".join(page.views[block.first : block.last + 1])
    if '"' in view or "\u00ab" in view:
        view = _SPEECH.sub(" ", view).lstrip()
    return view
