"""File, folder or installed distribution → rules and finders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from newsclean.model import Finder, Rule
from newsclean.packs.check import PackError, check_patterns, check_rule
from newsclean.packs.rulefile import LANG, MANIFEST, rules_in, rules_of_folder

__all__ = ["ENTRY_POINTS", "folder_of", "load", "sources_of"]

#: The entry points under which installed packs are found.
ENTRY_POINTS = "newsclean.packs"


def sources_of(thing: Any) -> tuple[Rule | Finder, ...]:
    """The rules and finders in what `Pipeline.plus` takes: one, some, or a pack.

    Raises:
        PackError: a pack does not load, or a rule names what does not exist.
        TypeError: it is none of these.
    """
    if isinstance(thing, Path | str):
        return load(thing)
    some = thing if isinstance(thing, Iterable) else (thing,)
    return _checked(tuple(map(_source, some)))


def _source(thing: object) -> Rule | Finder:
    if isinstance(thing, Rule | Finder):
        return thing
    name = getattr(thing, "__name__", repr(thing))
    hint = ": decorate it with @newsclean.finder" if callable(thing) else ""
    raise TypeError(
        f"plus() takes rules, finders and packs; {name} is none of these{hint}."
    )


def _checked(sources: tuple[Rule | Finder, ...]) -> tuple[Rule | Finder, ...]:
    rules = [source for source in sources if isinstance(source, Rule)]
    for rule in rules:
        check_rule(rule, rule.id)
    check_patterns(rules)
    return sources


def load(pack: str | Path) -> tuple[Rule | Finder, ...]:
    """The rules and finders of a pack: a file, a folder, or an installed pack's name.

    Raises:
        PackError: it does not exist, or something in it is wrong.
    """
    return _checked(_installed(str(pack)) if _is_name(pack) else _of_path(Path(pack)))


def _of_path(path: Path) -> tuple[Rule | Finder, ...]:
    if path.is_dir():
        rules = rules_of_folder(path, pack=path.resolve().name)
        if not rules and not any(path.rglob(MANIFEST)):
            raise PackError(f"{path}: no <lang>/<category>.toml in this folder.")
        return tuple(rules)
    if path.is_file():
        return tuple(_lone(path))
    raise PackError(f"{path}: no such file or folder.")


def _is_name(pack: str | Path) -> bool:
    return isinstance(pack, str) and "/" not in pack and "\\" not in pack


def _lone(path: Path) -> list[Rule]:
    """The rules of one file, for the language or site that names its folder."""
    room = path.resolve().parent
    if room.parent.name == "sites":
        return rules_in(path, lang="any", site=room.name)
    return rules_in(path, lang=room.name if LANG.fullmatch(room.name) else "any")


def folder_of(pack: str | Path) -> Path | None:
    """A pack's folder: its own, or that of an installed package; None without one."""
    if not _is_name(pack):
        return Path(pack) if Path(pack).is_dir() else None
    from importlib import resources

    module = _module(str(pack))
    # a module that is not a package has no folder of its own
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
        sources += rules_of_folder(folder, pack=name)
    if not sources and not (folder and any(folder.rglob(MANIFEST))):
        raise PackError(f"The installed pack {name!r} holds neither rules nor finders.")
    return tuple(_in_pack(s, name) for s in sources)


def _module(name: str) -> ModuleType:
    """The module that an installed pack's name refers to."""
    # imported only for those who use packs: it reads what is installed
    from importlib.metadata import entry_points

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
    return source if source.pack else replace(source, pack=pack)
