"""What hits say about where they stand: inside articles, around them, behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.contents import NAME as CONTENTS
from newsclean.model import Finder, Hit, Page, Rule

__all__ = [
    "TERMINATORS",
    "by_line",
    "categories_of",
    "distinct",
    "interrupts",
    "is_end",
    "is_hit",
    "may_end",
    "says_on",
]

#: What a hit of a category says about where it stands, in the weight of its block.
#: Interrupters stand inside articles; terminators are followed by none.
TERMINATORS = frozenset(
    (
        "comments",
        "reuse-policy",
        "author-bio",
        "feedback-appeal",
        "syndication",
        "trust",
        "form",
        "navigation",
        "related",
        "newsletter",
        "donation",
        "subscription",
        "promo",
        "disclosure",
        "consent",
        "adblock",
    )
)
_CONTENT = frozenset(("headline", "caption", "editor-note"))


def by_line(standing: Sequence[Hit]) -> dict[int, list[Hit]]:
    """Hits that take whole lines, by line; those that name content aside, and those on
    tables of contents, which a story has between its paragraphs."""
    by_line: dict[int, list[Hit]] = {}
    for hit in standing:
        if hit.source.category in _CONTENT or hit.source.name == CONTENTS:
            continue
        if isinstance(hit.source, Rule) and hit.source.cut in ("match", "sentence"):
            continue
        for i in range(hit.first, hit.last + 1):
            by_line.setdefault(i, []).append(hit)
    return by_line


#: What stands between two paragraphs of a story: with a paragraph directly behind so
#: few blocks of these, the story goes on nine times in ten.
_INTERRUPTERS = frozenset(
    (
        "ad-label",
        "adblock",
        "caption",
        "consent",
        "contributor-credit",
        "dateline",
        "donation",
        "duplicate-block",
        "form",
        "media",
        "newsletter",
        "photo-credit",
        "promo",
        "related",
        "share",
        "subscription",
    )
)


def interrupts(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether it is only what stands between two paragraphs of a story."""
    return is_hit(block, hits) and categories_of(block, hits) <= _INTERRUPTERS


def categories_of(block: Block, hits: Mapping[int, list[Hit]]) -> set[str]:
    """What the hits on a block's lines are."""
    lines = range(block.first, block.last + 1)
    return {h.source.category for i in lines for h in hits.get(i, ())}


#: How rules are named whose words say that the story goes on below.
_GOES_ON = (
    "ad-bridge",
    "ad-continues",
    "article-continues",
    "below-the-ad",
    "continues",
    "read-below",
)


def says_on(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether one of its lines says that the story goes on below."""
    return is_hit(block, hits) and any(
        h.source.name.startswith(_GOES_ON)
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
    )


def is_end(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a marker stands on the block that no article goes on after."""
    return is_hit(block, hits) and any(
        isinstance(h.source, Rule) and h.source.cut == "rest"
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
    )


def is_hit(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a hit points at one of its lines."""
    first, last, *_ = block
    if first == last:
        return first in hits
    return any(i in hits for i in range(first, last + 1))


#: Lines of these categories stand around articles; datelines and credits in them, too.
_SITE = frozenset(
    (
        "adblock",
        "comments",
        "consent",
        "copyright",
        "feedback-appeal",
        "form",
        "navigation",
        "newsletter",
        "promo",
        "related",
        "share",
        "subscription",
    )
)


def distinct(page: Page, hits: Mapping[int, list[Hit]], first: int, last: int) -> int:
    """How many different lines a site's own hits begin on between two lines."""
    return len(
        {
            page.views[i]
            for i in range(first, last)
            if any(h.first == i and h.source.category in _SITE for h in hits.get(i, ()))
        }
    )


def may_end(hit: Hit) -> bool:
    """Whether a hit can open what follows articles: "3 days ago" stands on teasers."""
    source = hit.source
    if source.category != "comments":
        return True
    return isinstance(source, Finder) or source.cut == "rest"
