"""Where sentences end, in all scripts: by a closed list, for any language."""

from __future__ import annotations

import re

__all__ = ["BEHIND_STOP", "CLOSERS", "SENTENCE_END", "ends_sentence", "sentences"]

#: Full stops of the scripts that news is written in, other than the Latin ones.
_WIDE_STOPS = "。！？｡︒"
_STOPS = ".!?…\N{ARABIC QUESTION MARK}\N{ARABIC FULL STOP}।\N{ARMENIAN FULL STOP}።။"

#: Characters that may follow a stop and still belong to its sentence.
CLOSERS = "\"'”’»)]}」』）】›‹«“*_"

#: French sets blanks inside its quotation marks.
_QUOTE_BLANKS = " \u00a0\u202f\u2009"

#: All that may stand behind the last stop of a line.
BEHIND_STOP = CLOSERS + _QUOTE_BLANKS

#: A line that ends in one of these reads like the end of a sentence.
SENTENCE_END = frozenset(_WIDE_STOPS + _STOPS)

_BREAK = re.compile(
    rf"""
      [{_WIDE_STOPS}]+[{re.escape(CLOSERS)}]*\s*   # wide stops need no blank after
    | [{_STOPS}]+(?:[{re.escape(CLOSERS)}]|[{_QUOTE_BLANKS}]»(?=\s))*\s+   # the others do
    | [\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*
    """,
    re.VERBOSE,
)

#: A full stop after these does not end a sentence: titles, months, abbreviations.
_WITH_STOPS = """
mr mrs ms dr prof st sr jr gen col lt sgt capt rep sen gov rev hon no nos vs inc ltd co
corp jan feb mar apr jun jul aug sep sept oct nov dec approx ca cf eg ie e.g i.e a.m p.m
am pm fig al etc bzw z.b d.h u.a usw nr str hr fr evtl ggf inkl zzgl mio mrd tel abs art
sog av mme mlle p.ex ex m s n º sra dña ing lic dott avv sig on arch fam geb gest dvs
bl.a t.ex kl mfl osv fx f.eks т.д т.п т.е г ул им руб млн млрд тыс стр гг рис м р грн
tzv např tj mj př ul wg tzw np m.in dot godz zob pt ok t.d þ.e m.a o.s.frv o.fl skv u.þ.b þ.á.m f.h ehf hf klst bls þús
proc tūkst mlrd pvz vyr t.y a.k inf nuotr gyd akad sąs mst
mgr judr mudr phdr rndr napr resp pozn bw dkt mhe mh
डॉ प्रो श्री श्रीमती सुश्री पं स्व मो रु रू कि.मी किमी सं ई.पू वि.सं ه.ش ه.ق ق.م ب.م ق.ظ ب.ظ ر.ک ص ए बी सी डी ई एफ जी एच जे एल एम एन आर एस टी यू वी डब्ल्यू एक्स वाई जेड
лв проф инж акад бул ал вж т.нар чл npr itd sl o.g ur mr.sc dr.sc prim br tač toč čl нпр итд тзв бр тј
"""
_SHORT_FORMS = frozenset(_WITH_STOPS.split())


def sentences(
    text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, without the blanks between them.

    >>> s = "Mr. Hale spoke. Sign up! 完了。次へ。"
    >>> [s[a:b] for a, b in sentences(s)]
    ['Mr. Hale spoke.', 'Sign up!', '完了。', '次へ。']
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    at = start
    for stop in _BREAK.finditer(text, start, end):
        if stop.end() >= end:
            break
        if text[stop.start()] == "." and not _is_end(text, at, stop):
            continue
        # no blanks before a line end in the pattern: a long run of them would be
        # searched again from each of its blanks
        stopped = stop.start() + len(stop.group().rstrip())
        stopped = at + len(text[at:stopped].rstrip())
        if stopped > at:
            spans.append((at, stopped))
        at = stop.end()
    last = start + len(text[start:end].rstrip())
    if last > at:
        spans.append((at, last))
    return spans


def _is_end(text: str, at: int, stop: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence, not a short form, initial or number."""
    following = text[stop.end()]
    if following.islower() or len(stop.group().rstrip()) > 1:
        return not following.islower()
    word = text[max(at, stop.start() - 12) : stop.start()].rsplit(None, 1)[-1:]
    before = word[0].lstrip("(\"'“„«").lower() if word else ""
    if len(before) == 1 and before.isalpha() and before.isascii():
        return False
    if before.isdigit() and len(before) < 3:  # 3. Oktober, 2. deild
        return False
    return before not in _SHORT_FORMS


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, ignoring closing quotes and brackets.

    >>> ends_sentence("“We are here.”"), ends_sentence("We are here")
    (True, False)
    >>> ends_sentence("« Nous sommes là. »")
    True
    """
    bare = line.rstrip(BEHIND_STOP)
    return bare != "" and bare[-1] in SENTENCE_END
