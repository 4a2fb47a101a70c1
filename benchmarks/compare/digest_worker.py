"""Texts on stdin, hashes of their bodies and reports on stdout, as JSON.

Runs by itself with whatever newsclean is on the path, and uses its public face only.
"""

from __future__ import annotations

import hashlib
import json
import sys


def main() -> None:
    """Read the job, clean each text, write a hash for each and one for all."""
    job = json.load(sys.stdin)
    from worker import asked  # its neighbour: a script's own folder is on the path

    pipeline = asked(job)
    found = []
    for text in job["texts"]:
        body, report = pipeline.clean(text["text"], **text["known"])
        words = json.dumps([body, report.to_dict()], sort_keys=True)
        found.append(hashlib.sha256(words.encode("ascii")).hexdigest())
    whole = hashlib.sha256("\n".join(found).encode("ascii")).hexdigest()
    json.dump({"texts": found, "all": whole}, sys.stdout)


if __name__ == "__main__":
    main()
