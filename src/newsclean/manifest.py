"""`pack.toml` → the lines that a pack keeps from being cut, on all pages or on a
site's.

The file is at the top of a pack's folder, or in `sites/<host>/` for one site.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean.guard import guards_from
from newsclean.model import Guard
from newsclean.packs import MANIFEST, PackError, folder_of

__all__ = ["KEYS", "guards_in", "guards_of", "manifests_in"]

#: Every key of the file, with what it means.
KEYS = {
    "protect": "a list of patterns: a line that one of them matches is never cut",
    "allow": "a table, category → list of patterns: such a line is not cut as that",
}


def guards_of(pack: str | Path) -> tuple[Guard, ...]:
    """What a pack protects and allows, including that for its sites; nothing for a lone
    file.

    Raises:
        PackError: a `pack.toml` does not load.
    """
    folder = folder_of(pack)
    if folder is None:
        return ()
    return tuple(
        guard
        for path, site in manifests_in(folder)
        for guard in guards_in(path, site=site)
    )


def manifests_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """The `pack.toml` files of a pack, each with the host it is for."""
    if (folder / MANIFEST).is_file():
        yield folder / MANIFEST, ""
    for path in sorted(folder.glob(f"sites/*/{MANIFEST}")):
        yield path, path.parent.name


def guards_in(path: Path, *, site: str = "") -> tuple[Guard, ...]:
    """The guards of one file.

    Raises:
        PackError: something in it is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise PackError(f"{path}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 at byte {error.start}.") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}.") from error
    for key, value in data.items():
        where = f"{path}:{_line_of(text, key)}"
        if key not in KEYS:
            raise PackError(f"{where}: unknown key {key!r}; known: {', '.join(KEYS)}.")
        _check(key, value, where)
    return _guards(data, path, text, site)


def _check(key: str, value: Any, where: str) -> None:
    if key == "protect" and not _is_strings(value):
        raise PackError(f"{where}: protect takes a list of strings.")
    if key == "allow" and not (
        isinstance(value, dict) and all(map(_is_strings, value.values()))
    ):
        raise PackError(f"{where}: allow takes a table of lists of strings.")


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _guards(data: Any, path: Path, text: str, site: str) -> tuple[Guard, ...]:
    found: list[Guard] = []
    for key, value in data.items():
        given = {"protect": value} if key == "protect" else {"allow": value}
        try:
            found += guards_from(**given, site=site)
        except ValueError as error:
            raise PackError(f"{path}:{_line_of(text, key)}: {key}: {error}") from error
    return tuple(found)


def _line_of(text: str, key: str) -> int:
    """The line on which a key, or its table, begins; 1 if it is not found."""
    begins = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[].=]")
    for number, line in enumerate(text.splitlines(), 1):
        if begins.match(line):
            return number
    return 1
