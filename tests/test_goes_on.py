"""A story goes on behind what interrupts it, and begins with its headline."""

import newsclean

LEAD = (
    "The council of Harlow voted on Monday to close the bridge for nine months, after two "
    "of its four supports had shifted in the floods of last winter.\n"
    "About eleven thousand vehicles cross the river there on a working day, and traders "
    "on the eastern bank fear for their customers.\n"
)
FORM = (
    "Get the Morning Post newsletter\n"
    "The stories that matter in Harlow, in your inbox every weekday at 6.\n"
    "Your email address\n"
    "By submitting your email, you agree to our Terms of Use and Privacy Policy.\n"
)
END = (
    "Most popular\nFormer coach sentenced to twelve years\nThe best pies in the county\n"
    "Subscribe to the Morning Post\nFollow us on Facebook\nPrivacy Policy\n"
    "Terms of Use\nContact us\nAdvertise with us\n"
    "© 2025 Morning Post. All rights reserved.\n"
)
#: No word of it stands in the lead.
LAST = "Divers begin in April, weather allowing, and want to be done before the herring come."


def test_a_paragraph_behind_a_form_stays():
    """A sign-up form in the midst of a short story does not end it."""
    body = newsclean.clean(LEAD + FORM + LAST + "\n" + END).body
    assert body.strip().endswith(LAST)
    assert "newsletter" not in body


def test_a_paragraph_behind_two_boxes_stays():
    """A label with its titles counts as one interruption, whatever their number."""
    box = "Related articles\nFerry to run twice a day\nMill owner wants a tunnel\n"
    body = newsclean.clean(LEAD + box + "Share this article\n" + LAST + "\n" + END).body
    assert body.strip().endswith(LAST)
    assert "Ferry" not in body


def test_a_story_that_says_it_continues_does():
    """Below a line that says so even a short sentence is the story's."""
    short = "Nobody dives in winter."
    page = LEAD + FORM + LAST + "\nStory continues below advertisement\n"
    page += "A second report is due before the summer recess.\n" + END
    assert "A second report" in newsclean.clean(page).body
    assert short not in newsclean.clean(page).body


def test_a_teaser_behind_a_title_goes():
    """A short teaser below titles, with none of the words of the story, is not its own."""
    teaser = "Pears ripen early, and pickers find work everywhere."
    page = (
        LEAD + LAST + "\nMost popular\nPickers wanted\nOrchards\n" + teaser + "\n" + END
    )
    assert teaser not in newsclean.clean(page).body


def test_the_headline_stays_above_byline_and_share_bar():
    """A caption near the story is not taken for its first line."""
    menu = "Home\nNews\nSport\nBusiness\nWeather\nLog in\nSubscribe\nSearch\n"
    head = "Nine months without a crossing\n"
    between = (
        "By Ellen Pryce\nPublished 12 March 2025 at 10:15\nShare\nFacebook\nWhatsApp\n"
        "The bridge at Harlow, seen from the eastern bank\n"
    )
    body = newsclean.clean(menu + head + between + LEAD + LAST + "\n" + END).body
    assert body.startswith(head)
