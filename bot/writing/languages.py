"""Language detection by function words, letters and endings: enough to tell Lithuanian and English from all others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# Function words. A word of two languages counts in both.
_LITHUANIAN = """
    ir ar o bei bet kad kai kaip kas ką ko kam kuo kur kada kodėl kiek koks kokia kokie kokios kokį kokią kokiu kokio
    kurie kuri kuris kurį kurią kuriuo kurios kurio jei jeigu nes arba nei nors tarp tik taip ne jau dar čia ten tada
    dabar šiandien vakar rytoj labai daug mažai per prie pro po iki iš į už ant be su nuo pas apie prieš dėl pagal
    tas ta tai to tą tam tuo tos tie šis ši šio šį šią šios šie aš tu jis ji mes jūs jie jos man tau mums jums jam jai
    mane tave mus jus mano tavo mūsų jūsų jo jų savo save sau yra buvo bus būtų nėra gali galima reikia verta
    noriu nori norėtum norėtumėte galėtum galėtumėte esi esate turi turite kitas kita kitą kito kiti vieną vienas viena
    du dvi tris tiek toks tokia gal juk kol nuolat visi viskas visą nieko niekas kažkas kažką ačiū labas gerai
"""
_ENGLISH = """
    a an the and or but if so of to in on at by for from with about into over after before up out off as than then that
    this these those there here is are was were be been being am do does did done has have had having will would can could
    should may might must not no yes i you he she it we they me him her us them my your his its our their mine yours who
    whom whose what which when where why how one two all any some each both more most much many few other another
    every first last next again only just too very now today tomorrow yesterday ago until since while
    get got let make made say said tell take see go going please thank thanks
    s t re ve ll d m don doesn didn isn aren wasn weren haven hasn hadn won wouldn couldn shouldn
"""
_OTHERS = """
    der die das und ist nicht ein eine einen einem einer mit für auf zu zum zur von vom wie was sie ich wir ihr du dich
    dir sich auch wenn aber oder haben hast hat sind werden wird kann können im den dem des
    le la les des du une et est que qui dans pour vous nous avec sur ce cette votre vos ton ta mon quel quelle êtes
    avez pas ne plus il elle au aux par ou où
    nie się jest na co jak czy z że dla ten która który swoje swój twoja twój jakie jaki ty oraz masz możesz
    un uz kā tu tev tavs tava vai nav par lai kad ko
    los las en con por para una del al se su lo como más esta qué
    и в не на
"""
SENTENCE_END = re.compile(r"(?<=[.?!…])[\s“”\"]+|\n")
_STRETCH = re.compile(r"(?<=[.?!…])\s+|[\n„“”\"«»:;()–]")  # a clause, a quotation or an aside
CLEAR = 0.5  # points a word; no card has less than 0.8 in its own language or more than -0.8 in the other
FEW = 6  # words; a shorter text only must not lean to another language
LONGER = 4  # words; a stretch of so many is checked on its own
_MARKS = {"lt": re.compile("[ąčęėįšųūž]"), "en": re.compile("[wxq]|th|gh|oo|ee|ck|sh|ou|ea")}
_ENDINGS = {
    "lt": re.compile(
        r".(as|es|is|ys|us|jo|io|os|ai|iai|ui|uj|am|ame|oje|eje|uje|yje|iu|iuo|oms|ams|ims|ais|omis|ite|ote|ate|kite"
        r"|time|ome|ti|si|tis|asi|usi|ant|dami|dama|damas|tų|tum|tumei|ok|yk|ik|auk|įk|ko|no|lo|ro|do|to|mo|ino|a|au|ė|i|u|o)$"
    ),
    "en": re.compile(
        r".(ing|ed|er|ers|ly|tion|tions|ness|ment|ments|able|ful|less|est|ity|ive|ous|ght|nd|nt|ld|rt|st|le|ll|ss|re|ce|ge"
        r"|ve|se|te|de|me|ne|ke|ch|sh|th|ck|al|ry|ty|ay|ey|ow|ew|oy|rd|rk|lk|lp|sk|gs|ts|ns|ds|rs|ks|ps|es|or|on|y)$"
    ),
}
_ALPHABET = {
    "lt": frozenset("aąbcčdeęėfghiįyjklmnoprsštuųūvzž"),
    "en": frozenset("abcdefghijklmnopqrstuvwxyz"),
}
_WORD = re.compile(r"[^\W\d_]+")

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "lt": frozenset(_LITHUANIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
_FOREIGN = frozenset(_OTHERS.split()).difference(*FUNCTION_WORDS.values())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, lower-case and with their accents composed."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def points(word: str, language: str) -> int:
    """The score of a word in a language (lt, en): 3 for a function word, below 0 for a letter that the language lacks."""
    if word in FUNCTION_WORDS[language]:
        return 3
    if not _ALPHABET[language].issuperset(word):
        return -2
    return (2 if _MARKS[language].search(word) else 0) + (1 if _ENDINGS[language].search(word) else 0)


def foreign(word: str) -> int:
    """The score of a word in any language other than Lithuanian and English."""
    if not any(letters.issuperset(word) for letters in _ALPHABET.values()):
        return 3
    return 2 if word in _FOREIGN else 0


def margin(text: str, language: str) -> float:
    """The mean score of a text in a language (lt, en), less that in all others; 0 for a text without words."""
    words = words_of(text)
    other = "en" if language == "lt" else "lt"
    found = sum(points(word, language) - points(word, other) - 2 * foreign(word) for word in words)
    return found / len(words) if words else 0


def written_in(text: str, language: str) -> bool:
    """Whether a text is in a language (lt, en), as a whole and in each sentence, quotation or aside of some length."""
    if not _latin(text) or not _clear(text, language):
        return False
    return all(
        _clear(stretch, language) for stretch in _STRETCH.split(text) if len(words_of(stretch)) >= LONGER
    )


def _clear(text: str, language: str) -> bool:
    return margin(text, language) >= (CLEAR if len(words_of(text)) >= FEW else 0)


def _latin(text: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for word in words_of(text) for letter in word)
