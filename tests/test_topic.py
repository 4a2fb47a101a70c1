"""Sentences of a story that is about what boilerplate speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Pipeline
from newsclean.bound import bound
from newsclean.evidence import weigh
from newsclean.kit import candidates
from newsclean.match import match
from newsclean.model import CATEGORIES
from newsclean.packs import LANGUAGES
from newsclean.read import read, view_of
from newsclean.topic import TOPICS, _lists, _words, spare_topical

STORY = [
    (
        "The bridge at Harlow will stay shut until June, the county council decided on "
        "Monday after a debate of four hours."
    ),
    (
        "Two of its supports have shifted since the floods of last winter, and each of them "
        "weighs as much as a church."
    ),
    (
        "Traders on the eastern bank fear that nobody will take the long way round through "
        "Marsden to buy a box of nails."
    ),
    (
        "A footbridge is to open two weeks before the work begins, and the buses will turn "
        "at the old railway station."
    ),
]

#: For each topic a paragraph about it, and a sentence of boilerplate in the same words.
ABOUT = {
    "consent": (
        (
            "The regulator has looked at four hundred cookie banners, and it found that one "
            "in ten of them lets a reader refuse."
        ),
        (
            "We use cookies to improve your experience on this website and to show you "
            "content from our partners."
        ),
    ),
    "adblock": (
        (
            "One reader in three now uses an ad blocker, a study of forty titles has found, "
            "and the number grows each year."
        ),
        (
            "Please disable your ad blocker to read on, because it is advertising that pays "
            "for the work of our reporters."
        ),
    ),
    "donation": (
        (
            "Donations to the weekly have doubled since the spring, when its owner fell ill "
            "and its roof fell in."
        ),
        (
            "If you value our reporting, please make a donation today and help us to keep a "
            "reporter in each county."
        ),
    ),
    "copyright": (
        (
            "The copyright in the song has been fought over for six years by the heirs of "
            "two men who never met."
        ),
        (
            "This material may not be published, broadcast, rewritten or redistributed in "
            "any form without written permission."
        ),
    ),
    "newsletter": (
        (
            "Newsletters are back, a survey of two thousand adults has found, and one in "
            "three gets one each day."
        ),
        (
            "Sign up for our free daily newsletter to get the stories that matter straight "
            "to your inbox each morning."
        ),
    ),
    "subscription": (
        (
            "Half of all readers who took out a subscription last year do not know how to "
            "end it, a study has found."
        ),
        (
            "This article is for subscribers only, and a subscription starts from as little "
            "as one pound a month for a year."
        ),
    ),
    "comments": (
        (
            "The comments section of the paper was the work of twelve commenters, a count "
            "by its moderator has found."
        ),
        (
            "Comments on this article are closed, and we thank all of those who took part "
            "in the debate below it."
        ),
    ),
}


def page_of(*paragraphs):
    """A page under a headline that says nothing of any topic."""
    return "\n\n".join(("A town waits", *paragraphs)) + "\n"


@pytest.mark.parametrize("topic", ABOUT)
def test_a_plea_in_another_story_goes(topic):
    """In a story about a bridge the notice goes, wherever it stands."""
    notice = ABOUT[topic][1]
    body = newsclean.clean(page_of(*STORY[:2], notice, *STORY[2:])).body
    assert body == page_of(*STORY)


@pytest.mark.parametrize("topic", ABOUT)
def test_the_same_words_in_a_story_about_it_stay(topic):
    """Two paragraphs that speak of the topic keep the sentence; one does not."""
    about, notice = ABOUT[topic]
    again = f"In Marsden they say the same. {about}"
    page = page_of(about, STORY[0], notice, STORY[1], STORY[2], again)
    body, report = newsclean.clean(page)
    assert body == page
    assert {d.evidence for d in report.spared if d.text.strip() == notice} >= {
        ("topic",)
    }
    once = newsclean.clean(page_of(about, STORY[0], notice, *STORY[1:]))
    assert notice not in once.body


@pytest.mark.parametrize("topic", ABOUT)
def test_the_title_alone_says_what_a_story_is_about(topic):
    """A title in the topic's words is enough."""
    about, notice = ABOUT[topic]
    page = page_of(*STORY[:2], notice, *STORY[2:])
    assert newsclean.clean(page, title=about).body == page
    assert newsclean.clean(page, title="The bridge of Harlow").body != page


