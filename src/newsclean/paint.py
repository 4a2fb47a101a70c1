"""Overlapping hits → disjoint segments: the narrower keeps its characters."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newsclean.evidence import WAITING
from newsclean.model import Action, Hit, Page, Rule

__all__ = ["paint"]

#: Of two hits of the same width, the more careful one wins.
_CARE = {"remove": 0, "flag": 1, "keep": 2}


def paint(
    page: Page, hits: Sequence[Hit], policy: Mapping[str, Action], lang: str = ""
) -> list[tuple[int, int, Hit]]:
    """Disjoint sorted segments of `page.text`, each with the hit that owns it.

    Kept and flagged spans are carved out of wider cuts, because narrower hits paint
    over wider ones and, at the same width, careful ones over others. If two hits agree,
    the one in the page's language is named; that changes no cut.
    """
    owners: dict[int, Hit] = {}
    parts: dict[int, list[Hit]] = defaultdict(list)
    for hit in _in_layers(hits, policy, lang):
        if hit.start > page.starts[hit.first] or hit.end < page.ends[hit.last]:
            parts[hit.first].append(hit)
        else:
            owners.update(dict.fromkeys(range(hit.first, hit.last + 1), hit))
    segments: list[tuple[int, int, Hit]] = []
    last_line = -2
    for line in sorted({*owners, *parts}):
        if line in parts:
            segments += _within(page, line, owners.get(line), parts[line])
            last_line = -2
            continue
        owner = owners[line]
        if line == last_line + 1 and segments[-1][2] is owner:
            segments[-1] = (segments[-1][0], page.ends[line], owner)
        else:
            segments.append((page.starts[line], page.ends[line], owner))
        last_line = line
    return segments


def _in_layers(
    hits: Sequence[Hit], policy: Mapping[str, Action], lang: str
) -> list[Hit]:
    """The hits in the order in which they are painted, each over those before it."""

    def care(hit: Hit) -> tuple[int, int, bool, bool, bool, bool]:
        source = hit.source
        return (
            -(hit.end - hit.start),
            _CARE[policy[source.category]],
            # hits outside the article keep their own category
            source.category not in ("before-article", "after-article"),
            # hits that stand without their neighbours are named first
            not isinstance(source, Rule) or WAITING.isdisjoint(source.needs),
            source.lang == lang,
            source.lang == "any",
        )

    by_id = sorted(hits, key=lambda hit: hit.source.id, reverse=True)
    return sorted(by_id, key=care)


def _within(
    page: Page, line: int, owner: Hit | None, parts: list[Hit]
) -> list[tuple[int, int, Hit]]:
    """The segments of one line that has hits on less than the whole line."""
    start, end = page.starts[line], page.ends[line]
    layers = [owner, *parts] if owner else parts
    edges = sorted({start, end, *(e for h in parts for e in (h.start, h.end))})
    segments: list[tuple[int, int, Hit]] = []
    for a, b in itertools.pairwise(edges):
        top = next((h for h in reversed(layers) if h.start <= a and b <= h.end), None)
        piece = page.text[a:b]
        if top is None or not piece.strip():
            continue
        a += len(piece) - len(piece.lstrip())
        b -= len(piece) - len(piece.rstrip())
        if (
            segments
            and segments[-1][2] is top
            and not page.text[segments[-1][1] : a].strip()
        ):
            segments[-1] = (segments[-1][0], b, top)
        else:
            segments.append((a, b, top))
    return segments
