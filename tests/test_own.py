"""Rules, finders and packs of somebody's own: that they act, and where they do not."""

from __future__ import annotations

import pickle
import re
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import newsclean
from newsclean import Example, Hit, PackError, Pipeline, ProofError, Rule
from newsclean.explain import explain
from newsclean.lint import lint
from newsclean.packs import load

ROOT = Path(__file__).parents[1]
STORY = "The ferry sails again on Saturday, its owner told us.\n"


def ducks(**more):
    """A rule that says no more than a test asks for."""
    keys = {"name": "ducks", "category": "promo", "match": "feed the ducks", **more}
    return Rule(**{"lang": "en", "reason": "Ducks.", **keys})


DUCKS = STORY + "\nFeed the ducks today\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# finders


@newsclean.finder(
    category="promo",
    reason="A line of stars.",
    hits=["tides * boats * map * news"],
    misses=["Five * of five."],
)
def star_bar(page):
    """Lines with three stars or more."""
    return [n for n, view in enumerate(page.views) if view.count("*") > 2]


STARS = STORY + "\n1 * 2 * 3 * 4\n"


def test_a_decorated_function_is_a_finder():
    """Its name is the finder's, and the lines it yields go with its reason."""
    result = Pipeline().plus(star_bar).clean(STARS)
    assert result.body == STORY
    [cut] = result.report.removals
    assert (cut.rule, cut.reason) == ("any/promo/star-bar", "A line of stars.")


def test_decorating_registers_nothing():
    """A finder acts where a pipeline holds it, and nowhere else."""
    assert newsclean.clean(STARS).body == STARS


def test_a_finder_keeps_what_its_policy_keeps():
    """Guards and policy hold for it as for rules."""
    pipeline = Pipeline().plus(star_bar)
    assert pipeline.policy({"promo": "keep"}).clean(STARS).body == STARS
    assert pipeline.protect(r"^1 \* 2").clean(STARS).body == STARS


def yields(*found):
    """A finder that yields these, whatever the page."""

    @newsclean.finder(category="promo", reason="It is said.", name="said")
    def said(page):
        return [hit(page) if callable(hit) else hit for hit in found]

    return said


PAGE = "One stands here.\nTwo stands here.\nThree stands here.\nFour stands here.\n"


@pytest.mark.parametrize(
    ("found", "body"),
    [
        (1, "One stands here.\nThree stands here.\nFour stands here.\n"),
        ((1, 2), "One stands here.\nFour stands here.\n"),
        (lambda page: Hit(1, 1, 17, 21, star_bar), PAGE.replace("Two ", "")),
    ],
    ids=["line", "lines", "hit"],
)
def test_a_finder_yields_lines_or_hits(found, body):
    """A number is a line, a pair is some, and a hit is a span."""
    assert Pipeline().plus(yields(found)).clean(PAGE).body == body


@pytest.mark.parametrize("found", [4, -1, (2, 1), (1, 9), "1", (1, 2, 3), None, 1.5])
def test_what_is_no_place_on_the_page_is_refused(found):
    """One sentence that names the finder and what it yields."""
    with pytest.raises(ValueError, match="any/promo/said yields .* lines 0 to 3"):
        Pipeline().plus(yields(found)).clean(PAGE)


def test_a_hit_outside_its_lines_is_refused():
    """A span stands on the lines that it names."""
    wild = yields(lambda page: Hit(0, 0, 5, 400, star_bar))
    with pytest.raises(ValueError, match="yields Hit"):
        Pipeline().plus(wild).clean(PAGE)


def test_a_finder_travels_to_other_processes():
    """A function at the top level of a module is found by its place."""
    pipeline = pickle.loads(pickle.dumps(Pipeline().plus(star_bar)))
    assert pipeline.clean(STARS).body == STORY
    assert pipeline.finders == (star_bar,)


def test_a_finder_inside_a_function_says_why_it_cannot_travel():
    """No other process can find it."""
    with pytest.raises(pickle.PicklingError, match="top level of its module"):
        pickle.dumps(yields(0))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"category": "promos"}, "finder found: no category 'promos'. .*'promo'"),
        ({"category": "promo", "name": "A b"}, "name: it is kebab-case"),
    ],
)
def test_a_wrong_finder_is_refused_where_it_is_written(more, message):
    """At the decorator, not at the first page."""
    with pytest.raises(ValueError, match=message):

        @newsclean.finder(reason="It is found.", **more)
        def found(page):
            return []


