"""Notes at the end of a press release: about a company, and whom the press may call.

A note about a company comes below a label with its name, and opens with that name. The
words of each language are in `notes.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsclean.finders.notes import Notes, contact, contacts, labels, languages, notes
from newsclean.model import Example, Finder, Page
from newsclean.shapes import line_text, shapes

__all__ = ["ABOUT_COMPANY", "PRESS_CONTACT"]

#: At least this many paragraphs of story are above, and fewer than this many below.
_FEWEST_PROSE, _LAST = 4, 4
#: A label is at most this wide; below it up to this many paragraphs are about the
#: company, the first of them with at least this many words that such notes use.
_LABEL_WIDTH, _DESCRIBED, _CALLED = 80, 3, 2
_ARTICLES = frozenset(
    [
        "the",
        "die",
        "der",
        "das",
        "den",
        "le",
        "la",
        "les",
        "l'",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "i",
        "gli",
        "o",
        "a",
        "os",
        "as",
        "de",
        "het",
    ]
)
#: Whom to call is named in this many last lines, with an address or a number.
_CONTACT_LINES = 15
_REACHED = re.compile(r"\S@\S|\+?\d[\d ()/.-]{6,}\d|\[email protected\]")


def _about(page: Page) -> Iterator[tuple[int, int]]:
    shape = shapes(page)
    prose, count = shape.prose_before, len(page.views)
    if prose[-1] < _FEWEST_PROSE:
        return
    # after enough paragraphs, with few enough below what the label opens
    first = bisect_left(prose, prose[-1] - _LAST + 1) - _DESCRIBED - 1
    opens = labels()
    for i in range(max(first, bisect_left(prose, _FEWEST_PROSE)), count):
        if shape.widths[i] > _LABEL_WIDTH or not page.views[i].startswith(opens):
            continue
        last = max(_end(page, i, notes(lang)) for lang in languages())
        if last > i and prose[-1] - prose[last + 1] < _LAST:
            yield i, last


def _end(page: Page, i: int, words: Notes) -> int:
    """The last line of what a label opens, in one language's words; or the label."""
    label = words.label.match(page.views[i])
    if label is None:
        return i
    name = _name(line_text(page, i)[slice(*label.span(1))])
    return _described(page, i, name, words) if name else i


def _name(label: str) -> str:
    """The first word of a company's name, or "": a noun with an article is none."""
    words = label.split()
    named = next((i for i, w in enumerate(words) if not _is_article(w)), len(words))
    if named == len(words) or (named and named == len(words) - 1):
        return ""
    first = words[named].strip(",.:;()")
    return first.lower() if first[:1].isupper() or first[:1].isdigit() else ""


def _is_article(word: str) -> bool:
    return word.lower() in _ARTICLES


def _described(page: Page, label: int, first_word: str, words: Notes) -> int:
    """The last paragraph below a label that describes the company, else the label."""
    shape, last = shapes(page), label
    for i in range(label + 1, min(label + 1 + _DESCRIBED, len(page.views))):
        view = page.views[i]
        called = len({m.group() for m in words.company.finditer(view)})
        named = re.match(rf"(?:[\w']{{1,4}} )?{re.escape(first_word)}(?!\w)", view)
        since = words.company.match(view) if last == label else None
        if not shape.prose[i] or called < (1 if last > label else _CALLED):
            break
        if not (named or since or (last > label and first_word in view)):
            break
        if words.spare.search(view) and last > label:
            break
        last = i
    return last


def _contacts(page: Page) -> Iterator[tuple[int, int]]:
    shape = shapes(page)
    prose, count = shape.prose_before, len(page.views)
    if prose[-1] < _FEWEST_PROSE:
        return
    opens = contacts()
    # with no paragraph below
    first = max(0, count - _CONTACT_LINES, bisect_left(prose, prose[-1]) - 1)
    for i in range(first, count - 1):
        view = page.views[i]
        # the pattern is made only when a page needs it
        if shape.widths[i] > _LABEL_WIDTH or not view.startswith(opens):
            continue
        if contact().match(view) is None:
            continue
        if prose[i] < _FEWEST_PROSE:
            continue
        if any(_REACHED.search(view) for view in page.views[i + 1 :]):
            yield i, count - 1
            return


ABOUT_COMPANY = Finder(
    name="about-company",
    category="promo",
    find=_about,
    reason="A label with a company's name, and the paragraphs that describe it.",
    hits=(
        Example(
            "About Solvang Ferries\n\nSolvang Ferries is a leading operator of river "
            "ferries. The company was founded in 1912 and has 300 employees."
        ),
    ),
    misses=(
        Example(
            "About the bridge\n\nThe bridge was founded on oak piles in 1912, and a "
            "group of anglers owns the tower."
        ),
        Example(
            "About Marit Solvang\n\nThe company that she founded is a leading operator "
            "of ferries with 300 employees."
        ),
    ),
)

PRESS_CONTACT = Finder(
    name="press-contact",
    category="promo",
    find=_contacts,
    reason="Whom the press may call, at the end of a release.",
    hits=(Example("Media contact:\n\nMarit Solvang\n\n+47 555 01 42"),),
    misses=(
        Example("Media contact with the crew was lost in March.\n\n+47 555 01 42"),
    ),
)
