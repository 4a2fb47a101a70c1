"""select: which rules and finders a selector names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsclean.model import CATEGORIES, Finder, Rule
from newsclean.nearest import nearest

__all__ = ["chosen_by"]


def chosen_by(selectors: Collection[str], sources: Sequence[Rule | Finder]) -> set[str]:
    """The ids of the sources that selectors name.

    A selector is a category, a language, `language/category` or a full id.

    Raises:
        ValueError: a selector names nothing here; the message suggests the nearest.
    """
    chosen: set[str] = set()
    for selector in selectors:
        found = {s.id for s in sources if selector in _words(s)}
        if not found and selector not in CATEGORIES:
            known = {word for s in sources for word in _words(s)}
            raise ValueError(
                f"Nothing here is called {selector!r}.{nearest(selector, known)}"
            )
        chosen |= found
    return chosen


def _words(source: Rule | Finder) -> tuple[str, ...]:
    return source.category, source.lang, f"{source.lang}/{source.category}", source.id
