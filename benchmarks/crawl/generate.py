"""Pages made up from a grammar: articles and boilerplate, as a crawl has them.

    python benchmarks/crawl/generate.py 2000 > pages.jsonl

The same seed and number always give the same page, whatever else is generated.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

from grammar import BOILERPLATE, LANGUAGES, Language

#: What stands on a page: how often, out of a hundred, and where.
_PARTS = (
    ("headline", 100, "top"),
    ("headline-again", 55, "top"),
    ("byline", 70, "top"),
    ("dateline", 45, "top"),
    ("share", 60, "top"),
    ("ad-label", 50, "middle"),
    ("related", 55, "middle"),
    ("photo-credit", 35, "middle"),
    ("newsletter", 35, "middle"),
    ("donation", 30, "tail"),
    ("subscription", 30, "tail"),
    ("related-list", 45, "tail"),
    ("share", 40, "tail"),
    ("consent", 25, "tail"),
    ("adblock", 15, "tail"),
    ("copyright", 80, "tail"),
)


def pages(count: int, *, seed: int = 1, first: int = 0) -> Iterator[dict[str, Any]]:
    """Records with `id`, `url`, `title`, `lang`, `text`, and the words of `article`."""
    for number in range(first, first + count):
        yield page(number, seed=seed)


def page(number: int, *, seed: int = 1) -> dict[str, Any]:
    """One record. A page in fifty has no boilerplate, one in fifty nothing else."""
    dice = random.Random(f"{seed}/{number}")
    code = dice.choices(list(LANGUAGES), [9, 2, 2, 2])[0]
    words = LANGUAGES[code]
    host = f"{dice.choice(words.towns).lower()}-{dice.choice(words.papers)}.example"
    title = _headline(dice, words)
    article = [_paragraph(dice, words) for _ in range(dice.randint(3, 14))]
    kind = dice.randrange(50)
    parts = [] if kind == 0 else _parts(dice, code, words, title, host)
    lines = _laid_out(dice, [] if kind == 1 else article, parts)
    return {
        "id": number,
        "url": f"https://{host}/{dice.randrange(10**6)}",
        "title": title,
        "lang": code,
        "text": "\n\n".join(lines) + "\n",
        "article_words": 0 if kind == 1 else sum(len(p.split()) for p in article),
    }


def _headline(dice: random.Random, words: Language) -> str:
    return _sentence(dice, words).rstrip(".")


def _sentence(dice: random.Random, words: Language) -> str:
    line = dice.choice(words.sentences).format(
        who=dice.choice(words.people),
        town=dice.choice(words.towns),
        thing=dice.choice(words.things),
        did=dice.choice(words.deeds),
        when=dice.choice(words.times),
        why=dice.choice(words.reasons),
        n=dice.randint(2, 900),
    )
    return line[0].upper() + line[1:]


def _paragraph(dice: random.Random, words: Language) -> str:
    return " ".join(_sentence(dice, words) for _ in range(dice.randint(2, 5)))


def _parts(
    dice: random.Random, code: str, words: Language, title: str, host: str
) -> list[tuple[str, str]]:
    """(place, lines) of the boilerplate that this page has."""
    found = []
    for name, often, place in _PARTS:
        if dice.randrange(100) >= often:
            continue
        line = _boilerplate(dice, name, code, words, title, host)
        if line:
            found.append((place, line))
    return found


def _boilerplate(
    dice: random.Random, name: str, code: str, words: Language, title: str, host: str
) -> str:
    if name == "headline":
        return title
    if name == "headline-again":
        return f"{title} | {host.split('.')[0].replace('-', ' ').title()}"
    shapes = BOILERPLATE[code].get(name)
    if not shapes:
        return ""
    return dice.choice(shapes).format(
        who=dice.choice(words.people),
        title=_headline(dice, words),
        other=_headline(dice, words),
        host=host,
        year=dice.randint(2015, 2026),
        n=dice.randint(1, 28),
    )


def _laid_out(
    dice: random.Random, article: list[str], parts: list[tuple[str, str]]
) -> list[str]:
    middle = list(article)
    for place, line in parts:
        if place == "middle":
            middle.insert(dice.randint(1, max(len(middle), 1)), line)
    top = [line for place, line in parts if place == "top"]
    tail = [line for place, line in parts if place == "tail"]
    return [*top, *middle, *tail]


def warc_record(record: dict[str, Any]) -> bytes:
    """A record as the response of a server in a WARC, its text set into HTML."""
    from html import escape

    text = "".join(f"<p>{escape(x)}</p>\n" for x in record["text"].split("\n\n"))
    page = (
        f'<!doctype html><html lang="{record["lang"]}"><head><meta charset="utf-8">'
        f"<title>{escape(record['title'])}</title></head>"
        f"<body><article>\n{text}</article></body></html>"
    ).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{record['id']:032x}>\r\n"
        "WARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {record['url']}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def main() -> None:
    """Write pages to stdout."""
    about = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    about.add_argument("count", type=int)
    about.add_argument("--seed", type=int, default=1)
    about.add_argument("--warc", action="store_true", help="a WARC instead of JSONL")
    chosen = about.parse_args()
    for record in pages(chosen.count, seed=chosen.seed):
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        sys.stdout.buffer.write(warc_record(record) if chosen.warc else line)


if __name__ == "__main__":
    main()
