"""Where the cache is, how its files are read and written, and when they are removed."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from pathlib import Path

__all__ = ["Open", "cache_folder", "read_whole", "write_whole"]


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
    _show_in_use(path)
    return data


def _show_in_use(path: Path) -> None:
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)


class Open:
    """A file of the cache, kept open, of which stretches are read as they are needed.

    A file that replaces it is not seen. Not a memory map: where a network's file system
    loses a mapped file, the process would be killed; a read fails.

    Raises:
        OSError: it cannot be opened, or a stretch of it cannot be read.
    """

    __slots__ = ("_handle",)

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        _show_in_use(path)

    def __call__(self, at: int, to: int) -> bytes:
        """The bytes from one place to another; fewer at the end of the file."""
        return os.pread(self._handle, to - at, at)

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, OSError):
            os.close(self._handle)


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
