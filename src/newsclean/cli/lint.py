"""`newsclean rules lint`: what is wrong with your own rules."""

from __future__ import annotations

import os
from pathlib import Path

import click

from newsclean.cli.output import FOUND, as_json, put, stop

__all__ = ["lint"]


@click.command(short_help="Say what is wrong with the rules of a folder.")
@click.argument("folders", nargs=-1, required=True, metavar="DIR [DIR …]")
@click.option("--json", "json_", is_flag=True, help="One JSON object a finding.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes; by default as many as are useful.",
)
def lint(folders: tuple[str, ...], json_: bool, workers: int | None) -> None:
    """Check the rules of a pack's folder, or of one file, and their proof.

    \b
    Exit codes:
      0  nothing is wrong
      1  something is; a line each on stdout
      2  there is no such file or folder
    """
    from newsclean.lint import lint as findings_in

    paths = [Path(folder) for folder in folders]
    for path in paths:
        if not path.exists():
            stop(f"{path}: no such file or folder.")
    at_once = workers or os.cpu_count() or 1
    findings = [f for path in paths for f in findings_in(path, workers=at_once)]
    for finding in findings:
        put(as_json(finding._asdict()) if json_ else f"{finding}\n")
    one = "finding" if len(findings) == 1 else "findings"
    click.echo(f"{len(findings) or 'no'} {one}", err=True)
    if findings:
        raise SystemExit(FOUND)
