"""FILE or - → the page in it, with its line ends as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from newsclean.html import SUFFIXES

__all__ = ["Input", "Unreadable", "read_input"]


class Unreadable(ValueError):
    """A file that no page could be read from. The message names it."""


class Input(NamedTuple):
    """A page as it came in: text, or the bytes of an HTML page."""

    name: str
    text: str
    html: bytes | None = None


def read_input(name: str, *, html: bool = False, encoding: str = "utf-8") -> Input:
    """Read one file, or standard input if the name is `-`.

    Raises:
        Unreadable: there is no such file, or it is not in this encoding.
    """
    data = _bytes(name)
    if html or name.lower().endswith(SUFFIXES):
        return Input(name, "", data)
    try:
        return Input(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{name}: not {encoding} at byte {error.start} "
            f"(0x{data[error.start : error.start + 1].hex()}): "
            "name its encoding with --encoding."
        ) from error
    except UnicodeError as error:
        raise Unreadable(f"{name}: not {encoding}: {error}.") from error


def _bytes(name: str) -> bytes:
    try:
        if name == "-":
            if sys.stdin is None:
                raise Unreadable("Standard input is closed: name a file.")
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except IsADirectoryError as error:
        raise Unreadable(
            f"{name}: Is a directory: name its files, or clean all of it with "
            "`newsclean run`."
        ) from error
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror or error}.") from error
