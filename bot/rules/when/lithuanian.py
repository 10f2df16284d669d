"""The Lithuanian vocabulary of dates, without diacritics: words and their values."""

from __future__ import annotations

from bot.rules.when.tokens import DayPart

WEEKDAYS = {
    "pirmadien": 0,
    "antradien": 1,
    "treciadien": 2,
    "ketvirtadien": 3,
    "penktadien": 4,
    "sestadien": 5,
    "sekmadien": 6,
}
WEEKDAY_ENDINGS = ("is", "io", "iui", "i", "y")
LONG_ABBREVIATIONS = {
    "pirmad": 0,
    "antrad": 1,
    "treciad": 2,
    "ketvirtad": 3,
    "penktad": 4,
    "sestad": 5,
    "sekmad": 6,
}
# Also beginnings of ordinals and quarters, and "ir kt." (and so on), "sk." (chapter), "tr." ...
ABBREVIATIONS = {
    "pirm": 0, "antr": 1, "trec": 2, "penkt": 4, "sest": 5, "sekm": 6,
    "pr": 0, "an": 1, "tr": 2, "kt": 3, "ktv": 3, "pn": 4, "st": 5, "sk": 6,
}  # fmt: skip
MONTHS = {
    "sausio": 1, "vasario": 2, "kovo": 3, "balandzio": 4, "geguzes": 5, "birzelio": 6, "liepos": 7,
    "rugpjucio": 8, "rugsejo": 9, "spalio": 10, "lapkricio": 11, "gruodzio": 12, "saus": 1, "vas": 2,
    "kov": 3, "bal": 4, "geg": 5, "birz": 6, "liep": 7, "rugp": 8, "rugs": 9, "spal": 10, "lapkr": 11,
    "lapk": 11, "gruod": 12, "gruodz": 12,
}  # fmt: skip
THIS = ("si", "sis", "sio", "sita", "sitas", "sito")
NEXT = ("kita", "kitas", "kito", "sekanti", "sekantis", "sekancio")
COMING = ("ateinanti", "ateinantis", "ateinancio", "artimiausia", "artimiausias", "artimiausio")
LAST = (
    "praeita",
    "praeitas",
    "praeito",
    "praejusi",
    "praejes",
    "praejusio",
    "pereita",
    "pereitas",
    "pereito",
)
WEEKS = {
    "sia": 0, "sios": 0, "sita": 0, "sitos": 0,
    "kita": 1, "kitos": 1, "sekancia": 1, "sekancios": 1, "ateinancia": 1, "ateinancios": 1,
    "praeita": -1, "praeitos": -1, "praejusia": -1, "praejusios": -1, "pereita": -1, "pereitos": -1,
}  # fmt: skip
MONTHS_ON = {"sio": 0, "kito": 1, "ateinancio": 1, "praeito": -1, "praejusio": -1}
YEARS_ON = {"siu": 0, "kitu": 1, "praeitu": -1, "praejusiu": -1}

# How many, in the genitive ("po dviejų dienų") and in the accusative ("prieš dvi dienas").
GENITIVE = {
    "vienos": 1, "vieno": 1, "dvieju": 2, "triju": 3, "keturiu": 4, "penkiu": 5, "sesiu": 6, "septyniu": 7,
    "astuoniu": 8, "devyniu": 9, "desimties": 10, "vienuolikos": 11, "dvylikos": 12, "trylikos": 13,
    "keturiolikos": 14, "penkiolikos": 15, "dvidesimties": 20, "trisdesimties": 30, "keturiasdesimties": 40,
}  # fmt: skip
ACCUSATIVE = {
    "viena": 1, "dvi": 2, "du": 2, "tris": 3, "keturias": 4, "keturis": 4, "penkias": 5, "penkis": 5,
    "sesias": 6, "sesis": 6, "septynias": 7, "septynis": 7, "astuonias": 8, "astuonis": 8, "devynias": 9,
    "devynis": 9, "desimt": 10, "vienuolika": 11, "dvylika": 12, "penkiolika": 15, "dvidesimt": 20,
    "trisdesimt": 30,
}  # fmt: skip
# Each unit: singular and plural genitive, singular and plural accusative.
UNITS = {
    "day": ("dienos", "dienu", "diena", "dienas"),
    "week": ("savaites", "savaiciu", "savaite", "savaites"),
    "month": ("menesio", "menesiu", "menesi", "menesius"),
    "hour": ("valandos", "valandu", "valanda", "valandas"),
    "minute": ("minutes", "minuciu", "minute", "minutes"),
}

SHORT_UNITS = {"d": "day", "sav": "week", "men": "month", "min": "minute"}

