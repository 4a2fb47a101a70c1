"""The nouns of a data set: a page with its gold body, and the set."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.texts import BadInput

__all__ = ["Dataset", "GoldPage", "html_of", "json_of", "scraped"]


class GoldPage(NamedTuple):
    """One page: its right body, and what scrapers left of it or the HTML itself."""

    name: str
    gold: str
    #: scraper → its text
    texts: Mapping[str, str]
    #: where the HTML stands, if it does
    html: Path | None = None
    url: str = ""
    title: str = ""
    lang: str = ""
    kind: str = ""
    #: paragraphs that may be taken or left
    optional: tuple[str, ...] = ()
    #: one letter for each non-blank line of the text, where somebody labelled them
    labels: str = ""
    #: words of the gold body where only their number is known
    gold_words: int = 0


class Dataset(NamedTuple):
    """A data set by name, and its pages."""

    name: str
    pages: tuple[GoldPage, ...]


def json_of(path: Path) -> Any:
    """What a JSON file says.

    Raises:
        BadInput: it cannot be read, or is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read: {error}.") from error
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}:{error.lineno}: no JSON: {error.msg}.") from error


def html_of(path: Path) -> str:
    """A page's HTML, gzipped or not; bytes that are no UTF-8 are replaced."""
    data = path.read_bytes()
    if path.name.endswith(".gz"):
        data = gzip.decompress(data)
    return data.decode("utf-8", "replace")


def scraped(folder: Path) -> dict[str, dict[str, Any]]:
    """scraper → page → its record, from a folder of `<scraper>.json`."""
    found = {path.stem: json_of(path) for path in sorted(folder.glob("*.json"))}
    for name, records in found.items():
        if not isinstance(records, dict):
            raise BadInput(f"{folder / name}.json: an object with one key a page.")
    return found
