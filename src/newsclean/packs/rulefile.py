"""One file or folder of TOML → rules. Read strictly: errors name file, rule and key.

The path of a file identifies its rules: `<lang>/<category>.toml`, or
`sites/<host>/<category>.toml` for the rules of one site.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from newsclean.model import CATEGORIES, PLACES, Example, Rule
from newsclean.packs.check import PackError, check_rule

__all__ = [
    "KEYS",
    "LANG",
    "MANIFEST",
    "MISPLACED",
    "NAME",
    "rules_in",
    "rules_of_folder",
]

#: What a pack says apart from its rules; see manifest.py.
MANIFEST = "pack.toml"

#: The name of a rule: kebab-case.
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: The folder of a language's rules: its ISO 639 code, or `any`.
LANG = re.compile(r"any|[a-z]{2,3}(?:-[a-z0-9]+)*")
MISPLACED = (
    "rules stand in <lang>/<category>.toml, the language in lower case, or in "
    "sites/<host>/<category>.toml"
)
#: A host as browsers show it: lower case, no scheme, no port, no path.
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")

#: Every key that a rule may have, with the type of its value.
KEYS: dict[str, type] = {
    "name": str,
    "match": str,
    "reason": str,
    "needs": list,
    "also": list,
    "unless": str,
    "cut": str,
    "hits": list,
    "misses": list,
    "anchors": list,
    "valid_from": str,
    "valid_until": str,
}
_REQUIRED = ("name", "match", "reason", "hits", "misses")


def rules_of_folder(folder: Path, *, pack: str) -> list[Rule]:
    """The rules of a pack's folder, in the order of their files.

    Raises:
        PackError: a file is where no rules are looked for, or is wrong.
    """
    rules: list[Rule] = []
    for path in sorted(folder.glob("*/*.toml")):
        lang = path.parent.name
        if lang.startswith("."):
            continue
        if not LANG.fullmatch(lang):
            raise PackError(f"{path}: {MISPLACED}.")
        rules += rules_in(path, lang=lang, pack=pack)
    for path in sorted(folder.glob("sites/*/*.toml")):
        if path.name != MANIFEST:
            rules += rules_in(path, lang="any", pack=pack, site=path.parent.name)
    return rules


def rules_in(path: Path, *, lang: str, pack: str = "", site: str = "") -> list[Rule]:
    """The rules of one file, with the identity that its place in a pack gives them.

    Raises:
        PackError: something in it is wrong.
    """
    _check_place(path, site)
    identity = {"lang": lang, "category": path.stem, "pack": pack, "site": site}
    rules: list[Rule] = []
    seen: set[str] = set()
    for line, entry in _entries(path):
        where = f"{path}:{line}"
        rule = _rule(entry, where, **identity)
        if rule.name in seen:
            raise PackError(f"{where}: rule {rule.name!r}: name: it is there twice.")
        seen.add(rule.name)
        rules.append(rule)
    return rules


def _check_place(path: Path, site: str) -> None:
    """Raise `PackError` if a file's name is no category, or its folder no host."""
    category = path.stem
    if category not in CATEGORIES:
        raise PackError(
            f"{path}: no category {category!r}; the file's name is the category, "
            f"one of {', '.join(CATEGORIES)}."
        )
    if site and (site != site.lower() or not _HOST.fullmatch(site)):
        raise PackError(
            f"{path}: no host {site!r}: write it as in sites/news.example/, in lower "
            "case."
        )


def _entries(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """The tables of a file, each with the line of its header."""
    # a first call gets the rules from the cache, and does not need the parser
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise PackError(f"{path}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 at byte {error.start}.") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}.") from error
    for key in data:
        if key != "rule":
            raise PackError(f"{path}: unknown key {key!r}; rules stand under [[rule]].")
    entries = data.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise PackError(f"{path}: rules stand under [[rule]], in two brackets.")
    heads = [
        n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[rule]]"
    ]
    # a header that is written in another way gets line 1
    return list(zip([*heads, *[1] * len(entries)], entries, strict=False))


def _rule(entry: dict[str, Any], where: str, **identity: Any) -> Rule:
    name = entry.get("name", "")
    where = f"{where}: rule {name!r}" if name else where
    entry = {k: _written(v) for k, v in entry.items()}
    for key, value in entry.items():
        if key not in KEYS:
            raise PackError(f"{where}: unknown key {key!r}; known: {', '.join(KEYS)}.")
        if not isinstance(value, KEYS[key]):
            kind = "a list" if KEYS[key] is list else "a string"
            raise PackError(f"{where}: {key} takes {kind}.")
    for key in _REQUIRED:
        if not entry.get(key):
            raise PackError(f"{where}: {key} is missing or empty.")
    if not NAME.fullmatch(name):
        raise PackError(
            f"{where}: name: it is kebab-case, as in 'support-our-journalism'."
        )
    fields = dict(entry)
    for key in ("needs", "also", "anchors"):
        fields[key] = tuple(fields.get(key, ()))
        if not all(isinstance(item, str) for item in fields[key]):
            raise PackError(f"{where}: {key} takes a list of strings.")
    for key in ("hits", "misses"):
        fields[key] = tuple(_example(item, f"{where}: {key}") for item in fields[key])
    rule = Rule(**fields, **identity)
    check_rule(rule, where)
    return rule


def _written(value: Any) -> Any:
    """A TOML date as the string that it is written as."""
    if isinstance(value, str | list):
        return value
    from datetime import date, datetime

    plain = isinstance(value, date) and not isinstance(value, datetime)
    return value.isoformat() if plain else value


def _example(item: Any, where: str) -> Example:
    if isinstance(item, str):
        return Example(item)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise PackError(f"{where}: an example is a string or {{text, place, after}}.")
    for key in item:
        if key not in Example._fields:
            raise PackError(f"{where}: unknown key {key!r} in an example.")
    example = Example(**item)
    if example.place not in PLACES:
        raise PackError(
            f"{where}: no place {example.place!r}; known: {', '.join(PLACES)}."
        )
    return example
