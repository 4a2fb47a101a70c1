"""Folder, file or installed distribution → rules and finders.

The path of a file is the identity of its rules: `<lang>/<category>.toml`, and
`sites/<host>/<category>.toml` for the rules of one site. Everything is read strictly:
an error names file, rule and key.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from importlib import import_module, resources
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

from newsclean.anchors import anchors_of, pattern_of
from newsclean.cache import keep, recall
from newsclean.model import CATEGORIES, CUTS, EVIDENCE, PLACES, Example, Finder, Rule

__all__ = [
    "LANGUAGES",
    "MANIFEST",
    "PackError",
    "builtin_finders",
    "builtin_rules",
    "builtin_seal",
    "check_rule",
    "folder_of",
    "load",
    "rules_in",
    "standard_article",
]

#: The languages of the built-in packs, by their ISO 639-1 codes.
LANGUAGES: tuple[str, ...] = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "uk",
    "ru",
    "cs",
    "ro",
    "sv",
    "da",
    "no",
    "tr",
    "el",
    "hu",
    "ar",
    "he",
    "ja",
    "zh",
    "ko",
    "id",
    "vi",
    "fi",
)

#: Where installed packs say that they are.
ENTRY_POINTS = "newsclean.packs"

#: What a pack says beside its rules; see manifest.py.
MANIFEST = "pack.toml"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANG = re.compile(r"any|[a-z]{2,3}(?:-[a-z0-9]+)*")
#: As browsers show a host: lower case, no scheme, no port, no path.
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")

#: Every key that a rule may have, with the type that it takes.
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


class PackError(ValueError):
    """A pack that does not load. The message names file, rule and key."""


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """The rules of all built-in packs, read once from their files and then kept."""
    name = f"rules-{builtin_seal()}"
    known = recall(name)
    if known is not None:
        try:
            return tuple(map(_unpacked, known))
        except (TypeError, ValueError):
            known = None
    rules = tuple(_folder(_room(), pack=""))
    keep(name, [_packed(rule) for rule in rules])
    return rules


def _packed(rule: Rule) -> tuple[Any, ...]:
    """A rule as plain data."""
    values = {field: getattr(rule, field) for field in _FIELDS}
    for key in ("hits", "misses"):
        values[key] = tuple(map(tuple, values[key]))
    return tuple(values.values())


def _unpacked(values: tuple[Any, ...]) -> Rule:
    known = dict(zip(_FIELDS, values, strict=True))
    for key in ("hits", "misses"):
        known[key] = tuple(map(Example._make, known[key]))
    return Rule(**known)


_FIELDS = tuple(Rule.__dataclass_fields__)


@cache
def builtin_seal() -> str:
    """Names the built-in rules and the code that reads them: another file, another name."""
    home = str(_room().parent)
    seal = hashlib.sha256(sys.implementation.cache_tag.encode())
    rooms = sorted(entry.path for entry in os.scandir(_room()) if entry.is_dir())
    for folder in (home, f"{home}/anchors", *rooms):
        for name in sorted(os.listdir(folder)):
            if name.endswith((".py", ".toml", ".txt")):
                with open(f"{folder}/{name}", "rb") as file:
                    data = file.read()
                path = f"{folder[len(home) :]}/{name}:{len(data)}:"
                seal.update(path.encode("utf-8", "surrogateescape"))
                seal.update(data)
    return seal.hexdigest()[:16]


@cache
def builtin_finders() -> tuple[Finder, ...]:
    """The built-in finders."""
    from newsclean.finders import FINDERS

    return FINDERS


def _room() -> Path:
    return Path(str(resources.files("newsclean"))) / "rules"


@cache
def standard_article(lang: str) -> str:
    """The article of a language that examples are set into; English where none is."""
    path = _room() / lang / "article.txt"
    if not path.exists():
        path = _room() / "en" / "article.txt"
    return path.read_text(encoding="utf-8")


def load(pack: str | Path) -> tuple[Rule | Finder, ...]:
    """The rules and finders of a pack: a file, a folder, or an installed pack's name.

    Raises:
        PackError: it is not there, or something in it is wrong.
    """
    if _is_name(pack):
        return _installed(str(pack))
    path = Path(pack)
    if path.is_dir():
        rules = _folder(path, pack=path.resolve().name)
        if not rules and not any(path.rglob(MANIFEST)):
            raise PackError(f"{path}: no <lang>/<category>.toml in this folder.")
        return tuple(rules)
    if path.is_file():
        return tuple(_lone(path))
    raise PackError(f"{path}: no such file or folder.")


def _is_name(pack: str | Path) -> bool:
    return isinstance(pack, str) and "/" not in pack and "\\" not in pack


def _lone(path: Path) -> list[Rule]:
    """The rules of one file, of the language or site that its folder is named after."""
    room = path.resolve().parent
    if room.parent.name == "sites":
        return _file(path, "any", pack="", site=room.name)
    return _file(path, room.name if _LANG.fullmatch(room.name) else "any", pack="")


def folder_of(pack: str | Path) -> Path | None:
    """The folder of a pack: its own, or that of an installed package; None without."""
    if not _is_name(pack):
        return Path(pack) if Path(pack).is_dir() else None
    module = _module(str(pack))
    # a module that is no package has no folder of its own
    return Path(str(resources.files(module))) if hasattr(module, "__path__") else None


def _installed(name: str) -> tuple[Rule | Finder, ...]:
    """The pack that a distribution offers under this name.

    Its entry point is a module with a folder of rules, a module-level `FINDERS`,
    or both.
    """
    module = _module(name)
    sources: list[Rule | Finder] = [
        *getattr(module, "RULES", ()),
        *getattr(module, "FINDERS", ()),
    ]
    for source in sources:
        if not isinstance(source, Rule | Finder):
            raise PackError(
                f"{module.__name__}: RULES and FINDERS hold rules and finders; "
                f"{source!r} is neither: decorate a function with @newsclean.finder."
            )
    folder = folder_of(name)
    if folder is not None:
        sources += _folder(folder, pack=name)
    if not sources and not (folder and any(folder.rglob(MANIFEST))):
        raise PackError(f"The installed pack {name!r} holds neither rules nor finders.")
    return tuple(_in_pack(s, name) for s in sources)


def _module(name: str) -> ModuleType:
    """The module behind an installed pack's name."""
    found = {e.value: e for e in entry_points(group=ENTRY_POINTS, name=name)}
    if not found:
        known = ", ".join(sorted(e.name for e in entry_points(group=ENTRY_POINTS)))
        raise PackError(
            f"No installed pack is called {name!r}; installed: {known or 'none'}. "
            "For a folder write a slash, as in './rules'."
        )
    if len(found) > 1:
        both = " and ".join(sorted(e.dist.name for e in found.values() if e.dist))
        raise PackError(
            f"Two installed packs are called {name!r}, of {both}: uninstall one."
        )
    [value] = found
    try:
        return import_module(value.partition(":")[0])
    except Exception as error:
        raise PackError(
            f"The installed pack {name!r} does not load: {value}: "
            f"{type(error).__name__}: {error}"
        ) from error


