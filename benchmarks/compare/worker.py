"""One side of a comparison: texts on stdin, what is removed of each on stdout, as JSON.

Runs by itself with whatever newsclean is on the path, and uses its public face only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Read the job, clean each text, write one list of removals for each."""
    job = json.load(sys.stdin)
    pipeline = asked(job)
    json.dump([removals(pipeline, text) for text in job["texts"]], sys.stdout)


def asked(job: dict[str, Any]) -> Any:
    """The pipeline that a job asks for; ends the program where it cannot be had."""
    import newsclean

    home = Path(newsclean.__file__).resolve().parents[1]
    if home != Path(job["source"]).resolve():
        sys.exit(f"newsclean came from {home} and not from {job['source']}.")
    try:
        return built(newsclean.Pipeline.default(), job["steps"])
    except ValueError as error:
        sys.exit(str(error))


def built(pipeline: Any, steps: list[list[str]]) -> Any:
    """The pipeline after the steps, in their order."""
    for word, value in steps:
        if word == "config":
            from newsclean.config import configured, load

            pipeline = configured(pipeline, load(Path(value)))
        elif word == "rules":
            pipeline = pipeline.plus(Path(value))
        elif word == "policy":
            category, _, action = value.partition("=")
            pipeline = pipeline.policy({category: action})
        else:
            pipeline = getattr(pipeline, word)(value)
    return pipeline


def removals(pipeline: Any, text: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Begin, end, category and rule of each removal of a text."""
    report = pipeline.clean(text["text"], **text["known"]).report
    return [(d.start, d.end, d.category, d.rule) for d in report.removals]


if __name__ == "__main__":
    main()
