"""Data set → what each cleaner did to its texts, and each extractor to its HTML."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.peers import Extractor, LineFilter
from benchmarks.quality.label import Line, labelled, lines_of
from benchmarks.quality.layouts.page import Dataset, GoldPage, html_of
from benchmarks.quality.score import Marks, Spans, marked, totalled
from benchmarks.quality.words import overlap, words

__all__ = ["HtmlRow", "TextRow", "html_rows", "scrape", "text_rows"]

Remove = Callable[[str, GoldPage], Spans]


class TextRow(NamedTuple):
    """What one cleaner did to the texts that one scraper left."""

    scraper: str
    cleaner: str
    marks: Marks


class HtmlRow(NamedTuple):
    """What one extractor made of the pages."""

    name: str
    pages: int
    precision: float
    recall: float
    f1: float
    milliseconds: float
    failed: int


def newsclean_spans(text: str, page: GoldPage) -> Spans:
    """What newsclean removes of a text, told no more than most scrapers know."""
    import newsclean

    report = newsclean.clean(text, url=page.url, lang=page.lang).report
    return [(d.start, d.end) for d in report.removals]


def filter_spans(peer: LineFilter) -> Remove:
    """The lines that a line filter does not keep, as spans."""

    def remove(text: str, page: GoldPage) -> Spans:
        spans = lines_of(text)
        kept = peer.keep([text[start:end].strip() for start, end in spans])
        return [span for span, keeps in zip(spans, kept, strict=True) if not keeps]

    return remove


def text_rows(dataset: Dataset, peers: Iterable[LineFilter]) -> Iterator[TextRow]:
    """newsclean and each peer, on the texts of each scraper."""
    cleaners: dict[str, Remove] = {"newsclean": newsclean_spans}
    cleaners |= {peer.name: filter_spans(peer) for peer in peers}
    for scraper in sorted({name for page in dataset.pages for name in page.texts}):
        texts = [
            (page.texts[scraper], page, labelled(page.texts[scraper], page))
            for page in dataset.pages
            if page.texts.get(scraper, "").strip()
        ]
        for name, remove in cleaners.items():
            yield TextRow(scraper, name, _total(texts, remove))


def _total(
    texts: Iterable[tuple[str, GoldPage, Sequence[Line]]], remove: Remove
) -> Marks:
    return totalled(
        [
            marked(
                text,
                lines,
                remove(text, page),
                page.gold_words or len(words(page.gold)),
            )
            for text, page, lines in texts
        ]
    )


def scrape(dataset: Dataset, scrapers: Iterable[Extractor]) -> Dataset:
    """The data set with one more text a page for each scraper, from its HTML."""
    scrapers = list(scrapers)
    pages = []
    for page in dataset.pages:
        texts = dict(page.texts)
        if page.html:
            html = html_of(page.html)
            for scraper in scrapers:
                text, _ = _extracted(scraper, html, page.url)
                texts[f"{scraper.name} (now)"] = text or ""
        pages.append(page._replace(texts=texts))
    return dataset._replace(pages=tuple(pages))


def html_rows(dataset: Dataset, systems: Iterable[Extractor]) -> Iterator[HtmlRow]:
    """Each extractor on all pages that come with their HTML and a gold body."""
    pages = [page for page in dataset.pages if page.html and page.gold.strip()]
    for system in systems if pages else ():
        yield _html_row(system, pages)


def _html_row(system: Extractor, pages: Sequence[GoldPage]) -> HtmlRow:
    scores, spent, failed = [], [], 0
    for page in pages:
        assert page.html is not None
        html = html_of(page.html)
        begun = time.perf_counter()
        text, raised = _extracted(system, html, page.url)
        spent.append((time.perf_counter() - begun) * 1e3)
        failed += raised
        found = words(text)
        scores.append(overlap(found, _gold(page, found)))
    n = len(pages)
    return HtmlRow(
        system.name,
        n,
        sum(s.precision for s in scores) / n,
        sum(s.recall for s in scores) / n,
        sum(s.f1 for s in scores) / n,
        median(spent),
        failed,
    )


def _extracted(system: Extractor, html: str, url: str) -> tuple[str, bool]:
    """The text, and whether the extractor gave up on the page."""
    try:
        return system.extract(html, url) or "", False
    except Exception:  # noqa: BLE001 - a peer may raise anything; it is counted
        return "", True


def _gold(page: GoldPage, found: list[str]) -> list[str]:
    """The right words; an optional paragraph is asked for where most of it was taken."""
    gold = words(page.gold)
    have = set(found)
    for paragraph in page.optional:
        more = words(paragraph)
        if sum(word in have for word in more) > len(more) / 2:
            gold += more
    return gold
