"""The menu above a story that stands below it again, in a language no rule knows."""

import newsclean

MENU = "Apatiko\nVaruna\nMelko Tasi\nKurima\nDosela\n"
STORY = (
    "Varo benati kusima telo marigo\n"
    "Sa benati kusima telo marigo va dolana petu, nari so kelima vastu meno kari tuve lasa "
    "benu kiro damena solu varipa.\n"
    "Nu dolana petu seri kamu valo, nari benati so kelima vastu, meno kari tuve lasa nora "
    "pelu kiro damena soluna.\n"
    "Ke marigo va dolana, seri kamu petu valo nari so kelima vastu meno kari tuve lasa beta "
    "kiro damena varipanu.\n"
)
NETWORK = "Tasi ro Melko\nAdelu\nVoriku\nSanema\n"


def body_of(text):
    return newsclean.clean(text).body


def test_the_menu_and_what_follows_it_go():
    """The second menu goes with all below it; the names there are on no list of rules."""
    body = body_of(MENU + STORY + MENU + NETWORK)
    assert body.endswith("varipanu.\n")
    assert "Kurima" not in body


def test_headings_that_a_table_of_contents_names_stay():
    """Entries that stand below with text between them are headings."""
    parts = "".join(
        f"{entry}\nSeri kamu petu {n} valo nari so kelima.\n"
        for n, entry in enumerate(MENU.splitlines())
    )
    assert "Dosela\nSeri kamu" in body_of(MENU + STORY + parts)


def test_a_menu_in_the_midst_of_a_page_ends_nothing():
    """Where paragraphs go on below the second menu, the story is not over."""
    more = STORY.split("\n", 1)[1].replace("marigo", "telima")
    body = body_of(MENU + STORY + MENU + more)
    assert body.rstrip().endswith("varipanu.")
    assert "telima" in body


def test_two_entries_are_no_menu():
    """Two lines that stand again, as names of towns in a table may, take nothing along."""
    few = "Varuna\nMelko Tasi\n"
    assert body_of(MENU + STORY + few + NETWORK).endswith(few + NETWORK)
