"""The three functions that most users need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from newsclean.pipeline import Pipeline
from newsclean.report import Result

if TYPE_CHECKING:
    from datetime import date

    from newsclean.many import Item

__all__ = ["clean", "clean_html", "clean_many"]


def clean(
    raw: str,
    *,
    title: str = "",
    url: str = "",
    lang: str = "",
    date: str | date = "",
    pipeline: Pipeline | None = None,
) -> Result:
    r"""Take the boilerplate out of one scraped text.

    Args:
        raw: the text as scraped, of any language; it is never altered.
        title: the headline, if the scraper knows it: its repeats are found surely.
        url: the page's address, if known: the site's own rules apply.
        lang: the language's ISO 639-1 code, if known; reported, decides nothing.
        date: the day the page was taken, as in "2026-01-31" or a `datetime.date`:
            rules with `valid_from` or `valid_until` act only then. Asked by no other
            rule, and without it those act too.
        pipeline: what to clean with; `Pipeline.default()` where none is given.

    Returns:
        The body and the report, as a named pair. `report.restore(body)` is `raw`.

    Raises:
        TypeError: `raw` is no `str`.
        ValueError: a rule is for some days, and `date` is no date.

    >>> body, report = clean("The bridge opened on Monday.\n\nShare this article\n")
    >>> body
    'The bridge opened on Monday.\n'
    >>> report.counts()
    {'share': 1}
    """
    pipeline = pipeline or Pipeline.default()
    return pipeline.clean(raw, title=title, url=url, lang=lang, date=date)


def clean_html(
    html: str | bytes,
    *,
    url: str = "",
    title: str = "",
    lang: str = "",
    date: str | date = "",
    pipeline: Pipeline | None = None,
) -> Result:
    """Extract the text of an HTML page with trafilatura, complete and clean it.

    Lines of the story that trafilatura leaves out are put back: docs/pipeline.md says
    which.

    Args:
        html: the page's source; bytes are decoded as the page declares.
        url: its address, if known. Nothing is fetched from it.
        title: the headline, where the scraper knows better than the page.
        lang: the language's code; see `clean`.
        date: see `clean`.
        pipeline: see `clean`.

    Returns:
        As `clean`; `result.raw` is the text that was extracted. A page without an
        article gives an empty body and the status `no-article`.

    Raises:
        TypeError: `html` is neither `str` nor `bytes`.
        ValueError: a rule is for some days, and `date` is no date.

    >>> clean_html("<html><body></body></html>").report.status
    'no-article'
    """
    from newsclean.html import extracted

    raw, found = extracted(html, url)
    result = clean(
        raw,
        title=title or found,
        url=url,
        lang=lang,
        date=date,
        pipeline=pipeline,
    )
    if result.report.status != "empty":
        return result
    from dataclasses import replace

    return Result(result.body, replace(result.report, status="no-article"))


def clean_many(
    items: Iterable[Item],
    *,
    workers: int = 1,
    errors: Literal["raise", "return"] = "raise",
    pipeline: Pipeline | None = None,
) -> Iterator[Result | Exception]:
    """Clean many texts, in order, in as many processes as asked for.

    Args:
        items: texts, or mappings with `text` and optionally `title`, `url`, `lang`,
            `date`; read as they are needed, a bounded number ahead.
        workers: processes; 1 works in this one.
        errors: `"return"` puts an item's exception in its place and goes on.
        pipeline: see `clean`.

    Yields:
        One result an item, or its exception.

    Raises:
        TypeError: `items` is one text or one mapping.
        ValueError: `errors` is another word, or `workers` is below 1.
        Exception: with `errors="raise"`, what `clean` raises for an item.

    >>> [r.body for r in clean_many(["One.", {"text": "Two.", "title": "Two"}])]
    ['One.', 'Two.']
    """
    if isinstance(items, str | bytes | Mapping):
        # its letters, or its keys, would pass for texts
        kind = type(items).__name__
        raise TypeError(f"clean_many() takes many texts, not one {kind}: take clean().")
    if errors not in ("raise", "return"):
        raise ValueError(f"errors is 'raise' or 'return', not {errors!r}.")
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}.")
    # a call for one text does without it
    from newsclean.many import results

    found = results(items, workers=workers, pipeline=pipeline or Pipeline.default())
    return _raised(found) if errors == "raise" else found


def _raised(found: Iterator[Result | Exception]) -> Iterator[Result | Exception]:
    for result in found:
        if isinstance(result, Exception):
            raise result
        yield result
