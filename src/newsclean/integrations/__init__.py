"""Engines and formats that others maintain, each a few lines over `newsclean.arrow`.

Each module needs its own extra, and none is imported unless you ask for it.
"""
