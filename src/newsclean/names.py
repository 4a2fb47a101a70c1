"""names: whether a piece of text consists of names only, of people and of agencies.

Used for what follows "Photo:". In most scripts names are known by their capital
letters; in scripts without capitals, a name is short.
"""

from __future__ import annotations

import re

__all__ = ["are_names"]

#: The longest credit seen (in characters) names two people and three agencies.
_LONGEST = 80
#: At most this many words between two signs are a name, or the name of an outlet.
_MOST = 5
#: The same where capitals say nothing: in a line that is all in capitals.
_MOST_IN_CAPITALS = 3
_MOST_UNCASED = 3
#: The most words in an outlet's name with small words in it: "Harlowské listy".
_MOST_OF_OUTLET = 3

_ENDS = " .,;…()[]{}（）［］】"
_PARTS = re.compile(r"[/|,+&·•;()\[\]]| [-–—] ")
_WORDS = re.compile(r"[^\s\"“”„«»‘’‚‹›\[\]()]+")
#: Letters after an author's name: "(kb)".
_LETTERS = re.compile(r"(?<!\w)\(\w{1,4}\)")
#: A name contains nothing that ends a sentence or opens another part of one, and
#: nothing like "widow(er)".
_NO_NAME = re.compile(r"[!?:：？！。、]|\w{4,}\. |\w\(\w")

#: Small words between the parts of a name, and between two names.
_BETWEEN = """
de da do dos das del della dei degli di du des la le les los el al bin ibn van von der den
het ter ten te zu zum vom e y i und and et och og ja és ve en a z the of for via by par per
por door av af fra från
"""
#: Names that are written in small letters: agencies, and where pictures come from.
_WRITTEN_SMALL = """
dpa afp apa epa ap efe ansa anp ntb tt pap čtk mti stt lusa sda kna epd reuters imago
picture alliance picture-alliance getty images gettyimages istock istockphoto shutterstock
pixabay unsplash pexels wikimedia commons adobe stock alamy scanpix keystone tass тасс
facebook instagram telegram youtube twitter privat privé private privada privato prywatne
privatfoto zvg archiv archive archives archief arkiv archivo archivio arquivo archiwum
arhiva arhivă archív arkisto arşiv архив архів αρχείο αρχείου arsip file handout courtesy
screenshot пресслужба пресс-служба прес-служба promo pr press presse red divulgação reprodução reproducción cortesía cedida
arxiu
"""
_SMALL, _KNOWN = frozenset(_BETWEEN.split()), frozenset(_WRITTEN_SMALL.split())


def are_names(text: str) -> bool:
    """Whether a text holds names and nothing else: each word begins large, but for "de".

    Next to a name, an outlet's name may have small words, and an archive may be
    anybody's.

    >>> are_names("Jane Doe/dpa"), are_names("Ana de la Vega (EFE)"), are_names("the end")
    (True, True, False)
    >>> are_names("Petr Novák, Harlowské listy"), are_names("archiv města")
    (True, True)
    """
    bare = _LETTERS.sub("", text).strip(_ENDS)
    if not 2 <= len(bare) <= _LONGEST or _NO_NAME.search(bare):
        return False
    parts = [words for part in _PARTS.split(bare) if (words := _WORDS.findall(part))]
    most = _MOST_IN_CAPITALS if len(parts) == 1 and bare.isupper() else _MOST
    if not parts or any(len(words) > _most_of(words, most) for words in parts):
        return False
    named = [all(map(_may_be_named, words)) for words in parts]
    if not any(_is_named(word) for words in parts for word in words):
        return False
    return all(
        whole or words[0].lower() in _KNOWN or (any(named) and _is_outlet(words))
        for whole, words in zip(named, parts, strict=True)
    )


def _most_of(words: list[str], most: int) -> int:
    """The most words that a name may have: fewer in scripts without capitals."""
    uncased = any(word[0].isalpha() and word[0] == word[0].swapcase() for word in words)
    return min(most, _MOST_UNCASED) if uncased else most


def _is_outlet(words: list[str]) -> bool:
    return _is_named(words[0]) and len(words) <= _MOST_OF_OUTLET


def _is_named(word: str) -> bool:
    return not word[0].islower() or word.lower() in _KNOWN


def _may_be_named(word: str) -> bool:
    # an address is a name too, and so is an account
    return (
        _is_named(word)
        or word in _SMALL
        or "." in word[1:-1]
        or "_" in word
        or word[1:2].isupper()
    )
