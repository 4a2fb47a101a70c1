"""Texts by corpus → everything that was measured, part by part, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.peers import LineFilter, Skip, line_filters
from benchmarks.speed import (
    adversarial,
    cold,
    memory,
    per_text,
    scaling,
    verbs,
    workers,
)
from benchmarks.texts import Text

__all__ = ["PARTS", "Corpora", "measured"]

Corpora = Mapping[str, Sequence[Text]]
#: A peer that stood in the tables as well would only be the same rule twice.
_WRITTEN_OUT = {"datatrove-c4": "c4"}


def _texts(corpora: Corpora, rounds: int) -> dict[str, Any]:
    peers = line_filters()
    installed = {peer.name for peer in peers if isinstance(peer, LineFilter)}
    instead = {w for name, w in _WRITTEN_OUT.items() if name in installed}
    filters = [
        peer
        for peer in peers
        if isinstance(peer, LineFilter) and peer.name not in instead
    ]
    rows = [
        cost._asdict()
        for name, texts in corpora.items()
        for cost in per_text.costs(name, texts, filters, rounds=rounds)
    ]
    skipped = {peer.name: peer.why for peer in peers if isinstance(peer, Skip)}
    return {"texts": rows, "skipped": skipped}


def _verbs(corpora: Corpora, rounds: int) -> dict[str, Any]:
    rows = [
        {"corpus": name, **share._asdict()}
        for name, texts in corpora.items()
        if any(text.text for text in texts)
        for share in verbs.shares([t for t in texts if t.text], seconds=rounds)
    ]
    if rows:
        return {"verbs": rows}
    return {"verbs": [], "skipped": {"verbs": "this system has no profiling timer"}}


def _scaling(corpora: Corpora, rounds: int) -> dict[str, Any]:
    points = scaling.points()
    return {
        "scaling": [point._asdict() for point in points],
        "exponent": scaling.exponent(points),
    }


def _workers(corpora: Corpora, rounds: int) -> dict[str, Any]:
    return {"workers": workers.spread(_all(corpora))._asdict()}


def _cold(corpora: Corpora, rounds: int) -> dict[str, Any]:
    return {"cold": [start._asdict() for start in cold.starts(times=rounds + 2)]}


def _memory(corpora: Corpora, rounds: int) -> dict[str, Any]:
    calls = 2_000 * rounds
    return {"memory": memory.memory(_all(corpora), calls=calls)._asdict()}


def _adversarial(corpora: Corpora, rounds: int) -> dict[str, Any]:
    return {"adversarial": [o._asdict() for o in adversarial.ordeals()]}


def _all(corpora: Corpora) -> list[Text]:
    return [text for texts in corpora.values() for text in texts]


#: In the order of the page.
PARTS: dict[str, Callable[[Corpora, int], dict[str, Any]]] = {
    "texts": _texts,
    "verbs": _verbs,
    "scaling": _scaling,
    "workers": _workers,
    "cold": _cold,
    "memory": _memory,
    "adversarial": _adversarial,
}


def measured(
    corpora: Corpora,
    parts: Iterable[str],
    *,
    rounds: int,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """The parts, each measured alone and after the other.

    Args:
        parts: names out of `PARTS`.
        rounds: how often each thing is asked; more are steadier and take longer.
        say: told the name of each part as it begins.
    """
    found: dict[str, Any] = {"skipped": {}}
    for part in parts:
        say(part)
        facts = PARTS[part](corpora, rounds)
        found["skipped"] |= facts.pop("skipped", {})
        found |= facts
    return found
