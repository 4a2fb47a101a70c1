"""Functions that point: `@finder`, and what a finder's function yields → hits.

Nothing is registered: a finder acts only in pipelines that hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from newsclean.model import CATEGORIES, Example, Finder, Hit, Page, Pointed
from newsclean.nearest import nearest

__all__ = ["finder", "hits_of"]


def finder(
    *,
    category: str,
    reason: str,
    hits: Iterable[str | Example] = (),
    misses: Iterable[str | Example] = (),
    name: str = "",
    lang: str = "any",
) -> Callable[[Callable[[Page], Iterable[Pointed]]], Finder]:
    """Make a finder of a function that points at boilerplate no pattern can name.

    The function takes a `Page` and yields what goes: the number of a line in
    `page.views`, a pair of numbers for a first and a last line, or a `Hit` for
    characters within a line. It points; it cannot edit.

    Args:
        category: what the lines are; the category's policy applies to them.
        reason: a sentence for the report.
        hits: what goes, the first half of the proof; see `prove`.
        misses: what stays, the second half.
        name: kebab-case; by default made from the function's name.
        lang: a language's code, or `any`.

    Returns:
        A decorator; after it, the function's name refers to the `Finder`.

    Raises:
        ValueError: the category does not exist, or the name is not kebab-case.

    >>> import newsclean
    >>> @newsclean.finder(category="related", reason="A line of arrows.")
    ... def arrows(page):
    ...     for number, view in enumerate(page.views):
    ...         if view.count("->") > 2:
    ...             yield number
    >>> page = "The bridge opened.\\n\\nRain -> Wind -> Tides -> Boats\\n"
    >>> newsclean.Pipeline().plus(arrows).clean(page).body
    'The bridge opened.\\n'
    """

    def decorated(function: Callable[[Page], Iterable[Pointed]]) -> Finder:
        made = Finder(
            name=name or function.__name__.strip("_").replace("_", "-").lower(),
            category=category,
            find=_ByName(function),
            reason=reason,
            lang=lang,
            hits=tuple(map(_example, hits)),
            misses=tuple(map(_example, misses)),
        )
        _check(made)
        return made

    return decorated


def _example(written: str | Example) -> Example:
    return Example(written) if isinstance(written, str) else written


def _check(made: Finder) -> None:
    if made.category not in CATEGORIES:
        hint = nearest(made.category, CATEGORIES)
        raise ValueError(f"finder {made.name}: no category {made.category!r}.{hint}")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made.name):
        raise ValueError(
            f"finder {made.name!r}: name: it is kebab-case, as in 'tide-table'."
        )


@dataclass(frozen=True, slots=True)
class _ByName:
    """A decorated function; pickled by its place, where its name means the finder."""

    function: Callable[[Page], Iterable[Pointed]]

    def __call__(self, page: Page) -> Iterable[Pointed]:
        return self.function(page)

    def __reduce__(self) -> tuple[Any, ...]:
        module, path = self.function.__module__, self.function.__qualname__
        if "<locals>" in path:
            from pickle import PicklingError

            raise PicklingError(
                f"The finder {path} stands inside a function, so that no other process "
                "can find it: move it to the top level of its module."
            )
        return _again, (module, path)


def _again(module: str, path: str) -> Callable[[Page], Iterable[Pointed]]:
    """The function at a place in a module, in another process."""
    from importlib import import_module

    found = attrgetter(path)(import_module(module))
    return found.find if isinstance(found, Finder) else _ByName(found)


def hits_of(finder: Finder, page: Page) -> list[Hit]:
    """What a finder points at, with the finder under its id in this pipeline as source.

    Raises:
        ValueError: it points at something that the page does not have.
    """
    hits: list[Hit] = []
    for found in finder.find(page):
        hit = found if isinstance(found, Hit) else _lines(found, finder, page)
        if not _is_on(hit, page):
            last = len(page.views) - 1
            raise ValueError(
                f"The finder {finder.id} yields {found!r}, which is no place on a page "
                f"with the lines 0 to {last}."
            )
        if hit.source is not finder and _is_credited(hit, finder):
            # the same finder, read from a pack or sent from another process
            hit = hit._replace(source=finder)
        hits.append(hit)
    return hits


def _is_credited(hit: Hit, finder: Finder) -> bool:
    source = hit.source
    return (source.name, source.category, source.lang) == (
        finder.name,
        finder.category,
        finder.lang,
    )


def _is_on(hit: Hit, page: Page) -> bool:
    return (
        0 <= hit.first <= hit.last < len(page.views)
        and page.starts[hit.first] <= hit.start < hit.end <= page.ends[hit.last]
    )


#: A hit that is nowhere: what is not a line, a pair or a `Hit` becomes this.
_NOWHERE = (-1, -1, 0, 0)


def _lines(found: object, finder: Finder, page: Page) -> Hit:
    """Whole lines as a hit."""
    if isinstance(found, int) and 0 <= found < len(page.views):
        return Hit(found, found, page.starts[found], page.ends[found], finder)
    match found:
        case (int(first), int(last)) if 0 <= first <= last < len(page.views):
            return Hit(first, last, page.starts[first], page.ends[last], finder)
    return Hit(*_NOWHERE, finder)
