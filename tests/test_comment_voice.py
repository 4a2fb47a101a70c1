"""Readers' comments that no marker opens, and the stories that sound like them."""

from __future__ import annotations

import newsclean
from newsclean.finders.comment_voice import COMMENT_VOICE

STORY = [
    (
        "The ferry to Lund island will sail every hour from May, the harbour board decided "
        "on Monday, and the old timetable goes to the museum with the bell."
    ),
    (
        "Two boats were bought in Tarnby, where they had carried lorries for a quarter of a "
        "century, and both have been fitted with quieter engines since autumn."
    ),
    (
        "The board expects four hundred passengers a day in July, twice as many as the pier "
        "was built for, so a second gangway will be laid before the holidays."
    ),
    (
        "A season ticket costs as much as before. Children under twelve travel free, and "
        "bicycles do where there is room for them on the lower deck."
    ),
    (
        "The last steam ferry, the Agathe, stays in the harbour. Its boiler was condemned in "
        "spring, and the society that owns it hopes to sell tea on board."
    ),
    (
        "Work on the gangway begins next week with the removal of the wall behind the old "
        "customs house, where swifts have nested since the war."
    ),
]
THREAD = [
    "Thanks for this! I have waited ten years for it.",
    "Great news, my kids love the boat!",
    "I agree with you, but the tickets are too dear for us.",
    "Love this! You made my day :)",
    "I just hope that you keep the swifts, they are my favourites!",
    "Thank you for writing about our island!",
]


def voice(page):
    """What the finder alone takes of a page."""
    pipeline = newsclean.Pipeline(finders=(COMMENT_VOICE,))
    return newsclean.clean(page, pipeline=pipeline).report.removals


def test_a_thread_is_found_by_its_voice():
    """It begins where thanks and answers do, and runs to the end."""
    (cut,) = voice("\n\n".join([*STORY, *THREAD]))
    assert cut.rule == "any/comments/voice"
    assert cut.text.strip() == "\n\n".join(THREAD)


def test_a_story_without_a_thread_stays():
    """Nothing in it says I and you."""
    assert not voice("\n\n".join(STORY + STORY[::-1]))


def test_an_author_who_speaks_to_the_reader_all_along_stays():
    """The page's own first half raises the bar."""
    essay = [f"I think that you and I know this: {line}" for line in STORY]
    assert not voice("\n\n".join([*essay, *essay]))


def test_questions_and_answers_stay():
    """Short questions among the answers are an interview."""
    asked = ["Do you love it?", "I do, and you would!", "Great, and why?", "I just do!"]
    assert not voice("\n\n".join([*STORY, *(asked * 3)]))


def test_a_short_page_is_not_asked():
    """Three lines are no thread and no story."""
    assert not voice("\n\n".join(THREAD[:3]))
