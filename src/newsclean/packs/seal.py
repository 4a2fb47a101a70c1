"""A name for the built-in rules and the code that reads them, made from their files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from zlib import crc32

from newsclean.cache import keep, recall

__all__ = ["builtin_seal"]

_HOME = os.path.dirname(os.path.dirname(__file__))
#: The folders of code that what is kept depends on, apart from the rules' folder.
_CODE = ("", "/anchors", "/cache", "/engines", "/packs")


@cache
def builtin_seal() -> str:
    """A name for the built-in rules and the code that reads them, which changes with
    them.

    Reading 300 files takes as long as everything else that a first call needs. So the
    result is kept, and trusted as long as no file's size or times have changed.
    """
    place = f"{_HOME}:{sys.implementation.cache_tag}"
    name = f"seal-{crc32(os.fsencode(place)):08x}"
    files = list(_files())
    known = recall(name)
    if isinstance(known, tuple) and known[0] == files:
        return str(known[1])
    seal = _digest(path for path, *_ in files)
    keep(name, (files, seal))
    return seal


def _files() -> Iterator[tuple[str, int, int, int]]:
    """Each file, with its size and times: nobody can set back that of the inode."""
    rooms = sorted(e.name for e in os.scandir(f"{_HOME}/rules") if e.is_dir())
    for folder in (*_CODE, *(f"/rules/{room}" for room in rooms)):
        for entry in sorted(os.scandir(_HOME + folder), key=lambda e: e.name):
            if entry.name.endswith((".py", ".toml", ".txt")):
                stat = entry.stat()
                path = f"{folder}/{entry.name}"
                yield path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _digest(paths: Iterable[str]) -> str:
    import hashlib

    seal = hashlib.sha256(sys.implementation.cache_tag.encode())
    for path in paths:
        with open(_HOME + path, "rb") as file:
            data = file.read()
        seal.update(f"{path}:{len(data)}:".encode("utf-8", "surrogateescape"))
        seal.update(data)
    return seal.hexdigest()[:16]
