"""What no pattern can describe: one kind of boilerplate per file."""

from __future__ import annotations

from newsclean.bound import AFTER, BEFORE
from newsclean.finders.about_company import ABOUT_COMPANY, PRESS_CONTACT
from newsclean.finders.aged_titles import AGED
from newsclean.finders.author_note import AUTHOR_NOTE
from newsclean.finders.behind_one_label import LABELLED
from newsclean.finders.broken_off import BROKEN_OFF
from newsclean.finders.closing_bio import CLOSING_BIO
from newsclean.finders.comment_voice import COMMENT_VOICE
from newsclean.finders.contents_list import CONTENTS_LIST
from newsclean.finders.cut_off_titles import CUT_OFF_TITLES
from newsclean.finders.duplicate_block import DUPLICATE_BLOCK
from newsclean.finders.duplicate_headline import DUPLICATE_HEADLINE, HEADLINE
from newsclean.finders.glued_menu import GLUED_MENU
from newsclean.finders.listed_menu import LISTED_MENU
from newsclean.finders.menu_twice import MENU_TWICE
from newsclean.finders.nested import NESTED
from newsclean.finders.nested_menu import NESTED_MENU
from newsclean.finders.other_cards import CARDS
from newsclean.finders.outlet_name import OUTLET_NAME
from newsclean.finders.same_opening import SAME_OPENING
from newsclean.finders.separator import SEPARATOR
from newsclean.finders.stamped import STAMPED
from newsclean.finders.ticker import TICKER
from newsclean.finders.twice import AGAIN, TWICE
from newsclean.model import Finder

__all__ = ["FINDERS"]

FINDERS: tuple[Finder, ...] = (
    ABOUT_COMPANY,
    AFTER,
    AGAIN,
    AGED,
    AUTHOR_NOTE,
    BEFORE,
    BROKEN_OFF,
    CARDS,
    CLOSING_BIO,
    COMMENT_VOICE,
    CONTENTS_LIST,
    CUT_OFF_TITLES,
    DUPLICATE_BLOCK,
    DUPLICATE_HEADLINE,
    GLUED_MENU,
    HEADLINE,
    LABELLED,
    LISTED_MENU,
    MENU_TWICE,
    NESTED,
    NESTED_MENU,
    OUTLET_NAME,
    PRESS_CONTACT,
    SAME_OPENING,
    SEPARATOR,
    STAMPED,
    TICKER,
    TWICE,
)
