"""C4's rules for lines, written out, and as datatrove has them.

Source: Raffel et al. 2020, section 2.2 (jmlr.org/papers/v21/20-074.html), and the
phrases on policies in the code that made the data set (tensorflow_datasets, c4_utils).
Its rules that drop whole pages are left out: a line filter is what is compared here.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["datatrove_keep", "keep"]

_ENDS = (".", "?", "!", '"', "'")
_POLICY = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)
_MIN_WORDS = 3
_MAX_WORD = 1000


def keep(lines: list[str]) -> list[bool]:
    """True for each line that C4's rules keep.

    >>> keep(["The bridge opened.", "Read more", "It uses cookies, they said."])
    [True, False, False]
    """
    return [_keeps(line) for line in lines]


def _keeps(line: str) -> bool:
    if not line.endswith(_ENDS) or line.endswith("..."):
        return False
    words = line.split()
    if len(words) < _MIN_WORDS or max(map(len, words)) > _MAX_WORD:
        return False
    low = line.lower()
    return "javascript" not in low and not any(phrase in low for phrase in _POLICY)


def datatrove_keep() -> Callable[[list[str]], list[bool]]:
    """The same question asked of datatrove's C4QualityFilter.

    Raises:
        ImportError: datatrove, or something it needs, is not installed.
    """
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    quality = C4QualityFilter(
        min_num_sentences=-1,
        remove_citations=False,
        filter_lorem_ipsum=False,
        filter_curly_bracket=False,
    )

    def keep(lines: list[str]) -> list[bool]:
        page = Document(text="\n".join(lines), id="")
        quality.filter(page)
        return _found_again(lines, page.text.split("\n"))

    return keep


def _found_again(lines: list[str], kept: list[str]) -> list[bool]:
    """Which lines stand, in order, among those that were kept."""
    left = iter(kept)
    want = next(left, None)
    found = []
    for line in lines:
        same = line.strip() == want
        found.append(same)
        if same:
            want = next(left, None)
    return found
