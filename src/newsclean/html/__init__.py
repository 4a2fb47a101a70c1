"""HTML → text: trafilatura's, plus the lines of the story that it left out.

This is the only room that knows trafilatura. Nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from newsclean.html.lines import lines_of
from newsclean.html.missed import completed
from newsclean.html.title import title_of

__all__ = ["SUFFIXES", "extracted"]

#: The suffixes of HTML files, in lower case.
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def extracted(html: str | bytes, url: str = "") -> tuple[str, str]:
    """The text and the title of an HTML page; empty strings where none is found.

    The settings are trafilatura's defaults, without comments. If it finds nothing, it
    is run once more, with the setting that would rather find too much.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(
            f"clean_html() takes the page's source as str or bytes, not {type(html).__name__}."
        )
    import trafilatura

    tree = trafilatura.load_html(html) if html.strip() else None
    if tree is None:
        return "", ""
    # before the call: trafilatura takes things out of the tree
    lines, title = lines_of(tree), title_of(tree)
    text = _asked(tree, url) or _asked(html, url, favor_recall=True)
    return completed(text, lines, title) if text else "", title


def _asked(page: Any, url: str, **settings: bool) -> str:
    """The text that trafilatura finds; empty if it finds none.

    It is not asked for metadata: its long search for a date takes twice the time of all
    the rest.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, **settings
    )
    # before trafilatura 2 it was a dict
    text = found.get("text") if isinstance(found, dict) else getattr(found, "text", "")
    return text or ""
