"""Texts of a corpus → what clean() and its peers cost on each, and against the floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.peers import LineFilter
from benchmarks.speed.clock import bests, floor
from benchmarks.texts import Text

__all__ = ["Cost", "costs"]


class Cost(NamedTuple):
    """What one call costs on the texts of one corpus."""

    corpus: str
    call: str
    texts: int
    #: median of a text, in microseconds
    micros: float
    #: UTF-8 megabytes of all texts by the seconds of all
    mb_s: float
    #: median of the ratios to the floor of the same text
    floors: float


def costs(
    corpus: str, texts: Sequence[Text], peers: Iterable[LineFilter], *, rounds: int
) -> list[Cost]:
    """The floor, `clean`, each line filter, and trafilatura where there is HTML."""
    import newsclean

    found = []
    plain = [text for text in texts if text.text]
    if plain:
        calls: dict[str, Callable[[Text], object]] = {
            "newsclean.clean": lambda text: newsclean.clean(text.text),
        }
        calls |= {peer.name: _filtering(peer) for peer in peers}
        found += _measured(corpus, calls, plain, rounds)
    pages = [text for text in texts if text.html]
    if pages:
        import trafilatura

        name = "trafilatura.extract"
        call = {name: lambda text: trafilatura.extract(text.html)}
        found += _measured(corpus, call, pages, min(rounds, 2))[-1:]
    return found


def _filtering(peer: LineFilter) -> Callable[[Text], object]:
    """A line filter as users run it: lines out of the text, and the kept ones joined."""

    def call(text: Text) -> str:
        lines = [line for line in map(str.strip, text.text.splitlines()) if line]
        kept = zip(lines, peer.keep(lines), strict=True)
        return "\n".join(line for line, keeps in kept if keeps)

    return call


def _measured(
    corpus: str,
    calls: dict[str, Callable[[Text], object]],
    texts: Sequence[Text],
    rounds: int,
) -> list[Cost]:
    """Each call, the floor among them, after one round that is not counted.

    In it patterns are compiled and caches filled, once for a process.
    """
    calls = {"floor": lambda text: floor(text.text or text.html), **calls}
    bests(list(calls.values()), texts, rounds=1)
    rows = dict(
        zip(calls, bests(list(calls.values()), texts, rounds=rounds), strict=True)
    )
    size = sum(len((text.text or text.html).encode()) for text in texts)
    return [
        Cost(
            corpus,
            name,
            len(texts),
            median(row),
            size / sum(row),
            median(m / base for m, base in zip(row, rows["floor"], strict=True)),
        )
        for name, row in rows.items()
    ]
