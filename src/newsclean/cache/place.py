"""Where the cache is, how its files are read and written, and when they are removed."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from pathlib import Path

__all__ = ["cache_folder", "read_whole", "write_whole"]


def cache_folder() -> Path:
    """The cache's folder: `NEWSCLEAN_CACHE`, or the system's place for caches."""
    named = os.environ.get("NEWSCLEAN_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "newsclean"


_DAY = 86_400


def read_whole(path: Path) -> bytes:
    """A file of the cache; once a day its time is updated, to show that it is in use.

    Raises:
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the cache beside its place and rename it; failing is no error."""
    # imported only for writing: it brings in random, shutil and hashlib
    import tempfile

    with contextlib.suppress(OSError, RuntimeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _prune(path.parent)


#: Our files, and what a killed process left of them: the folder may hold other files.
_OURS = re.compile(
    r"(?:kit|odd|patterns|rules|scan|seal|toml)-[\w.-]+\.(?:bin|hs|json|regex)\w{0,8}"
)
_UNUSED = 30 * _DAY


def _prune(folder: Path) -> None:
    """Remove files not used for 30 days: they belong to other versions."""
    old = time.time() - _UNUSED
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # another process may have removed it
            with contextlib.suppress(OSError):
                if _OURS.fullmatch(entry.name) and entry.stat().st_mtime < old:
                    os.unlink(entry.path)
