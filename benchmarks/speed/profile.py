"""`python -m benchmarks.speed.profile [PATH…]`: which functions the time goes to."""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path

import click

from benchmarks.speed.corpus import corpora
from benchmarks.tables import table
from benchmarks.texts import BadInput


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--limit", default=200, show_default=True, help="Texts a corpus.")
@click.option("--top", default=30, show_default=True, help="Functions to show.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def main(paths: tuple[Path, ...], limit: int, top: int, as_json: bool) -> None:
    """Profile clean() by function, on texts as `python -m benchmarks.speed` takes them.

    The profiler slows small functions down more than large ones: it says where to
    look, and not how long it takes.
    """
    import newsclean

    try:
        texts = [t for ts in corpora(paths, limit=limit).values() for t in ts if t.text]
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    newsclean.clean(texts[0].text)
    profile = cProfile.Profile()
    profile.enable()
    for text in texts:
        newsclean.clean(text.text)
    profile.disable()
    rows = _rows(profile, len(texts), Path(newsclean.__file__).parent)[:top]
    head = ("function", "calls/text", "own µs/text", "with callees")
    if as_json:
        click.echo(json.dumps([dict(zip(head, row, strict=True)) for row in rows]))
    else:
        click.echo(table(head, rows))


def _rows(
    profile: cProfile.Profile, texts: int, home: Path
) -> list[tuple[str, float, float, float]]:
    """Functions, the most of their own time first."""
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    rows = [
        (
            _name(file, line, function, home),
            calls / texts,
            own / texts * 1e6,
            whole / texts * 1e6,
        )
        for (file, line, function), (_, calls, own, whole, _) in stats.items()
    ]
    return sorted(rows, key=lambda row: -row[2])


def _name(file: str, line: int, function: str, home: Path) -> str:
    if file == "~":
        return function
    path = Path(file)
    inside = path.is_relative_to(home)
    shown = path.relative_to(home).as_posix() if inside else path.name
    return f"{shown}:{line} {function}"


if __name__ == "__main__":
    main()
