"""Every pack is harmless on the pages of every other language."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean

FIXTURES = Path(__file__).parent.parent / "fixtures"
LANGUAGES = sorted(p.name for p in FIXTURES.iterdir() if p.is_dir())


def pages(lang):
    """The raw pages of a language, those that are known to fail aside."""
    return [
        page
        for page in sorted((FIXTURES / lang).glob("*/*.txt"))
        if not page.name.endswith(".expected.txt")
        and page.parent.name != "known-failures"
    ]


def taken(raw, pipeline):
    """The characters that a pipeline removes, blanks aside."""
    report = newsclean.clean(raw, pipeline=pipeline).report
    return {
        at: cut.rule
        for cut in report.removals
        for at in range(cut.start, cut.end)
        if not raw[at].isspace()
    }


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_goes_that_the_own_pack_does_not_take(lang):
    """All packs together remove from a page no more than its own language's does."""
    everything = newsclean.Pipeline.default()
    own = everything.only(*({lang, "any"}))
    for page in pages(lang):
        raw = page.read_bytes().decode("utf-8")
        others = taken(raw, everything)
        mine = taken(raw, own)
        more = {rule for at, rule in others.items() if at not in mine}
        assert not more, f"{page.name}: {sorted(more)}"
