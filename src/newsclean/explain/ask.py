"""Page + line → how each rule looked at it, asked one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from newsclean.anchors import Keys, Needed, bare
from newsclean.cache import asked, keys_for
from newsclean.decide import Decided
from newsclean.engines import stands
from newsclean.evidence import SHORT, STANDING
from newsclean.explain.change import change, why_no_match, why_not_here
from newsclean.explain.look import Explanation, Look
from newsclean.kit import Kit
from newsclean.match import match
from newsclean.model import Hit, Page, Rule
from newsclean.pipeline import Pipeline
from newsclean.read import read
from newsclean.scan import without_signs
from newsclean.scope import acts, day_of, host_of
from newsclean.shapes import shapes
from newsclean.verbs import decided

__all__ = ["explain"]


class _Scene(NamedTuple):
    """A page half-way through the pipeline, and what was decided on it."""

    page: Page
    kit: Kit
    decided: Decided


def explain(
    pipeline: Pipeline,
    raw: str,
    line: int,
    *,
    title: str = "",
    url: str = "",
    lang: str = "",
    date: str | date = "",
) -> Explanation:
    r"""Say of one line of a page which rules looked at it, and why it goes or stays.

    Args:
        pipeline: what the page is cleaned with.
        raw: the page.
        line: counted from 1, as `str.splitlines` counts and a gutter shows.
        title: with `url`, `lang` and `date`, as for `clean`.

    Raises:
        ValueError: the page has no such line, or the date is none.

    >>> page = "The bridge opened.\n\nShare this article\n"
    >>> explain(Pipeline.default().only("en/share"), page, 3).looks[0].outcome
    'removed'
    """
    lines = raw.splitlines(keepends=True)
    if not 1 <= line <= len(lines):
        raise ValueError(f"There is no line {line}: the page has {len(lines)}.")
    start = sum(map(len, lines[: line - 1]))
    text = lines[line - 1]
    kit = pipeline._compiled()
    day = day_of(date) if kit.dated else ""
    page = read(raw, title=title, url=url, lang=lang, date=day)
    scene = _Scene(page, kit, decided(page, kit))
    here = _on(page, start, start + len(text))
    looks = [*_candidate_looks(scene, here), *_wider_looks(scene, here)]
    views = tuple(page.views[i] for i in here)
    return Explanation(
        line=line, text=text.rstrip("\r\n"), views=views, looks=_once(looks)
    )


def _on(page: Page, start: int, end: int) -> list[int]:
    """The page's own lines that stand on `raw[start:end]`."""
    at = page.offsets or range(len(page.raw) + 1)
    return [
        i
        for i, (a, b) in enumerate(zip(page.starts, page.ends, strict=True))
        if at[a] < end and at[b - 1] >= start
    ]


def _once(looks: list[Look]) -> tuple[Look, ...]:
    """Each look once, those that decide the line first."""
    order = ("removed", "flagged", "kept", "spared", "no match")
    return tuple(
        sorted(dict.fromkeys(looks), key=lambda k: (order.index(k.outcome), k.rule))
    )


def _candidate_looks(scene: _Scene, here: list[int]) -> Iterator[Look]:
    """Rules that could look at the line: a literal of theirs stands on it."""
    rules = _rules(scene.kit)
    known = keys_for([rule.match for rule in rules])
    for line in here:
        view = " ".join(scene.page.views[line].split())
        short = shapes(scene.page).widths[line] <= SHORT
        for number, (rule, found) in enumerate(zip(rules, known, strict=True)):
            keys = Keys(needed=(Needed(0.0, rule.anchors),)) if rule.anchors else found
            literals = _literals(keys, view)
            if literals or (short and not (keys.lines or keys.needed)):
                yield _look(scene, line, number, literals)


def _rules(kit: Kit) -> list[Rule]:
    return [kit.rules[number] for number in range(len(kit.limits))]


def _literals(keys: Keys, view: str) -> tuple[str, ...]:
    """What of a rule's keys stands on a line: the whole line, or literals."""
    if keys.lines:
        return tuple(key for key in keys.lines if key == view)
    literals = keys.needed[0].literals if keys.needed else ()
    seen = (view, without_signs(view))
    return tuple(bare(key) for key in literals if any(stands(key, v) for v in seen))


def _look(scene: _Scene, line: int, number: int, literals: tuple[str, ...]) -> Look:
    page, rule = scene.page, scene.kit.rules[number]
    if not acts(rule, host_of(page.url), page.date):
        return _miss(page, line, rule, literals, why_not_here(rule, page.date))
    hits, spared = match(page, [(line, number)], scene.kit.rules)
    if not hits and not spared:
        why = why_no_match(rule, page.views[line])
        return _miss(page, line, rule, literals, why)
    hit, guard = (hits[0], "") if hits else spared[0]
    why = guard or _fails(page, hit, rule) or _spared_for(scene, hit)
    evidence = tuple((need, _holds(scene.page, hit, need, why)) for need in rule.needs)
    outcome = "spared" if why else _done(scene, hit)
    sentence = change(rule, why, page, hit)
    return Look(rule.id, rule.category, literals, outcome, evidence, why, sentence)


def _miss(
    page: Page, line: int, rule: Rule, literals: tuple[str, ...], why: str
) -> Look:
    near = asked(rule.match, page.views[line]) is not None
    return Look(rule.id, rule.category, literals, "no match", (), "", why, near)


def _holds(page: Page, hit: Hit, need: str, why: str) -> bool | None:
    """Whether a word of `needs` holds; of words that wait, what was decided tells."""
    if need in STANDING:
        return STANDING[need](page, hit)
    if why in ("", f"not {need}"):
        return not why
    return None


def _fails(page: Page, hit: Hit, rule: Rule) -> str:
    """The first word of `needs` that stands alone and fails, or ""."""
    failed = (n for n in rule.needs if n in STANDING and not STANDING[n](page, hit))
    return next((f"not {need}" for need in failed), "")


def _spared_for(scene: _Scene, hit: Hit) -> str:
    same = (hit.source, hit.first)
    return next((w for h, w in scene.decided.spared if (h.source, h.first) == same), "")


_DONE = {"remove": "removed", "flag": "flagged", "keep": "kept"}


def _done(scene: _Scene, hit: Hit) -> str:
    return _DONE[scene.kit.policy[hit.source.category]]


def _wider_looks(scene: _Scene, here: list[int]) -> Iterator[Look]:
    """Finders, bounds, and rules from another line that reach to this one."""
    rules = set(_rules(scene.kit))
    going = [(hit, "") for hit in scene.decided.going]
    for hit, why in (*going, *scene.decided.spared):
        of_this_line = isinstance(hit.source, Rule) and hit.first in here
        if of_this_line and hit.source in rules:
            continue
        if any(hit.first <= i <= hit.last for i in here):
            yield _wide_look(scene, hit, why)


def _wide_look(scene: _Scene, hit: Hit, why: str) -> Look:
    source = hit.source
    outcome = "spared" if why else _done(scene, hit)
    evidence = tuple((word, True) for word in hit.evidence)
    from_ = scene.page.views[hit.first][:60]
    sentence = (
        f"to keep it: without({source.id!r}) or the policy {source.category}=keep"
    )
    if why:
        sentence = f"it was spared: {why}"
    elif isinstance(source, Rule):
        sentence = f"it reaches here from the line “{from_}”; {sentence}"
    return Look(source.id, source.category, (), outcome, evidence, why, sentence)
