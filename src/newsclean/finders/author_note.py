"""The note about the author below the article: it opens with the byline's name.

It does not depend on the language: the name is on a short line of the page, and in no
paragraph of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["AUTHOR_NOTE"]

#: A note is among this many last lines of prose.
_LAST = 4
#: A shorter story says too little about which names are its own.
_FEWEST_PROSE, _LEAD = 4, 2
_BYLINE_WIDTH = 80
#: How much may come before a name on its line, in characters: "Text and pictures by".
_BEFORE = 25
#: Two to four words that begin with a capital letter or are all in capitals.
_NAME = re.compile(
    r"(?:[^\W\d_a-zß-ÿа-яёіїєα-ω][\w'’.-]*\s){1,3}[^\W\d_a-zß-ÿа-яёіїєα-ω][\w'’-]+"
)
_QUOTES = re.compile(r"[\"“”„«»「」]")


def _find(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    prose = [i for i, is_prose in enumerate(shape.prose) if is_prose]
    if len(prose) < _FEWEST_PROSE or page.text.isupper():
        return
    # never the lead: it may begin with a name that the headline has
    tail = prose[max(_LEAD, len(prose) - _LAST) :]
    story = ""
    name: list[str] = []
    for i in tail:
        line = line_text(page, i)
        if name:
            # further lines about the same person
            if any(line.startswith(part) for part in name) and not _QUOTES.search(line):
                yield Hit(i, i, page.starts[i], page.ends[i], AUTHOR_NOTE)
            continue
        found = _NAME.match(line)
        if found is None or _QUOTES.search(line):
            continue
        short = _short_lines(page, i)
        if not _is_signed(short, found.group()):
            continue
        story = story or " ".join(line_text(page, j) for j in prose if j < tail[0])
        words = found.group().split()
        if not any(w in story for w in words):
            name = words
            yield Hit(i, i, page.starts[i], page.ends[i], AUTHOR_NOTE)


def _is_signed(lines: str, name: str) -> bool:
    """Whether a name is on one of the lines as an author's is, at or near its end."""
    if name not in lines:
        return False
    signed = rf"(?m)^(?:[^\n.]{{0,{_BEFORE}}}[ :|·•])?{re.escape(name)}\s*(?:$|[,;|·•(/@–—-])"
    return re.search(signed, lines) is not None


def _short_lines(page: Page, end: int) -> str:
    """The lines above the note that may be a byline; lines below it are credits.

    The line right above it does not count: it is the note's heading, which may be a
    name.
    """
    shape = shapes(page)
    return "\n".join(
        line_text(page, i)
        for i, width in enumerate(shape.widths[: max(0, end - 1)])
        if width <= _BYLINE_WIDTH and not shape.prose[i]
    )


_NOTE = (
    "Marit Solvang has reported on rivers and roads for ten years and lives on the "
    "eastern bank with two dogs."
)

AUTHOR_NOTE = Finder(
    name="opens-with-byline",
    category="author-bio",
    find=_find,
    reason="A note about the author, whose name the byline has.",
    hits=(Example(f"Marit Solvang\n\nHarlow, Monday\n\n⟦{_NOTE}⟧"),),
    misses=(
        Example(_NOTE),
        Example(
            "Eastry Mill\n\nEastry Mill is the last stop on the eastern bank, with a wheel "
            "that turns on Sundays and a bench from which both bridges can be seen."
        ),
        Example(
            "Harlow Rovers 0 Marsden Athletic 2\n\nThe pitch was wet\n\nMarsden Athletic is "
            "a club with two pitches and no roof, and it has won nothing since the war."
        ),
        Example(
            "Marit Solvang\n\nMarit Solvang said: “I have lived on the eastern bank "
            "for ten years with two dogs and no bridge.”"
        ),
        Example(f"{_NOTE}\n\nText and music: Marit Solvang"),
    ),
)
