"""`python -m benchmarks.quality PATH…`: data sets by path → the tables of a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from benchmarks.environment import environment, told
from benchmarks.peers import (
    EXTRACTORS,
    LINE_FILTERS,
    Extractor,
    LineFilter,
    Skip,
    extractors,
    line_filters,
)
from benchmarks.quality.layouts import Dataset, read
from benchmarks.quality.run import html_rows, scrape, text_rows
from benchmarks.quality.tables import html_table, skips, text_table
from benchmarks.tables import fill
from benchmarks.texts import BadInput


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--every", default=1, type=click.IntRange(1), help="One page in N.")
@click.option("--kind", help="Only pages of a kind, as `article` in WCXB.")
@click.option("--filters", help="Line filters to compare with; all without it.")
@click.option("--systems", help="Extractors to compare with; all without it.")
@click.option("--scrape", "scrapers", default="", help="Make texts from the HTML too.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of tables.")
@click.option("--write", type=click.Path(path_type=Path), help="Fill a page's tables.")
def main(
    paths: tuple[Path, ...],
    every: int,
    kind: str | None,
    filters: str | None,
    systems: str | None,
    scrapers: str,
    as_json: bool,
    write: Path | None,
) -> None:
    """Measure newsclean and its peers on data sets, each given by its path.

    Known layouts: WCXB, article-extraction-benchmark, fundus-evaluation, and JSONL
    with text and gold. --filters, --systems and --scrape take names with commas
    between them, or `none`. Without --scrape the texts are those that come with
    the set; WCXB has none, so name scrapers there.
    """
    try:
        peers = line_filters(_names(filters, LINE_FILTERS))
        rivals = extractors(_names(systems, EXTRACTORS))
        makers = extractors(_names(scrapers, EXTRACTORS) if scrapers else ())
        results, absent = _measured(paths, every, kind, peers, rivals, makers)
        missing = [p for p in (*peers, *rivals, *makers) if isinstance(p, Skip)]
        missing = list(dict.fromkeys((*missing, *absent)))
        for skip in missing:
            click.echo(f"skipped: {skip.name}: {skip.why}.", err=True)
        facts = environment(_distributions())
        tables = _page(results, missing, facts)
        if write:
            fill(write, tables)
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        found = {
            **facts,
            "datasets": results,
            "skipped": {skip.name: skip.why for skip in missing},
        }
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=1))
    else:
        click.echo(tables)


def _names(chosen: str | None, known: Iterable[str]) -> list[str]:
    known = list(known)
    if chosen is None:
        return known
    names = [n.strip() for n in chosen.split(",") if n.strip() not in ("", "none")]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise BadInput(f"No peer {unknown[0]!r}; known: {', '.join(known)}.")
    return names


def _measured(
    paths: Iterable[Path],
    every: int,
    kind: str | None,
    peers: Iterable[LineFilter | Skip],
    rivals: Iterable[Extractor | Skip],
    makers: Iterable[Extractor | Skip],
) -> tuple[list[dict[str, Any]], list[Skip]]:
    """What was measured, a data set each; and the paths where there was none."""
    filters = [peer for peer in peers if isinstance(peer, LineFilter)]
    systems = [rival for rival in rivals if isinstance(rival, Extractor)]
    scrapers = [maker for maker in makers if isinstance(maker, Extractor)]
    results, absent = [], []
    for path in paths:
        if not path.exists():
            absent.append(Skip(str(path), "no such data set"))
            continue
        for dataset in read(path):
            chosen = _chosen(dataset, every, kind)
            click.echo(f"{dataset.name}: {len(chosen.pages)} pages", err=True)
            results.append(
                {
                    "name": chosen.name,
                    "text": list(text_rows(scrape(chosen, scrapers), filters)),
                    "html": list(html_rows(chosen, systems)),
                }
            )
    return results, absent


def _chosen(dataset: Dataset, every: int, kind: str | None) -> Dataset:
    pages = [page for page in dataset.pages if kind is None or page.kind == kind]
    return dataset._replace(pages=tuple(pages[::every]))


def _distributions() -> set[str]:
    needed = {name for names, _ in EXTRACTORS.values() for name in names}
    return needed | {"datatrove"}


def _page(
    results: Iterable[dict[str, Any]], missing: Iterable[Skip], facts: dict[str, Any]
) -> str:
    parts = [told(facts)]
    for result in results:
        parts.append(f"### {result['name']}")
        if result["text"]:
            parts.append(text_table(result["text"]))
        if result["html"]:
            parts.append(html_table(result["html"]))
    parts.append(skips(missing))
    return "\n\n".join(part for part in parts if part)


def _plain(value: Any) -> Any:
    """Rows as objects with names, for JSON."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "_asdict"):
        return {key: _plain(v) for key, v in value._asdict().items()}
    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
