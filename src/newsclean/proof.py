"""The proof of a rule: its hits are cut exactly, its misses stay whole.

Used by this project's tests and by `newsclean rules lint`, on any rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from newsclean.anchors import bare, pattern_of
from newsclean.bound import AFTER
from newsclean.cache import keys_for
from newsclean.evidence import WAITING
from newsclean.model import Example, Finder, Rule
from newsclean.packs import standard_article
from newsclean.pipeline import Pipeline
from newsclean.view import view_of

__all__ = ["ProofError", "failures", "prove", "set_into_article", "vacuous"]

_MARK = re.compile("[⟦⟧]")


def set_into_article(example: Example, lang: str) -> tuple[str, int, int]:
    """The standard article of a language with the example inserted, and its place."""
    blocks = standard_article(lang).strip().split("\n\n")
    # below the headline; after the third paragraph; below the last
    at = {"head": 1, "middle": 4, "tail": len(blocks)}[example.place]
    text = _MARK.sub("", example.text)
    before = "\n\n".join(blocks[:at]) + "\n\n"
    after = "\n\n".join(([example.after] if example.after else []) + blocks[at:])
    page = before + text + ("\n\n" + after if after else "") + "\n"
    return page, len(before), len(before) + len(text)


class ProofError(AssertionError):
    """A proof that does not hold. The message has a line for each failure."""


def prove(
    *things: Rule | Finder | Path | str | Iterable[Rule | Finder],
    pipeline: Pipeline | None = None,
) -> None:
    """Check the proof of rules and finders: hits are cut exactly, misses stay.

    Args:
        things: what `Pipeline.plus` takes: rules, finders, a pack's folder or name.
        pipeline: what misses run through; by default the default pipeline.

    Raises:
        ProofError: a hit or a miss fails, or there is none to try.
        ValueError: the things cannot be added to the pipeline; see `Pipeline.plus`.

    >>> from newsclean import Rule
    >>> prove(Rule(name="x", category="share", match="zap it", reason="X."))
    Traceback (most recent call last):
        ...
    newsclean.proof.ProofError: any/share/x: it has no hits and no misses to prove it
    """
    known = pipeline or Pipeline.default()
    full = known.plus(*things)
    ids = {r.id for r in known.rules} | {f.id for f in known.finders}
    sources: list[Rule | Finder] = [*full.rules, *full.finders]
    wrong = [
        f"{source.id}: {failure}"
        for source in sources
        if source.id not in ids
        for failure in (*_unproven(source), *failures(source, full))
    ]
    if wrong:
        raise ProofError("\n".join(wrong))


def _unproven(source: Rule | Finder) -> Iterator[str]:
    missing = [f"no {key}" for key in ("hits", "misses") if not getattr(source, key)]
    if missing:
        yield f"it has {' and '.join(missing)} to prove it"


def failures(source: Rule | Finder, full: Pipeline) -> Iterator[str]:
    """What is wrong with a rule's proof, one sentence each; nothing if it holds.

    Args:
        source: the rule or finder.
        full: the pipeline that misses run through; it need not contain the rule.
    """
    alone = Pipeline(finders=(source,)) if isinstance(source, Finder) else _only(source)
    # hits of a category that is kept by default must be found all the same
    alone = alone.policy({source.category: "remove"})
    if isinstance(source, Rule) and WAITING & set(source.needs):
        # neighbours and bounds depend on other rules
        alone = full
    for hit in source.hits:
        yield from _missed(source, hit, alone)
    if not _holds(full, source):
        full = full.plus(source)
    for miss in source.misses:
        page, start, end = set_into_article(miss, source.lang)
        for d in full.clean(page, url=_url(source)).report.removals:
            gone = page[max(start, d.start) : min(end, d.end)].strip()
            if gone:
                yield f"the miss {_quote(miss.text)} is cut by {d.rule}: {_quote(gone)}"
        if isinstance(source, Rule) and vacuous(source, miss):
            yield f"the miss {_quote(miss.text)} holds none of the rule's words"


def _holds(pipeline: Pipeline, source: Rule | Finder) -> bool:
    known: Sequence[Rule | Finder] = (*pipeline.rules, *pipeline.finders)
    return any(one.name == source.name and one.id == source.id for one in known)


def _only(rule: Rule) -> Pipeline:
    """The rule and nothing else; a cut of the rest also needs the bounds."""
    return Pipeline(rules=(rule,), finders=(AFTER,) if rule.cut == "rest" else ())


def _missed(source: Rule | Finder, hit: Example, pipeline: Pipeline) -> Iterator[str]:
    page, start, end = set_into_article(hit, source.lang)
    if "⟦" in hit.text:
        # offsets in the text without the marks
        left = hit.text.index("⟦")
        right = hit.text.index("⟧") - 1
        start, end = start + left, start + right
    report = pipeline.clean(page, url=_url(source)).report
    cuts = [
        d
        for d in (*report.removals, *report.flagged)
        if d.start < end and d.end > start
    ]
    if not any(d.category == source.category for d in cuts):
        why = next(
            (d.reason for d in report.spared if d.rule == source.id and d.end > start),
            "",
        )
        yield f"the hit {_quote(hit.text)} is not cut. {why}".rstrip()
        return
    gone = "".join(page[d.start : d.end] for d in cuts)
    if gone.split() != page[start:end].split():
        yield f"the hit {_quote(hit.text)} is not cut exactly: {_quote(gone)}"


def _url(source: Rule | Finder) -> str:
    """An address on the site that a rule is for, if it is for one."""
    site = source.site if isinstance(source, Rule) else ""
    return f"https://{site}/" if site else ""


#: Words as a pattern spells them; in wide scripts two letters say as much as three.
_WORDS = re.compile(r"[^\W\d_]{3,}|[\u2e80-\uffff]{2,}")
_ESCAPES = re.compile(r"\\[A-Za-z]")


def vacuous(rule: Rule, miss: Example) -> bool:
    """Whether a miss holds none of the rule's words, so that it proves nothing."""
    view = view_of(miss.text)
    words = _words_of(rule.match, rule.also, rule.anchors)
    return bool(words) and not any(w in view for w in words)


@lru_cache(maxsize=64)
def _words_of(
    match: str, also: tuple[str, ...], anchors: tuple[str, ...]
) -> frozenset[str]:
    phrases = [*anchors]
    for keys in (*keys_for([match]), *keys_for(also, edges="")):
        phrases += keys.lines
        phrases += [bare(literal) for n in keys.needed for literal in n.literals]
    # one Latin letter says nothing, but one sign or digit does
    words = {w for p in phrases for w in p.split() if w[1:] or not w.islower()}
    words |= {w for p in phrases for w in p.split() if not w.isascii()}
    for pattern in map(pattern_of, (match, *also)):
        words.update(_WORDS.findall(_ESCAPES.sub(" ", pattern)))
    return frozenset(words)


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) < 90 else flat[:89] + '…'}”"