def test_a_bare_function_is_no_finder():
    """`plus` says what is missing."""
    with pytest.raises(TypeError, match="decorate it with @newsclean.finder"):
        Pipeline().plus(lambda page: [])


# proof


def test_proof_that_holds_says_nothing():
    """A finder's, a rule's, many at once."""
    rule = ducks(
        hits=(Example("Feed the ducks today"),),
        misses=(Example("“Feed the ducks,” she said."),),
    )
    assert newsclean.prove(star_bar, [rule]) is None


@pytest.mark.parametrize(
    ("hits", "misses", "message"),
    [
        (["Feed the swans"], ["Feed the ducks' owner"], "the hit .*swans.* is not cut"),
        (
            ["Feed the ducks"],
            ["Feed the ducks"],
            "the miss .* is cut by en/promo/ducks",
        ),
        (["Feed the ducks"], [], "no misses"),
        ([], ["“Feed the ducks,” she said."], "no hits"),
    ],
)
def test_proof_that_fails_says_what(hits, misses, message):
    """Each failure with the rule's id, as a failed assertion."""
    rule = ducks(hits=tuple(map(Example, hits)), misses=tuple(map(Example, misses)))
    with pytest.raises(ProofError, match=f"en/promo/ducks: .*{message}"):
        newsclean.prove(rule, pipeline=Pipeline())
    assert issubclass(ProofError, AssertionError)


# sites and days


def bar(**more):
    """A rule of a site, found by its literal or by the shortness of its lines."""
    return Pipeline().plus(ducks(site="pond.example", **more))


