"""Pipeline: an immutable set of cleaners with a policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.guard import guards_from
from newsclean.kit import Kit, kit_of
from newsclean.model import ACTIONS, CATEGORIES, Action, Finder, Guard, Rule
from newsclean.nearest import nearest
from newsclean.packs import (
    Sent,
    are_builtin,
    builtin_finders,
    builtin_rules,
    received,
    sent,
    sources_of,
)
from newsclean.report import Result
from newsclean.select import chosen_by
from newsclean.verbs import cleaned

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Pipeline"]


class _BuiltIn:
    """The rules of the default pipeline, made when somebody asks for them.

    Every other pipeline has its own in its dict, which goes before this. What the class
    gives is the field's default: a `cached_property` would give itself.
    """

    def __get__(self, pipeline: Pipeline | None, kind: type) -> tuple[Rule, ...]:
        if pipeline is None:
            return ()
        rules: tuple[Rule, ...] = pipeline.__dict__.setdefault("rules", builtin_rules())
        return rules


@dataclass(frozen=True)
class Pipeline:
    """An immutable, picklable set of rules and finders with a policy.

    Every method gives a new pipeline and leaves this one as it is.

    >>> pipeline = Pipeline.default().without("en/donation", "share")
    >>> pipeline.clean("The bridge opened.\\n\\nShare this article\\n").body
    'The bridge opened.\\n\\nShare this article\\n'
    """

    rules: tuple[Rule, ...] = _BuiltIn()  # type: ignore[assignment]
    finders: tuple[Finder, ...] = ()
    policies: tuple[tuple[str, Action], ...] = ()
    protects: tuple[str, ...] = ()
    #: what `allow` holds, and what packs bring to hold lines
    guards: tuple[Guard, ...] = ()
    _memo: list[Kit] = field(
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

        >>> fewer = Pipeline.default().without("donation", "de/share")
        >>> "donation" in {rule.category for rule in fewer.rules}
        False
        """
        chosen = chosen_by(selectors, (*self.rules, *self.finders))
        return replace(
            self,
            rules=tuple(r for r in self.rules if r.id not in chosen),
            finders=tuple(f for f in self.finders if f.id not in chosen),
        )

    def only(self, *selectors: str) -> Pipeline:
        """The pipeline with nothing but what the selectors name; see `without`.

        >>> {rule.category for rule in Pipeline.default().only("adblock").rules}
        {'adblock'}
        """
        chosen = chosen_by(selectors, (*self.rules, *self.finders))
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
            ValueError: an id is there already, a pack does not load, or a rule names
                what does not exist or holds a pattern that is none.
            TypeError: a thing is none of these.
        """
        added = [source for thing in things for source in sources_of(thing)]
        rules = *self.rules, *(s for s in added if isinstance(s, Rule))
        finders = *self.finders, *(s for s in added if isinstance(s, Finder))
        ids = Counter([*(r.id for r in rules), *(f.id for f in finders)])
        twice = next((name for name, times in ids.items() if times > 1), None)
        if twice:
            raise ValueError(
                f"The id {twice} is there twice: rename one of the two rules."
            )
        guards = (*self.guards, *_guards_of(things))
        return replace(self, rules=rules, finders=finders, guards=guards)

    def policy(self, actions: Mapping[str, str]) -> Pipeline:
        """What happens to a category: `remove`, `flag` or `keep`.

        Raises:
            ValueError: a category or an action that does not exist.

        >>> Pipeline.default().policy({"caption": "remove"}).actions()["caption"]
        'remove'
        """
        for category, action in actions.items():
            if category not in CATEGORIES:
                raise ValueError(
                    f"No category {category!r}.{nearest(category, CATEGORIES)}"
                )
            if action not in ACTIONS:
                raise ValueError(
                    f"No action {action!r} for {category}: remove, flag or keep."
                )
        merged = {**dict(self.policies), **actions}
        return replace(self, policies=tuple(sorted(merged.items())))  # type: ignore[arg-type]

    def protect(self, *patterns: str) -> Pipeline:
        """Never cut a line that one of the patterns matches.

        Patterns see lines as those of rules do: lower case, straight quotes and dashes.

        Raises:
            ValueError: a pattern is no regular expression.

        >>> Pipeline.default().protect("^share this").clean("Share this article\\n").body
        'Share this article\\n'
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

        Arguments and result are those of `newsclean.clean`.

        Raises:
            TypeError: `raw` is no `str`.
            ValueError: a rule here is for some days, and `date` is no date.
        """
        if not isinstance(raw, str):
            raise TypeError(_not_text(raw))
        kit = self._compiled()
        return cleaned(raw, kit, title=title, url=url, lang=lang, date=date)

    def _compiled(self) -> Kit:
        if not self._memo:
            self._memo.append(
                kit_of(
                    self.__dict__.get("rules"),
                    self.finders,
                    self.actions(),
                    self.protects,
                    self.guards,
                )
            )
        return self._memo[0]

    def __getstate__(self) -> dict[str, object]:
        rules = self.__dict__.get("rules")
        built_in = rules is None or are_builtin(rules)
        return {**self.__dict__, "rules": sent() if built_in else rules, "_memo": []}

    def __setstate__(self, state: Mapping[str, object]) -> None:
        rules = state["rules"]
        if isinstance(rules, Sent):
            rules = received(rules)
        self.__dict__.update(state, rules=rules)
        if rules is None:
            # a worker with the same built-in rules makes those that its pages ask for
            del self.__dict__["rules"]


@cache
def _default() -> Pipeline:
    """All built-in rules; to clean a page takes few of them, so that none is made."""
    pipeline = Pipeline(finders=builtin_finders())
    del pipeline.__dict__["rules"]
    return pipeline


def _not_text(raw: object) -> str:
    kind = type(raw).__name__
    if isinstance(raw, bytes | bytearray):
        return f"clean() takes a str, not {kind}: decode it first, as in raw.decode('utf-8')."
    return f"clean() takes a str, not {kind}: pass the scraped text itself."


def _guards_of(things: Iterable[object]) -> Iterator[Guard]:
    """What the packs among some things protect and allow."""
    packs = [thing for thing in things if isinstance(thing, Path | str)]
    if packs:
        # it brings a parser of TOML, which the default pipeline does without
        from newsclean.manifest import guards_of

        for pack in packs:
            yield from guards_of(pack)
