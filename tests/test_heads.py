"""Between menu and story: which lines are the headline, and which lead up to it."""

import newsclean

MENU = "".join(
    f"{entry}\n"
    for entry in (
        "Home",
        "News",
        "Sport",
        "Business",
        "Opinion",
        "Weather",
        "Podcasts",
        "Subscribe",
        "Log in",
        "Newsletters",
        "Obituaries",
        "Classifieds",
        "Front Page",
        "Advertise with us",
    )
)
STORY = (
    "The poplar at the corner of Mill Lane has stood there since the mill was built, and "
    "the bus has waited in its shade at noon for as long as there has been a bus.\n"
    "On Tuesday two men with a saw came to take it down, and the baker, the driver and a "
    "class of children stood around it until they went away again.\n"
    "The council says that the roots lift the pavement, and that a bench will be put where "
    "the trunk is now, with a roof for rainy days.\n"
)


def body_of(*parts):
    return newsclean.clean("".join(parts)).body


def test_a_short_headline_is_known_from_the_name_of_the_page():
    """It stands on the first line with the outlet's name, and again above the byline."""
    head = (
        "The cost of shade\nRabea Quint\nPublished June 21, 2025\nListen to article\n"
    )
    body = body_of("The cost of shade | The Lane Post\n", MENU, head, STORY)
    assert body.startswith("The cost of shade\n")


def test_a_short_headline_is_known_from_the_title():
    """What the scraper knows as the title needs no outlet behind it."""
    head = (
        "The cost of shade\nRabea Quint\nPublished June 21, 2025\nListen to article\n"
    )
    text = "The Lane Post\n" + MENU + head + STORY
    body = newsclean.clean(text, title="The cost of shade").body
    assert body.startswith("The cost of shade\n")


def test_the_name_of_the_outlet_is_no_headline():
    """Without a bar the first line may be the outlet's, which stands on its pages twice."""
    body = body_of("The Lane Post\n", MENU, "The Lane Post\n", STORY)
    assert body.startswith("The poplar")


def test_a_headline_stays_above_the_number_of_comments():
    """Author, number of comments and share button stand between it and its story."""
    head = (
        "Children save the poplar at Mill Lane from the saw\n"
        "Two men with a saw went home again, and the council thinks of a bench\n"
        "Gerald Dasman 08-Nov-2025\n18 comments\nShare\n"
        "The bus in the shade of the poplar at the corner of Mill Lane last week, at noon\n"
        "Tuesday: poplar 1 (baker, driver, children of a class) beats saw 0 (two men)\n"
    )
    assert body_of(MENU, head, STORY).startswith("Children save")


def test_an_item_of_a_list_is_no_headline():
    """What is good about it shares the story's words; the headline stands above."""
    head = (
        "Fourteen nights under leaves: the Arbor 2 reviewed\n"
        "By Hamish Dorn - 3 June 2025\n"
        "If you click a link on our site we may earn a small commission.\n"
        "8.1 Very good\nWhat we like\n* Pitches outer first, or all in one\n"
        "* Shade at the corner at noon, by the mill\nWhat we don't\n* The saw\n"
    )
    assert "Fourteen nights" in body_of(MENU, head, STORY)


def test_a_line_that_leads_to_a_list_is_no_headline():
    """It stands above the list and above the story, and is cut nowhere."""
    leads = "What you need to know today:\n"
    first, _, rest = STORY.partition("\n")
    text = leads + "* A poplar stays.\n" + first + "\n" + leads + rest
    assert body_of(text).count(leads) == 2
