"""Guards that users set: lines that stay, whatever rules and finders say.

`protect` keeps a line from every category, `allow` from one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.cache import asked, pattern_for
from newsclean.decide import Decided
from newsclean.model import CATEGORIES, Guard, Hit, Page
from newsclean.nearest import nearest
from newsclean.scope import host_of, is_of
from newsclean.view import one_blank

__all__ = ["Staying", "guards_from", "spare", "spare_wide", "staying"]


class Staying(NamedTuple):
    """The lines of a page that stay: kept from everything, or from one category."""

    protected: set[int]
    allowed: Mapping[str, set[int]]


def guards_from(
    protect: Iterable[str] = (),
    allow: Mapping[str, str | Iterable[str]] | None = None,
    *,
    site: str = "",
) -> tuple[Guard, ...]:
    """Protect patterns, and allowed patterns by category, as guards.

    Raises:
        ValueError: a pattern is not a regular expression, or a category does not exist.
    """
    guards = [Guard(pattern, site=site) for pattern in protect]
    for category, patterns in (allow or {}).items():
        if category not in CATEGORIES:
            raise ValueError(
                f"No category {category!r}.{nearest(category, CATEGORIES)}"
            )
        several = (patterns,) if isinstance(patterns, str) else patterns
        guards += [Guard(pattern, category, site) for pattern in several]
    for guard in guards:
        try:
            pattern_for(guard.pattern)
        except Exception as error:
            raise ValueError(
                f"{guard.pattern!r} is no regular expression: {error}."
            ) from error
    return tuple(guards)


def staying(page: Page, guards: Sequence[Guard]) -> Staying:
    """The lines that guards keep on this page."""
    protected: set[int] = set()
    allowed: dict[str, set[int]] = {}
    host = host_of(page.url) if page.url else ""
    for guard in guards:
        if guard.site and not is_of(host, guard.site):
            continue
        lines = {
            i
            for i, view in enumerate(page.views)
            if asked(guard.pattern, one_blank(view) if "   " in view else view)
        }
        if not lines:
            continue
        if guard.category:
            allowed.setdefault(guard.category, set()).update(lines)
        else:
            protected |= lines
    return Staying(protected, allowed)


def spare(
    hits: Iterable[Hit], allowed: Mapping[str, set[int]]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that touch no line allowed for their category, and those that do."""
    kept: list[Hit] = []
    spared: list[tuple[Hit, str]] = []
    for hit in hits:
        if _touches(hit, allowed):
            spared.append((hit, "allowed"))
        else:
            kept.append(hit)
    return kept, spared


def _touches(hit: Hit, allowed: Mapping[str, set[int]]) -> bool:
    lines = allowed.get(hit.source.category, ())
    return any(hit.first <= line <= hit.last for line in lines)


def spare_wide(decided: Decided, allowed: Mapping[str, set[int]]) -> Decided:
    """The same for decided hits, which the bounds may have made wider."""
    going, spared = spare(decided.going, allowed)
    if not spared:
        return decided
    every = [*decided.spared, *spared]
    return Decided(going, sorted(every, key=lambda s: (s[0].start, s[0].end)))
