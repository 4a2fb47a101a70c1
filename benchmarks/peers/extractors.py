"""Extractors: each takes a page's HTML and its address and gives the article's text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from benchmarks.environment import version_of
from benchmarks.peers.lines import Skip

__all__ = ["EXTRACTORS", "Extractor", "extractors"]

Extract = Callable[[str, str], str]


class Extractor(NamedTuple):
    """An extractor by name, its distribution and version, and the call."""

    name: str
    source: str
    extract: Extract


def _newsclean() -> Extract:
    import newsclean

    return lambda html, url: newsclean.clean_html(html, url=url).body


def _trafilatura() -> Extract:
    import trafilatura

    return lambda html, url: trafilatura.extract(html, include_comments=False) or ""


def _readability() -> Extract:
    import inscriptis
    import readability

    return lambda html, url: str(
        inscriptis.get_text(readability.Document(html).summary())
    )


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url: str(
        extract_plain_text(html, main_content=True, alt_texts=False)
    )


def _justext() -> Extract:
    import justext

    from benchmarks.peers.justext import STOP_LANGUAGES

    lists = (justext.get_stoplist(language) for language in STOP_LANGUAGES)
    stop = frozenset(word for words in lists for word in words)
    return lambda html, url: "\n".join(
        p.text for p in justext.justext(html, stop) if not p.is_boilerplate
    )


def _newspaper() -> Extract:
    import newspaper

    def extract(html: str, url: str) -> str:
        page: Any = newspaper.Article(url or "http://example.org/", fetch_images=False)
        page.download(input_html=html)
        page.parse()
        return str(page.text)

    return extract


def _boilerpy() -> Extract:
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor(raise_on_failure=False)
    return lambda html, url: str(extractor.get_content(html))


def _whole_page() -> Extract:
    import inscriptis

    return lambda html, url: str(inscriptis.get_text(html))


#: name → the distributions it needs, and how it is made. In the order of the tables.
EXTRACTORS: dict[str, tuple[tuple[str, ...], Callable[[], Extract]]] = {
    # in a worktree it is on the path, and no distribution
    "newsclean": ((), _newsclean),
    "trafilatura": (("trafilatura",), _trafilatura),
    "readability": (("readability-lxml", "inscriptis"), _readability),
    "resiliparse": (("resiliparse",), _resiliparse),
    "justext": (("jusText",), _justext),
    "newspaper4k": (("newspaper4k",), _newspaper),
    "boilerpy3": (("boilerpy3",), _boilerpy),
    "page-text": (("inscriptis",), _whole_page),
}


def extractors(
    names: Iterable[str] = tuple(EXTRACTORS),
) -> list[Extractor | Skip]:
    """The extractors of these names; a `Skip` where one is not installed."""
    return [_made(name) for name in names]


def _made(name: str) -> Extractor | Skip:
    needed, make = EXTRACTORS[name]
    missing = [wanted for wanted in needed if not version_of(wanted)]
    if missing:
        return Skip(name, f"{' and '.join(missing)} not installed")
    source = ", ".join(f"{n} {version_of(n)}" for n in needed) or f"this {name}"
    try:
        return Extractor(name, source, make())
    except ImportError as error:
        return Skip(name, f"{source} does not load: {error}")
