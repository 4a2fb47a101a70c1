"""Rows → a Markdown table; a page of docs/ → the same with new tables in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.texts import BadInput

__all__ = ["BEGIN", "END", "fill", "table"]

#: The lines of a page between which a benchmark writes what it measured.
BEGIN = "<!-- begin:tables -->"
END = "<!-- end:tables -->"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table with its columns in line; numbers stand to the right.

    >>> print(table(["verb", "µs"], [["read", 12.5], ["scan", 3.0]]))
    | verb |   µs |
    | ---- | ---: |
    | read | 12.5 |
    | scan |  3.0 |
    """
    body = [[_cell(value) for value in row] for row in rows]
    widths = [
        max([3, len(title), *(len(row[n]) for row in body)])
        for n, title in enumerate(head)
    ]
    numeric = [
        bool(body) and all(_is_number(row[n]) for row in body) for n in range(len(head))
    ]
    rule = [
        "-" * (width - right) + ":" * right
        for width, right in zip(widths, numeric, strict=True)
    ]
    lines = [
        " | ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        for row in [list(head), rule, *body]
    ]
    return "\n".join(f"| {line} |" for line in lines)


def fill(page: Path, tables: str) -> None:
    """Write tables between the two markers of a page; the rest of it stays.

    Raises:
        BadInput: the page is not there, or has no such markers.
    """
    if not page.is_file():
        raise BadInput(f"{page}: no such page.")
    words = page.read_text(encoding="utf-8")
    before, begin, rest = words.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BadInput(f"{page}: has no place for tables: add {BEGIN} and {END}.")
    filled = f"{before}{BEGIN}\n\n{tables.strip()}\n\n{END}{after}"
    page.write_text(filled, encoding="utf-8")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(value).replace("|", "\\|").replace("\n", " ")


def _is_number(cell: str) -> bool:
    bare = cell.strip("%×").replace(",", "").replace("−", "-")
    return bare in ("", "n/a") or bare.lstrip("+-").replace(".", "", 1).isdigit()
