"""Signs that a story goes on below a box where few of its words stand."""

import newsclean
from newsclean import Pipeline

HEAD = (
    "The ferry that counts its goats\n"
    "The ferry between Dunlowe and the island has carried goats since 1931, and since last "
    "week it counts them, since two have been left behind on the pier again.\n"
    "The captain, who has been on the line for thirty years, says that nobody ever asked "
    "how many there were as long as they stood still during the crossing.\n"
)
FORM = (
    "Get the Sound in your inbox\n"
    "Your email address\n"
    "Sign up\n"
    "By submitting your email, you agree to our Terms of Use and Privacy Policy.\n"
)
SITE = (
    "More stories\nMill to close\nSchool roof mended\nHarbour master retires\n"
    "Subscribe to the Sound\nFollow us on Facebook\nPrivacy Policy\nTerms of Use\n"
    "Contact us\nAdvertise with us\n© 2025 The Dunlowe Sound. All rights reserved.\n"
)
KEPT = Pipeline.default()


def body_of(*parts):
    """The body of a page of parts between the story's head and the site's foot."""
    return KEPT.clean(HEAD + "".join(parts) + SITE).body


def test_sentences_in_a_row_are_the_story():
    """Three sentences right above each other stay, whatever they speak of."""
    row = (
        "Painters come in April.\n"
        "Nobody at the slip remembers when that was done before, or by whom.\n"
        "A bench will be put up, and a lamp that goes out at ten in the evening.\n"
        "Whoever wants to sit there later brings a torch, says the warden of the slip.\n"
    )
    prices = "".join(f"Island {n}\n{n} pence\n" for n in range(8))
    assert row in body_of(FORM, prices, "What comes next\n", row)


def test_titles_and_teasers_are_none():
    """A title and its teaser in turns are other stories."""
    cards = "".join(
        f"{title}\n{teaser}\n"
        for title, teaser in (
            (
                "Painters to come to the mill in April",
                "Nobody remembers the last time.",
            ),
            ("Bench and lamp for the churchyard", "It goes out at ten in the evening."),
            (
                "Torch found below the school roof",
                "Whoever lost it may ask at the desk.",
            ),
        )
    )
    prices = "".join(f"Island {n}\n{n} pence\n" for n in range(8))
    assert "churchyard" not in body_of(FORM, prices, cards)


def test_the_next_number_is_the_story():
    """A heading that has the number after the story's last one goes on with it."""
    told = (
        "1. Ask the captain\nHe knows the pier, the goats and the weather by heart.\n"
    )
    last = "2. Bring a rope\nIt is cheap.\n"
    assert last in body_of(told, FORM, last)


def test_a_list_that_begins_at_one_is_none():
    """Numbers that begin anew count something else."""
    told = (
        "1. Ask the captain\nHe knows the pier, the goats and the weather by heart.\n"
    )
    read = "1. Mill to close\n2. Bring a rope, says mayor\n3. Roof mended\n"
    assert "mayor" not in body_of(told, FORM, read)


def test_a_table_of_contents_names_the_story():
    """Headings that stand in a list above belong to the story, and their text."""
    names = ("Getting there", "What to bring", "Where to sleep")
    contents = "Contents\n" + "".join(f"* {name}\n" for name in names)
    parts = [f"{name}\nBy boat, on foot.\n" for name in names]
    body = body_of(contents, FORM, *parts)
    assert all(part in body for part in parts)


def test_a_marker_in_a_table_of_contents_ends_nothing():
    """ "Comments" in the table is an entry, and the story goes on below it."""
    names = ("Getting there", "What to bring", "Where to sleep")
    contents = "".join(f"* {name}\n" for name in (*names, "Comments"))
    parts = "".join(f"{name}\nBy boat, on foot.\n" for name in names)
    said = "Comments (2)\nNice boat.\nReply\nNice goats.\nReply\n"
    body = newsclean.clean(HEAD + contents + parts + said + SITE).body
    assert parts in body
    assert "Nice goats" not in body


def test_a_menu_that_comes_again_names_nothing():
    """A list whose lines stand again as a list is a menu."""
    menu = "* Getting there\n* What to bring\n* Where to sleep\n"
    body = body_of(menu, FORM, "Our islands\n", menu)
    assert "Our islands" not in body


