"""`newsclean explain`: why a line goes or stays."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.options import DATE, ENCODING, pipeline_from, pipeline_options
from newsclean.cli.output import as_json, put, stop
from newsclean.cli.pages import Unreadable, read_input

__all__ = ["explain"]


@click.command(short_help="Say why a line goes or stays.")
@click.argument("file", metavar="FILE")
@click.option("--line", type=int, required=True, metavar="N", help="Counted from 1.")
@click.option(
    "--all", "all_", is_flag=True, help="Name the rules, too, that do not match."
)
@click.option("--json", "json_", is_flag=True, help="As a JSON object.")
@click.option("--html", is_flag=True, help="Take the page as HTML, whatever its name.")
@click.option("--title", default="", help="The headline, if known.")
@click.option("--lang", default="", help="The language's code, if known.")
@click.option("--url", default="", help="The page's address, if known; never fetched.")
@DATE
@ENCODING
@pipeline_options
def explain(
    file: str,
    line: int,
    all_: bool,
    json_: bool,
    html: bool,
    title: str,
    lang: str,
    url: str,
    date: str,
    encoding: str,
    **chosen: Any,
) -> None:
    """Say of one line of a page which rules looked at it, and what they found.

    Each rule that points at it is named with the literals that made it look, which
    evidence held or failed, the guard that spared the line, and what would have to
    change; then near misses, which more than their pattern keeps away. Other rules that
    looked are counted. Lines are counted as in `newsclean clean --gutter`.

    \b
    Exit codes:
      0  the line was explained
      2  there is no such file or line; wrong usage, configuration or pack
    """
    from newsclean.explain import explain as explained

    try:
        page = read_input(file, html=html, encoding=encoding)
    except Unreadable as error:
        stop(str(error))
    text = page.text
    if page.html is not None:
        from newsclean.html import extracted

        text, found = extracted(page.html, url)
        title = title or found
    pipeline = pipeline_from(**chosen)
    try:
        result = explained(
            pipeline, text, line, title=title, url=url, lang=lang, date=date
        )
    except ValueError as error:
        stop(f"{file}: {error}")
    if json_:
        put(as_json(result.to_dict(), indent=2))
    else:
        put(f"{result.full() if all_ else result}\n")
