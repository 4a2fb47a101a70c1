"""HTML → text: trafilatura's, and the lines of the story that it left out.

The only room that knows trafilatura. Nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from newsclean.html.lines import lines_of
from newsclean.html.missed import completed

__all__ = ["extracted"]


def extracted(html: str | bytes, url: str = "") -> tuple[str, str, str]:
    """The text, title and language of an HTML page; empty strings where none is found.

    The settings are trafilatura's own, without its comments. Where it finds nothing it
    is asked once more, to rather find too much.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(
            f"clean_html() takes the page's source as str or bytes, not {type(html).__name__}."
        )
    import trafilatura

    tree = trafilatura.load_html(html) if html.strip() else None
    if tree is None:
        return "", "", ""
    # first: trafilatura takes things out of the tree
    lines = lines_of(tree)
    found = _asked(tree, url) or _asked(html, url, favor_recall=True)
    if found is None:
        return "", "", ""
    title = found.title or ""
    return completed(found.text, lines, title), title, found.language or ""


def _asked(page: Any, url: str, **settings: bool) -> Any:
    """What trafilatura finds; nothing where there is no text."""
    import trafilatura

    found = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, with_metadata=True, **settings
    )
    return found if found is not None and found.text else None
