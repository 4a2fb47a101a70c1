"""How all commands speak: to stdout, as JSON, and with a last sentence on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any, NoReturn

import click

__all__ = ["BAD", "FOUND", "as_json", "put", "stop"]

#: Exit codes: something was found, or failed, on the way; nothing could be done.
FOUND = 1
BAD = 2


def stop(message: str, *, code: int = BAD) -> NoReturn:
    """End the program with one sentence on stderr."""
    click.echo(f"Error: {message}", err=True)
    raise SystemExit(code)


def put(text: str, *, odd: str = "backslashreplace") -> None:
    """Write a text to stdout as it is: UTF-8, its own line ends.

    Lone surrogates are written as escapes; with `odd="strict"` they raise a
    UnicodeEncodeError, and nothing is written. If nothing more can be written, the
    program ends with one sentence.
    """
    data = text.encode("utf-8", odd)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # the reader has seen enough, as `head` has: click ends the program
        raise
    except OSError as error:
        stop(f"Standard output: {error.strerror or error}.")


def as_json(data: Any, *, indent: int | None = None) -> str:
    """Data as JSON in its own letters; with escapes if UTF-8 could not hold it."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = json.dumps(data, indent=indent)
    return text + "\n"
