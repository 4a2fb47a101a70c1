"""What was measured → the tables of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.environment import told
from benchmarks.tables import table

__all__ = ["shown"]

Facts = Mapping[str, Any]


def shown(facts: Facts) -> str:
    """Every part that was measured, a heading and a table each."""
    parts = [told(dict(facts))]
    for key, (heading, write) in _PARTS.items():
        if facts.get(key):
            parts += [f"### {heading}", write(facts)]
    parts += [f"- skipped: {name}: {why}." for name, why in facts["skipped"].items()]
    return "\n\n".join(parts)


def _texts(facts: Facts) -> str:
    head = ("corpus", "call", "texts", "µs/text", "MB/s", "× floor")
    rows = [
        (
            row["corpus"],
            row["call"],
            row["texts"],
            f"{row['micros']:.0f}",
            row["mb_s"],
            row["floors"],
        )
        for row in facts["texts"]
    ]
    return table(head, rows)


def _verbs(facts: Facts) -> str:
    corpora = list(dict.fromkeys(row["corpus"] for row in facts["verbs"]))
    verbs = list(dict.fromkeys(row["verb"] for row in facts["verbs"]))
    by = {(row["corpus"], row["verb"]): row for row in facts["verbs"]}
    rows = [
        (c, *(f"{by[c, v]['micros']:.0f} ({by[c, v]['share']:.0%})" for v in verbs))
        for c in corpora
    ]
    return "Mean µs a text, and the share.\n\n" + table(("corpus", *verbs), rows)


def _scaling(facts: Facts) -> str:
    rows = [
        (
            f"{point['size']:,}",
            f"{point['seconds'] * 1e3:.2f}",
            point["size"] / point["seconds"] / 1e6,
        )
        for point in facts["scaling"]
    ]
    lines = table(("characters", "ms", "million characters/s"), rows)
    return f"{lines}\n\nTime grows with length to the power {facts['exponent']:.2f}."


def _workers(facts: Facts) -> str:
    row = facts["workers"]
    cells = (row["texts"], f"{row['one']:.0f}", f"{row['two']:.0f}", row["gain"])
    head = ("texts", "texts/s, 1 worker", "texts/s, 2 workers", "two by one")
    return table(head, [(*cells[:3], f"{cells[3]:.2f}×")])


def _cold(facts: Facts) -> str:
    rows = [(row["what"], row["milliseconds"], row["extra"]) for row in facts["cold"]]
    return table(("a new process", "ms", "of which for this step"), rows)


def _memory(facts: Facts) -> str:
    row = facts["memory"]
    rows = [
        ("Python and nothing else, MiB", row["bare"]),
        ("after the first clean(), MiB", row["first"]),
        ("after all texts once, MiB", row["settled"]),
        (f"growth over {row['calls']:,} more calls, MiB", f"{row['growth']:.2f}"),
        *(
            (f"peak of one call, in texts of {size:,} bytes", peak)
            for size, peak in row["peaks"]
        ),
    ]
    return table(("memory", "value"), rows)


def _adversarial(facts: Facts) -> str:
    rows = [
        (row["page"], f"{row['size']:,}", f"{row['seconds']:.3f}", row["proses"])
        for row in facts["adversarial"]
    ]
    return table(("page", "characters", "s", "× prose"), rows)


_PARTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "texts": ("Per text", _texts),
    "verbs": ("By verb", _verbs),
    "scaling": ("From 1 KB to 10 MB", _scaling),
    "workers": ("clean_many", _workers),
    "cold": ("Cold start", _cold),
    "memory": ("Memory", _memory),
    "adversarial": ("Pages made to be slow", _adversarial),
}
