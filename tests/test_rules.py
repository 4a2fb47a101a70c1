"""The proof of every built-in rule and finder, one test a file of rules."""

from __future__ import annotations

from collections import defaultdict

import pytest

from newsclean.finders import FINDERS
from newsclean.packs import builtin_rules, check_literals, check_patterns
from newsclean.proof import failures

ROOMS = defaultdict(list)
for rule in builtin_rules():
    ROOMS[f"{rule.lang}/{rule.category}"].append(rule)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_rule_proves_itself(room, pipeline):
    """Each hit is cut exactly by its rule, each miss stays whole in all packs."""
    check_patterns(ROOMS[room])
    check_literals(ROOMS[room])
    wrong = [f"{r.id}: {f}" for r in ROOMS[room] for f in failures(r, pipeline)]
    assert wrong == []


@pytest.mark.parametrize("finder", FINDERS, ids=lambda f: f.id)
def test_every_finder_proves_itself(finder, pipeline):
    """Each hit of a finder is cut exactly, each miss stays whole."""
    assert list(failures(finder, pipeline)) == []


def test_every_rule_has_a_name_of_its_own():
    """No id is there twice."""
    ids = [rule.id for rule in builtin_rules()]
    assert len(ids) == len(set(ids))


def test_every_rule_has_hits_and_misses():
    """A rule without proof does not land."""
    assert [r.id for r in builtin_rules() if not r.hits or not r.misses] == []


def test_every_reason_is_a_sentence():
    """A reason begins with a capital letter and ends with a full stop."""
    wrong = [
        r.id
        for r in builtin_rules()
        if not (r.reason[:1].isupper() and r.reason.endswith("."))
    ]
    assert wrong == []


def test_few_rules_are_asked_of_every_short_line(pipeline):
    """Rules without a literal name shape evidence, and their number is held small."""
    kit = pipeline._compiled()
    assert len(kit.unanchored) <= 10
    assert all(kit.limits[n] <= 60 for n in kit.unanchored)
