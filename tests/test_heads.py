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


INNER_MENU = "".join(
    f"  + {entry}\n"
    for entry in (
        "Poplars, limes and their shade in the city",
        "Benches with a roof, and benches without",
        "The bus that waits in the shade of the poplar",
        "What the council pays for a new trunk",
        "Roots that lift the pavement: a guide",
        "Children of the class around the mill",
        "Saws and the men who sharpen them well",
    )
)


def test_an_item_of_an_inner_list_is_no_headline():
    """ "+" and "o" mark the items of menus inside menus, as "*" does those of menus."""
    groups = "".join(
        f"+ {name}\n{name}\n" + "".join(f"o {item}\n" for item in items)
        for name, items in {
            "Lanes": ("Mill Lane", "Bell Lane", "Back Lane"),
            "Trees": ("Poplars, the bus and the council", "Limes", "Elms"),
            "Benches": ("Benches with a roof for rainy days", "Stone", "Iron"),
        }.items()
    )
    head = "Children save the poplar at Mill Lane from the saw\nBy Gerald Dasman\n"
    body = body_of(MENU, groups, head, STORY)
    assert body.startswith("Children save")


def test_a_menu_of_wide_items_does_not_carry_the_headline_up():
    """Between two headlines stand name and town; here stands a menu."""
    head = "Children save the poplar at Mill Lane from the saw\n"
    items = INNER_MENU.replace("  + ", "* ")
    body = body_of("The Lane Post, news of the lanes\n", MENU, items, head, STORY)
    assert body.startswith("Children save")


def test_a_standfirst_in_items_stays_below_its_headline():
    """Some outlets put what is most important into a list above the byline."""
    head = (
        "Children save the poplar at Mill Lane from the saw\n"
        "* The council wants a bench with a roof where the trunk is\n"
        "* Two men with a saw went home again on Tuesday\n"
        "Gerald Dasman\nMill Lane, 8 November 2025\n"
    )
    body = body_of(MENU, head, STORY)
    assert body.startswith("Children save")
    assert "* The council wants" in body


def test_what_begins_with_a_paragraph_may_be_a_story_of_lists():
    """An extract has no menu above its story: short lines below a paragraph stay."""
    groups = {
        "SHELTER": ("Tent", "Pegs", "Groundsheet", "Guylines", "Mallet"),
        "KITCHEN": ("Stove", "Pot", "Matches", "Spoon", "Mug", "Salt"),
        "CLOTHES": ("Hat", "Socks", "Rain jacket", "Spare socks", "Scarf"),
        "FIRST AID": ("Plasters", "Tweezers", "Tape", "Gauze", "Scissors"),
        "FOR THE BUS": ("Coins", "A book", "An apple", "The timetable"),
        "FOR THE DOG": ("Lead", "Bowl", "Towel", "Its own biscuits"),
        "IF IT RAINS": ("Cards", "Another book", "Patience", "Dry socks"),
        "IF IT DOES NOT": ("Sun hat", "Sun cream", "Water", "More water"),
        "FOR MORNINGS": ("Toothbrush", "Comb", "Coffee", "Bread", "Butter"),
        "IN THE POCKETS": ("String", "A knife", "A pencil", "Paper", "Gum"),
    }
    lists = "".join(
        f"{name}\n" + "".join(f"- {thing}\n" for thing in things)
        for name, things in groups.items()
    )
    lead = (
        "Packing is an art that nobody teaches, and whoever has once slept on wet wool "
        "with a tin opener at home knows what a page like this one is good for.\n"
    )
    more = (
        "The children have painted the poplar on the wall of the bus shelter since then, "
        "with the driver in its shade and the baker at the foot of the trunk.\n"
        "The council has put the bench where the pavement is flat, and the men with the "
        "saw were seen on it at noon, waiting for the bus and eating bread.\n"
        "Whoever sits there long enough hears the mill, which has not turned for years, "
        "and the driver says that it is the wind in the leaves of the poplar.\n"
    )
    text = lead + lists + STORY + more
    assert newsclean.clean(text).body == text


def test_a_menu_with_some_sentences_in_it_is_a_menu():
    """A shop says a sentence about each of its things, above the story of its page."""
    shop = "".join(
        f"{name}\n{say}{more}"
        for name, say, more in (
            ("Home", "", "Cart\nSearch\nLog in\nSubscribe\nAdvertise with us\n"),
            ("Benches", "For two, or for a crowd.\n", "Oak\nElm\nIron\nUsed\n"),
            ("Roofs", "Dry in any kind of wind.\n", "Slate\nTin\nThatch\nFelt\n"),
            ("Saws", "Sharp when they go away.\n", "Bow\nHand\nChain\nTwo-man\n"),
            ("Trees", "They grow while we wait.\n", "Poplar\nLime\nBeech\nAsh\n"),
            ("Bells", "You will hear them here.\n", "Brass\nSteel\nBicycle\nTower\n"),
            ("Grease", "Two tins for one price.\n", "Red\nBlack\nGraphite\n"),
            (
                "Paint",
                "It dries before noon.\n",
                "White\nGreen\nMilk\nTar\nLime wash\n",
            ),
            (
                "Rope",
                "It can hold a whole bus.\n",
                "Hemp\nSisal\nWire\nString\nTwine\n",
            ),
            ("Help", "We answer the same day.\n", "Contact us\nNewsletters\n"),
        )
    )
    head = "Children save the poplar at Mill Lane from the saw\n"
    assert body_of(shop, head, STORY).startswith("Children save")
