"""Path → its rules with their places, and what keeps a file from loading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsclean.lint.finding import Finding, Placed
from newsclean.lint.manifest import manifest_findings
from newsclean.model import Rule
from newsclean.packs import LANG, MANIFEST, MISPLACED, PackError, rules_in

__all__ = ["is_builtin", "pack_of", "read_rules"]


def read_rules(path: Path) -> Iterator[Placed | Finding]:
    """The rules of a file or of a pack's folder, and what is wrong with its files."""
    for found in _files(path):
        if isinstance(found, Finding):
            yield found
            continue
        file, lang, site = found
        if file.name == MANIFEST:
            yield from manifest_findings(file, site, _load_error)
            continue
        try:
            rules = rules_in(file, lang=lang, pack=pack_of(path), site=site)
        except PackError as error:
            yield _load_error(file, str(error))
        else:
            yield from _placed(file, rules)


def pack_of(path: Path) -> str:
    """The pack's name: its folder's; none for a lone file and for the built-in pack."""
    return path.resolve().name if path.is_dir() and not is_builtin(path) else ""


def is_builtin(path: Path) -> bool:
    """Whether these are rules that newsclean itself brings."""
    room = Path(__file__).resolve().parents[1] / "rules"
    return path.resolve().is_relative_to(room)


def _files(path: Path) -> Iterator[tuple[Path, str, str] | Finding]:
    """The rule files with language and site; what stands elsewhere is a finding."""
    if path.is_file():
        folder = path.absolute().parent
        site = folder.name if folder.parent.name == "sites" else ""
        yield path, folder.name if LANG.fullmatch(folder.name) else "any", site
        return
    files = sorted(f for f in path.rglob("*.toml") if not _is_hidden(f, path))
    if not files:
        what = "no <lang>/<category>.toml in this folder."
        message = what if path.is_dir() else "no such file or folder."
        yield Finding(str(path), 1, "", "", "place", message)
    for file in files:
        parts = file.relative_to(path).parts
        if parts == (MANIFEST,):
            yield file, "any", ""
        elif len(parts) == 3 and parts[0] == "sites":
            yield file, "any", parts[1]
        elif len(parts) == 2 and LANG.fullmatch(parts[0]):
            yield file, parts[0], ""
        else:
            message = f"{MISPLACED}; this file is never read."
            yield Finding(str(file), 1, "", "", "place", message)


def _is_hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


_MESSAGE = re.compile(r"(?::(\d+))?: (?:rule (['\"])(.*?)\2: )?(.*)", re.DOTALL)
_KEY = re.compile(r"unknown key '([^']*)'|([a-z_]+)(?=: | takes | is missing)")


def _load_error(file: Path, error: str) -> Finding:
    """A loader's error, taken apart into its fields."""
    found = _MESSAGE.match(error.removeprefix(str(file)))
    if found is None:
        return Finding(str(file), 1, "", "", "load", error)
    line, _, rule, message = found.groups()
    named = _KEY.match(message)
    key = (named.group(1) or named.group(2)) if named else ""
    message = re.sub(rf"^{re.escape(key)}:? ", "", message) if key else message
    inside = re.search(r"at line (\d+)", message)
    at = int(line or (inside.group(1) if inside else 1))
    at = _key_lines(file, at).get(key, at) if key else at
    message = message if message.endswith((".", "!", "?")) else f"{message}."
    return Finding(str(file), at, rule or "", key, "load", message)


def _placed(file: Path, rules: Sequence[Rule]) -> Iterator[Placed]:
    """Each rule of a file with the line of each of its keys."""
    lines = file.read_text(encoding="utf-8").splitlines()
    heads = [n for n, line in enumerate(lines, 1) if line.strip() == "[[rule]]"]
    for number, rule in enumerate(rules):
        head = heads[number] if number < len(heads) else 1
        yield Placed(rule, file, _key_lines(file, head))


def _key_lines(file: Path, head: int) -> dict[str, int]:
    """The line of each key of the rule whose header stands on a line; its own is ""."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    keys = {"": head}
    for number, line in enumerate(lines[head:], head + 1):
        if line.strip() == "[[rule]]":
            break
        key = re.match(r"([A-Za-z_-]+)\s*=", line)
        if key:
            keys.setdefault(key.group(1), number)
    return keys