def test_parts_under_times_are_the_story():
    """Where a story's parts stand under times, the next time is the story's."""
    told = "18:20\nAll goats are on board.\n17:55\nOne is missing, says the captain.\n"
    last = "16:10\nGood afternoon from the pier.\n"
    assert last in body_of(told, FORM, last)


def test_a_letter_keeps_its_name():
    """The name below a line that ends in a comma, right below the story."""
    assert "Yours from the slip,\nMarguerite\n" in body_of(
        "Yours from the slip,\nMarguerite\n"
    )


def test_comments_are_no_row():
    """Behind the marker of a comment section no sentence is the story's."""
    said = (
        "Comments (3)\n"
        "I was there with my aunt when the first one jumped, and nobody helped us.\n"
        "That is what you get when nobody counts them, and it will happen again.\n"
        "We sold ours years ago and have had quiet evenings on the island ever since.\n"
    )
    assert "my aunt" not in body_of(said)


def test_a_page_of_many_lists_takes_linear_time():
    """Many lines that stand twice cost no more than their number."""
    lines = "".join(f"Name of part {i % 500}\n" for i in range(4_000))
    assert newsclean.clean(HEAD + lines + SITE).body


def test_the_parts_of_a_live_page_have_other_names_behind_their_times():
    """The time begins the line, whoever writes; lengths of recordings are no times."""
    parts = "".join(
        f"{time} {name}\n{said}\n"
        for time, name, said in (
            ("15:42", "Dora Quint", "The goats have been counted and none is missing."),
            ("15:10", "Ines Valdar", "The captain blew the horn for the third time."),
            ("Get the Sound in your inbox", "today", "Your email address"),
            ("14:37", "Bo Lund", "Two boats wait outside until the pier is free."),
            ("12:20", "Dora Quint", "Nothing moves at the slip at the moment."),
        )
    )
    body = body_of(parts)
    assert "Two boats wait" in body and "Nothing moves at the slip" in body


def test_a_pointer_to_another_story_ends_nothing_above_a_subhead():
    """A short heading and a paragraph below it are the story's last part."""
    more = (
        "Read also: Harbour fees doubled for the summer in the whole of the Sound\n"
        "A party on the pier\n"
        "On Monday fifty people stood there: anglers, the postwoman, somebody's aunt with a "
        "cake, and nobody made a speech, which was a relief to all.\n"
    )
    thread = "Comments (4)\nShe will be missed\nNane 56\nThree machines for one goat?\n"
    story = HEAD + (
        "Nobody ashore wants to say who left the two of them, and the vet who was called to "
        "look after them says that they had eaten a fender and were in good spirits.\n"
        "The line has ordered a bell for each and a book to write them in, and whoever brings "
        "more than six has to say so on the day before, in writing or by shouting.\n"
    )
    assert "somebody's aunt" in KEPT.clean(story + more + thread).body


def test_sentences_below_a_table_are_the_story():
    """No rule knows a line of the table: the row may stand further down."""
    table = "".join(f"| Boat {n} | {n} goats |\n" for n in range(30))
    row = (
        "Bring a lead! There are two posts and one of them is loose.\n"
        "Only the captain has hay, and he keeps it in the wheelhouse.\n"
        "Ask before you feed one, since most of them are on a diet.\n"
    )
    assert "Only the captain has hay" in body_of(table, row)


def test_what_ends_in_a_semicolon_goes_on():
    """The items of a list are sentences in a row, whether they end in a stop or not."""
    row = (
        "Who boards with animals has to mind the following from Monday on:\n"
        "no more than six for each person, and never between two carriages;\n"
        "whoever sleeps is not counted until the boat has left the pier;\n"
        "bells are taken off before the crossing and given back after it.\n"
    )
    assert "bells are taken off" in body_of(FORM, row)


def test_stars_between_parts_are_no_distance():
    """A note of the author stands below three stars and a label."""
    note = "★★★\nNOTE:\nThe bell of the ferry can be heard in Dunlowe on still days.\n"
    assert "on still days." in body_of(note)


def test_a_heading_right_above_its_paragraph_is_no_line_of_the_box():
    """Behind a box with a line of its own that no rule knows, the last part stays."""
    part = (
        "Harness for goats, size 2\nAdvertisement\nWhat else to bring\n"
        "A hard-boiled egg on top is the thing to do, and at home we serve it with pickled "
        "peppers and, if there is any, a piece of bread for the captain and his goats.\n"
    )
    assert "hard-boiled egg" in body_of(part)
