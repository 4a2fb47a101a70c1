"""Readers' comments that no marker opens, and the stories that sound like them."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean
from newsclean.finders.comment_voice import COMMENT_VOICE
from newsclean.finders.phrases import words_in
from newsclean.finders.voices import anybody
from newsclean.finders.voices import voice as voice_of
from newsclean.finders.wordlists import word_list

STORY = [
    (
        "The ferry to Lund island will sail every hour from May, the harbour board decided "
        "on Monday, and the old timetable goes to the museum with the bell."
    ),
    (
        "Two boats were bought in Tarnby, where they had carried lorries for a quarter of a "
        "century, and both have been fitted with quieter engines since autumn."
    ),
    (
        "The board expects four hundred passengers a day in July, twice as many as the pier "
        "was built for, so a second gangway will be laid before the holidays."
    ),
    (
        "A season ticket costs as much as before. Children under twelve travel free, and "
        "bicycles do where there is room for them on the lower deck."
    ),
    (
        "The last steam ferry, the Agathe, stays in the harbour. Its boiler was condemned in "
        "spring, and the society that owns it hopes to sell tea on board."
    ),
    (
        "Work on the gangway begins next week with the removal of the wall behind the old "
        "customs house, where swifts have nested since the war."
    ),
]
THREAD = [
    "Thanks for this! I have waited ten years for it.",
    "Great news, my kids love the boat!",
    "I agree with you, but the tickets are too dear for us.",
    "Love this! You made my day :)",
    "I just hope that you keep the swifts, they are my favourites!",
    "Thank you for writing about our island!",
]


def voice(page):
    """What the finder alone takes of a page."""
    pipeline = newsclean.Pipeline(finders=(COMMENT_VOICE,))
    return newsclean.clean(page, pipeline=pipeline).report.removals


def test_a_thread_is_found_by_its_voice():
    """It begins where thanks and answers do, and runs to the end."""
    (cut,) = voice("\n\n".join([*STORY, *THREAD]))
    assert cut.rule == "any/comments/voice"
    assert cut.text.strip() == "\n\n".join(THREAD)


def test_a_story_without_a_thread_stays():
    """Nothing in it says I and you."""
    assert not voice("\n\n".join(STORY + STORY[::-1]))


def test_an_author_who_speaks_to_the_reader_all_along_stays():
    """The page's own first half raises the bar."""
    essay = [f"I think that you and I know this: {line}" for line in STORY]
    assert not voice("\n\n".join([*essay, *essay]))


def test_questions_and_answers_stay():
    """Short questions among the answers are an interview."""
    asked = ["Do you love it?", "I do, and you would!", "Great, and why?", "I just do!"]
    assert not voice("\n\n".join([*STORY, *(asked * 3)]))


def test_a_short_page_is_not_asked():
    """Three lines are no thread and no story."""
    assert not voice("\n\n".join(THREAD[:3]))


