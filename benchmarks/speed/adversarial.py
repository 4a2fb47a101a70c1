"""Pages made to be slow → what clean() needs for each, beside prose of the same length."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from typing import NamedTuple

from benchmarks.speed.clock import best
from benchmarks.speed.corpus import sized

__all__ = ["Ordeal", "ordeals", "pages"]


class Ordeal(NamedTuple):
    """A page by name, its length in characters, the seconds it took, and how many
    times what prose of that length takes."""

    page: str
    size: int
    seconds: float
    proses: float


def ordeals(size: int = 1_000_000) -> list[Ordeal]:
    """The time of clean() on each page, once."""
    import newsclean

    prose = sized(size)
    newsclean.clean(sized(100_000))
    usual = best(lambda: newsclean.clean(prose), rounds=1) / size
    found = []
    for name, text, title in pages(size):
        spent = best(partial(newsclean.clean, text, title=title), rounds=1)
        found.append(Ordeal(name, len(text), spent, spent / (usual * len(text))))
    return found


def pages(size: int) -> Iterator[tuple[str, str, str]]:
    """Name, text and title of each page; as long as `size`, or nearly."""
    prose = sized(size)
    headline = "The harbour wall will be mended before the winter comes, the board says"
    yield "one letter", "a" * size, ""
    yield "spaces", " " * size, ""
    yield "line ends", "\n" * size, ""
    yield "quotation marks", '"' * size, ""
    yield "opening brackets", "[" * size, ""
    yield "almost what rules match", _nearly(size), ""
    yield "what rules match", _known(size), ""
    yield "one-word lines", "\n".join(_numbered("word", size // 10)), ""
    yield "one line of prose", prose.replace("\n", " "), ""
    yield "one headline, nearly the same", _headlines(headline, size), headline
    yield "one paragraph, nearly the same", _headlines(prose[:600], size), ""


def _numbered(word: str, times: int) -> Iterator[str]:
    return (f"{word}{n}" for n in range(times))


def _headlines(line: str, size: int) -> str:
    line = line.replace("\n", " ")
    return "\n".join(_numbered(line + " ", size // (len(line) + 6)))


def _examples() -> list[str]:
    """What the rules with the most proof know: the commonest wordings."""
    from newsclean import Pipeline

    rules = sorted(Pipeline.default().rules, key=lambda rule: -len(rule.hits))[:60]
    texts = [hit.text for rule in rules for hit in rule.hits]
    return [t.replace("⟦", "").replace("⟧", "").replace("\n", " ") for t in texts]


def _known(size: int) -> str:
    return _filled(_examples(), size)


def _nearly(size: int) -> str:
    """Each wording but its last letter, which is where a pattern has to give up."""
    return _filled([text[:-2] + "q" + text[-1:] for text in _examples()], size)


def _filled(lines: list[str], size: int) -> str:
    times = size // (sum(map(len, lines)) + len(lines)) + 1
    return "\n".join(islice(cycle(lines), times * len(lines)))[:size]
