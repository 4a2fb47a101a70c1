"""`newsclean rules`: list, show and count the rules; lint, new and new-pack beside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.lint import lint
from newsclean.cli.new import new, new_pack
from newsclean.cli.options import pipeline_from, pipeline_options
from newsclean.cli.output import as_json, put, stop
from newsclean.nearest import nearest

if TYPE_CHECKING:
    from newsclean.model import Example, Finder, Rule
    from newsclean.pipeline import Pipeline

__all__ = ["rules"]


@click.group(
    invoke_without_command=True, short_help="List, show, lint and begin rules."
)
@click.option(
    "--engine", is_flag=True, help="Which scan engine runs, which are missing."
)
@click.pass_context
def rules(context: click.Context, engine: bool) -> None:
    """List, show and count rules; lint your own, or begin new ones."""
    if engine:
        put(_engines() + "\n")
    elif context.invoked_subcommand is None:
        put(context.get_help() + "\n")


for command in (lint, new, new_pack):
    rules.add_command(command)


@rules.command("list", short_help="List the cleaners with their rules.")
@click.option("--json", "json_", is_flag=True, help="One JSON object a rule.")
@pipeline_options
def list_(json_: bool, **chosen: Any) -> None:
    """List each cleaner with what is done, its count, and its rules by language.

    \b
    Exit codes:
      0  the rules were listed
      2  wrong usage, configuration or pack
    """
    pipeline = pipeline_from(**chosen)
    sources = sorted(_sources(pipeline), key=lambda s: s.id)
    if json_:
        actions = pipeline.actions()
        put("".join(as_json(_record(s, actions[s.category])) for s in sources))
        return
    for line in _cleaners(sources, pipeline):
        put(line + "\n")


@rules.command(short_help="Show one rule with its proof.")
@click.argument("rule_id", metavar="ID")
@click.option("--json", "json_", is_flag=True, help="As a JSON object.")
@pipeline_options
def show(rule_id: str, json_: bool, **chosen: Any) -> None:
    """Show one rule or finder: what, when, except, how much, why, and its proof.

    \b
    Exit codes:
      0  the rule was shown
      2  there is no such rule; wrong usage, configuration or pack
    """
    pipeline = pipeline_from(**chosen)
    by_id = {s.id: s for s in _sources(pipeline)}
    source = by_id.get(rule_id)
    if source is None:
        stop(f"No rule {rule_id!r}.{nearest(rule_id, by_id)}")
    action = pipeline.actions()[source.category]
    if json_:
        put(as_json(_record(source, action), indent=2))
        return
    for line in _described(source, action):
        put(line + "\n")


@rules.command(short_help="Count the rules by category and language.")
@click.option("--json", "json_", is_flag=True, help="As a JSON object.")
@pipeline_options
def coverage(json_: bool, **chosen: Any) -> None:
    """Count the rules of each category in each language; `.` is none.

    \b
    Exit codes:
      0  the rules were counted
      2  wrong usage, configuration or pack
    """
    from newsclean.model import CATEGORIES
    from newsclean.packs import LANGUAGES

    pipeline = pipeline_from(**chosen)
    counts = Counter((s.category, s.lang) for s in _sources(pipeline))
    more = sorted({lang for _, lang in counts} - {"any", *LANGUAGES})
    langs = ("any", *LANGUAGES, *more)
    if json_:
        table = {
            c: {n: counts[c, n] for n in langs if counts[c, n]} for c in CATEGORIES
        }
        put(as_json(table, indent=2))
        return
    wide = max(map(len, CATEGORIES))
    put(" ".join([" " * wide, *(f"{n:>3}" for n in langs)]) + "\n")
    for category in CATEGORIES:
        cells = (f"{counts[category, n] or '.':>3}" for n in langs)
        put(" ".join([f"{category:{wide}}", *cells]) + "\n")
    sums = (sum(counts[c, n] for c in CATEGORIES) for n in langs)
    put(" ".join([f"{'all':{wide}}", *(f"{total:>3}" for total in sums)]) + "\n")


def _sources(pipeline: Pipeline) -> list[Rule | Finder]:
    return [*pipeline.rules, *pipeline.finders]


def _engines() -> str:
    """One line: the engine that runs, and those that are missing on this machine."""
    from newsclean.engines import ENGINES, best_engine

    best = best_engine()
    names = [engine.name for engine in ENGINES]
    better = names[: ENGINES.index(best)]
    missing = f"; missing: {', '.join(better)}" if better else "; missing: none"
    return f"scan engine: {best.name}{missing}"


def _cleaners(sources: Iterable[Rule | Finder], pipeline: Pipeline) -> Iterator[str]:
    """One line per category with its count, then one per language with the names."""
    cleaners: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source in sources:
        room, _, name = source.id.rpartition("/")
        cleaners[source.category][room.rpartition("/")[0]].append(name)
    actions = pipeline.actions()
    total = 0
    for category in (c for c in actions if c in cleaners):
        rooms = cleaners[category]
        count = sum(map(len, rooms.values()))
        total += count
        yield f"{category}  {actions[category]}  {count}"
        for room, names in rooms.items():
            yield f"  {room}  {len(names)}  {', '.join(names)}"
    yield f"{total} rules and finders in {len(cleaners)} cleaners"


def _record(source: Rule | Finder, action: str) -> dict[str, Any]:
    data = {k: v for k, v in asdict(source).items() if k != "find"}
    for key in ("hits", "misses"):
        data[key] = [example._asdict() for example in getattr(source, key)]
    return {"id": source.id, "action": action, **data}


def _described(source: Rule | Finder, action: str) -> Iterator[str]:
    from newsclean.model import EVIDENCE, Rule

    yield f"{source.id}  ({action})"
    yield source.reason
    if isinstance(source, Rule):
        yield f"match   {source.match}"
        yield from (f"also    {pattern}" for pattern in source.also)
        if source.unless:
            yield f"unless  {source.unless}"
        yield from (f"needs   {need}: {EVIDENCE[need]}" for need in source.needs)
        yield f"cut     {source.cut}"
        literals = _literals(source)
        yield f"scan    {', '.join(literals[:12])}{', …' if literals[12:] else ''}"
        if source.valid_from or source.valid_until:
            yield f"valid   {source.valid_from or '…'} to {source.valid_until or '…'}"
    yield from (f"goes    {_example(example)}" for example in source.hits)
    yield from (f"stays   {_example(example)}" for example in source.misses)


def _literals(rule: Rule) -> tuple[str, ...]:
    from newsclean.anchors import anchors_of, pattern_of

    return rule.anchors or anchors_of(pattern_of(rule.match))


def _example(example: Example) -> str:
    place = "" if example.place == "tail" else f"({example.place}) "
    after = f" … {example.after}" if example.after else ""
    return f"{place}{example.text}{after}".replace("\n", "⏎")
