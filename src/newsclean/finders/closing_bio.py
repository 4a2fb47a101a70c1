"""Notes below the story about a person whom the story does not name.

A note opens with a name, goes on with what the person is or does, and describes a
career; no word of the name is in the story. The words of each language are in
`notes.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.blocks import terms, terms_of
from newsclean.finders.notes import Notes, languages, notes, opening, with_verb
from newsclean.model import Example, Finder, Page
from newsclean.shapes import line_text, shapes

__all__ = ["CLOSING_BIO"]

#: Notes are among this many last paragraphs, below at least this many others.
_LAST, _FEWEST_PROSE = 4, 4
#: At most this share of a note's words is in the story.
_KIN = 0.5
#: The person's job is named this early in a note, and the person this early.
_SOON, _WITHIN = 220, 260
#: If this many paragraphs of the story open like notes, it is a list of people; the
#: same is true if there are notes about more people than this.
_PEOPLE = 2
_COMMA = re.compile(", ")
#: Quoted words; they are speech if they are longer than a word or two.
_QUOTED = re.compile(r'"([^"]*)(?:"|$)|[“„]([^“”]*)|«([^»]*)|「([^」]*)')
_SPEECH = 40


def _find(page: Page) -> Iterator[int]:
    found: set[int] = set()
    tail = _tail(page)
    spoken = {lang for i in tail for lang in _spoken(page, i)}
    for lang in languages() if spoken else ():
        if lang in spoken:
            found.update(_notes_in(page, tail, notes(lang)))
    yield from sorted(found)


def _tail(page: Page) -> list[int]:
    """The last paragraphs, if there are enough above them."""
    prose = [i for i, is_prose in enumerate(shapes(page).prose) if is_prose]
    if len(prose) <= _FEWEST_PROSE or page.text.isupper():
        return []
    return prose[-min(_LAST, len(prose) - _FEWEST_PROSE) :]


def _spoken(page: Page, i: int) -> Iterator[str]:
    """The languages in which a line opens with a name and a verb, or has them after a
    comma: for most lines there are none."""
    line, view = line_text(page, i), page.views[i]
    match = opening().match
    for start in (0, *(m.end() for m in _COMMA.finditer(line, 0, _WITHIN))):
        name = match(line, start)
        if name is not None:
            yield from with_verb(view, name.end())


def _notes_in(page: Page, tail: Sequence[int], words: Notes) -> Iterator[int]:
    """The lines of the tail that are notes, in one language's words."""
    if not tail:
        return
    story = [i for i, is_prose in enumerate(shapes(page).prose[: tail[0]]) if is_prose]
    person: list[str] = []
    people, found_at = 0, []
    for i in tail:
        more = bool(person) and line_text(page, i).startswith(tuple(person))
        above = story + [j for j in tail if j < i and j not in found_at]
        found = [] if more else _is_bio(page, i, above, words)
        if (more or found) and not _is_news(page, i, words):
            person = found or person
            people += bool(found)
            found_at.append(i)
    if people <= _PEOPLE:
        yield from found_at


def _is_news(page: Page, i: int, words: Notes) -> bool:
    """Whether a line tells what happened or what was said."""
    return _speaks(line_text(page, i)) or words.spare.search(page.views[i]) is not None


def _speaks(line: str) -> bool:
    """Whether a line quotes more than a word or two."""
    return any(
        len(part) > _SPEECH
        for quoted in _QUOTED.finditer(line)
        for part in quoted.groups("")
    )


def _is_bio(page: Page, i: int, story: Sequence[int], words: Notes) -> list[str]:
    """The words of the name, if a line is a note about somebody not in the story."""
    name = _person(page, i, words)
    if not name or not _tells(page.views[i], words):
        return []
    parts = [part for part in name.split() if part[0].isupper() and len(part) > 2][-2:]
    text = "\n".join(line_text(page, j) for j in story)
    if not parts or any(part in text for part in parts):
        return []
    own = terms(page.views[i])
    if len(own & terms_of(page, story)) > _KIN * max(1, len(own)):
        return []
    if sum(bool(_person(page, j, words)) for j in story) >= _PEOPLE:
        return []
    return name.split()


def _person(page: Page, i: int, words: Notes) -> str:
    """The person a line opens with, if it goes on with what a person is or does."""
    line, view = line_text(page, i), page.views[i]
    if len(line) != len(view):
        return ""
    at = opening().match(line)
    if at is not None and words.verbs.match(view, at.end()):
        return at.group(1) if " " in at.group(1) else ""
    # "A veteran of thirty years, Jane Doe has covered …"
    comma = line.find(", ", 0, _WITHIN)
    while comma >= 0:
        at = opening().match(line, comma + 2)
        if at is not None and words.verbs.match(view, at.end()):
            before = words.jobs.search(view, 0, comma)
            return at.group(1) if before and "." not in line[:comma] else ""
        comma = line.find(", ", comma + 2, _WITHIN)
    return ""


def _tells(view: str, words: Notes) -> bool:
    """Whether a line soon names a job, and describes a life."""
    job = words.jobs.search(view, 0, _SOON)
    return job is not None and any(
        told.start() != job.start() for told in words.life.finditer(view)
    )


_NOTE = (
    "Marit Solvang is a journalist who has lived on the eastern bank since 1990. Her "
    "work has appeared in many magazines, and she teaches rowing."
)

CLOSING_BIO = Finder(
    name="closing-bio",
    category="author-bio",
    find=_find,
    reason="A note about a person whom the story does not name.",
    hits=(
        Example(_NOTE),
        Example(
            "A reporter of thirty years, Marit Solvang has covered rivers and roads for "
            "half of them. Previously she worked at a shipyard."
        ),
    ),
    misses=(
        Example(_NOTE, place="head"),
        Example(
            "Marit Solvang is a journalist who has lived on the eastern bank since 1990, "
            "and she told the meeting that her work could wait for the bridge."
        ),
        Example(
            "Marit Solvang is a professor at the university of Tarnby. She was killed on "
            "the bridge when its third arch fell into the river."
        ),
    ),
)
