"""The table of hard negatives in the docs holds, row by row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsclean
from newsclean.match import compiled
from newsclean.packs import builtin_rules, standard_article
from newsclean.view import view_of

PAGE = Path(__file__).parent.parent / "docs" / "hard-negatives.md"
ROW = re.compile(r"^\| (.+) \| .+ \| `(\w+)/(\S+)` \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))
RULES = {rule.id: rule for rule in builtin_rules()}


def spared(sentence, lang):
    """What is left of an article and a sentence behind it, and what was spared there."""
    raw = f"{standard_article(lang).strip()}\n\n{sentence}\n"
    body, report = newsclean.clean(raw)
    there = [d for d in report.spared if d.text in sentence or sentence in d.text]
    return body, {d.rule: d.evidence for d in there}


def test_there_are_five_for_each_of_ten_languages():
    """No row is lost between the table and these tests."""
    langs = [lang for _, lang, _, _ in ROWS]
    assert len(set(langs)) == 10
    assert {langs.count(lang) for lang in langs} == {5}


@pytest.mark.parametrize(("sentence", "lang", "rule", "saved"), ROWS)
def test_a_hard_negative_stays_for_its_reason(sentence, lang, rule, saved):
    """The sentence stays whole, and the rule is spared for what the row names."""
    body, evidence = spared(sentence, lang)
    assert sentence in body
    (why,) = evidence[f"{lang}/{rule}"]
    word = re.search("`unless`: “(.+)”", saved)
    need = re.search("`needs`: `(.+)`", saved)
    if word:
        found = compiled(RULES[f"{lang}/{rule}"].unless).search(view_of(sentence))
        assert (why, found.group().strip()) == ("unless", word[1])
    else:
        assert why == (f"not {need[1]}" if need else "quoted")
