"""What was derived and compiled from patterns, kept in the user's cache.

Files are named after what they were made from. Each is written under another name and
then renamed, so that several processes may start at once; a damaged file is made anew;
if nothing can be written, the work is done again each time.
"""

from newsclean.cache.kept import blob_for, keep, recall
from newsclean.cache.keys import is_filled, keys_for, packed_keys, shipped_file
from newsclean.cache.patterns import asked, compiled, pattern_for, quick
from newsclean.cache.place import cache_folder, read_whole, write_whole
from newsclean.cache.plain import has_odd, is_odd
from newsclean.cache.records import Records, keep_records, packed, recall_records
from newsclean.cache.toml import plain_toml

__all__ = [
    "Records",
    "asked",
    "blob_for",
    "cache_folder",
    "compiled",
    "has_odd",
    "is_filled",
    "is_odd",
    "keep",
    "keep_records",
    "keys_for",
    "packed",
    "packed_keys",
    "pattern_for",
    "plain_toml",
    "quick",
    "read_whole",
    "recall",
    "recall_records",
    "shipped_file",
    "write_whole",
]
