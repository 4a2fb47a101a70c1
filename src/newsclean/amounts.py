"""amounts: lines that say how much of a thing is needed, as recipes do."""

from __future__ import annotations

import re
from functools import cache

from newsclean.model import Page
from newsclean.shapes import shapes

__all__ = ["amounts"]

#: Measures of kitchens, in the languages of the rules.
_UNITS = (
    # of many languages
    r"k?g|[dm]?l|cl|dag|dkg|gr\.?|gramm?\w{0,3}|lit(?:er|re|r[oiy]|ra)s?|[гл]|кг|мл|γρ\.?|גרם|غ|جم|غرام|مل|ग्राम",
    # English
    r"oz|ounces?|lbs?|pounds?|cups?|pints?|quarts?|t(?:able|ea)spoons?|tb?sps?|pinch(?:es)?|dash(?:es)?|cloves?|sticks?|cans?",
    # German, Dutch, Scandinavian, Finnish, Icelandic
    r"el|tl|prisen?|tassen?|bund|becher|zehen?|p(?:ä|ae?)ckchen|eetlepels?|theelepels?|teentjes?|[mt]sk|krm|klyft\w*|spsk|fed|[st]s|rkl|hyppysellinen|bolli|matskeið\w*|teskeið\w*",
    # French, Spanish, Portuguese, Italian, Romanian
    r"cuill[èe]res?|c\. ?à|gousses?|sachets?|verres?|tazas?|cucharad\w*|dientes?|pizcas?|x[íi]caras?|ch[áa]venas?|colher(?:es)?|dentes?|cucchiai\w*|spicchi\w*|bustin\w+|lingur\w*|c[ăa]n[ăi]|căni",
    # Slavic, Baltic, Hungarian
    r"łyż\w+|szklan\w+|ząb\w+|lžic\w+|lžíc\w+|lžičk\w+|lyžic\w*|lyžičk\w*|hrnk\w*|hrnč\w*|strou[žz]k\w*|ст\. ?л\.?|ч\. ?л\.?|стакан\w*|зубчик\w*|склян\w+|с\. ?л\.|ч\. ?ч\.|žlic\w*|žličic\w*|kašik\w*|šalic\w*|šaukšt\w*|stiklin\w*|ek|tk|evőkanál|teáskanál|gerezd|csipet",
    # Turkish, Greek, Arabic, Hebrew, Persian, Hindi
    r"(?:yemek|çay|tatlı) kaşığı|su bardağı|diş|κ\. ?σ\.?|κ\. ?γ\.?|φλιτζάν\w*|κουταλ\w+|كوب|أكواب|ملعق\w*|ملاعق|כוסות|כוס|כפות|כפיות|כפית|כף|پیمانه|قاشق|लीटर|कप|चम्मच|कटोरी",
    # Indonesian, Vietnamese, Swahili
    r"sdm|sdt|siung|gelas|muỗng|thìa|củ|vijiko|kijiko|vikombe|kikombe",
)
_WIDE = r"グラム|カップ|大さじ|小さじ|[個本枚片]|克|毫升|汤匙|茶匙|湯匙|勺|杯|큰술|작은술|컵|개|쪽"
_NUMBER = r"(?:\d+(?:[.,/]\d+)?(?: ?[½¼¾⅓⅔⅛])?(?: \d/\d)?|[½¼¾⅓⅔⅛])"
_RANGE = rf"(?:ca\.? )?{_NUMBER}(?: ?(?:-|to|bis|à|a|до) ?{_NUMBER})?"
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛]")
_AMOUNT = (
    rf"[-*•·▪▢□☐✓\s]*{_RANGE} ?(?:(?:{'|'.join(_UNITS)})(?!\w)|{_WIDE})"
    rf"|.*?\S[\s:,·…(-]{{1,9}}{_RANGE} ?(?:(?:{'|'.join(_UNITS)})(?!\w)|{_WIDE})\)?$"
    rf"|.*?(?:大さじ|小さじ|カップ) ?{_NUMBER}"
)
_BARE = re.compile(_RANGE)
#: An item of a recipe is no wider; so many of them are a list, so many lines apart, and
#: more where a scraper put numbers, units and things on lines of their own.
_WIDEST, _FEWEST, _APART, _APART_TORN = 80, 3, 4, 10


def amounts(page: Page) -> list[list[int]]:
    """The lists of amounts on a page: the lines of each, found on the first call."""
    found: list[list[int]] | None = page.memo.get("amounts")
    if found is None:
        found = page.memo["amounts"] = _lists(page)
    return found


@cache
def _amount() -> re.Pattern[str]:
    """Compiled where a page asks for it: 8 ms that few first calls need."""
    return re.compile(_AMOUNT)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_UNITS)})(?!\w)|{_WIDE}")


def _lists(page: Page) -> list[list[int]]:
    widths = shapes(page).widths
    numbered = [
        i
        for i, view in enumerate(page.views)
        if widths[i] <= _WIDEST and _DIGIT.search(view)
    ]
    if len(numbered) < _FEWEST:
        return []
    lists: list[list[int]] = [[]]
    before = 0
    for i in numbered:
        is_torn = _is_torn(page, i)
        if not (is_torn or _amount().match(page.views[i])):
            continue
        apart = _APART_TORN if is_torn else _APART
        if lists[-1] and i - before > apart:
            lists.append([])
        lists[-1].append(i)
        before = i
    return [lines for lines in lists if len(lines) >= _FEWEST]


def _is_torn(page: Page, i: int) -> bool:
    """Whether a line is a number, and its unit begins the line below."""
    if i + 1 == len(page.views) or not _BARE.fullmatch(page.views[i]):
        return False
    return _unit().match(page.views[i + 1]) is not None
