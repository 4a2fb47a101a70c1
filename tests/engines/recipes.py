"""The examples of docs/at-scale.md, run as they stand there."""

from __future__ import annotations

import re

from tests.engines.crawl import ROOT


def recipe(heading):
    """Run the `py` block below a heading of docs/at-scale.md; the names it leaves."""
    words = (ROOT / "docs" / "at-scale.md").read_text("utf-8")
    [section] = re.findall(
        rf"^### {heading}\n(.*?)(?=^##|\Z)", words, re.MULTILINE | re.DOTALL
    )
    [block] = re.findall(r"^```py\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(block, heading, "exec"), names)  # noqa: S102 - our own page
    return names
