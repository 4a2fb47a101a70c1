"""Where the characters of a text stand in the raw text that it was taken from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Offsets"]


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way back from a text to the raw text that it was taken from.

    `offsets[i]` is where character `i` of the text is in the raw text. Stored as the
    beginnings of the runs that both texts have in common.

    >>> offsets = Offsets([0], [0])
    >>> offsets.add(3, 8)
    >>> offsets[2], offsets[4]
    (2, 9)
    """

    text: list[int]
    raw: list[int]

    def add(self, text: int, raw: int) -> None:
        """Note that a run begins at an offset of the text and one of the raw text."""
        if self.text[-1] == text:
            self.raw[-1] = raw
        else:
            self.text.append(text)
            self.raw.append(raw)

    def __getitem__(self, at: int) -> int:
        run = bisect_right(self.text, at) - 1
        return self.raw[run] + at - self.text[run]
