"""jusText's classes of paragraphs, asked about lines of text: no tags, no links.

The class names, thresholds and the look at neighbours are those of the installed
library; the stop words are those of eight languages together.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["STOP_LANGUAGES", "keeper"]

STOP_LANGUAGES = (
    "English",
    "German",
    "French",
    "Spanish",
    "Italian",
    "Dutch",
    "Polish",
    "Portuguese",
)
_HEADING_DISTANCE = 200


class _Line:
    """What jusText asks of a paragraph, for a line without markup."""

    heading = False
    is_heading = False
    chars_count_in_links = 0
    tags_count = 0
    dom_path = ""
    xpath = ""

    def __init__(self, text: str) -> None:
        self.text = text
        self.class_type = ""
        self.cf_class = ""
        self._words = text.split()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def words_count(self) -> int:
        return len(self._words)

    @property
    def is_boilerplate(self) -> bool:
        return self.class_type != "good"

    def links_density(self) -> float:
        return 0.0

    def stopwords_count(self, stopwords: frozenset[str]) -> int:
        return sum(word.lower() in stopwords for word in self._words)

    def stopwords_density(self, stopwords: frozenset[str]) -> float:
        return self.stopwords_count(stopwords) / max(1, self.words_count)


def keeper() -> Callable[[list[str]], list[bool]]:
    """A function that gives True for each line that jusText calls good.

    Raises:
        ImportError: jusText is not installed.
    """
    from justext import core
    from justext.utils import get_stoplist

    lists = (get_stoplist(language) for language in STOP_LANGUAGES)
    stopwords = frozenset(word for words in lists for word in words)

    def keep(lines: list[str]) -> list[bool]:
        paragraphs = [_Line(line) for line in lines]
        core.classify_paragraphs(paragraphs, stopwords)
        core.revise_paragraph_classification(paragraphs, _HEADING_DISTANCE)
        return [not paragraph.is_boilerplate for paragraph in paragraphs]

    return keep
