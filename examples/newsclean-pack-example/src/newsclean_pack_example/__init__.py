"""A pack for newsclean: rules in TOML beside this file, and one finder."""

from __future__ import annotations

from newsclean_pack_example.tides import tide_table

#: What newsclean takes from this module; rules come from the folders beside it.
FINDERS = (tide_table,)
