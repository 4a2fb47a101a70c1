"""A guess at a text's language: by its script, then by how many of its common words it
has.

The guess is reported, and passed to finders that look for words; it is never a reason
to cut. Short or mixed texts get "".
"""

from __future__ import annotations

from collections import Counter

from newsclean.model import Page

__all__ = ["guess", "language_of"]

_COMMON = {
    "en": "the and of to in that is was for with said has are from they but not his were which",
    "de": "der die das und ist nicht mit den von dem auf sich ein eine auch für im wurde sind nach",
    "fr": "les des est une dans que pour qui sur pas par avec plus ce au cette sont aux mais été",
    "es": "los las una que por con del para como más pero sus este ha fue son también está según",
    "it": "il che della per una con sono dei nel alla anche più non dal gli delle è ha di questo",
    "pt": "os não uma para com mais foi dos das são pelo em que ao também pela à segundo após já",
    "nl": "het een van is dat niet zijn voor op met aan ook werd door naar heeft bij maar nog uit",
    "pl": "nie się jest że na do przez dla od są jak został oraz jego tym po roku który przed ich",
    "cs": "se na je že pro jako podle který však jeho jsou nebo byl před také aby už bude když při",
    "ro": "și în să nu care pentru din este sunt lui cu că mai fost după acest prin între fi fost",
    "sv": "och att det som är av för inte med till har ett den på om efter från enligt också vid",
    "da": "og at det er af ikke til der med har på for blev fra men om efter også kan hvor sig ud mod nu",
    "no": "og det er ikke som på til av har med for ble fra etter også men opp skal ifølge hva å ikkje frå ein eit dei",
    "tr": "ve bir bu için ile da de olarak olan çok daha sonra kadar ancak göre yeni dedi oldu ise",
    "hu": "a az és hogy nem egy is meg volt de csak már szerint ki még ezt után majd lesz mint",
    "id": "yang dan di dengan untuk ini dari dalam tidak pada itu akan juga oleh telah kepada para",
    "vi": "và của là các có được cho không những trong một với người này đã khi từ ông tại về",
    "fi": "ja on ei se että oli myös mukaan ovat mutta hän kun joka sen kuin jo ole niin vuoden",
    "is": "og að er sem í á var um hann ekki með því hefur voru þetta við það segir eru hún frá verið",
    "lt": "ir kad yra su iš buvo tai bet kaip ar dėl nuo per apie taip jau po iki kurie savo tik į",
    "sk": "sa na je že pre podľa ktorý však sú alebo bol pred tiež aby už bude keď pri aj ako",
    "sw": "ya wa na kwa katika ni hiyo huyo huo za la cha kuwa baada kutoka pia hii watu wake kama",
    "hr": "je su da se koji koja koje što nije ali kako iz sa biti bio bila kao kod još više nakon te ili samo",
}
_LANGUAGES = tuple(_COMMON)
#: word → its votes, one byte per language, so that they are added as one number.
_VOTES: dict[str, int] = {}
for _place, _words in enumerate(_COMMON.values()):
    for _word in set(_words.split()):
        _VOTES[_word] = _VOTES.get(_word, 0) + (1 << 8 * _place)
_COMMON_WORDS = frozenset(_VOTES)

#: How many characters are looked at: enough for a vote, few enough to cost nothing.
_SAMPLE = 2_000


def guess(text: str) -> str:
    """The ISO 639-1 code of the likely language, or "".

    >>> guess("Die Brücke ist nach dem Sturm gesperrt und wird nicht vor Mai geöffnet.")
    'de'
    >>> guess("42")
    ''
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE].lower()
    if not sample.isascii() and max(sample[::_STEP]) >= _NOT_LATIN:
        script = _by_script(sample)
        if script:
            return script
    votes = sum(map(_VOTES.__getitem__, _COMMON_WORDS.intersection(sample.split())))
    counts = votes.to_bytes(len(_LANGUAGES), "little")
    second, most = sorted(counts)[-2:]
    if most < _FEWEST_VOTES or most == second:
        return ""
    return _LANGUAGES[counts.index(most)]


def language_of(page: Page) -> str:
    """The language of a page, as given, or as guessed once per page."""
    if page.lang:
        return page.lang
    found: str | None = page.memo.get("language")
    if found is None:
        found = page.memo["language"] = guess(page.text)
    return found


#: At least this many common words decide a language.
_FEWEST_VOTES = 3
#: The first character beyond the Latin letters and their accents.
_NOT_LATIN = "\u0370"
#: One character in this many is looked at to find the script.
_STEP = 16

#: The first letter of each script, the last script first.
_SCRIPTS = (
    ("\uac00", "ko"),
    ("\u4e00", "zh"),
    ("\u3041", "ja"),
    ("\u0980", ""),
    ("\u0900", "devanagari"),
    ("\u0621", "arabic"),
    ("\u05d0", "he"),
    ("\u0400", "cyrillic"),
    ("\u0370", "el"),
)


def _by_script(sample: str) -> str:
    """The language that a script belongs to, if most letters are of that script."""
    letters = list(filter(str.isalpha, sample[::_STEP]))
    if max(letters, default="") < _NOT_LATIN:
        # the characters that are not Latin are quotation marks and dashes
        return ""
    counts = Counter(_script(c) if c >= _NOT_LATIN else "" for c in letters)
    if counts["ja"] * 10 > counts.total():
        return "ja"
    script, count = counts.most_common(1)[0] if counts else ("", 0)
    if 2 * count <= counts.total():
        return ""
    asked = _WITHIN.get(script)
    return asked(sample) if asked else script


def _script(letter: str) -> str:
    for first, script in _SCRIPTS:
        if letter >= first:
            return script
    return ""


def _cyrillic(sample: str) -> str:
    """The language that the letters tell which others do not write."""
    ukrainian = sum(map(sample.count, "іїєґ"))
    russian = sum(map(sample.count, "ыэё"))
    if sum(map(sample.count, "јђћљњ")) > max(ukrainian, russian, sample.count("ъ")):
        # Serbian, whose pack is that of Croatian; Macedonian has none
        return (
            "" if sum(map(sample.count, "ќѓѕ")) > sum(map(sample.count, "ћђ")) else "hr"
        )
    if sample.count("ъ") > max(ukrainian, russian):
        # rare in Russian, which has many "ы"
        return "bg"
    return "uk" if ukrainian > sample.count("ы") else "ru"


#: Small words of Hindi that Marathi and Nepali do without.
_OF_HINDI = "है हैं में की के का से और ने को पर नहीं था थे"
_HINDI = frozenset(_OF_HINDI.split())


def _devanagari(sample: str) -> str:
    words = map(_bare, sample.split())
    return "hi" if sum(map(_HINDI.__contains__, words)) >= _FEWEST_VOTES else ""


def _arabic(sample: str) -> str:
    """By the letters that one of them lacks: Persian is typed with Arabic ones, too."""
    persian = sum(sample.count(c) for c in "پچژگیک")
    return "fa" if persian > sum(sample.count(c) for c in "ةأإى") else "ar"


def _bare(word: str) -> str:
    """A word without the stop behind it."""
    return word.rstrip("।.,")


#: What tells the languages of one script apart.
_WITHIN = {"cyrillic": _cyrillic, "devanagari": _devanagari, "arabic": _arabic}
