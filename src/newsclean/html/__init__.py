"""HTML → text: trafilatura's, and the lines of the story that it left out.

The only room that knows trafilatura. Nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from newsclean.html.lines import lines_of
from newsclean.html.missed import completed
from newsclean.html.title import title_of

__all__ = ["SUFFIXES", "extracted"]

#: How files of HTML are called, in lower case.
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def extracted(html: str | bytes, url: str = "") -> tuple[str, str]:
    """The text and the title of an HTML page; empty strings where none is found.

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
        return "", ""
    # first: trafilatura takes things out of the tree
    lines, title = lines_of(tree), title_of(tree)
    text = _asked(tree, url) or _asked(html, url, favor_recall=True)
    return completed(text, lines, title) if text else "", title


def _asked(page: Any, url: str, **settings: bool) -> str:
    """The text that trafilatura finds; empty where it finds none.

    Its metadata are not asked for: the long search for a date takes twice the time of
    all the rest.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, **settings
    )
    # before trafilatura 2 it was a dict
    text = found.get("text") if isinstance(found, dict) else getattr(found, "text", "")
    return text or ""