_STEMS = (
    "pirm", "antr", "treci", "ketvirt", "penkt", "sest", "septint", "astunt", "devint", "desimt",
    "vienuolikt", "dvylikt", "trylikt", "keturiolikt", "penkiolikt", "sesiolikt", "septyniolikt",
    "astuoniolikt", "devyniolikt", "dvidesimt",
)  # fmt: skip
# Stems of ordinals, 1 to 31; an ending follows ("dvyliktą", "dvyliktoji").
ORDINALS = {
    **{stem: number for number, stem in enumerate(_STEMS, start=1)},
    **{f"dvidesimt {stem}": number for number, stem in enumerate(_STEMS[:9], start=21)},
    "trisdesimt": 30,
    "trisdesimt pirm": 31,
}
ORDINAL_ENDINGS = ("a", "aja", "oji", "os", "osios")
# After "be": "be penkiolikos dešimta".
MINUTES_SHORT = {
    "penkiu": 5, "desimt": 10, "desimties": 10, "penkiolikos": 15, "dvidesimt": 20, "dvidesimties": 20,
    "dvidesimt penkiu": 25,
}  # fmt: skip
# After half: "pusę keturių", "pusę ketvirtos".
HOURS = {
    "vienos": 1, "pirmos": 1, "dvieju": 2, "antros": 2, "triju": 3, "trecios": 3, "keturiu": 4,
    "ketvirtos": 4, "penkiu": 5, "penktos": 5, "sesiu": 6, "sestos": 6, "septyniu": 7, "septintos": 7,
    "astuoniu": 8, "astuntos": 8, "devyniu": 9, "devintos": 9, "desimties": 10, "desimtos": 10,
    "desimtu": 10, "vienuolikos": 11, "vienuoliktos": 11, "dvylikos": 12, "dvyliktos": 12,
}  # fmt: skip

DAY_PARTS = {
    "ryte": DayPart.MORNING, "ryta": DayPart.MORNING, "ryto": DayPart.MORNING, "is ryto": DayPart.MORNING,
    "priespiet": DayPart.MORNING, "pries pietus": DayPart.MORNING, "iki pietu": DayPart.MORNING, "dienos": DayPart.DAY,
    "diena": DayPart.DAY, "dienos metu": DayPart.DAY, "per pietus": DayPart.MIDDAY, "pietu metu": DayPart.MIDDAY,
    "po pietu": DayPart.AFTERNOON, "popiet": DayPart.AFTERNOON, "popiete": DayPart.AFTERNOON, "vakare": DayPart.EVENING,
    "vakara": DayPart.EVENING, "vakaro": DayPart.EVENING, "nakties": DayPart.NIGHT, "nakti": DayPart.NIGHT,
}  # fmt: skip
TODAYS_PARTS = {
    "siryt": DayPart.MORNING, "si ryta": DayPart.MORNING, "sita ryta": DayPart.MORNING,
    "sia popiete": DayPart.AFTERNOON, "sivakar": DayPart.EVENING, "si vakara": DayPart.EVENING,
    "sita vakara": DayPart.EVENING,
}  # fmt: skip
NOON = ("vidurdieni", "vidurdienis", "vidurdienio", "vidudieni", "vidudienis")
DAYS = {
    "siandien": 0, "rytoj": 1, "ryt": 1, "poryt": 2, "porytoj": 2, "uzporyt": 3, "vakar": -1, "uzvakar": -2,
}  # fmt: skip

FILLERS = (
    "gal", "galbut", "tarkim", "tarkime", "sakykim", "sakykime", "prasau", "prasom", "aciu", "na", "o", "tai", "tada",
    "taip", "gerai", "ok", "okei", "i", "siulau", "siulyciau", "manau", "labas", "sveiki", "sveikas", "sveika",
    "labas rytas", "laba diena", "labas vakaras", "tinka", "tiktu", "butu gerai", "galim", "galime", "galiu", "galetume",
    "galetum", "buvo", "bus", "lygiai",
)  # fmt: skip
LEADING = ("ar",)  # inside a phrase it means "or"
# Words about the meeting itself, where and how: without meaning for the date.
MEETING_WORDS = (
    "susitinkam", "susitinkame", "susitikim", "susitikime", "susitiksim", "susitiksime", "susitikom", "susitikome",
    "matomes", "matemes", "planuojam", "planuojame", "pas mane", "pas tave", "pas mus", "pas jus", "biure", "ofise",
    "kavineje", "nuotoliu", "gyvai", "internetu", "per teams", "per zoom", "per meet", "kavos", "telefonu",
)  # fmt: skip
