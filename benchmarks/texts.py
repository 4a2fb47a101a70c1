"""Path → the texts in it: a `.txt`, a `.jsonl`, or a folder of both."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["BadInput", "Text", "read_texts", "rows_of"]

_JSONL = (".jsonl", ".jsonl.gz")
_KNOWN = ("title", "url", "lang", "html")


class BadInput(ValueError):
    """An input that cannot be used. The message names the file and says what to do."""


class Text(NamedTuple):
    """One scraped text, its name, the corpus it belongs to, and what is known of it."""

    name: str
    text: str
    corpus: str = ""
    title: str = ""
    url: str = ""
    lang: str = ""
    html: str = ""

    @property
    def known(self) -> dict[str, str]:
        """What `clean` may be told of it, as keyword arguments."""
        known = {"title": self.title, "url": self.url, "lang": self.lang}
        return {key: value for key, value in known.items() if value}


def read_texts(paths: Iterable[Path]) -> list[Text]:
    """Every text below the paths, in the order of their names.

    A text of a folder belongs to the corpus of that folder's name; a row of a JSONL
    file to its `corpus` or `scraper`, or else to the file's name.

    Raises:
        BadInput: a path is not there, holds no text, or a record of it is broken.
    """
    return [text for path in paths for text in _below(path)]


def rows_of(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a JSONL file, gzipped or not, each with its place for messages.

    Raises:
        BadInput: the file cannot be read, or a line is no JSON object.
    """
    for number, line in enumerate(_content(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(f"{where}: no JSON: {error.msg}.") from error
        if not isinstance(row, dict):
            raise BadInput(f"{where}: a record is a JSON object with a key text.")
        yield where, row


def _below(path: Path) -> list[Text]:
    if not path.exists():
        raise BadInput(f"{path}: no such file or folder.")
    if path.is_file():
        return list(_texts_of(path, path.parent))
    files = sorted(p for p in path.rglob("*") if _is_input(p))
    found = [text for file in files for text in _texts_of(file, path)]
    if not found:
        raise BadInput(f"{path}: no text in this folder; name one of .txt or .jsonl.")
    return found


def _is_input(path: Path) -> bool:
    name = path.name
    if not path.is_file() or name.startswith(".") or name.endswith(".expected.txt"):
        return False
    return name.endswith((".txt", *_JSONL))


def _texts_of(path: Path, root: Path) -> Iterator[Text]:
    name = path.relative_to(root).as_posix()
    if path.name.endswith(_JSONL):
        corpus = path.name.partition(".")[0]
        for where, row in rows_of(path):
            yield _row(row, where, name, corpus)
    elif path.name.endswith(".txt"):
        yield Text(name, _content(path), path.parent.name)
    else:
        raise BadInput(f"{path}: neither .txt nor .jsonl.")


def _row(row: dict[str, Any], where: str, file: str, corpus: str) -> Text:
    text = row.get("text", "" if row.get("html") else None)
    if not isinstance(text, str):
        raise BadInput(f"{where}: a record needs a key text that is a string.")
    line = where.rpartition(":")[2]
    name = f"{file}:{row.get('id') or line}"
    known = {key: row[key] for key in _KNOWN if isinstance(row.get(key), str)}
    corpus = str(row.get("corpus") or row.get("scraper") or corpus)
    return Text(name, text, corpus, **known)


def _content(path: Path) -> str:
    """A file's text with its line ends as they are."""
    try:
        data = path.read_bytes()
        if path.name.endswith(".gz"):
            data = gzip.decompress(data)
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8."
        ) from error
    except (OSError, EOFError) as error:
        raise BadInput(f"{path}: cannot be read: {error}.") from error