RULES = Path(newsclean.__file__).parent / "rules"
#: Six comments a language, as readers write them below any story.
THREADS = {
    "de": """Danke für den Bericht, endlich schreibt das mal jemand!
        Frage: Habt ihr auch die Anwohner gefragt?
        Ich fahre da jeden Tag drüber, und mir graut vor dem Umweg.
        > Habt ihr auch die Anwohner gefragt?
        Steht doch im Artikel. Vllt. einfach mal lesen ;)
        Typisch, neun Monate für eine Brücke!!""",
    "fr": """Merci pour cet article, enfin quelqu'un qui en parle !
        Je trouve que neuf mois c'est beaucoup trop long.
        @Louis tu as lu l'article ? C'est marqué dedans mdr
        Bravo à la mairie, quelle honte !!
        Et nous on fait comment pour aller travailler ? Merci bcp.
        D'accord avec vous, mon fils prend ce bus tous les jours.""",
    "es": """Gracias por la nota, muy completa!
        Yo creo que nueve meses es demasiado.
        @Marta tienes razón, mi hermano vive al otro lado jaja
        Qué vergüenza, siempre lo mismo!!
        Alguien sabe si pasará el bus?
        Excelente artículo, saludos desde el barrio.""",
    "it": """Grazie per l'articolo, era ora!
        Secondo me nove mesi sono troppi.
        @Paolo hai ragione, mia figlia ci passa ogni giorno ahahah
        Che vergogna, sempre la stessa storia!!
        Qualcuno sa se passa il bus? Boh
        Complimenti al giornalista, saluti a tutti.""",
    "pt": """Obrigado pela matéria, muito boa!
        Eu acho que nove meses é demais.
        @Rui concordo com você, minha filha passa lá kkkk
        Que vergonha, sempre a mesma coisa!!
        Alguém sabe se o ônibus passa? pq ninguém diz
        Parabéns pelo texto, abraços.""",
    "nl": """Bedankt voor dit artikel, eindelijk!
        Ik vind negen maanden veel te lang.
        @Joop helemaal mee eens, mijn zoon fietst daar elke dag
        Wat een onzin, altijd hetzelfde!!
        Weet iemand of de bus nog rijdt? Idd onduidelijk
        Goed stuk, groetjes van de overkant.""",
    "pl": """Dzięki za ten artykuł, wreszcie!
        Moim zdaniem dziewięć miesięcy to za długo.
        @Ola zgadzam się, mój syn tamtędy jeździ hehe
        Żenada, zawsze to samo!!
        Czy ktoś wie, czy autobus pojedzie? Masakra
        Brawo, pozdrawiam z drugiego brzegu.""",
    "sv": """Tack för artikeln, äntligen!
        Jag tycker att nio månader är för länge.
        @Lasse håller med, min son cyklar där varje dag haha
        Usch, alltid samma visa!!
        Vet någon om bussen går? Oxå undrar jag över priset
        Bra skrivet, hälsningar från andra sidan.""",
    "da": """Tak for artiklen, endelig!
        Jeg synes at ni måneder er for længe.
        @Lars helt enig, min søn cykler der hver dag haha
        Øv, altid det samme!!
        Er der nogen der ved om bussen kører? mvh Bo
        Godt skrevet, hilsen fra den anden side.""",
    "no": """Takk for artikkelen, endelig!
        Jeg synes at ni måneder er for lenge.
        @Lars helt enig, sønnen min sykler der hver dag haha
        Pinlig, alltid det samme!!
        Er det noen som vet om bussen går? mvh Bo
        Bra skrevet, hilsen fra den andre siden.""",
    "fi": """Kiitos jutusta, vihdoinkin!
        Mun mielestä yhdeksän kuukautta on liikaa.
        @Liisa samaa mieltä, poikani pyöräilee siellä joka päivä haha
        Harmi, aina sama juttu!!
        Tietääkö joku kulkeeko bussi?
        Hyvä kirjoitus, terveisiä toiselta puolelta.""",
    "cs": """Díky za článek, konečně!
        Podle mě je devět měsíců moc.
        @Jana souhlasím, můj syn tudy jezdí každý den haha
        Ostuda, pořád to samé!!
        Ví někdo, jestli pojede autobus? Prostě hrůza
        Super článek, zdravím z druhého břehu.""",
    "tr": """Teşekkürler, çok güzel yazı olmuş!
        Bence dokuz ay çok uzun.
        @Ayşe katılıyorum, benim oğlum her gün oradan geçiyor haha
        Rezalet, hep aynı şey!!
        Bilen var mı, otobüs geçecek mi? Valla anlamadım
        Elinize sağlık, selam size karşı kıyıdan.""",
    "ru": """Спасибо за статью, наконец-то!
        Я считаю, что девять месяцев это слишком.
        @Оля согласен, мой сын там каждый день ездит ха-ха
        Позор, всегда одно и то же!!
        Кто-нибудь знает, автобус пойдёт? Щас опять всё перекроют
        Молодцы, привет вам с того берега )))""",
    "uk": """Дякую за статтю, нарешті!
        Я вважаю, що дев'ять місяців це забагато.
        @Оля згоден, мій син там щодня їздить хаха
        Ганьба, завжди одне й те саме!!
        Підкажіть, автобус поїде? Блін, знову все перекриють
        Молодці, привіт вам з того берега.""",
    "ja": """ありがとうございます、分かりやすい記事でした！
        私も毎日あの橋を渡っています。
        >>1 同感です、九か月は長すぎますよね
        すごい話だな、いつも同じじゃん！！
        質問なんですが、バスは通りますか？
        確かに。うちの息子も困ると思います。（笑）""",
    "ko": """감사합니다, 좋은 기사네요!
        저도 매일 그 다리를 건너요 ㅠㅠ
        @민수 공감합니다, 아홉 달은 너무 길어요 ㅋㅋ
        정말 항상 똑같네요!!
        질문 있어요, 버스는 다니나요?
        기자님 글 잘 봤습니다. 응원합니다!""",
    "zh": """谢谢小编，这篇文章写得很清楚！
        我每天都要过那座桥。
        @小王 同意，九个月太长了哈哈
        真是的，每次都这样！！
        请问公交车还走吗？
        支持一下，楼上说得对。""",
    "ar": """شكراً على هذا المقال الرائع!
        أنا أعبر هذا الجسر كل يوم.
        @سمير أتفق معك، تسعة أشهر كثير هههه
        حسبي الله، دائما نفس القصة!!
        سؤال: هل تمر الحافلة؟
        والله يا ناس هذا كثير، مبروك للبلدية!""",
    "he": """תודה על הכתבה, סוף סוף!
        אני עובר שם כל יום.
        @דני צודק, תשעה חודשים זה המון חחח
        בושה, תמיד אותו דבר!!
        מישהו יודע אם האוטובוס עובר?
        כל הכבוד, לדעתי שלכם הכתבה הכי טובה.""",
}


