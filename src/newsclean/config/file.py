"""Folder → the configuration that applies there, strictly read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.config.keys import KEYS

__all__ = ["Config", "ConfigError", "find", "load"]

_FILE = "newsclean.toml"
_SHARED = "pyproject.toml"


class ConfigError(ValueError):
    """A configuration that cannot be used. The message names file, line and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a configuration file says; empty for what it leaves out."""

    path: Path
    #: the line of each key, for messages
    lines: tuple[tuple[str, int], ...] = ()
    packs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    policy: tuple[tuple[str, str], ...] = ()
    protect: tuple[str, ...] = ()
    allow: tuple[tuple[str, tuple[str, ...]], ...] = ()


def find(start: Path) -> Path | None:
    """The configuration that applies in a folder: the first found there or above it.

    In each folder newsclean.toml comes before pyproject.toml, and a pyproject.toml
    counts only if it has a `[tool.newsclean]`.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / _FILE).is_file():
            return folder / _FILE
        if (folder / _SHARED).is_file() and _table(folder / _SHARED)[0] is not None:
            return folder / _SHARED
    return None


def load(path: Path) -> Config:
    """Read one configuration file.

    Raises:
        ConfigError: it cannot be read, or has an unknown key or a wrong value.
    """
    table, text = _table(path)
    table = table if table is not None else {}
    lines: dict[str, int] = {}
    values: dict[str, Any] = {}
    for key, value in table.items():
        lines[key] = _line_of(text, key)
        where = f"{path}:{lines[key]}"
        if key not in KEYS:
            raise ConfigError(f"{where}: unknown key {key!r}{_instead(key, path)}.")
        values[key] = _value(value, f"{where}: {key}", KEYS[key].kind)
    return Config(path=path, lines=tuple(lines.items()), **values)


def _instead(key: str, path: Path) -> str:
    """What to write for an unknown key; many try the header of pyproject.toml."""
    if key == "tool" and path.name == _FILE:
        return f"; in {_FILE} the keys stand at the top, without [tool.newsclean]"
    return f"; known: {', '.join(KEYS)}"


def _table(path: Path) -> tuple[dict[str, Any] | None, str]:
    """The table of newsclean's keys, or None if there is none, and the file's text."""
    try:
        text = path.read_bytes().decode("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}.") from error
    table: Any = data
    if path.name == _SHARED:
        tool = data.get("tool")
        table = tool.get("newsclean") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.newsclean is a table of keys.")
    return table, text


def _value(value: Any, where: str, kind: str) -> Any:
    if kind == "list of strings":
        if _is_strings(value):
            return tuple(value)
    elif kind == "table of lists of strings":
        if isinstance(value, dict) and all(map(_is_strings, value.values())):
            return tuple((name, tuple(several)) for name, several in value.items())
    elif isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        return tuple(value.items())
    raise ConfigError(f"{where} takes a {kind}.")


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


_HEADER = re.compile(r"\s*\[+\s*([^\]]*?)\s*\]+\s*(?:#.*)?")


def _line_of(text: str, key: str) -> int:
    """The line of a key in newsclean's table; else that of its header, or 1."""
    ours = inside = 1
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            section = re.sub(r"[\s\"']", "", header.group(1))
            inside = number
            if section in (f"tool.newsclean.{key}", key):
                return number
            if section == "tool.newsclean":
                ours = inside
        elif section in ("", "tool.newsclean") and _sets(line, key):
            return number
    return ours


def _sets(line: str, key: str) -> bool:
    return re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line) is not None
