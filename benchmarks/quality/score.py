"""Labelled lines + what a cleaner cut → how much of the reachable gain it reached.

*closed* is (clean − raw) / (ideal − raw), in mean word F1: the share of what a perfect
line cleaner would gain. Negative is harm. *body lost* is the share of all body words
that went. *damaged* is the share of texts in which a line of the body lost more than a
fifth of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from benchmarks.quality.label import BODY, BOILERPLATE, MIXED, Line
from benchmarks.quality.words import words

__all__ = ["Marks", "Spans", "marked", "totalled"]

Spans = Sequence[tuple[int, int]]

#: A body line that lost more than this share of its words is damaged.
_DAMAGE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What cleaning did to one text, or the sums and means over many."""

    texts: int
    f1_raw: float
    f1_clean: float
    f1_ideal: float
    body: float
    body_lost: float
    boilerplate: float
    boilerplate_gone: float
    damaged: float

    @property
    def closed(self) -> float:
        """The share of the reachable gain; 0 where there was nothing to gain."""
        gain = self.f1_ideal - self.f1_raw
        return (self.f1_clean - self.f1_raw) / gain if gain > 0 else 0.0

    def to_dict(self) -> dict[str, float]:
        """Shares instead of counts, for tables and JSON."""
        facts = asdict(self)
        facts["closed"] = self.closed
        facts["body_lost"] = self.body_lost / max(1, self.body)
        facts["boilerplate_gone"] = self.boilerplate_gone / max(1, self.boilerplate)
        return facts


def marked(text: str, lines: Iterable[Line], removals: Spans, gold_words: int) -> Marks:
    """What removing these spans, sorted and disjoint, did to one text."""
    hit = total = raw_hit = raw_total = ideal_total = 0.0
    body = lost = boilerplate = gone = 0.0
    damaged = False
    for line, cut in _with_cuts(text, lines, removals):
        kept = 1 - cut / max(1, line.words)
        if line.label in (BODY, MIXED):
            # A body line's few words that the gold spells otherwise are its own too.
            own = line.words if line.label == BODY else line.gold
            raw_hit, hit = raw_hit + own, hit + own * kept
            ideal_total += line.words
            body, lost = body + own, lost + own * (1 - kept)
            damaged |= line.label == BODY and cut > max(1, line.words * _DAMAGE)
        elif line.label == BOILERPLATE:
            boilerplate, gone = boilerplate + line.words, gone + cut
        else:
            continue
        raw_total, total = raw_total + line.words, total + line.words - cut
    return Marks(
        texts=1,
        f1_raw=_f1(raw_hit, raw_total, gold_words),
        f1_clean=_f1(hit, total, gold_words),
        f1_ideal=_f1(raw_hit, ideal_total, gold_words),
        body=body,
        body_lost=lost,
        boilerplate=boilerplate,
        boilerplate_gone=gone,
        damaged=float(damaged),
    )


def totalled(many: Sequence[Marks]) -> Marks:
    """Means of the F1 and of damage over texts; sums of words."""
    n = max(1, len(many))

    def mean(field: str) -> float:
        return sum(getattr(marks, field) for marks in many) / n

    return Marks(
        texts=len(many),
        f1_raw=mean("f1_raw"),
        f1_clean=mean("f1_clean"),
        f1_ideal=mean("f1_ideal"),
        body=sum(m.body for m in many),
        body_lost=sum(m.body_lost for m in many),
        boilerplate=sum(m.boilerplate for m in many),
        boilerplate_gone=sum(m.boilerplate_gone for m in many),
        damaged=mean("damaged"),
    )


def _with_cuts(
    text: str, lines: Iterable[Line], removals: Spans
) -> Iterable[tuple[Line, int]]:
    """Each line with the number of its words that went."""
    first = 0
    for line in lines:
        while first < len(removals) and removals[first][1] <= line.start:
            first += 1
        cut, n = 0, first
        while n < len(removals) and removals[n][0] < line.end:
            start, end = max(line.start, removals[n][0]), min(line.end, removals[n][1])
            cut += len(words(text[start:end]))
            n += 1
        yield line, min(cut, line.words)


def _f1(hit: float, total: float, gold: int) -> float:
    return 2 * hit / (total + gold) if hit else 0.0