def story_of(lang):
    """The standard story of a language, a paragraph a line."""
    text = (RULES / lang / "article.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("lang", THREADS)
def test_a_thread_is_heard_in_its_own_language(lang):
    """All of it goes, and nothing of the story, whose language nobody names."""
    thread = [line.strip() for line in THREADS[lang].splitlines()]
    (cut,) = voice("\n\n".join([*story_of(lang), *thread]))
    assert cut.text.split("\n\n")[-1].strip() == thread[-1]
    assert cut.text.strip() == "\n\n".join(thread)


@pytest.mark.parametrize(
    "lang", sorted(p.parent.name for p in RULES.glob("*/article.txt"))
)
def test_a_story_is_no_thread_in_any_language(lang):
    """The standard story, told twice, stays."""
    story = story_of(lang)
    assert not voice("\n\n".join(story + story[::-1]))


def test_a_calm_thread_is_told_by_many_kinds_of_evidence():
    """Quotes, links, short forms and words about the article, between calm comments."""
    thread = [
        "Hello, did anyone ask the people who live on the island?",
        "> did anyone ask the people who live on the island?",
        "It is in the third paragraph of the article, if one reads it.",
        "https://ferry.example/minutes-of-the-board",
        "The old boats were loved, imho, because nobody had to use them in a storm.",
        "A gangway of that length needs a second pier, as the one in Tarnby showed.",
        "@harbour_rat that pier was built for cattle and not for people",
        "Gangways cost money, and somebody has to sweep the salt off them in winter.",
        "Hi, the minutes say that the swifts were counted twice, btw.",
    ]
    (cut,) = voice("\n\n".join([*STORY, *thread]))
    assert cut.text.strip() == "\n\n".join(thread)


def test_the_author_who_takes_leave_is_no_reader():
    """Thanks for reading, and a question to readers, stay: the thread is below."""
    leave = "Thanks for reading, and let me know what you think of the new boats!"
    (cut,) = voice("\n\n".join([*STORY, leave, *THREAD]))
    assert cut.text.strip() == "\n\n".join(THREAD)


def test_speech_is_no_comment():
    """What stands between quotation marks is said by people in the story."""
    said = [f"“{line}” said a passenger who had come from Tarnby." for line in THREAD]
    assert not voice("\n\n".join([*STORY, *said]))


def test_questions_before_are_an_interview():
    """Where questions stand above, thanks and I below are answers."""
    asked = ["Will you miss the old boats?", "And the bell?", "What comes next?"]
    answered = [line for pair in zip(asked, STORY[:3], strict=True) for line in pair]
    assert not voice("\n\n".join([*STORY, *answered, *THREAD]))


def test_speakers_in_turn_are_an_interview():
    """Names with a colon that come back are speakers."""
    turns = [line for text in STORY for line in ("Anna:", text, "Bo:", text[::-1])]
    assert not voice("\n\n".join([*turns, *THREAD]))


def test_letters_that_the_story_prints_stay():
    """They are signed with a name and a place, or a paragraph leads to them."""
    places = ["Quay Street", "Upper Ansty", "Mill Lane", "Saltby", "Tarnby", "Lund"]
    signed = [
        part
        for i, line in enumerate(THREAD)
        for part in (line, f"Ann Poe, {places[i]}")
    ]
    assert not voice("\n\n".join([*STORY, *signed]))
    lead = "This is what passengers wrote into the ship's book on its last day:"
    assert not voice("\n\n".join([*STORY, lead, *THREAD]))


@pytest.mark.parametrize("lang", word_list("voices"))
def test_phrases_are_found_where_one_of_their_words_leads_to_them(lang):
    """Each phrase of a list is found in a sentence that holds it."""
    for key in ("leave", "page", "marks"):
        phrases = getattr(voice_of(lang), key)
        for written in word_list("voices")[lang][key] if lang != "any" else ():
            phrase = written.removesuffix("*")
            text = f"so, ({phrase}) it is"
            assert text.find(phrase) in phrases.places(text, words_in(text)), written


@pytest.mark.parametrize("lang", word_list("voices"))
def test_what_opens_a_comment_in_one_language_is_asked_in_all(lang):
    """The one look for all languages misses no opener and no line between comments."""
    openers, says = anybody()
    own = word_list("voices")[lang]
    for written in (*own["openers"], *own["selves"]):
        assert openers.kinds(written.removesuffix("*")), written
    # dots at the end of a line are not looked at
    for written in (w for w in own["says"] if w[-1] != "."):
        assert says.said(written.removesuffix("*")), written
