"""The three functions that most users need."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from newsclean.pipeline import Pipeline
from newsclean.report import Result
from newsclean.workers import begin, do

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from datetime import date

__all__ = ["clean", "clean_html", "clean_many"]

#: A text, or a mapping with `text` and what is known of it: `title`, `url`, `lang`,
#: `date`.
Item: TypeAlias = str | Mapping[str, Any]


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
    pipeline = pipeline or Pipeline.default()
    found = (
        _here(items, pipeline) if workers == 1 else _spread(items, workers, pipeline)
    )
    return _raised(found) if errors == "raise" else found


def _raised(found: Iterator[Result | Exception]) -> Iterator[Result | Exception]:
    for result in found:
        if isinstance(result, Exception):
            raise result
        yield result


def _here(items: Iterable[Item], pipeline: Pipeline) -> Iterator[Result | Exception]:
    for item in items:
        yield _one(item, pipeline)


_KNOWN = ("title", "url", "lang", "date")


def _one(item: Item, pipeline: Pipeline) -> Result | Exception:
    try:
        if isinstance(item, Mapping):
            if "text" not in item:
                raise ValueError(
                    f"An item has no 'text'; it has {', '.join(item) or 'nothing'}."
                )
            known = {k: item[k] for k in _KNOWN if item.get(k)}
            return pipeline.clean(item["text"], **known)
        return pipeline.clean(item)
    except Exception as error:  # noqa: BLE001 - handed to the caller, who decides
        return error


#: Items that travel to a worker together: fewer trips cost less, more cost memory.
_BATCH = 64
_AHEAD = 4


def _spread(
    items: Iterable[Item], workers: int, pipeline: Pipeline
) -> Iterator[Result | Exception]:
    # a call in this process should not wait for it: it brings sockets and logging
    from concurrent.futures import ProcessPoolExecutor

    source = iter(items)
    with ProcessPoolExecutor(
        workers, initializer=begin, initargs=(_batches, pipeline)
    ) as pool:
        yield from _in_order(pool, source, workers * _AHEAD)


def _in_order(
    pool: Executor, source: Iterator[Item], ahead: int
) -> Iterator[Result | Exception]:
    waiting: deque[Future[list[Result | Exception]]] = deque()
    while True:
        while len(waiting) < ahead and (batch := list(islice(source, _BATCH))):
            waiting.append(pool.submit(do, batch))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _batches(pipeline: Pipeline) -> Callable[[list[Item]], list[Result | Exception]]:
    """In a worker, once: what it does with a batch, by its pipeline."""
    return lambda items: [_one(item, pipeline) for item in items]
