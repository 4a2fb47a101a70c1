"""The outlet's bare name on a line of its own, in a footer or below the article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from newsclean.model import Example, Finder, Hit, Page, Rule
from newsclean.scope import host_of
from newsclean.shapes import shapes

__all__ = ["OUTLET_NAME"]

_WIDEST = 40
_LETTERS = re.compile(r"[\W_]+")
_HOST = re.compile(r"\b((?:[a-z0-9-]+\.)+[a-z]{2,})\b")
#: Categories whose lines name the outlet that they belong to.
_NAMING = frozenset(
    ("copyright", "donation", "disclosure", "reuse-policy", "syndication")
)


def _find(page: Page) -> Iterator[Hit]:
    naming = _naming_lines(page)
    known = _hosts(page, naming)
    named = " ".join(map(_squeezed, naming))
    if not known and not named:
        return
    shape = shapes(page)
    before, count = shape.prose_before, len(page.views)
    head = min(count, bisect_right(before, 0))
    tail = max(head, bisect_left(before, before[-1]))
    for i in (*range(head), *range(tail, count)):
        if shape.widths[i] > _WIDEST or shape.closed[i]:
            continue
        name = _squeezed(page.views[i])
        if len(name) >= 5 and (name in known or (name in named and _is_alone(page, i))):
            yield Hit(i, i, page.starts[i], page.ends[i], OUTLET_NAME)


def _squeezed(view: str) -> str:
    return _LETTERS.sub("", view)


def _hosts(page: Page, naming: Iterable[str]) -> set[str]:
    """The names that addresses on the page give to the outlet."""
    hosts = [h for v in naming for h in _HOST.findall(v)]
    if page.url:
        hosts.append(host_of(page.url))
    names: set[str] = set()
    for host in hosts:
        parts = host.removeprefix("www.").split(".")
        names.update((_squeezed("".join(parts)), _squeezed(parts[0])))
    return names - {""}


def _naming_lines(page: Page) -> list[str]:
    hits: list[Hit] = page.memo.get("hits", [])
    return [
        page.views[h.first]
        for h in hits
        if isinstance(h.source, Rule) and h.source.category in _NAMING
    ]


def _is_alone(page: Page, i: int) -> bool:
    """Whether there are blank lines around it, as around a logo."""
    above = i == 0 or page.text.count("\n", page.ends[i - 1], page.starts[i]) > 1
    last = i + 1 == len(page.views)
    return above and (
        last or page.text.count("\n", page.ends[i], page.starts[i + 1]) > 1
    )


OUTLET_NAME = Finder(
    name="outlet-name",
    category="navigation",
    find=_find,
    reason="The outlet's bare name.",
    hits=(),
    misses=(Example("Harlow Bridge"),),
)