def test_labels_and_short_lines_go_all_the_same():
    """In a story about newsletters the form's label and button go."""
    about, _ = ABOUT["newsletter"]
    page = page_of(about, STORY[0], "Sign up for our newsletter", f"So: {about}")
    assert newsclean.clean(page).body == page_of(about, STORY[0], f"So: {about}")


def test_behind_the_end_of_the_article_nothing_is_spared():
    """A plea below a marker goes, though the story was about such pleas."""
    about, notice = ABOUT["donation"]
    story = page_of(about, STORY[0], about.replace("weekly", "daily"), *STORY[1:])
    below = (
        f"\nRead more: Ferry fares rise again\n\n{notice}\n\nDonate now\n\nShare this\n"
    )
    assert newsclean.clean(story + below).body == story


def test_no_line_of_another_rule_goes_from_a_spared_sentence():
    """A form's terms in the same sentence are news with it."""
    page = (
        "Biljettsajt får böta för sin kakbanner\n\n"
        "Genom att fortsätta använda webbplatsen godkänner du att vi använder cookies, "
        "löd nästa rad i grå stil.\n\nBolaget tänker överklaga beslutet i mars.\n"
    )
    assert newsclean.clean(page).body == page


def test_every_topic_has_words_of_every_language():
    """All 28 languages, in lower case as patterns see them, and none twice."""
    assert set(_lists()) == set(TOPICS.values())
    assert set(TOPICS) <= set(CATEGORIES)
    for topic, by_lang in _lists().items():
        assert set(by_lang) == {*LANGUAGES, "any"}, topic
        for lang, words in by_lang.items():
            both = [*words, *(by_lang["any"] if lang != "any" else ())]
            assert len(both) == len(set(both)), (topic, lang)
            assert [view_of(word) for word in words] == list(words), (topic, lang)


def test_a_rule_of_all_languages_asks_for_the_words_of_all():
    """Such a rule has no language of its own."""
    assert {"cookie", "çerez", "クッキー"} <= set(_words("consent", "any"))


def judged(text, pipeline):
    """What was weighed on a page, with and without the guard."""
    kit = pipeline._compiled()
    page = read(text)
    hits, spared = match(page, candidates(page, kit), kit.rules)
    page.memo["hits"] = hits
    weighed = weigh(page, hits, spared)
    after, _ = spare_topical(page, weighed, bound(page, weighed.standing))
    return page, weighed, after


PARAGRAPHS = st.sampled_from(
    [*STORY, *(p for pair in ABOUT.values() for p in pair), "Share this", "© 2025 A"]
)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=12))
def test_the_guard_only_spares(paragraphs):
    """No hit is lost or made; those it spares are sentences with a reason."""
    page, before, after = judged(page_of(*paragraphs), Pipeline.default())
    held = [(hit, why) for hit, why in after.spared if why == "topic"]
    assert sorted(map(str, [*before.standing, *before.waiting])) == sorted(
        map(str, [*after.standing, *after.waiting, *(hit for hit, _ in held)])
    )
    assert all(page.text[hit.start : hit.end].endswith(".") for hit, _ in held)


@given(st.lists(st.sampled_from([*STORY, "Share this"]), max_size=8), st.data())
def test_a_story_without_the_words_is_judged_as_before(paragraphs, data):
    """With one notice in a story about a bridge the guard has nothing to say."""
    notice = data.draw(st.sampled_from([pair[1] for pair in ABOUT.values()]))
    at = data.draw(st.integers(0, len(paragraphs)))
    text = page_of(*paragraphs[:at], notice, *paragraphs[at:])
    _, before, after = judged(text, Pipeline.default())
    assert after == before