def _in_pack(source: Rule | Finder, pack: str) -> Rule | Finder:
    from dataclasses import replace

    return source if source.pack else replace(source, pack=pack)


def _folder(folder: Path, pack: str) -> list[Rule]:
    rules: list[Rule] = []
    for path in sorted(folder.glob("*/*.toml")):
        lang = path.parent.name
        if lang.startswith("."):
            continue
        if not _LANG.fullmatch(lang):
            raise PackError(
                f"{path}: rules stand in <lang>/<category>.toml, the language in lower "
                "case, or in sites/<host>/<category>.toml."
            )
        rules += _file(path, lang, pack)
    for path in sorted(folder.glob("sites/*/*.toml")):
        if path.name != MANIFEST:
            rules += _file(path, "any", pack, site=path.parent.name)
    return rules


def rules_in(path: Path, *, lang: str, pack: str = "", site: str = "") -> list[Rule]:
    """The rules of one file, with the identity that its place in a pack gives them.

    Raises:
        PackError: something in it is wrong.
    """
    return _file(path, lang, pack, site)


def _file(path: Path, lang: str, pack: str, site: str = "") -> list[Rule]:
    import tomllib

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
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 at byte {error.start}.") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}") from error
    for key in data:
        if key != "rule":
            raise PackError(f"{path}: unknown key {key!r}; rules stand under [[rule]].")
    entries = data.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise PackError(f"{path}: rules stand under [[rule]], in two brackets.")
    lines = [
        n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[rule]]"
    ]
    rules: list[Rule] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        where = f"{path}:{lines[number] if number < len(lines) else 1}"
        rule = _rule(entry, where, lang=lang, category=category, pack=pack, site=site)
        if rule.name in seen:
            raise PackError(f"{where}: rule {rule.name!r}: name: it is there twice.")
        seen.add(rule.name)
        rules.append(rule)
    return rules


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
    if not _NAME.fullmatch(name):
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
    """A date of TOML's own as the string that it is written as."""
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
        raise PackError(f"{where}: no place {example.place!r}: {', '.join(PLACES)}.")
    return example


def check_rule(rule: Rule, where: str) -> None:
    """Raise `PackError` where a rule names what does not exist; patterns stay unread."""
    if rule.category not in CATEGORIES:
        raise PackError(f"{where}: no category {rule.category!r}.")
    if rule.cut not in CUTS:
        raise PackError(f"{where}: cut: no cut {rule.cut!r}: {', '.join(CUTS)}.")
    for word in rule.needs:
        if word not in EVIDENCE:
            raise PackError(
                f"{where}: needs: no evidence {word!r}: {', '.join(EVIDENCE)}."
            )
    for key in ("valid_from", "valid_until"):
        if getattr(rule, key) and not _is_day(getattr(rule, key)):
            raise PackError(
                f"{where}: {key}: {getattr(rule, key)!r} is no date as in 2026-01-31."
            )


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def check_patterns(rules: Iterable[Rule]) -> None:
    """Raise `PackError` where a pattern is none, or cannot be scanned for."""
    import regex

    for rule in rules:
        for key in ("match", "unless", *(["also"] * len(rule.also))):
            written = getattr(rule, key)
            for pattern in written if isinstance(written, tuple) else (written,):
                try:
                    regex.compile(pattern_of(pattern))
                except regex.error as error:
                    raise PackError(f"{rule.id}: {key}: {error}") from error
        if (
            not rule.anchors
            and not anchors_of(pattern_of(rule.match))
            and not ({"short", "label"} & set(rule.needs))
        ):
            raise PackError(
                f"{rule.id}: match has no literal that the scan could look for: "
                "name one in anchors, or let needs hold 'short'."
            )
