"""`python -m benchmarks.compare.digest TEXTS…`: one hash over all reports of a side.

Two revisions that print the same hash cut, flag and spare the same, with the same words.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from benchmarks.compare.side import parsed
from benchmarks.revision import ROOT, checked_out, run_in
from benchmarks.texts import BadInput, read_texts

_WORKER = Path(__file__).with_name("digest_worker.py")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--side", default="here", show_default=True, metavar="SIDE")
@click.option("--each", is_flag=True, help="A line for each text before the last one.")
@click.option(
    "--root",
    default=ROOT,
    type=click.Path(path_type=Path),
    help="The repository whose revisions are taken; this one without it.",
)
def main(paths: tuple[Path, ...], side: str, each: bool, root: Path) -> None:
    """Hash the bodies and reports of the texts in files and folders (.txt, .jsonl).

    A side is written as in benchmarks.compare: `rev:main`, `here without:byline`.
    """
    try:
        texts = read_texts(paths)
        wanted = parsed(side)
        with checked_out(wanted.revision, root=root) as source:
            job = {
                "source": str(source),
                "steps": wanted.steps,
                "texts": [{"text": text.text, "known": text.known} for text in texts],
            }
            hashes = json.loads(run_in(source, _WORKER, json.dumps(job)))
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    if each:
        for text, found in zip(texts, hashes["texts"], strict=True):
            click.echo(f"{found}  {text.name}")
    click.echo(f"{hashes['all']}  {len(texts)} texts")


if __name__ == "__main__":
    main()
