"""HTML → text: the only file that knows trafilatura."""

from __future__ import annotations

__all__ = ["extracted"]


def extracted(html: str | bytes, url: str = "") -> tuple[str, str, str]:
    """The text, title and language of an HTML page; empty strings where none is found.

    Nothing is fetched. The settings are trafilatura's own, without its comments.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(
            f"clean_html() takes the page's source as str or bytes, not {type(html).__name__}."
        )
    import trafilatura

    if not html.strip():
        return "", "", ""
    found = trafilatura.bare_extraction(
        html, url=url or None, include_comments=False, with_metadata=True
    )
    if found is None:
        return "", "", ""
    return found.text or "", found.title or "", found.language or ""
