"""The rooms import downward only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import newsclean

HOME = Path(newsclean.__file__).parent

#: Each room with its floor; a room imports from lower floors, or from its own.
FLOORS = [
    {"model"},
    {
        "items",
        "names",
        "nearest",
        "offsets",
        "select",
        "sentences",
        "unseen",
        "view",
        "workers",
    },
    {"read", "gutter", "report", "scope"},
    {"anchors", "shapes", "language"},
    {"flow"},
    {"amounts", "evidence", "weigh", "cut", "paint", "cache", "blocks", "contents"},
    {"cards", "listed"},
    {
        "engines",
        "frames",
        "scan",
        "match",
        "spared",
        "linked",
        "facts",
        "heading",
        "bound",
        "fuse",
        "decide",
    },
    {"finders", "point", "guard", "topic"},
    {"packs", "manifest"},
    {"sought"},
    {"kit"},
    {"account", "verbs"},
    {"pipeline"},
    {"proof", "many", "api", "html", "fixtures", "arrow", "explain", "config", "lint"},
    {"batch", "pytest_plugin"},
    {"cli", "integrations", "__main__"},
]
FLOOR = {room: n for n, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(p for p in HOME.rglob("*.py") if p != HOME / "__init__.py")


def room_of(path):
    """The room that a file belongs to: its folder or its own name."""
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def imports_of(path):
    """The rooms that a file imports from at any depth, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "newsclean":
                names = [f"newsclean.{alias.name}" for alias in node.names]
            else:
                names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "newsclean" and len(parts) > 1 and parts[1] in FLOOR:
                yield parts[1]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOME)))
def test_imports_point_downward(path):
    """No room imports from a floor above its own."""
    here = room_of(path)
    assert here in FLOOR, f"{here} has no floor: give it one in this test"
    above = {room for room in imports_of(path) if FLOOR[room] > FLOOR[here]}
    assert above == set()


def test_the_model_imports_nothing_from_here():
    """The nouns depend on no verb."""
    assert list(imports_of(HOME / "model.py")) == []
