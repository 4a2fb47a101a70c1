"""The headline again: the page's first headline is flagged, its repeats are cut."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from newsclean.blocks import following, prose_before, terms
from newsclean.contents import tables
from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["DUPLICATE_HEADLINE", "HEADLINE", "headlines"]

#: A headline's width: nothing wider is a headline, nothing narrower is safe to compare.
_NARROWEST, _WIDEST = 15, 220
#: Headlines, and nearly equal ones, are looked for before this many lines of prose.
_HEAD_PROSE, _NEAR_PROSE = 5, 2
#: What separates the outlet's name from the headline.
_BAR = re.compile(r"\s+(?:[|•·»:]|-+|—)\s+")
_ODD = re.compile(r"[\W_]+")
#: A headline has at least this many words.
_TERMS = 3
#: How similar two headlines are, of 100, that differ by a word or an accent.
_NEARLY = 88


def headlines(page: Page) -> tuple[int, list[int]]:
    """The line of the headline and those of its repeats; -1 if there is none."""
    found: tuple[int, list[int]] | None = page.memo.get("headlines")
    if found is None:
        found = page.memo["headlines"] = _headlines(page)
    return found


def _headlines(page: Page) -> tuple[int, list[int]]:
    before = prose_before(page)
    lines = _may_be(page)
    keys = {i: _key(page.views[i]) for i in lines}
    wanted = {_key(v) for v in _versions(page.title)} if page.title else set()
    wanted.discard("")
    if wanted:
        first = next((i for i in lines if keys[i] in wanted), -1)
    else:
        first = _repeated(page, lines, keys)
        wanted = {keys[first]} if first >= 0 else set()
    if first < 0:
        return -1, []
    repeats = [
        i
        for i in lines
        if i > first
        and (keys[i] in wanted or _says_more(page, i, wanted))
        and not _heads_section(page, i)
    ]
    repeats += [
        i
        for i in _near(page, first, lines)
        if i not in repeats and before[i] <= _NEAR_PROSE
    ]
    return first, sorted(repeats)


def _may_be(page: Page) -> list[int]:
    """The lines at the head and behind the story that are as wide as headlines, and
    are no table of contents."""
    shape = shapes(page)
    before, count = prose_before(page), len(page.views)
    head = min(count, bisect_right(before, _HEAD_PROSE))
    behind = max(head, bisect_left(before, before[-1]))
    named = {i for table in tables(page) for i in range(table.first, table.end)}
    return [
        i
        for i in (*range(head), *range(behind, count))
        if i not in named
        and _NARROWEST <= shape.widths[i] <= _WIDEST
        and not (shape.prose[i] and shape.closed[i])
    ]


#: A line with this many lines of prose before it and a paragraph right below, and at
#: most this wide, is a section's heading, known from the table of contents.
_SECTION, _HEADING = 3, 60


def _says_more(page: Page, i: int, wanted: set[str]) -> bool:
    """Whether a line says the headline and more; inside a story, a line that does is a
    heading of its own."""
    inside = prose_before(page)[i] >= _SECTION and not _is_behind(page, i)
    return not inside and _is_version(page.views[i], wanted)


def _heads_section(page: Page, i: int) -> bool:
    """Whether a line is inside the story, with a paragraph right below it."""
    shape = shapes(page)
    return (
        prose_before(page)[i] >= _SECTION
        and shape.widths[i] <= _HEADING
        and any(block.prose for block in islice(following(page, i), 1))
    )


def _is_behind(page: Page, i: int) -> bool:
    """Whether there is no prose below the line, so that it is not a subheading."""
    before = prose_before(page)
    return before[i] == before[-1]


def _repeated(page: Page, lines: list[int], keys: dict[int, str]) -> int:
    """The first line of the head that is repeated, if it reads like a headline."""
    seen: dict[str, list[int]] = {}
    before = prose_before(page)
    for i in lines:
        if not keys[i]:
            continue
        view = page.views[i]
        own = [keys[i] if v is view else _key(v) for v in _versions(view)]
        known = [line for key in own for line in seen.get(key, ())]
        if known and _says_much(page, i):
            first = next((line for line in known if _says_much(page, line)), -1)
            if first >= 0:
                return first
        if before[i] > 1 or view[0] == '"':
            # it may be a refrain or a pull quote
            continue
        for key in own:
            seen.setdefault(key, []).append(i)
    return -1


def _says_much(page: Page, i: int) -> bool:
    """Whether a line has as many words as a headline, and does not lead to a list."""
    view = page.views[i]
    return len(terms(view)) >= _TERMS and not view.endswith(":")


def _key(view: str) -> str:
    return _ODD.sub(" ", view.lower()).strip()


def _versions(title: str) -> list[str]:
    """A title as it is, and without the outlet's name after or before a bar."""
    parts = _BAR.split(title)
    if len(parts) == 1:
        return [title]
    longest = max(parts, key=len)
    head = title[: title.rfind(parts[-1])].rstrip(" |•·»:-—")
    return [v for v in (title, longest, head) if len(v) >= _NARROWEST]


def _is_version(view: str, wanted: set[str]) -> bool:
    """Whether a part of a line is wanted, given that the whole line is not."""
    return any(_key(v) in wanted for v in _versions(view) if v is not view)


def _near(page: Page, first: int, lines: list[int]) -> list[int]:
    """Lines that differ from the headline by a word or an accent."""
    others = [i for i in lines if i > first and not shapes(page).closed[i]]
    if not others or len(terms(page.views[first])) < 4:
        return []
    from rapidfuzz import fuzz, process

    found = process.extract(
        page.views[first],
        [page.views[i] for i in others],
        scorer=fuzz.ratio,
        score_cutoff=_NEARLY,
        limit=None,
    )
    return [others[index] for _, _, index in found]


def _find_repeats(page: Page) -> Iterator[Hit]:
    _, repeats = headlines(page)
    for i in repeats:
        yield Hit(i, i, page.starts[i], page.ends[i], DUPLICATE_HEADLINE)


def _find_first(page: Page) -> Iterator[Hit]:
    first, _ = headlines(page)
    if first >= 0:
        yield Hit(first, first, page.starts[first], page.ends[first], HEADLINE)


DUPLICATE_HEADLINE = Finder(
    name="repeat",
    category="duplicate-headline",
    find=_find_repeats,
    reason="The headline stands here again.",
    hits=(
        Example(
            "Harlow Bridge to close for nine months of repairs | Marsden Post", "head"
        ),
        Example("HARLOW BRIDGE TO CLOSE FOR NINE MONTHS OF REPAIRS", "head"),
    ),
    misses=(
        Example(
            "Harlow Bridge will close for nine months of repairs, the council said on "
            "Tuesday, and the shops beside it will have to wait for summer.",
            "head",
        ),
    ),
    lang="any",
)

HEADLINE = Finder(
    name="first-place",
    category="headline",
    find=_find_first,
    reason="The headline, in its first place.",
    lang="any",
)
