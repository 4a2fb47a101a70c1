"""`newsclean packs`: the installed packs, each with what it holds."""

from __future__ import annotations

import click

from newsclean.cli.output import FOUND, as_json, put

__all__ = ["packs"]


@click.command(short_help="List the installed packs.")
@click.option("--json", "json_", is_flag=True, help="One JSON object a pack.")
def packs(json_: bool) -> None:
    """List the packs that installed distributions offer (entry point newsclean.packs).

    A pack acts only where a pipeline, a configuration or --pack names it.

    \b
    Exit codes:
      0  all packs load, or none is installed
      1  a pack does not load
    """
    from importlib.metadata import entry_points

    from newsclean.packs import ENTRY_POINTS

    offered = sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name)
    if not offered:
        click.echo("No packs are installed.", err=True)
    records = [_record(e.name, e.value, e.dist) for e in offered]
    for record in records:
        put(as_json(record) if json_ else _line(record))
    if any(record["error"] for record in records):
        raise SystemExit(FOUND)


def _record(name: str, value: str, dist: object) -> dict[str, object]:
    """One pack as data; `error` says why it does not load."""
    from newsclean.model import Rule
    from newsclean.packs import load

    record: dict[str, object] = {
        "name": name,
        "module": value,
        "distribution": getattr(dist, "name", ""),
        "version": getattr(dist, "version", ""),
        "rules": 0,
        "finders": 0,
        "error": "",
    }
    try:
        sources = load(name)
    except Exception as error:  # noqa: BLE001 - a pack's own code may raise anything
        return {**record, "error": f"{type(error).__name__}: {error}"}
    rules = sum(isinstance(s, Rule) for s in sources)
    return {**record, "rules": rules, "finders": len(sources) - rules}


def _line(record: dict[str, object]) -> str:
    what = f"{record['rules']} rules, {record['finders']} finders"
    if record["error"]:
        what = f"does not load: {record['error']}"
    return f"{record['name']}  {record['distribution']} {record['version']}  {what}\n"
