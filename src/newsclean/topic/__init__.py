"""topic: sentences in a story about the same subjects as boilerplate, which stay.

News about cookie banners, paywalls or a paper's plea for money uses the words of its
own site's notices. The words by which such a story is known are in `words.toml`; the
page's language does not matter, since the rule that points at a sentence has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from newsclean.cache import plain_toml
from newsclean.model import CATEGORIES, Bounds, Hit, Page, Rule
from newsclean.shapes import shapes
from newsclean.view import view_of
from newsclean.weigh import Weighed

__all__ = ["TOPICS", "spare_topical"]

#: Each category that a story can be about, with the words that show it.
TOPICS: Mapping[str, str] = {
    "consent": "consent",
    "adblock": "adblock",
    "donation": "donation",
    "copyright": "copyright",
    "reuse-policy": "copyright",
    "syndication": "copyright",
    "newsletter": "newsletter",
    "subscription": "subscription",
    "comments": "comments",
}

#: If the headline does not name the topic, this many paragraphs of the story must.
_PARAGRAPHS = 2
#: The headline is within this many lines above the first paragraph, and this wide.
_ABOVE, _HEADLINE = 3, 20
#: The scripts of these languages attach small words to others without a blank, or have
#: no blanks at all; there a word of a topic may begin within a word.
_WITHIN_WORDS = frozenset(("ar", "he", "ja", "zh", "ko"))


def spare_topical(
    page: Page, weighed: Weighed, bounds: Bounds
) -> tuple[Weighed, Bounds]:
    """Spare those sentences of the article whose topic is that of the rule's category.

    The article's end moves down below those that were taken for the site's.
    """
    every = (*weighed.standing, *weighed.waiting)
    asked = {
        hit.first
        for hit in every
        if hit.source.category in TOPICS
        and hit.first >= bounds.start
        and _is_line(page, hit)
    }
    end = bounds.end
    while end in asked:
        end += 1
    if not any(line < end for line in asked):
        return weighed, bounds
    told = _Told(page, bounds, set(_known(every)))
    lines = {
        hit.first
        for hit in every
        if hit.first in asked
        and hit.first < end
        and hit.source.category in TOPICS
        and told.is_about(hit)
    }
    if not lines:
        return weighed, bounds
    kept = _spared(
        weighed, {h for h in every if h.first in lines and _is_line(page, h)}
    )
    return kept, bounds._replace(end=max(bounds.end, *(i + 1 for i in lines)))


def _spared(weighed: Weighed, gone: set[Hit]) -> Weighed:
    """The same, some hits being spared for the story's topic."""
    every = (*weighed.standing, *weighed.waiting)
    return Weighed(
        [hit for hit in weighed.standing if hit not in gone],
        [hit for hit in weighed.waiting if hit not in gone],
        [*weighed.spared, *((hit, "topic") for hit in every if hit in gone)],
    )


def _is_line(page: Page, hit: Hit) -> bool:
    """Whether a rule points at one paragraph of whole sentences, no label or list."""
    if hit.first != hit.last or not isinstance(hit.source, Rule):
        return False
    shape = shapes(page)
    return shape.prose[hit.first] and shape.closed[hit.first]


def _known(hits: Iterable[Hit]) -> Iterator[int]:
    """The lines that hits point at as something other than content."""
    for hit in hits:
        if CATEGORIES[hit.source.category] == "remove":
            yield from range(hit.first, hit.last + 1)


class _Told:
    """What headline and paragraphs of a page say, read when it is first needed."""

    def __init__(self, page: Page, bounds: Bounds, known: set[int]) -> None:
        prose = shapes(page).prose
        article = range(bounds.start, bounds.end)
        story = [i for i in article if prose[i] and i not in known]
        #: each with whether it stands apart: next to a notice there are more of the
        #: notice's sentences, which no rule knows
        self._story = [(page.views[i], not known & {i - 1, i + 1}) for i in story]
        self._headline = _headline(page, bounds, story, known)
        self._answers: dict[tuple[str, str], bool] = {}

    def is_about(self, hit: Hit) -> bool:
        """Whether the story is about the topic of the hit's category."""
        key = TOPICS[hit.source.category], hit.source.lang
        if key not in self._answers:
            self._answers[key] = self._speaks_of(*key)
        return self._answers[key]

    def _speaks_of(self, topic: str, lang: str) -> bool:
        words = _words(topic, lang)
        within = lang in _WITHIN_WORDS
        if any(_has(line, words, within) for line in self._headline):
            return True
        found = [apart for line, apart in self._story if _has(line, words, within)]
        return len(found) >= _PARAGRAPHS and any(found)


def _headline(
    page: Page, bounds: Bounds, story: Sequence[int], known: set[int]
) -> list[str]:
    """The title if it was given, else the lines above the story's first paragraph."""
    if page.title:
        return [view_of(page.title)]
    widths = shapes(page).widths
    above = [
        i
        for i in range(bounds.start, story[0] if story else bounds.end)
        if widths[i] >= _HEADLINE and i not in known
    ]
    return [page.views[i] for i in above[-_ABOVE:]]


def _has(line: str, words: Sequence[str], within: bool) -> bool:
    """Whether a line holds one of some words, at the beginning of a word.

    >>> _has("the cookies were fined", ["cookie"], within=False)
    True
    >>> _has("a hardcookie", ["cookie"], within=False)
    False
    """
    for word in words:
        at = line.find(word)
        while at >= 0:
            if within or at == 0 or not line[at - 1].isalnum():
                return True
            at = line.find(word, at + 1)
    return False


@cache
def _words(topic: str, lang: str) -> tuple[str, ...]:
    """A topic's words in a rule's language; in all, for a rule of all languages."""
    by_lang = _lists()[topic]
    if lang in by_lang and lang != "any":
        return (*by_lang["any"], *by_lang[lang])
    return tuple(dict.fromkeys(w for words in by_lang.values() for w in words))


@cache
def _lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = plain_toml(
        Path(__file__).with_name("words.toml")
    )
    return found
