"""Paths, or nothing → texts by corpus; texts of any size that are the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from benchmarks.revision import ROOT
from benchmarks.texts import Text, read_texts

__all__ = ["corpora", "page", "sized"]

_WORDS = [
    "the",
    "council",
    "harbour",
    "bridge",
    "river",
    "engineers",
    "closed",
    "opened",
    "repairs",
    "ferry",
    "weather",
    "morning",
    "report",
    "station",
    "market",
    "price",
    "road",
    "village",
    "school",
    "train",
    "water",
    "budget",
    "vote",
    "spring",
    "workers",
    "company",
    "board",
    "mayor",
    "question",
    "answer",
    "street",
    "police",
    "fire",
    "garden",
    "island",
    "boats",
    "winter",
    "summer",
    "number",
    "people",
    "country",
    "letter",
    "paper",
    "office",
    "meeting",
    "because",
    "although",
    "before",
    "after",
    "under",
    "against",
    "between",
    "during",
    "without",
    "about",
]
_NAMES = [
    "Hale",
    "Morrow",
    "Pryce",
    "Arden",
    "Whitlock",
    "Sande",
    "Okoro",
    "Lindqvist",
    "Ferreira",
    "Tamm",
]
_BOILERPLATE = (
    "Share this article",
    "Advertisement",
    "Sign up for our newsletter",
    "Read more: The harbour wall and who pays for it",
    "Copyright © 2024 The Marsden Post. All rights reserved.",
    "Support our journalism from as little as $1.",
    "Related:",
    "Follow us on Facebook",
    "Photo: Ellen Pryce",
    "Please disable your ad blocker",
)


def corpora(
    paths: Iterable[Path], *, limit: int, root: Path = ROOT
) -> dict[str, list[Text]]:
    """At most `limit` texts a corpus, spread evenly over what there is.

    Without a path: the project's own fixture pages, and generated pages with HTML.

    Raises:
        BadInput: a path is not there, or holds no text.
    """
    paths = list(paths)
    if paths:
        found = read_texts(paths)
    else:
        fixtures = read_texts([root / "fixtures"])
        found = [text._replace(corpus="fixtures") for text in fixtures]
        found += [_generated(seed) for seed in range(limit)]
    by_name: dict[str, list[Text]] = {}
    for text in found:
        by_name.setdefault(text.corpus, []).append(text)
    return {name: texts[:: -(-len(texts) // limit)] for name, texts in by_name.items()}


def page(seed: int, *, paragraphs: int = 25) -> str:
    """A page of made-up prose with lines of boilerplate in it; about 7 KB.

    >>> page(1) == page(1) != page(2)
    True
    """
    dice = random.Random(seed)
    lines = []
    for _ in range(paragraphs):
        lines.append(_paragraph(dice))
        if dice.random() < 0.5:
            lines.append(dice.choice(_BOILERPLATE))
    return "\n".join(lines) + "\n"


def sized(size: int) -> str:
    """One text of so many characters, made of many pages.

    >>> len(sized(1000))
    1000
    """
    parts, total, seed = [], 0, 0
    while total < size:
        parts.append(page(seed))
        total += len(parts[-1])
        seed += 1
    return "".join(parts)[:size]


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(2, 4)))


def _sentence(dice: random.Random) -> str:
    words = dice.choices(_WORDS, k=dice.randint(8, 18))
    words.insert(dice.randrange(len(words)), dice.choice(_NAMES))
    first, *rest = words
    return " ".join([first.capitalize(), *rest]) + "."


def _generated(seed: int) -> Text:
    text = page(seed)
    body = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    html = f"<html><head><title>A page</title></head><body>{body}</body></html>"
    return Text(f"generated-{seed}", text, "generated", html=html)
