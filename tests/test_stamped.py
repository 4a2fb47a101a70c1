"""Comments under names and times are a thread, as what a count of comments stands above;
parts of a live blog and letters are none."""

import newsclean

STORY = (
    "The ferry between Dunlowe and the island has carried goats since 1931, and since last "
    "week it counts them, since two have been left behind on the pier again.\n"
    "The captain, who has been on the line for thirty years, says that nobody ever asked "
    "how many there were as long as they stood still during the crossing.\n"
)
SAID = (
    "Ours were on that boat.",
    "Count the sheep, too.",
    "I have never seen a goat stand still.",
    "Nobody asks the goats.",
)
TIMES = ("18:42", "19:07", "19:33", "21:58")


def thread(*names, day="4 Canol 2024"):
    """Comments with their heads, by some people in turns."""
    return "".join(
        f"{names[n % len(names)]}\n{day}, {at}\n{said}\n"
        for n, (at, said) in enumerate(zip(TIMES, SAID, strict=True))
    )


def test_a_thread_longer_than_its_story_goes():
    """Each comment has a name, a day and a minute that nobody chose."""
    said = "".join(
        thread(f"Ellen {c}.", f"roofer{c}", f"Dan {c}arlow", f"Mo{c}") for c in "HMPRST"
    )
    assert newsclean.clean(STORY + said).body.strip() == STORY.strip()


def test_names_in_the_stamps_tell_as_well():
    """A comment may be signed below, with name and time on one line."""
    said = "".join(
        f"{text}\n- {name}, 6 Canol 2015 / {at}\n"
        for text, name, at in zip(
            SAID,
            ("Noreen Halpin", "Tim Worth", "Jo Lamb", "Pat Ryan"),
            TIMES,
            strict=True,
        )
    )
    body = newsclean.clean(f"{STORY}4 comments\n{said}").body
    assert "goat stand still" not in body
    assert "Tim Worth" not in body


def test_the_last_sentence_above_the_first_stamp_stays():
    """The story's own day and minute may stand below it, above those of the comments."""
    said = thread("Ellen P.", "roofer78", "Dan", "Mo")
    body = newsclean.clean(f"{STORY}3 Canol 2024, 11:15\n{said}").body
    assert body.startswith(STORY)
    assert "goat stand still" not in body


def test_parts_of_a_live_blog_stay():
    """Two reporters take turns: few names."""
    page = STORY + thread("Priya Colebatch", "Tom Rennick")
    assert all(said in newsclean.clean(page).body for said in SAID)


def test_events_stay():
    """Events begin at full hours and halves."""
    page = STORY + thread("Jazz night", "Flea market", "Choir", "Quiz")
    for at in TIMES:
        page = page.replace(at, f"{at[:2]}:30")
    assert all(said in newsclean.clean(page).body for said in SAID)


def test_letters_stay():
    """A list of letters that a page prints has its subjects below the days."""
    page = STORY + thread("Ada", "Tova", "Iva", "Oda")
    for said in SAID:
        page = page.replace(f"\n{said}", f"\nSubject: goats\n{said}")
    assert all(said in newsclean.clean(page).body for said in SAID)


def test_a_count_of_comments_ends_a_long_story():
    """What stands below it may be longer than the story, and speak of the same things."""
    said = "".join(f"The captain of the ferry {text}\n" * 3 for text in SAID) * 4
    story = "".join(f"{part}\n" for part in (STORY.replace("goat", w) for w in WORDS))
    assert len(story) > 1_500
    body = newsclean.clean(f"{story}5 comments\n{said}").body
    assert body.strip() == story.strip()


def test_a_count_in_a_share_bar_ends_nothing():
    """Beside a share button it is an icon in the midst of the story."""
    story = "".join(f"{part}\n" for part in (STORY.replace("goat", w) for w in WORDS))
    page = f"{story}Share\n5 comments\nTweet\n{STORY.replace('goat', 'hen')}"
    assert "hens since 1931" in newsclean.clean(page).body


WORDS = ("goat", "sheep", "duck", "pony", "calf", "bee")
