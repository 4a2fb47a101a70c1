"""`newsclean clean`: pages in, bodies out, and the account on the side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from newsclean.cli.options import DATE, ENCODING, pipeline_from, pipeline_options
from newsclean.cli.output import FOUND, as_json, put, stop
from newsclean.cli.pages import Input, Unreadable, read_input

if TYPE_CHECKING:
    from newsclean.pipeline import Pipeline
    from newsclean.report import Result

__all__ = ["clean"]


@click.command(short_help="Clean pages: text or HTML in, the body out.")
@click.argument("files", nargs=-1, metavar="[FILE …|-]")
@click.option(
    "--html", is_flag=True, help="Take every page as HTML, whatever its name."
)
@click.option(
    "--gutter", is_flag=True, help="The whole page with what became of each line."
)
@click.option("--json", "json_", is_flag=True, help="One JSON object a page.")
@click.option(
    "--report", metavar="FILE", help="Write the reports here, a JSON object a line."
)
@click.option("--title", default="", help="The headline, if known (one page).")
@click.option("--lang", default="", help="The language's code, if known.")
@click.option("--url", default="", help="The page's address, if known; never fetched.")
@DATE
@ENCODING
@pipeline_options
def clean(
    files: tuple[str, ...],
    html: bool,
    gutter: bool,
    json_: bool,
    report: str | None,
    encoding: str,
    title: str,
    lang: str,
    url: str,
    date: str,
    **chosen: Any,
) -> None:
    """Clean pages and write their bodies to stdout, one after the other.

    A page is a text file, or HTML by its suffix (.html, .htm, .xhtml, .shtml) or
    --html. `-`, or no FILE, is standard input. Text is read with its line ends as
    they are, and the body keeps them.

    \b
    Exit codes:
      0  all pages were cleaned
      1  a page could not be read; the others were cleaned
      2  nothing was done: wrong usage, configuration or pack
    """
    _refuse(files, gutter=gutter, json_=json_, title=title, report=report)
    pipeline = pipeline_from(**chosen)
    names = files or ("-",)
    failed = False
    with _opened(report) as sheet:
        for name in names:
            try:
                page = read_input(name, html=html, encoding=encoding)
                known = {"title": title, "lang": lang, "url": url, "date": date}
                result = _cleaned(page, pipeline, known)
                many = len(names) > 1
                _put(result, name, gutter=gutter, json_=json_, many=many)
            except Unreadable as error:
                click.echo(f"Error: {error}", err=True)
                failed = True
                continue
            if sheet is not None:
                sheet.write(as_json({"file": name, **result.report.to_dict()}))
    if failed:
        raise SystemExit(FOUND)


def _refuse(
    files: tuple[str, ...], *, gutter: bool, json_: bool, title: str, report: str | None
) -> None:
    """End the program if the options do not go together."""
    if gutter and json_:
        stop("--gutter and --json exclude each other.")
    if title and len(files) > 1:
        stop("--title is the headline of one page: give one FILE with it.")
    if report == "-":
        stop("--report needs a file; for body and report on stdout take --json.")
    if report and report in files:
        stop(f"--report {report} would overwrite the page.")
    if not files and sys.stdin is not None and sys.stdin.isatty():
        stop("Name a FILE, or - for standard input; see `newsclean clean --help`.")


@contextmanager
def _opened(report: str | None) -> Iterator[IO[str] | None]:
    """The file for the reports, if one was asked for; `stop` if it accepts no more."""
    if not report:
        yield None
        return
    try:
        with open(report, "w", encoding="utf-8", newline="\n") as sheet:
            yield sheet
    except BrokenPipeError:
        # that is standard output: the reader has seen enough
        raise
    except OSError as error:
        stop(f"--report {report}: {error.strerror or error}.")


def _cleaned(page: Input, pipeline: Pipeline, known: dict[str, str]) -> Result:
    from newsclean.api import clean_html

    if page.html is None:
        return pipeline.clean(page.text, **known)
    return clean_html(page.html, **known, pipeline=pipeline)


def _put(result: Result, name: str, *, gutter: bool, json_: bool, many: bool) -> None:
    """Write what was asked for; `Unreadable` if no file could hold it."""
    if json_:
        report = result.report.to_dict()
        put(as_json({"file": name, "body": result.body, "report": report}))
        return
    head = f"==> {name} <==\n" if gutter and many else ""
    text = result.gutter() if gutter else result.body
    try:
        put(head + text, odd="strict")
    except UnicodeEncodeError as error:
        raise Unreadable(
            f"{name}: a lone surrogate at character {error.start - len(head)} "
            "cannot be written as UTF-8: take --json."
        ) from error
