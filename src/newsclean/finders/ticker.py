"""Prices above the story: name and number by turns, as on a market's ticker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import Shapes, shapes

__all__ = ["TICKER"]

#: A price or a change; most have a fraction, a sign or a currency, which goals do not.
_PRICE = re.compile(
    r"[-+%$€£¥₺₹]{0,3} ?\d[\d.,' ]*\d?(?: ?%| ?(?:usd|eur|tl|pts?|°c?)\.?)?"
    r"(?: ?[(+-]+ ?\d[\d.,]* ?%?\)?)?$"
)
_FRACTION = re.compile(r"\d[.,]\d|[%$€£¥₺₹°+]|^-")
#: At least this many names, at most this wide, each above at most this many numbers.
_FEWEST, _NAME, _NUMBERS = 3, 25, 3


def _find(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    if not shape.prose_before[-1]:
        return
    first = shape.prose.index(True)
    if first < 2 * _FEWEST:
        return
    at = 0
    prices = [_PRICE.match(view) is not None for view in page.views[:first]]
    while at + 2 * _FEWEST <= first:
        names, end = _pairs(shape, prices, at)
        numbers = [i for i in range(at, end) if prices[i]]
        fractions = sum(_FRACTION.search(page.views[i]) is not None for i in numbers)
        if names >= _FEWEST and 2 * fractions >= len(numbers):
            yield Hit(at, end - 1, page.starts[at], page.ends[end - 1], TICKER)
        at = max(end, at + 1)


def _pairs(shape: Shapes, prices: Sequence[bool], at: int) -> tuple[int, int]:
    """How many names with prices below follow from a line on, and the line after."""
    names, end, stop = 0, at, len(prices)
    while end + 1 < stop:
        if prices[end] or shape.widths[end] > _NAME or shape.closed[end]:
            break
        last = end
        while last + 1 < stop and last - end < _NUMBERS and prices[last + 1]:
            last += 1
        if last == end:
            break
        names, end = names + 1, last + 1
    return names, end


_PRICES = "Dolar\n37.99\nEuro\n41.62\nAltın\n3,037.42\nBIST 100\n%0,4"

TICKER = Finder(
    name="ticker",
    category="navigation",
    find=_find,
    reason="Prices of a market, above the story.",
    hits=(Example(f"⟦{_PRICES}⟧", "head"),),
    misses=(
        Example(_PRICES),
        Example("Harlow\n2\nMarsden\n1\nEastry\n0\nFenwick\n4", "head"),
        Example("Dolar\n37.99\nEuro\n41.62", "head"),
    ),
)
