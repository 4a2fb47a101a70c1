"""What was measured → one SVG: the cost of a text beside others, and how it grows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["picture"]

_WIDTH, _ROW, _TOP = 760, 26, 46
_LEFT, _BARS = 190, 470
_INK, _PALE, _OURS, _OTHERS = "#24292f", "#d0d7de", "#0969da", "#8c959f"


def picture(facts: Mapping[str, Any]) -> str:
    """The bars of the corpus with most texts, and the points of the scaling.

    Both axes of time are logarithmic: a step is ten times as much.
    """
    bars, height = _bars(facts.get("texts") or [])
    lines, below = _growth(facts.get("scaling") or [], height)
    body = "\n".join((*bars, *lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {below}" '
        f'role="img" aria-label="What cleaning costs" font-family="sans-serif" '
        f'font-size="13" fill="{_INK}">\n'
        f'<rect width="{_WIDTH}" height="{below}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _bars(rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """A bar for each call on one corpus; trafilatura from whichever corpus has HTML."""
    chosen = _chosen(rows)
    if not chosen:
        return [], 0
    ticks = _decades([row["micros"] for row in chosen])
    height = _TOP + _ROW * len(chosen) + 34
    parts = [_text(16, 24, f"µs a text (median, {chosen[0]['corpus']})", bold=True)]
    parts += _axis(ticks, _TOP, height - 34, lambda t: f"{t:,.0f}")
    for n, row in enumerate(chosen):
        y = _TOP + n * _ROW
        wide = _at(row["micros"], ticks) - _LEFT
        ink = _OURS if row["call"].startswith("newsclean") else _OTHERS
        parts.append(_text(_LEFT - 8, y + 17, row["call"], anchor="end"))
        parts.append(
            f'<rect x="{_LEFT}" y="{y + 4}" width="{wide:.1f}" height="{_ROW - 8}" '
            f'fill="{ink}"/>'
        )
        parts.append(_text(_LEFT + wide + 6, y + 17, f"{row['micros']:,.0f}"))
    return parts, height


def _chosen(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    ours = [row for row in rows if row["call"] == "newsclean.clean"]
    if not ours:
        return []
    corpus = max(ours, key=lambda row: row["texts"])["corpus"]
    found = [row for row in rows if row["corpus"] == corpus]
    if not any(row["call"] == "trafilatura.extract" for row in found):
        found += [row for row in rows if row["call"] == "trafilatura.extract"][:1]
    return sorted(found, key=lambda row: row["micros"])


def _growth(points: Sequence[Mapping[str, Any]], top: int) -> tuple[list[str], int]:
    """Milliseconds by length: a row a point, so that a straight line is linear."""
    if not points:
        return [], max(top, 40)
    millis = [point["seconds"] * 1e3 for point in points]
    ticks = _decades(millis)
    first, height = top + _TOP, top + _TOP + _ROW * len(points) + 34
    parts = [_text(16, top + 24, "ms by length of the text in characters", bold=True)]
    parts += _axis(ticks, first, height - 34, lambda t: f"{t:g}")
    dots = [
        (_at(value, ticks), first + n * _ROW + _ROW / 2)
        for n, value in enumerate(millis)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    parts.append(
        f'<polyline points="{path}" fill="none" stroke="{_OURS}" stroke-width="2"/>'
    )
    for (x, y), point, value in zip(dots, points, millis, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_OURS}"/>')
        label = f"{point['size']:,}"
        parts.append(_text(_LEFT - 8, y + 4, label, anchor="end"))
        parts.append(_text(x + 8, y + 4, f"{value:,.3g}"))
    return parts, height


def _decades(values: Sequence[float]) -> list[float]:
    """The powers of ten around some values."""
    low = math.floor(math.log10(min(values)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    return [10.0**n for n in range(low, high + 1)]


def _at(value: float, ticks: Sequence[float]) -> float:
    """Where a value stands on the axis."""
    low, high = math.log10(ticks[0]), math.log10(ticks[-1])
    return _LEFT + _BARS * (math.log10(value) - low) / (high - low)


def _axis(ticks: Sequence[float], top: float, end: float, label: Any) -> list[str]:
    parts = []
    for tick in ticks:
        x = _at(tick, ticks)
        parts.append(
            f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{end}" stroke="{_PALE}"/>'
        )
        parts.append(_text(x, end + 16, label(tick), anchor="middle"))
    return parts


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )
