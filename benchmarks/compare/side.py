"""`rev:main without:byline` → one side of a comparison, and what it removes."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.revision import ROOT, checked_out, run_in
from benchmarks.texts import BadInput, Text

__all__ = ["Cut", "Side", "parsed", "removed"]

_STEPS = ("config", "rules", "only", "without", "policy", "protect")
_WORKER = Path(__file__).with_name("worker.py")


class Side(NamedTuple):
    """A revision ("" is the working tree), and what is done to its default pipeline."""

    revision: str
    steps: tuple[tuple[str, str], ...]


class Cut(NamedTuple):
    """A removal: its place in the text, its category and its rule."""

    start: int
    end: int
    category: str
    rule: str


def parsed(words: str) -> Side:
    """A side as it is written on the command line.

    Raises:
        BadInput: a word is none that is known.

    >>> parsed("rev:main without:byline policy:caption=remove")
    Side(revision='main', steps=(('without', 'byline'), ('policy', 'caption=remove')))
    >>> parsed("here")
    Side(revision='', steps=())
    """
    revision, steps = "", []
    for part in shlex.split(words):
        word, _, value = part.partition(":")
        if word == "rev" and value:
            revision = value
        elif word in _STEPS and value:
            steps.append((word, _absolute(word, value)))
        elif part != "here":
            known = ", ".join(f"{step}:…" for step in ("rev", *_STEPS))
            raise BadInput(f"{part!r} is no side; write here, or {known}.")
    return Side(revision, tuple(steps))


def _absolute(word: str, value: str) -> str:
    return str(Path(value).resolve()) if word in ("config", "rules") else value


def removed(
    side: Side, texts: Sequence[Text], *, root: Path = ROOT
) -> list[tuple[Cut, ...]]:
    """What a side removes of each text, from a process of its own.

    Raises:
        BadInput: there is no such revision, or its pipeline cannot be built so.
    """
    with checked_out(side.revision, root=root) as source:
        job = {
            "source": str(source),
            "steps": side.steps,
            "texts": [{"text": text.text, "known": text.known} for text in texts],
        }
        answer = json.loads(run_in(source, _WORKER, json.dumps(job)))
    return [tuple(Cut(*cut) for cut in cuts) for cuts in answer]
