"""Pipeline: an immutable set of cleaners with a policy, and the six verbs in order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsclean.anchors import Keys, Needed, rate_of
from newsclean.anchors.keys import in_order
from newsclean.bound import AFTER, BEFORE, bound
from newsclean.cache import keys_for
from newsclean.cut import cut
from newsclean.decide import Decided, decide
from newsclean.evidence import SHORT, weigh, widest_line
from newsclean.guard import guards_from, spare, spare_wide, staying
from newsclean.language import language_of
from newsclean.linked import spare_linked
from newsclean.manifest import guards_of
from newsclean.match import match
from newsclean.model import (
    ACTIONS,
    CATEGORIES,
    Action,
    Decision,
    Finder,
    Guard,
    Hit,
    Page,
    Rule,
)
from newsclean.packs import (
    builtin_finders,
    builtin_rules,
    check_patterns,
    check_rule,
    load,
)
from newsclean.paint import paint
from newsclean.point import hits_of
from newsclean.read import read
from newsclean.report import Report, Result, Status, checksum
from newsclean.scan import Index, best_engine, index, scan
from newsclean.scope import acts, day_of, host_of
from newsclean.shapes import shapes

__all__ = ["Pipeline"]


class _Compiled(NamedTuple):
    """What a pipeline needs at hand for a page; rebuilt after unpickling."""

    rules: tuple[Rule, ...]
    finders: tuple[Finder, ...]
    where: Index
    #: rules without a literal: asked of every short line
    unanchored: list[int]
    #: rule → width of the widest line that its `needs` allow
    limits: list[int]
    #: whether any rule is for one site
    sites: bool
    #: whether any rule is for some days
    dated: bool
    guards: tuple[Guard, ...]
    #: category → action
    policy: dict[str, Action]
    digest: str


@dataclass(frozen=True)
class Pipeline:
    """An immutable, picklable set of rules and finders with a policy.

    Every method gives a new pipeline and leaves this one as it is.

    >>> pipeline = Pipeline.default().without("en/donation", "share")
    >>> pipeline.clean("The bridge opened.\\n\\nShare this article\\n").body
    'The bridge opened.\\n\\nShare this article\\n'
    """

    rules: tuple[Rule, ...] = ()
    finders: tuple[Finder, ...] = ()
    policies: tuple[tuple[str, Action], ...] = ()
    protects: tuple[str, ...] = ()
    #: what `allow` holds, and what packs bring to hold lines
    guards: tuple[Guard, ...] = ()
    _memo: list[_Compiled] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @classmethod
    def default(cls) -> Pipeline:
        """All built-in rules and finders of all languages, with the default policy."""
        return _default()

    def without(self, *selectors: str) -> Pipeline:
        """The pipeline less what the selectors name.

        A selector is a category, a language, `language/category` or a full rule id.

        Raises:
            ValueError: a selector names nothing here; the message has the nearest.
        """
        chosen = self._selected(selectors)
        return replace(
            self,
            rules=tuple(r for r in self.rules if r.id not in chosen),
            finders=tuple(f for f in self.finders if f.id not in chosen),
        )

    def only(self, *selectors: str) -> Pipeline:
        """The pipeline with nothing but what the selectors name; see `without`."""
        chosen = self._selected(selectors)
        return replace(
            self,
            rules=tuple(r for r in self.rules if r.id in chosen),
            finders=tuple(f for f in self.finders if f.id in chosen),
        )

    def plus(
        self, *things: Rule | Finder | Path | str | Iterable[Rule | Finder]
    ) -> Pipeline:
        """The pipeline and more: rules, finders, a pack's file or folder, its name.

        A `Path`, or a string with a slash, is a file or folder; a bare string is an
        installed pack. What a pack protects and allows holds from then on.

        Raises:
            ValueError: an id is there already, or a pack does not load.
            TypeError: a thing is none of these.
        """
        rules, finders = list(self.rules), list(self.finders)
        guards = self.guards
        for thing in things:
            more: Iterable[Rule | Finder]
            if isinstance(thing, Rule | Finder):
                more = (thing,)
            elif isinstance(thing, Path | str):
                more = load(thing)
                guards += guards_of(thing)
            elif isinstance(thing, Iterable):
                more = thing
            else:
                raise TypeError(_not_a_source(thing))
            for source in more:
                if isinstance(source, Rule):
                    check_rule(source, f"{source.id}")
                    rules.append(source)
                else:
                    finders.append(source)
        ids = [r.id for r in rules] + [f.id for f in finders]
        twice = next((i for i, n in Counter(ids).items() if n > 1), None)
        if twice:
            raise ValueError(
                f"The id {twice} is there twice: rename one of the two rules."
            )
        return replace(self, rules=tuple(rules), finders=tuple(finders), guards=guards)

    def policy(self, actions: Mapping[str, str]) -> Pipeline:
        """What happens to a category: `remove`, `flag` or `keep`.

        Raises:
            ValueError: a category or an action that does not exist.
        """
        for category, action in actions.items():
            if category not in CATEGORIES:
                raise ValueError(
                    f"No category {category!r}.{_nearest(category, CATEGORIES)}"
                )
            if action not in ACTIONS:
                raise ValueError(
                    f"No action {action!r} for {category}: remove, flag or keep."
                )
        merged = {**dict(self.policies), **actions}
        return replace(self, policies=tuple(sorted(merged.items())))  # type: ignore[arg-type]

    def protect(self, *patterns: str) -> Pipeline:
        """Never cut a line that one of the patterns matches.

        Raises:
            ValueError: a pattern is no regular expression.
        """
        guards_from(patterns)
        return replace(self, protects=(*self.protects, *patterns))

    def allow(self, patterns: Mapping[str, str | Iterable[str]]) -> Pipeline:
        """Never cut as a category a line that one of its patterns matches.

        Another category may still cut it; `protect` holds it against all.

        Raises:
            ValueError: no such category, or a pattern is no regular expression.

        >>> Pipeline.default().allow({"share": "^share this recipe"}).guards
        (Guard(pattern='^share this recipe', category='share', site=''),)
        """
        return replace(self, guards=(*self.guards, *guards_from(allow=patterns)))

    def actions(self) -> dict[str, Action]:
        """Every category with what this pipeline does to it."""
        return {**CATEGORIES, **dict(self.policies)}

    @property
    def digest(self) -> str:
        """Names this set of rules, finders and policy: equal digests cut alike."""
        return self._compiled().digest

    def clean(
        self,
        raw: str,
        *,
        title: str = "",
        url: str = "",
        lang: str = "",
        date: str | date = "",
    ) -> Result:
        """Take one scraped text; give back its body and the account of what went.

        Raises:
            TypeError: `raw` is no `str`.
            ValueError: a rule here is for some days, and `date` is no date.
        """
        if not isinstance(raw, str):
            raise TypeError(_not_text(raw))
        kit = self._compiled()
        page = read(raw, title or "", url or "", lang or "")
        if kit.dated:
            page.date = day_of(date or "")
        if not page.views:
            return Result(
                raw, Report((), (), (), "empty", "", kit.digest, checksum(raw))
            )
        decided = _decided(page, kit)
        return _report(page, decided, kit)

    def _selected(self, selectors: Collection[str]) -> set[str]:
        chosen: set[str] = set()
        for selector in selectors:
            sources: list[Rule | Finder] = [*self.rules, *self.finders]
            found = {s.id for s in sources if _names(selector, s)}
            if not found and selector not in CATEGORIES:
                known = {w for s in sources for w in _words(s)}
                raise ValueError(
                    f"Nothing here is called {selector!r}.{_nearest(selector, known)}"
                )
            chosen |= found
        return chosen

    def _compiled(self) -> _Compiled:
        if not self._memo:
            self._memo.append(_compile(self))
        return self._memo[0]

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_memo": []}


@cache
def _default() -> Pipeline:
    return Pipeline(rules=builtin_rules(), finders=builtin_finders())


def _words(source: Rule | Finder) -> tuple[str, ...]:
    return source.category, source.lang, f"{source.lang}/{source.category}", source.id


def _names(selector: str, source: Rule | Finder) -> bool:
    return selector in _words(source)


def _nearest(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""


def _not_text(raw: object) -> str:
    kind = type(raw).__name__
    if isinstance(raw, bytes | bytearray):
        return f"clean() takes a str, not {kind}: decode it first, as in raw.decode('utf-8')."
    return f"clean() takes a str, not {kind}: pass the scraped text itself."


def _not_a_source(thing: object) -> str:
    name = getattr(thing, "__name__", repr(thing))
    hint = ": decorate it with @newsclean.finder" if callable(thing) else ""
    return f"plus() takes rules, finders and packs; {name} is none of these{hint}."


def _compile(pipeline: Pipeline) -> _Compiled:
    rules = tuple(sorted(pipeline.rules, key=lambda r: r.id))
    finders = tuple(sorted(pipeline.finders, key=lambda f: f.id))
    keys = _keys(rules)
    limits = [widest_line(rule) for rule in rules]
    policy = pipeline.actions()
    seal = hashlib.sha256()
    for rule in rules:
        seal.update(repr(rule).encode("utf-8", "surrogatepass"))
    for finder in finders:
        seal.update(finder.id.encode("utf-8", "surrogatepass"))
    seal.update(repr((sorted(policy.items()), pipeline.protects)).encode())
    if pipeline.guards:
        seal.update(repr(sorted(pipeline.guards)).encode())
    return _Compiled(
        rules=rules,
        finders=finders,
        where=index(keys, limits, best_engine()),
        unanchored=[n for n, key in enumerate(keys) if not any(key)],
        limits=limits,
        sites=any(rule.site for rule in rules),
        dated=any(rule.valid_from or rule.valid_until for rule in rules),
        guards=(*map(Guard, pipeline.protects), *pipeline.guards),
        policy=policy,
        digest=seal.hexdigest()[:16],
    )


def _keys(rules: Sequence[Rule]) -> list[Keys]:
    """How each rule's lines are found; a pattern that is none names its rule."""
    try:
        found = keys_for([rule.match for rule in rules])
        also = keys_for([p for rule in rules for p in rule.also], edges="")
    except Exception:
        check_patterns(rules)
        raise
    others = iter(also)
    return [
        _key(rule, keys, [next(others) for _ in rule.also])
        for rule, keys in zip(rules, found, strict=True)
    ]


