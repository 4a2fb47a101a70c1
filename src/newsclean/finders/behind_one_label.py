"""Titles of other stories after one label that comes back ("WATCH | …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page

__all__ = ["LABELLED"]

#: A label in capitals, a bar, a title.
_LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^|\d]{2,40}?)\s*\|\s*(?P<title>\S.{9,159})$"
)
_TWICE = 2


def _labelled(page: Page) -> Iterator[Hit]:
    if "|" not in page.text or page.text.count("|") < _TWICE:
        return
    lines: list[tuple[int, str]] = []
    for i, view in enumerate(page.views):
        if "|" not in view:
            continue
        found = _LABELLED.match(page.text, page.starts[i], page.ends[i])
        if found and found["label"].isupper() and view.count("|") == 1:
            lines.append((i, found["label"]))
    count = Counter(label for _, label in lines)
    for i, label in lines:
        if count[label] >= _TWICE:
            yield Hit(i, i, page.starts[i], page.ends[i], LABELLED)


LABELLED = Finder(
    name="behind-one-label",
    category="related",
    find=_labelled,
    reason="Titles of other stories behind one label that comes back.",
    hits=(
        Example(
            "⟦KIJK OOK | Brug blijft de hele winter dicht⟧\n\nThe ferry runs again.\n\n"
            "⟦KIJK OOK | Veerman hoopt op een droge herfst⟧",
            "middle",
        ),
    ),
    misses=(
        Example("HARLOW | The bridge from above", "middle"),
        Example("Harlow | 2 | 0 | 6\n\nMarsden | 1 | 1 | 4", "middle"),
    ),
)
