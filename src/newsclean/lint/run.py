"""Path → findings: the checks of each rule, and those between rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from newsclean.anchors import pattern_of
from newsclean.lint.checks import faults, unusable
from newsclean.lint.finding import Finding, Placed
from newsclean.lint.read import is_builtin, pack_of, read_rules
from newsclean.model import Rule
from newsclean.packs import ENTRY_POINTS, builtin_rules, load
from newsclean.pipeline import Pipeline

__all__ = ["lint"]


def lint(path: Path) -> list[Finding]:
    """Everything that is wrong with a rule file, or with the folder of a pack.

    A file that does not load gives its first error; a rule that cannot be used gives
    the reason and is not tried further.
    """
    findings: list[Finding] = []
    sound: list[Placed] = []
    for found in read_rules(path):
        if isinstance(found, Finding):
            findings.append(found)
        elif problem := next(unusable(found), None):
            findings.append(problem)
        else:
            sound.append(found)
    if sound:
        findings += _between(sound, path)
        full = _everything([one.rule for one in sound])
        findings += [fault for one in sound for fault in faults(one, full)]
    return sorted(findings, key=lambda f: (f.file, f.line, f.check))


def _between(placed: Sequence[Placed], path: Path) -> Iterator[Finding]:
    """Rules whose id, or whose work, another rule has already."""
    others = () if is_builtin(path) else builtin_rules()
    taken = {_bare_id(rule): "the built-in pack" for rule in others}
    for pack, rules in _installed(path):
        if pack != pack_of(path):
            taken.update((_bare_id(rule), f"the pack {pack}") for rule in rules)
    done = dict(_builtin_work()) if others else {}
    for one in placed:
        bare, work = _bare_id(one.rule), _work(one.rule)
        if bare in taken:
            message = f"{taken[bare]} has {bare} too: choose another name."
            yield one.finding("name", "taken", message)
        elif work in done:
            message = f"does the same as {done[work]}: delete one of the two."
            yield one.finding("match", "duplicate", message)
        done.setdefault(work, one.rule.id)


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


@cache
def _builtin_work() -> tuple[tuple[tuple[object, ...], str], ...]:
    return tuple((_work(rule), rule.id) for rule in builtin_rules())


def _bare_id(rule: Rule) -> str:
    return rule.id.removeprefix(f"{rule.pack}:") if rule.pack else rule.id


def _work(rule: Rule) -> tuple[object, ...]:
    """What a rule does, whatever it is called: equal for two that do the same."""
    place = (rule.category, rule.site, rule.cut, frozenset(rule.needs))
    also = tuple(map(pattern_of, rule.also))
    return (*place, pattern_of(rule.match), also, pattern_of(rule.unless))


def _everything(rules: Sequence[Rule]) -> Pipeline:
    """What misses run through: these rules and the default ones of their languages."""
    own = {rule.id for rule in rules}
    langs = {"any", *(rule.lang for rule in rules)}
    default = Pipeline.default()
    rest = (r for r in default.rules if r.lang in langs and r.id not in own)
    return Pipeline(rules=(*rest, *rules), finders=default.finders)