def _key(rule: Rule, keys: Keys, also: Sequence[Keys]) -> Keys:
    """What a rule's line must hold, of `match` and of `also`, the rarest first."""
    named = (Needed(sum(map(rate_of, rule.anchors)), rule.anchors),)
    if rule.anchors and not keys.lines:
        keys = Keys(needed=in_order([*named, *keys.needed]))
    # what `also` asks for may stand on another line of a block, and a part of a line
    # may begin where no word does
    if keys.lines or rule.cut in ("block", "match"):
        return keys
    return Keys(needed=in_order([*keys.needed, *(n for k in also for n in k.needed)]))


def _candidates(page: Page, kit: _Compiled) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match.

    A rule that needs a short line is not asked of a long one: four in five
    candidates are common words in paragraphs of prose.
    """
    widths, limits = shapes(page).widths, kit.limits
    candidates = [
        (line, rule)
        for line, rule in scan(page.views, widths, kit.where)
        if widths[line] <= limits[rule]
    ]
    if kit.unanchored:
        short = [i for i, w in enumerate(widths) if w <= SHORT]
        candidates += [(i, n) for i in short for n in kit.unanchored]
    if kit.sites or kit.dated:
        host = host_of(page.url)
        candidates = [c for c in candidates if acts(kit.rules[c[1]], host, page.date)]
    return candidates


def _decided(page: Page, kit: _Compiled) -> Decided:
    """The way of the text up to the decisions."""
    hits, spared = match(page, _candidates(page, kit), kit.rules)
    page.memo["hits"] = hits
    for finder in kit.finders:
        hits += hits_of(finder, page)
    stay = staying(page, kit.guards)
    if stay.allowed:
        hits, allowed = spare(hits, stay.allowed)
        spared += allowed
    hits, linked = spare_linked(page, hits)
    weighed = weigh(page, hits, spared + linked)
    bounds = bound(page, weighed.standing)
    if BEFORE not in kit.finders:
        bounds = bounds._replace(start=0)
    if AFTER not in kit.finders:
        bounds = bounds._replace(end=len(page.views))
    decided = decide(page, weighed, bounds, stay.protected)
    return spare_wide(decided, stay.allowed) if stay.allowed else decided


#: A page that was blocked holds no more lines of prose than this.
_BLOCKED_PROSE = 3


def _report(page: Page, decided: Decided, kit: _Compiled) -> Result:
    """The policy's word on each decision; then the cut, and the account of it."""
    language = language_of(page)
    segments = paint(page, decided.going, kit.policy, language)
    removing = [s for s in segments if kit.policy[s[2].source.category] == "remove"]
    body, spans = cut(page, removing)
    removals = tuple(
        _decision(page.raw, start, end, hit, "removed") for start, end, hit in spans
    )
    flagged = tuple(
        _decision(page.raw, *_raw_span(page, start, end), hit, "flagged")
        for start, end, hit in segments
        if kit.policy[hit.source.category] == "flag"
    )
    spared = tuple(
        _decision(page.raw, *_raw_span(page, hit.start, hit.end), hit, "spared", why)
        for hit, why in decided.spared
    )
    spared += tuple(
        _decision(page.raw, *_raw_span(page, start, end), hit, "kept", "policy")
        for start, end, hit in segments
        if kit.policy[hit.source.category] == "keep"
    )
    status: Status = "ok"
    blocked = any(h.source.category == "blocked-page" for h in decided.going)
    if blocked and shapes(page).prose_before[-1] <= _BLOCKED_PROSE:
        status = "blocked-page"
    elif not body.strip():
        status = "no-article"
    return Result(
        body,
        Report(
            removals,
            flagged,
            spared,
            status,
            language,
            kit.digest,
            checksum(body),
        ),
    )


def _raw_span(page: Page, start: int, end: int) -> tuple[int, int]:
    if page.offsets is None:
        return start, end
    return page.offsets[start], page.offsets[end - 1] + 1


def _decision(
    raw: str, start: int, end: int, hit: Hit, outcome: str, why: str = ""
) -> Decision:
    source = hit.source
    needs = source.needs if isinstance(source, Rule) else ()
    return Decision(
        start,
        end,
        raw[start:end],
        source.category,
        source.id,
        source.reason if not why else f"{source.reason} {outcome.capitalize()}: {why}.",
        (*needs, *hit.evidence) if not why else (why,),
        outcome,  # type: ignore[arg-type]
    )
