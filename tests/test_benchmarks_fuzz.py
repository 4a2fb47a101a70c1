"""The fuzz runner finds what is broken, and says that nothing was found where not."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from benchmarks import fuzz
from newsclean import Pipeline


def run(*arguments):
    """The command's result."""
    return CliRunner().invoke(fuzz.main, [str(a) for a in arguments])


@pytest.mark.slow
def test_a_second_finds_nothing():
    """It ends in time, says how many texts it tried, and leaves with 0."""
    done = run("--seconds", 1, "--json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert said["broken"] == {}
    assert said["tried"] > 0


def test_what_breaks_is_saved(tmp_path, monkeypatch):
    """A text that breaks something is written down, small, and the exit code says so."""

    def broken(self, raw, **known):
        raise RuntimeError("a fault on purpose")

    monkeypatch.setattr(Pipeline, "clean", broken)
    save = tmp_path / "found.json"
    done = run("--seconds", 5, "--save", save)
    assert done.exit_code == 1
    assert "a fault on purpose" in done.stdout
    assert json.loads(save.read_text())["text"] == ""


def test_the_pieces_are_what_rules_know():
    """Texts are made of the rules' own proofs, without their marks."""
    found = fuzz.pieces()
    assert len(found) > 1000
    assert not any("⟦" in piece for piece in found)
