"""Tables of contents go; lists of the story's own stay."""

import newsclean

LEAD = (
    "The lift at Harlow lock is a hundred years old this week, and the town that once "
    "wanted it broken up is giving it a party with a band, a cake and new grease.\n\n"
)
PARTS = {
    "How the lift works": (
        "The wheel turns once an hour, and because both tanks weigh the same nobody has "
        "to push it; the keeper's finger is enough."
    ),
    "What it costs to run": (
        "Keeping it in paint takes two weeks of every spring, and the club pays for the "
        "paint out of the tin that hangs at the gate."
    ),
    "Who may use it on Sundays": (
        "Only members of the club may, and their guests, and on the day of the regatta "
        "anybody who can row to it in time."
    ),
}
TABLE = [f"* {heading}" for heading in PARTS]
STORY = "".join(f"{heading}\n\n{text}\n\n" for heading, text in PARTS.items())


def body_of(*lines):
    """The body of the lead, some lines and the parts of the story."""
    return newsclean.clean(LEAD + "".join(f"{line}\n" for line in lines) + STORY).body


def test_a_table_below_its_label_goes():
    """The story stays whole, with each heading above its part."""
    assert body_of("Table of contents", *TABLE) == LEAD + STORY


def test_a_button_may_stand_between_label_and_table():
    """The label is then not right above the table."""
    assert "* How" not in body_of("Contents", "Toggle", *TABLE)


def test_labels_are_known_in_other_languages():
    """Each language has its own rule for the label."""
    for label in (
        "Inhaltsverzeichnis",
        "Sommaire",
        "Spis treści",
        "目次",
        "فهرست مطالب",
    ):
        assert "* How" not in body_of(label, *TABLE), label


def test_numbers_and_marks_do_not_hide_a_heading():
    """Renderers number what the page does not."""
    numbered = [f"{n}. {heading}" for n, heading in enumerate(PARTS, 1)]
    assert "1. How" not in body_of("In this article", *numbered)


def test_a_table_may_be_parted_by_a_line_that_names_no_heading():
    """What stands between the two parts is not the table's, and stays."""
    more = {
        "Where the water goes": "In winter it goes over the weir, as it always did.",
        "What the keeper eats": "He says that this is no business of the paper's.",
        "When it opens again": "At Easter, unless the paint should still be wet.",
    }
    table = [*TABLE, "* Pictures", *(f"* {heading}" for heading in more)]
    parts = "".join(f"{heading}\n\n{text}\n\n" for heading, text in more.items())
    body = newsclean.clean(
        LEAD + "Table of contents\n" + "\n".join(table) + "\n\n" + STORY + parts
    ).body
    assert body == LEAD + "* Pictures\n\n" + STORY + parts


def test_a_list_that_a_sentence_leads_to_is_the_storys():
    """Three things are named and then explained: nothing of it is a menu."""
    text = body_of("There are three things to know about it:", *TABLE, "")
    assert all(line in text for line in TABLE)


def test_a_list_of_exercises_is_the_storys():
    """Each is explained below, but they are names and no headings."""
    moves = ["Squats", "Planks", "Lunges", "Bridges", "Rows"]
    steps = "".join(
        f"{m}\n\nTen of these, slowly, with your back to the lock.\n\n" for m in moves
    )
    body = newsclean.clean(
        LEAD + "Warm-up at the gate\n\n" + "\n".join(moves) + "\n\n" + steps
    ).body
    assert "\n".join(moves) in body


def test_the_table_neither_begins_nor_ends_the_article():
    """A rule's hit on the label ends nothing: the parts below are the story's."""
    report = newsclean.clean(
        LEAD + "Table of contents\n" + "\n".join(TABLE) + "\n\n" + STORY
    ).report
    assert {r.category for r in report.removals} == {"navigation"}


def test_a_line_that_no_rule_knows_may_lead_to_a_list():
    """It is no sentence and has no colon, as subheadings and captions have none."""
    parts = {
        "Water in the evening and never at noon": "Half of it is gone by then.",
        "Cover the soil with straw or carpet": "The chapel has an old one.",
        "Take the lower leaves off the tomatoes": "They feed nobody down there.",
        "Let the lawn grow as high as your hand": "It shades its own roots.",
        "Tell the neighbours where the tap is": "They will forget it twice.",
    }
    items = "".join(f"- {heading}\n" for heading in parts)
    story = "".join(f"{heading}\n\n{text}\n\n" for heading, text in parts.items())
    text = LEAD + "Five things matter most to the keeper\n\n" + items + "\n" + story
    assert newsclean.clean(text).body == text
