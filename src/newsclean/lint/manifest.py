"""`pack.toml` → what is wrong with it: it does not load, or a pattern blows up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from newsclean.lint.blowup import blowup
from newsclean.lint.finding import Finding
from newsclean.manifest import guards_in
from newsclean.model import Rule
from newsclean.packs import PackError

__all__ = ["manifest_findings"]


def manifest_findings(
    file: Path, site: str, told: Callable[[Path, str], Finding]
) -> Iterator[Finding]:
    """The faults of one file; `told` makes a finding of the loader's words."""
    try:
        guards = guards_in(file, site=site)
    except PackError as error:
        yield told(file, str(error))
        return
    for guard in guards:
        category = guard.category or "share"
        asked = Rule(name="-", category=category, match=guard.pattern, reason="-")
        found = blowup(asked)
        if found is not None:
            key = "allow" if guard.category else "protect"
            yield Finding(str(file), 1, "", key, "blowup", f"{found}.")