@pytest.mark.parametrize(
    "rule", [{}, {"match": r"^\w+ \w+ \w+ \w+$", "needs": ("short",)}]
)
@pytest.mark.parametrize(
    ("url", "acts"),
    [
        ("https://pond.example/a", True),
        ("https://news.Pond.example:8080/a?b", True),
        ("pond.example/a", True),
        ("https://newpond.example/a", False),
        ("https://example/pond.example", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_a_rule_of_a_site_acts_on_its_pages(rule, url, acts):
    """With its subdomains; on no other page, whatever the address looks like."""
    assert bar(**rule).clean(DUCKS, url=url).body == (STORY if acts else DUCKS)


def test_a_broken_address_breaks_no_page():
    """The default pipeline reads the host too."""
    assert newsclean.clean(STORY, url="http://[broken").body == STORY


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        ("2026-01-31", True),
        ("2026-01-30", False),
        ("2026-03-01", True),
        ("2026-03-02", False),
        ("2026-03-01T23:59:00Z", True),
        (date(2026, 3, 2), False),
        (datetime(2026, 2, 1, 12), True),
        ("", True),
        (None, True),
    ],
)
def test_a_rule_acts_in_its_days(day, acts):
    """Both ends included; where no day is given dates keep no rule from acting."""
    rule = ducks(valid_from="2026-01-31", valid_until="2026-03-01")
    body = Pipeline().plus(rule).clean(DUCKS, date=day).body
    assert body == (STORY if acts else DUCKS)


def test_a_day_that_is_none_is_refused_where_a_rule_asks():
    """And is not looked at where none does."""
    with pytest.raises(ValueError, match="date: 'in May' is no date as in 2026-01-31"):
        Pipeline().plus(ducks(valid_from="2026-01-31")).clean(DUCKS, date="in May")
    assert Pipeline().plus(ducks()).clean(DUCKS, date="in May").body == STORY


def test_an_item_says_its_day():
    """`clean_many` passes what an item's mapping knows."""
    pipeline = Pipeline().plus(ducks(valid_until="2026-01-31"))
    items = [{"text": DUCKS, "date": f"2026-0{month}-01"} for month in (1, 2)]
    found = newsclean.clean_many(items, pipeline=pipeline)
    assert [result.body for result in found] == [STORY, DUCKS]


def test_a_rule_needs_days_that_are_days():
    """Whether it is written in Python or in TOML."""
    with pytest.raises(ValueError, match="valid_from: '31 May' is no date"):
        Pipeline().plus(ducks(valid_from="31 May"))


def test_explain_says_where_and_when_a_rule_acts():
    """A rule of another site or of other days looked, and does not act."""
    pipeline = bar(valid_until="2026-01-31")
    for known, words in (
        ({}, "on pages of pond.example only"),
        ({"url": "pond.example", "date": "2026-02-01"}, "to 2026-01-31"),
    ):
        [look] = explain(pipeline, DUCKS, 3, **known).looks
        assert (look.outcome, words in look.change) == ("no match", True)
    [look] = explain(pipeline, DUCKS, 3, url="pond.example").looks
    assert look.outcome == "removed"


# lines that stay


def test_an_allowed_line_is_not_cut_as_that_category():
    """It is spared with the reason, and another category may cut it."""
    pipeline = Pipeline().plus(ducks()).allow({"promo": "^feed the ducks"})
    result = pipeline.clean(DUCKS)
    assert result.body == DUCKS
    assert [d.evidence for d in result.report.spared] == [("allowed",)]
    both = pipeline.plus(ducks(category="donation"))
    assert both.clean(DUCKS).report.counts() == {"donation": 1}


def test_allow_takes_one_pattern_or_many():
    """A string is one pattern, not its letters."""
    one = Pipeline().allow({"promo": "ab"})
    assert one == Pipeline().allow({"promo": ["ab"]})
    assert one.digest != Pipeline().digest


def test_allow_holds_against_the_bounds(pipeline):
    """What only the bounds point at is spared as a whole."""
    path = ROOT / "fixtures" / "en" / "wild-like" / "get-text-kenya-blog.txt"
    page = path.read_bytes().decode()
    cuts = [
        d for d in pipeline.clean(page).report.removals if d.category == "after-article"
    ]
    words = re.escape(cuts[0].text.strip().splitlines()[0].lower())
    allowed = pipeline.allow({"after-article": words.replace(r"\ ", " ")})
    result = allowed.clean(page)
    assert "after-article" not in result.report.counts()
    spared = [d for d in result.report.spared if d.evidence == ("allowed",)]
    assert [d.category for d in spared] == ["after-article"]
    assert result.report.restore(result.body) == page


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"match": "feed ("}, "en/promo/ducks: match: no regular expression: missing"),
        ({"unless": "("}, "en/promo/ducks: unless: no regular expression: missing"),
        ({"also": ("[",)}, "en/promo/ducks: also: no regular expression: "),
        ({"match": "(?|feed|pet) them"}, "match: the scan cannot read this pattern: "),
    ],
)
def test_a_pattern_that_is_none_is_refused_where_it_is_added(more, message):
    """Not on the first page that asks it; by `plus`, and so by all commands."""
    with pytest.raises(PackError, match=re.escape(message)):
        Pipeline().plus(ducks(**more))


@pytest.mark.parametrize(
    ("patterns", "message"),
    [
        ({"promos": "a"}, "'promos'. Did you mean 'promo'"),
        ({"promo": "("}, "is no regular expression: missing"),
    ],
)
def test_a_wrong_allow_is_refused(patterns, message):
    """Unknown category, no pattern: where it is said."""
    with pytest.raises(ValueError, match=message):
        Pipeline().allow(patterns)


def test_explain_names_what_is_allowed():
    """The guard, and what would have to change."""
    pipeline = Pipeline().plus(ducks()).allow({"promo": "^feed"})
    [look] = explain(pipeline, DUCKS, 3).looks
    assert (look.outcome, look.guard) == ("spared", "allowed")
    assert "no pattern allowed for promo" in look.change


# packs

RULE = """\
[[rule]]
name   = "ducks"
match  = "feed the ducks"
reason = "Ducks."
hits   = ["Feed the ducks"]
misses = ["“Feed the ducks,” she said."]
"""


def pack(folder, **files):
    """A pack in a folder, of one rule and these files."""
    write(folder / "en" / "promo.toml", RULE)
    for name, text in files.items():
        write(folder / f"{name.replace('__', '/')}.toml", text)
    return folder


def test_a_pack_protects_and_allows(tmp_path):
    """What its pack.toml holds stays, in the whole pipeline that names the pack."""
    ours = pack(tmp_path / "ours", pack='[allow]\npromo = ["^feed the ducks"]\n')
    assert Pipeline().plus(ours).clean(DUCKS).body == DUCKS
    theirs = Pipeline().plus(ducks())
    write(tmp_path / "keep" / "pack.toml", 'protect = ["ducks"]\n')
    assert theirs.clean(DUCKS).body == STORY
    assert theirs.plus(tmp_path / "keep").clean(DUCKS).body == DUCKS


