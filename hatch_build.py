"""Build hook: a wheel brings the keys of the built-in rules, so that no start derives them.

Taking 3,000 patterns apart takes some ten seconds. An editable install gets no such
file: there the rules change, and the user's cache has the keys.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeysHook(BuildHookInterface):
    """Puts the derived keys into the wheel, beside the code that derives them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Derive the keys and add them to what the wheel holds."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from newsclean.cache import packed_keys, shipped_file
            from newsclean.packs import builtin_rules
        finally:
            del sys.path[0]
        rules = builtin_rules()
        folder = Path(tempfile.mkdtemp(prefix="newsclean-keys-"))
        made = folder / shipped_file().name
        parts = [pattern for rule in rules for pattern in rule.also]
        made.write_bytes(packed_keys((rule.match for rule in rules), parts))
        inside = f"newsclean/anchors/{made.name}"
        build_data["force_include"][str(made)] = inside
