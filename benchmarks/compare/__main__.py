"""`python -m benchmarks.compare TEXTS… --before rev:main`: what is cut differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from benchmarks.compare.change import Change, by_rule, changes, diff
from benchmarks.compare.side import parsed, removed
from benchmarks.revision import ROOT
from benchmarks.tables import table
from benchmarks.texts import BadInput, read_texts

_HEAD = ("rule", "lines cut now", "words", "lines left now", "words")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--before", default="rev:HEAD", show_default=True, metavar="SIDE")
@click.option("--after", default="here", show_default=True, metavar="SIDE")
@click.option("--no-diff", is_flag=True, help="The table alone.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option(
    "--root",
    default=ROOT,
    type=click.Path(path_type=Path),
    help="The repository whose revisions are compared; this one without it.",
)
def main(
    paths: tuple[Path, ...],
    before: str,
    after: str,
    no_diff: bool,
    as_json: bool,
    root: Path,
) -> None:
    """Compare what two sides cut of the texts in files and folders (.txt, .jsonl).

    A side is `here`, the working tree, or `rev:REVISION`; and further words change
    its default pipeline: only:SELECTOR, without:SELECTOR, rules:PATH, config:FILE,
    policy:CATEGORY=ACTION, protect:PATTERN. So `rev:main without:byline` is a side.
    """
    try:
        texts = read_texts(paths)
        was = removed(parsed(before), texts, root=root)
        now = removed(parsed(after), texts, root=root)
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    trios = list(zip(texts, was, now, strict=True))
    found = [change for trio in trios for change in changes(*trio)]
    lines = [] if no_diff else [line for trio in trios for line in diff(*trio)]
    if as_json:
        click.echo(_json(found, lines, len(texts)))
    else:
        click.echo(_shown(found, lines, len(texts)))


def _shown(found: Sequence[Change], lines: Iterable[str], texts: int) -> str:
    touched = len({change.text for change in found})
    head = f"{touched} of {texts} texts differ, in {len(found)} lines."
    if not found:
        return head
    rows = [
        (f"{r.category}: {r.rule}", r.cut, r.cut_words, r.left, r.left_words)
        for r in by_rule(found)
    ]
    words = "\n".join((head, "", table(_HEAD, rows), "", *lines)).rstrip()
    return words.encode("utf-8", "backslashreplace").decode()


def _json(found: Sequence[Change], lines: Sequence[str], texts: int) -> str:
    data = {
        "texts": texts,
        "rules": [rule._asdict() for rule in by_rule(found)],
        "changes": [change._asdict() for change in found],
        "diff": list(lines),
    }
    return json.dumps(data, indent=1)


if __name__ == "__main__":
    main()
