"""bound: where the article begins and where it ends, if that is certain.

Runs once, on hits that stand without neighbours, and never on its own result.

The page is weighed block by block: prose counts for the article, fragments and hits
against it. The heaviest run of blocks is the article's core (a run of fragments
inside has a capped cost, so that lists stay whole). From the core the beginning is moved
up to the headline, and an edge is cut only where what lies outside bears the signs
of a site: a sea of short lines, or hits of rules.
"""

from newsclean.bound.bounds import AFTER, BEFORE, bound

__all__ = ["AFTER", "BEFORE", "bound"]
