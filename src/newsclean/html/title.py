"""The title of an HTML page, according to the page itself."""

from __future__ import annotations

from html import unescape
from typing import Any

__all__ = ["title_of"]

#: The names of `meta` elements that hold it, the most reliable first.
_NAMES = (
    "og:title",
    "twitter:title",
    "title",
    "dc.title",
    "dcterms.title",
    "headline",
)


def title_of(tree: Any) -> str:
    """The title of a parsed page: from its metadata, its only `h1`, or its `title`.

    Empty if there is none.
    """
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        if name in _NAMES:
            found.setdefault(name, _plain(meta.get("content")))
    named = [found[name] for name in _NAMES if found.get(name)]
    heads = [_plain(head.text_content()) for head in tree.iter("h1")]
    heads = [head for head in heads if head]
    only = heads if len(heads) == 1 else []
    titles = [_plain(title.text) for title in tree.iter("title")]
    return next(filter(None, (*named, *only, *titles, *heads)), "")


def _plain(text: str | None) -> str:
    return " ".join(unescape(text or "").split())
