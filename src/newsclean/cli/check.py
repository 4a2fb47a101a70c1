"""`newsclean check`: fixture folders compared with what was accepted for them."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.options import pipeline_from, pipeline_options
from newsclean.cli.output import FOUND, as_json, put, stop

if TYPE_CHECKING:
    from newsclean.fixtures import Case, Outcome

__all__ = ["check"]

#: With fewer cases than this, a second process costs more than it saves.
_FEW = 200


@click.command(short_help="Compare fixture pages with what was accepted for them.")
@click.argument("folders", nargs=-1, required=True, metavar="DIR [DIR …]")
@click.option(
    "--accept", is_flag=True, help="Write down what comes out now as accepted."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only cases of this name; * stands for anything; may be repeated.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes; by default as many as are useful.",
)
@click.option("--junit", metavar="FILE", help="Write a JUnit file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Diffs; GitHub annotations and diffs; one SARIF log.",
)
@pipeline_options
def check(
    folders: tuple[str, ...],
    accept: bool,
    names: tuple[str, ...],
    workers: int | None,
    junit: str | None,
    form: str,
    **chosen: Any,
) -> None:
    """Clean the pages of fixture folders and compare with what was accepted.

    A case is <name>.txt, a raw page, beside <name>.cut, its accepted gutter, or
    <name>.expected.txt, its body; <name>.toml may say its title, url, lang and
    date. In a folder named known-failures, <name>.expected.txt is what should come out and does
    not yet. A case's own file may stand in a folder's place.

    --accept writes the results of all cases that differ or have none yet, or with
    --name only of those. It never touches a page or a known failure.

    \b
    Exit codes:
      0  every case is as accepted
      1  a case differs, has no accepted result, is unreadable, or no longer fails;
         or an accepted result has lost its page
      2  nothing was checked, or --junit could not be written: wrong usage, folder,
         configuration or pack
    """
    from newsclean import fixtures

    cases, orphans = _found(folders, names)
    pipeline = pipeline_from(**chosen)
    judge = fixtures.accept if accept else fixtures.check
    at_once = workers or (os.cpu_count() or 1 if len(cases) > _FEW else 1)
    outcomes = []
    for outcome in fixtures.run(cases, pipeline, judge=judge, workers=at_once):
        _show(outcome, form)
        outcomes.append(outcome)
    _finish(outcomes, orphans, form=form, junit=junit)
    if orphans or not all(outcome.good for outcome in outcomes):
        raise SystemExit(FOUND)


def _found(
    folders: tuple[str, ...], names: tuple[str, ...]
) -> tuple[list[Case], list[Path]]:
    """The cases asked for, each once, and accepted results without a page."""
    from newsclean.fixtures import CaseError, cases_in, orphans_in

    cases: dict[Path, Case] = {}
    orphans: set[Path] = set()
    for folder in map(Path, folders):
        try:
            cases.update((case.raw, case) for case in cases_in(folder))
        except CaseError as error:
            stop(str(error))
        orphans.update(orphans_in(folder))
    if not names:
        return list(cases.values()), sorted(orphans)
    chosen = [c for c in cases.values() if any(_is_called(c, name) for name in names)]
    if not chosen:
        stop(f"No case here is called {' or '.join(names)}.")
    return chosen, []


def _is_called(case: Case, name: str) -> bool:
    """Whether a case goes by this name: its whole name, its last part, or a pattern."""
    return fnmatch(case.name, name) or fnmatch(case.name.rpartition("/")[2], name)


def _show(outcome: Outcome, form: str) -> None:
    from newsclean.fixtures import formats

    if form == "sarif":
        return
    words = formats.text(outcome)
    if words:
        put(words + "\n")
    if form == "github":
        for line in formats.github(outcome):
            put(line + "\n")


def _finish(
    outcomes: list[Outcome], orphans: list[Path], *, form: str, junit: str | None
) -> None:
    """Print the orphans and the summary, and write the files that were asked for."""
    from newsclean.fixtures import formats

    if junit:
        try:
            Path(junit).write_bytes(formats.junit(outcomes, orphans))
        except OSError as error:
            stop(f"--junit {junit}: {error.strerror or error}.")
    summary = formats.summary(outcomes, orphans) + "\n"
    if form == "sarif":
        put(as_json(formats.sarif(outcomes, orphans), indent=2))
        click.echo(summary, nl=False, err=True)
        return
    for path in orphans:
        what = "this accepted result has no page: delete it, or bring the page back."
        put(f"{path}: {what}\n")
        if form == "github":
            put(f"::error file={path.as_posix()}::This accepted result has no page.\n")
    put(summary)
