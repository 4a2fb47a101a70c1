"""The nouns: what the verbs hand to each other. Imports nothing from here and does nothing.

Offsets are indices into a Python string everywhere: `Page.text` for hits and bounds,
the raw input for the decisions of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

__all__ = [
    "ACTIONS",
    "CATEGORIES",
    "CUTS",
    "EVIDENCE",
    "PLACES",
    "Action",
    "Bounds",
    "Decision",
    "Example",
    "Finder",
    "Guard",
    "Hit",
    "Outcome",
    "Page",
    "Pointed",
    "Rule",
    "Source",
    "WayBack",
]

Action: TypeAlias = Literal["remove", "flag", "keep"]
Outcome: TypeAlias = Literal["removed", "flagged", "kept", "spared"]

ACTIONS: tuple[Action, ...] = ("remove", "flag", "keep")

#: Every category with what the default policy does to it.
CATEGORIES: Mapping[str, Action] = {
    "copyright": "remove",
    "reuse-policy": "remove",
    "donation": "remove",
    "adblock": "remove",
    "related": "remove",
    "duplicate-headline": "remove",
    "duplicate-block": "remove",
    "newsletter": "remove",
    "subscription": "remove",
    "consent": "remove",
    "share": "remove",
    "feedback-appeal": "remove",
    "ad-label": "remove",
    "navigation": "remove",
    "comments": "remove",
    "promo": "remove",
    "author-bio": "remove",
    "disclosure": "remove",
    "media": "remove",
    "trust": "remove",
    "syndication": "remove",
    "form": "remove",
    "byline": "remove",
    "dateline": "remove",
    "contributor-credit": "remove",
    "photo-credit": "remove",
    "separator": "remove",
    "before-article": "remove",
    "after-article": "remove",
    "headline": "flag",
    "caption": "flag",
    "editor-note": "flag",
    "blocked-page": "keep",
}

#: How much a rule cuts: what it matched, the sentence around that, the line, the label
#: with the fragments that follow it, or everything up to the end.
CUTS: tuple[str, ...] = ("match", "sentence", "line", "block", "rest")

#: The words of `needs`, each with one sentence of documentation that reports show.
EVIDENCE: Mapping[str, str] = {
    "short": "the line is at most 60 characters long (wide scripts count more)",
    "fragment": "the line is at most 200 characters long and at most two sentences",
    "alone": "the match is the whole line, but for marks around it",
    "label": "the line is a label: short, and no sentence",
    "bullet": "the line begins with a list mark",
    "head": "at most one line of prose stands before it",
    "tail": "at most a quarter of the page's prose stands after it",
    "edge": "it stands at the head or at the tail",
    "last": "no line of prose stands after it",
    "unquoted": "no quotation marks stand on the line",
    "credited": "names, and nothing else, follow the match to the end of the line",
    "company": "a line next to it is removed",
    "before-article": "it stands before the first line of the article",
    "after-article": "it stands after the last line of the article",
    "outside": "it stands before or after the article",
}

#: Where an example is inserted into the standard article.
PLACES: tuple[str, ...] = ("head", "middle", "tail")


class Example(NamedTuple):
    """A piece of a rule's proof: text, its place in an article, and what follows it.

    In a hit, `⟦ ⟧` may mark the exact cut; without marks the whole text goes.
    """

    text: str
    place: str = "tail"
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of boilerplate as data: what, when, except when, how much, why, proof.

    `match`, `unless` and `also` are patterns over the view of a line: lower case, plain
    spaces, straight quotes and dashes; a space stands for any run of blanks. Nothing is
    checked here: `Pipeline.plus` refuses rules that are wrong.

    Args:
        name: kebab-case, unique in its file.
        category: what the lines are; one of `CATEGORIES`.
        match: what makes a line a hit.
        reason: a sentence for the report.
        lang: a language's code, or `any`.
        needs: words of `EVIDENCE`, all of which must hold.
        also: patterns, all of which must match what would be cut.
        unless: if it matches what would be cut, nothing is cut.
        cut: how much goes, one of `CUTS`.
        hits: what goes, the first half of the proof; see `prove`.
        misses: what stays, the second half.
        anchors: literals for the scan, where `match` does not yield them.
        pack: the pack's name; "" for none.
        site: the host on whose pages it acts; "" for all.
        valid_from: the first day on which it acts, as in "2026-01-31"; "" for none.
        valid_until: the last such day.

    >>> Rule(name="duck-race", category="promo", match="duck race", reason="An ad.").id
    'any/promo/duck-race'
    """

    name: str
    category: str
    match: str
    reason: str
    lang: str = "any"
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: str = ""
    cut: str = "line"
    hits: tuple[Example, ...] = ()
    misses: tuple[Example, ...] = ()
    anchors: tuple[str, ...] = ()
    pack: str = ""
    site: str = ""
    valid_from: str = ""
    valid_until: str = ""

    @property
    def id(self) -> str:
        """Its name everywhere: `lang/category/name`, behind its pack if it has one."""
        room = f"sites/{self.site}" if self.site else self.lang
        prefix = f"{self.pack}:" if self.pack else ""
        return f"{prefix}{room}/{self.category}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """One kind of boilerplate as a function, where a pattern is not enough.

    `find` takes a `Page` and yields what it points at: the number of a line, a pair of
    numbers for a first and a last line, or a `Hit`. `@newsclean.finder` turns a
    function into one. The other fields are those of `Rule`.
    """

    name: str
    category: str
    find: Callable[[Page], Iterable[Pointed]]
    reason: str
    lang: str = "any"
    hits: tuple[Example, ...] = ()
    misses: tuple[Example, ...] = ()
    pack: str = ""

    @property
    def id(self) -> str:
        """Its name everywhere: `lang/category/name`, behind its pack if it has one."""
        prefix = f"{self.pack}:" if self.pack else ""
        return f"{prefix}{self.lang}/{self.category}/{self.name}"


Source: TypeAlias = Rule | Finder


class Guard(NamedTuple):
    """Lines that stay: those that `pattern` matches are never cut.

    With a `category`, they are never cut as that; with a `site`, only on its pages.
    """

    pattern: str
    category: str = ""
    site: str = ""


class WayBack(Protocol):
    """The way back from a text to the raw text that it was taken from.

    `back[i]` is where character `i` of the text stands in the raw text.
    """

    def __getitem__(self, at: int, /) -> int: ...


@dataclass(slots=True)
class Page:
    """One scraped text, and where its lines begin; its views are what patterns see.

    `text` is the raw text, or, on the rare page that needs it, the text without
    invisible characters, with `offsets` leading back. All lists have one entry per
    line; a line is a paragraph, or a sentence if the page has no line breaks.
    """

    raw: str
    text: str
    #: index in `text` → index in `raw`, one more than there are characters; or None
    offsets: WayBack | None
    starts: list[int]
    ends: list[int]
    #: the lines as patterns see them, without the marks around them
    views: list[str]
    title: str = ""
    url: str = ""
    lang: str = ""
    #: the day on which the page was taken, as in 2026-01-31, if it is known
    date: str = ""
    #: what was found out about the page, each thing once: its shapes, blocks, terms
    memo: dict[str, Any] = field(default_factory=dict)


class Hit(NamedTuple):
    """A span of lines, or of characters within one line, that a source points at."""

    #: line numbers in `Page.views`, both included
    first: int
    last: int
    #: indices into `Page.text`; those of the lines if they go as a whole
    start: int
    end: int
    source: Source
    evidence: tuple[str, ...] = ()


#: What a finder's function may yield: a line, a first and a last line, or a span.
Pointed: TypeAlias = int | tuple[int, int] | Hit


class Bounds(NamedTuple):
    """Where the article begins and ends: its first line, and the line after its last."""

    start: int
    end: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Decision(NamedTuple):
    """A hit with its outcome and the reason; `raw[start:end] == text`.

    Offsets are indices into the raw `str`; docs/report.md describes each field.
    """

    start: int
    end: int
    text: str
    category: str
    #: the id of the rule or finder
    rule: str
    #: a sentence for people
    reason: str
    #: the words that held; for what stays, the one word that decided, or the guard
    evidence: tuple[str, ...]
    outcome: Outcome
