"""Engines and formats that others run, each a few lines over `newsclean.arrow`.

Each module needs its own extra, and none is imported unless it is asked for.
"""
