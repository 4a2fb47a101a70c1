"""What a measurement was made with: date, machine, and the versions of what took part."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import date
from importlib import metadata

__all__ = ["environment", "told", "version_of"]


def version_of(distribution: str) -> str:
    """The version of an installed distribution, or "" where it is not installed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def environment(distributions: Iterable[str] = ()) -> dict[str, object]:
    """Date, Python, machine, rules and versions, as plain data."""
    import newsclean
    from newsclean.pipeline import Pipeline

    versions = {name: version_of(name) for name in sorted(distributions)}
    return {
        "date": date.today().isoformat(),
        "newsclean": newsclean.__version__,
        "digest": Pipeline.default().digest,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "versions": {name: version for name, version in versions.items() if version},
    }


def told(facts: dict[str, object]) -> str:
    """The same as one paragraph for a page."""
    versions = facts["versions"]
    assert isinstance(versions, dict)
    others = "".join(f", {name} {version}" for name, version in versions.items())
    return (
        f"{facts['date']}: newsclean {facts['newsclean']} (rules {facts['digest']})"
        f"{others}; {facts['python']}, {facts['machine']}."
    )