def test_a_site_protects_on_its_pages(tmp_path):
    """sites/<host>/pack.toml holds for that host."""
    folder = pack(
        tmp_path / "ours", **{"sites__pond.example__pack": 'protect = ["duck"]'}
    )
    pipeline = Pipeline().plus(folder)
    assert pipeline.clean(DUCKS, url="https://pond.example/").body == DUCKS
    assert pipeline.clean(DUCKS).body == STORY


def test_a_date_may_be_written_as_toml_writes_dates(tmp_path):
    """Quoted or not."""
    folder = tmp_path / "ours"
    for name, day in (("en/promo", '"2026-01-31"'), ("en/share", "2026-01-31")):
        write(folder / f"{name}.toml", RULE + f"valid_from = {day}\n")
    assert {rule.valid_from for rule in load(folder)} == {"2026-01-31"}


def test_a_lone_file_of_a_site_is_of_that_site(tmp_path):
    """Its folder says so, as in a pack."""
    path = write(tmp_path / "sites" / "pond.example" / "promo.toml", RULE)
    assert [rule.site for rule in load(path)] == ["pond.example"]


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path):
    """A pack that cannot be read does not load, and lint says the same."""
    folder = tmp_path / "ours"
    (folder / "en" / "share.toml").mkdir(parents=True)
    with pytest.raises(PackError, match=r"en.share\.toml: "):
        load(folder)
    assert [found.check for found in lint(folder)] == ["load"]


def test_a_misplaced_file_stops_the_run(tmp_path):
    """Its rules would never be read as what they are."""
    pack(tmp_path / "ours", EN__share=RULE)
    with pytest.raises(PackError, match=r"EN.share\.toml: rules stand in <lang>/"):
        load(tmp_path / "ours")


@pytest.fixture
def offered(tmp_path, monkeypatch):
    """Installs a distribution with a pack of this code under a name."""

    def install(code, *, name="ponds", dist="pond-pack", module="pond_module"):
        info = tmp_path / f"{dist.replace('-', '_')}-1.2.dist-info"
        write(info / "METADATA", f"Metadata-Version: 2.1\nName: {dist}\nVersion: 1.2\n")
        write(info / "entry_points.txt", f"[newsclean.packs]\n{name} = {module}\n")
        write(tmp_path / f"{module}.py", code)

    monkeypatch.syspath_prepend(tmp_path)
    yield install
    for module in ("pond_module", "lake_module"):
        sys.modules.pop(module, None)


CODE = """\
import newsclean

@newsclean.finder(category="promo", reason="A line of stars.")
def stars(page):
    return [n for n, view in enumerate(page.views) if view.count("*") > 2]

FINDERS = [stars]
RULES = [newsclean.Rule(name="swans", category="promo", match="swans", reason="S.")]
"""


def test_a_module_alone_can_be_a_pack(offered):
    """Its rules and finders bear the pack's name, in the report too."""
    offered(CODE)
    pipeline = Pipeline().plus("ponds")
    assert [rule.id for rule in pipeline.rules] == ["ponds:any/promo/swans"]
    again = pickle.loads(pickle.dumps(pipeline))
    for one in (pipeline, again):
        removals = one.clean(STARS).report.removals
        assert [cut.rule for cut in removals] == ["ponds:any/promo/stars"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import nowhere_at_all", "'ponds' does not load: pond_module: ModuleNotFound"),
        ("FINDERS = [len]", "pond_module: RULES and FINDERS hold rules and finders"),
        ("", "'ponds' holds neither rules nor finders"),
    ],
)
def test_an_installed_pack_that_does_not_load_stops_the_run(offered, code, message):
    """One sentence with the pack and the module."""
    offered(code)
    with pytest.raises(PackError, match=message):
        Pipeline().plus("ponds")


def test_two_packs_of_one_name_are_refused(offered):
    """Which of them comes first would depend on the machine."""
    offered(CODE)
    offered(CODE, dist="lake-pack", module="lake_module")
    with pytest.raises(PackError, match="'ponds', of lake-pack and pond-pack"):
        Pipeline().plus("ponds")
