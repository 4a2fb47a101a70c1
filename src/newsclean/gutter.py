"""A page, each line with what became of it and which rule did it."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.model import Decision

__all__ = ["gutter"]


def gutter(raw: str, decisions: Iterable[Decision]) -> str:
    """Each line behind a sign: blank stays, `-` goes, `~` in part, `?` is flagged.

    `decisions` are those that remove or flag.
    """
    decisions = sorted(decisions, key=lambda d: (d.start, d.end))
    lines: list[str] = []
    at = first = 0
    for line in raw.splitlines(keepends=True):
        end = at + len(line)
        bare = line.rstrip()
        while first < len(decisions) and decisions[first].end <= at:
            first += 1
        touching = []
        for d in decisions[first:]:
            if d.start >= end:
                break
            if raw[max(at, d.start) : min(end, d.end)].strip():
                touching.append(d)
        lines.append(_line(bare, at, touching, raw))
        at = end
    return "\n".join(lines) + "\n" if lines else ""


def _line(line: str, at: int, touching: list[Decision], raw: str) -> str:
    if not touching:
        return f"  | {line}".rstrip()
    gone = [d for d in touching if d.outcome == "removed"]
    names = ", ".join(dict.fromkeys(d.rule for d in touching))
    if not gone:
        return f"? | {line}    [{names}]"
    lead = len(line) - len(line.lstrip())
    whole = line[lead:]
    taken = sum(
        len(raw[max(at + lead, d.start) : min(at + len(line), d.end)]) for d in gone
    )
    if taken >= len(whole):
        return f"- | {line}    [{names}]"
    marked = line
    for d in reversed(gone):
        a, b = max(d.start - at, 0), min(d.end - at, len(line))
        marked = f"{marked[:a]}⟦{marked[a:b]}⟧{marked[b:]}"
    return f"~ | {marked}    [{names}]"
