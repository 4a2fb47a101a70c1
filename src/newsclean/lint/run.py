"""Path → findings: the checks of each rule, and those between rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from itertools import islice
from pathlib import Path
from typing import Any

from newsclean.anchors import pattern_of
from newsclean.lint.checks import faults, unusable
from newsclean.lint.finding import Finding, Placed
from newsclean.lint.read import is_builtin, pack_of, read_rules
from newsclean.model import Rule
from newsclean.packs import ENTRY_POINTS, builtin_rules, load
from newsclean.pipeline import Pipeline
from newsclean.view import view_of
from newsclean.workers import spread

__all__ = ["FEW", "lint"]

#: What finds something wrong with a rule.
_Check = Callable[[Placed], list[Finding]]

#: Rules that one process checks sooner than another one starts.
FEW = 100
#: Rules that travel to a worker together.
_TOGETHER = 20


def lint(path: Path, *, workers: int = 1) -> list[Finding]:
    """Everything that is wrong with a rule file, or with the folder of a pack.

    A file that does not load gives its first error; a rule that cannot be used gives
    the reason and is not tried further. The findings are the same however many
    processes, `workers`, look for them.

    Raises:
        ValueError: `workers` is below 1.
    """
    found = list(read_rules(path))
    findings = [one for one in found if isinstance(one, Finding)]
    placed = [one for one in found if isinstance(one, Placed)]
    problems = _spread(_unusable, placed, (), workers)
    findings += [one for some in problems for one in some]
    sound = [one for one, some in zip(placed, problems, strict=True) if not some]
    if sound:
        findings += _between(sound, path)
        known = (tuple(one.rule for one in sound),)
        findings += [
            one for some in _spread(_faults, sound, known, workers) for one in some
        ]
    return sorted(findings, key=lambda f: (f.file, f.line, f.check))


def _spread(
    make: Callable[..., _Check],
    placed: Sequence[Placed],
    known: tuple[Any, ...],
    workers: int,
) -> list[list[Finding]]:
    """The findings about each rule, in their order."""
    found = spread(make, known, placed, workers=workers, few=FEW, together=_TOGETHER)
    return list(found)


def _unusable() -> _Check:
    return lambda one: list(islice(unusable(one), 1))


def _faults(rules: tuple[Rule, ...]) -> _Check:
    full = _everything(rules)
    return lambda one: list(faults(one, full))


def _between(placed: Sequence[Placed], path: Path) -> Iterator[Finding]:
    """Rules whose id, or whose work, another rule has already."""
    others = () if is_builtin(path) else builtin_rules()
    taken = {_bare_id(rule): "the built-in pack" for rule in others}
    for pack, rules in _installed(path):
        if pack != pack_of(path):
            taken.update((_bare_id(rule), f"the pack {pack}") for rule in rules)
    done: dict[str, list[Rule]] = {}
    for rule in others:
        done.setdefault(_likeness(rule), []).append(rule)
    for one in placed:
        bare, like = _bare_id(one.rule), done.setdefault(_likeness(one.rule), [])
        same = next((rule for rule in like if _is_same(rule, one.rule)), None)
        if bare in taken:
            message = f"{taken[bare]} has {bare} too: choose another name."
            yield one.finding("name", "taken", message)
        elif same is not None:
            message = f"does the same as {same.id}: delete one of the two."
            yield one.finding("match", "duplicate", message)
        like.append(one.rule)


def _installed(path: Path) -> Iterator[tuple[str, list[Rule]]]:
    """The installed packs with their rules, but for the one whose source this is."""
    own = path.resolve().name
    offered = {(e.name, e.value) for e in entry_points(group=ENTRY_POINTS)}
    for name, value in sorted(offered):
        if value.partition(":")[0].rpartition(".")[2] == own:
            continue
        try:
            sources = load(name)
        except Exception:  # noqa: BLE001, S112 - `newsclean packs` tells of that one
            continue
        yield name, [source for source in sources if isinstance(source, Rule)]


def _bare_id(rule: Rule) -> str:
    return rule.id.removeprefix(f"{rule.pack}:") if rule.pack else rule.id


_NO_WORD = re.compile(r"\\s|\W")


def _likeness(rule: Rule) -> str:
    """The same for all patterns that are read the same, and quick to tell."""
    return _NO_WORD.sub("", view_of(rule.match))


def _is_same(rule: Rule, other: Rule) -> bool:
    """Whether both do the same; languages that share a word can be chosen alone."""
    langs = {rule.lang, other.lang}
    return (len(langs) == 1 or "any" in langs) and _work(rule) == _work(other)


def _work(rule: Rule) -> tuple[object, ...]:
    """What a rule does, whatever it is called: equal for two that do the same."""
    place = (rule.category, rule.site, rule.cut, frozenset(rule.needs))
    also = tuple(map(pattern_of, rule.also))
    return (*place, pattern_of(rule.match), also, pattern_of(rule.unless))


def _everything(rules: tuple[Rule, ...]) -> Pipeline:
    """What misses run through: these rules and the default ones of their languages."""
    own = {rule.id for rule in rules}
    langs = {"any", *(rule.lang for rule in rules)}
    default = Pipeline.default()
    rest = (r for r in default.rules if r.lang in langs and r.id not in own)
    return Pipeline(rules=(*rest, *rules), finders=default.finders)
