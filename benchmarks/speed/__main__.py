"""`python -m benchmarks.speed [PATH…]`: what cleaning costs → tables, JSON, a picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import click

from benchmarks.environment import environment
from benchmarks.speed.corpus import corpora
from benchmarks.speed.measured import PARTS, Corpora, measured
from benchmarks.speed.pairs import Pair, pairs
from benchmarks.speed.picture import picture
from benchmarks.speed.tables import shown
from benchmarks.tables import fill, table
from benchmarks.texts import BadInput

_PATH = click.Path(path_type=Path)
_PEERS = ("trafilatura", "jusText", "datatrove", "hyperscan", "regex")


@click.command()
@click.argument("paths", nargs=-1, type=_PATH)
@click.option("--part", "parts", multiple=True, type=click.Choice(list(PARTS)))
@click.option("--limit", default=200, show_default=True, help="Texts a corpus.")
@click.option("--rounds", default=5, show_default=True, help="How often to ask.")
@click.option("--compare", metavar="REV", help="Take turns with another revision.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of tables.")
@click.option("--save", type=_PATH, help="Write the JSON to a file too.")
@click.option("--write", type=_PATH, help="Fill a page's tables.")
@click.option("--picture", "svg", type=_PATH, help="Write the picture to a file.")
def main(
    paths: tuple[Path, ...],
    parts: tuple[str, ...],
    limit: int,
    rounds: int,
    compare: str | None,
    as_json: bool,
    save: Path | None,
    write: Path | None,
    svg: Path | None,
) -> None:
    """Measure on the texts in files and folders (.txt, .jsonl), or on the project's own.

    A folder is a corpus; so are the rows of a .jsonl that share a `scraper`. Rows may
    have `html`, for trafilatura. All parts are measured where none is named.
    """
    try:
        found = corpora(paths, limit=limit)
        if compare:
            _compared(compare, found, rounds, as_json)
            return
        facts = _facts(found, parts or tuple(PARTS), rounds)
        if write:
            fill(write, _linked(svg, write) + shown(facts))
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    data = json.dumps(facts, indent=1)
    if save:
        save.write_text(data + "\n", encoding="utf-8")
    if svg:
        svg.write_text(picture(facts), encoding="utf-8")
    click.echo(data if as_json else shown(facts))


def _facts(found: Corpora, parts: Iterable[str], rounds: int) -> dict[str, Any]:
    def say(part: str) -> None:
        click.echo(f"{part} …", err=True)

    facts = {**environment(_PEERS), **measured(found, parts, rounds=rounds, say=say)}
    for name, why in facts["skipped"].items():
        click.echo(f"skipped: {name}: {why}.", err=True)
    return facts


def _linked(svg: Path | None, page: Path) -> str:
    """The picture's place on a page of the same folder."""
    if not svg or svg.absolute().parent != page.absolute().parent:
        return ""
    return f"![What cleaning costs]({svg.name})\n\n"


def _compared(revision: str, found: Corpora, rounds: int, as_json: bool) -> None:
    texts = [text for texts in found.values() for text in texts]
    turns: list[Pair] = []
    for pair in pairs(revision, texts, times=rounds, rounds=3):
        click.echo(f"pair {pair.pair}: {pair.ratio:.3f}", err=True)
        turns.append(pair)
    ratio = median(pair.ratio for pair in turns)
    if as_json:
        data = {"pairs": [pair._asdict() for pair in turns], "ratio": ratio}
        click.echo(json.dumps(data, indent=1))
    else:
        click.echo(_turns(revision, turns, ratio))


def _turns(revision: str, turns: Sequence[Pair], ratio: float) -> str:
    head = ("pair", f"{revision}, µs/text", "here, µs/text", "here by then")
    rows = [(p.pair, p.before, p.now, f"{p.ratio:.3f}") for p in turns]
    return f"{table(head, rows)}\n\nMedian: {ratio:.3f} (below 1 is faster)."


if __name__ == "__main__":
    main()
