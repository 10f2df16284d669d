"""Context words: next to a date or in its sentence they change its meaning. In plain text; some are patterns."""

from __future__ import annotations

from bot.rules.when import english, lithuanian

ZONES = (
    "utc", "gmt", "cet", "cest", "eet", "eest", "est", "edt", "pst", "pdt", "bst", "z", "london", "berlin",
    "warsaw", "kyiv", "new york", "nyc", "londonas", "briuselis",
)  # fmt: skip
ENGLISH_NUMBERS = (*english.COUNTS, "thirteen", "forty", "fifty")
NUMBERS = (
    *(word for word in ENGLISH_NUMBERS if word not in {"a", "an"}), "noon", "midnight",
    *lithuanian.GENITIVE, *lithuanian.ACCUSATIVE, *lithuanian.HOURS, "keturiasdesimt", "penkiasdesimt",
    r"vidurdien\w*",
)  # fmt: skip
BEFORE = (
    "ne", "nei", "iki", "lig", "ligi", "nuo", "po", "pries", "tarp", "kas", "kiekviena", "kiekvienas",
    "kiekvieno", "arba", "isskyrus", "vietoj", "vietoje", "apie", "mazdaug", "kaip", "nebent", "uz", "pirma",
    "antra", "trecia", "ketvirta", "paskutini", "viena", "kuri", "kazkuri", "dar", "pora", "negu", "virs",
    "pirmas", "pirmaji", "antraji", "treciaji", "didi", "didiji", "juodaji", "velyku", "daugiau", "maziau",
    "veliau", "anksciau", r"\d+", "~", "not", "no", "or", "except", "but", "by", "before", "after", "until",
    "till", "til", "since", "from", "between", "every", "each", "any", "some", "most", "other", "another",
    "alternate", "first", "second", "third", "fourth", "that", "than", "around", r"(?<!what )(?<!how )about",
    "roughly", "approximately", "circa", "ca", "of", "following", "previous", "prior", "without", "unless",
    "within", "through", "thru", "during", "either", "neither", "nor", "never", "regarding", "re", "like",
    "day", "days", "week", "weeks", "month", "months", "hours", "minutes", "early", "late", "later", "earlier",
    "over", "in", "good", "black", "easter", "holy", "ash", "shrove", "cyber", *ENGLISH_NUMBERS,
)  # fmt: skip
AFTER = (
    "arba", "ar", "iki", "nuo", "tarp", "kas", "kiekviena", "isskyrus", r"ir pus\w*", "su puse", "laiku",
    r"\w+ laiku", "atostogu", "pertraukos", "ligos", "darbo", "mokymu", "tylos", "pabaigoje", "anksciau",
    "veliau", "veliausiai", "anksciausiai", "vietoj", "trukmes", "savaites", r"vidurnak\w*", "or", "until",
    "till", "til", "from", "between", "except", "but not", "and a half", "long", "onward", "onwards", "latest",
    "earliest", "earlier", "later", "at the latest", "week", "weeks", "fortnight", "of", "each", "every",
    "weekly", "instead", "by", "before", r"after(?! (?:work|lunch|school|class))", "in a row", "time",
    r"\w+ time",
)  # fmt: skip
# Streets and schools are named after dates: "Vasario 16-osios g. 5".
PLACE_NAMES = (
    "g", "pr", "al", r"gatv\w*", r"aikst\w*", r"alej\w*", r"prospekt\w*", r"gimnazij\w*", r"mokykl\w*",
    "street",
)  # fmt: skip
# Before and after in Lithuanian only: "iš", "be", "tą" are other words in English.
LITHUANIAN_BEFORE = ("is", "be", "ana", "ano", "ta", "link")
LITHUANIAN_AFTER = ("be",)
# Words about time that no rule read together with the date: "sausio antradienį", "Tuesday January".
OF_TIME = (
    r"saus\w*", r"vasari\w*", "kovo", "kova", r"balandz\w*", r"geguz\w*", r"birzel\w*", "liepos", r"rugpj\w*",
    r"rugsej\w*", r"spali\w*", r"lapkri\w*", r"gruod\w*", r"savait\w*", r"menes\w*", "val", "valanda", "metu",
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
    r"[ap]\.?m",
)  # fmt: skip
# After a date these change it only where a number follows: "rytoj po 15 val.", "tomorrow around ten".
BEFORE_NUMBERS = (
    "po", "pries", "apie", "mazdaug", "ir", "and", "to", "after", "before", "around", "about", "past", "by",
    "plus", "per", "uz",
)  # fmt: skip
# A number of these is a duration: "vakar 2 valandas" is still yesterday.
DURATION_UNITS = (
    "valandas", "valandu", r"min(?:utes|uciu)?", "hours?", "hrs?", "mins?", "minutes?",
)  # fmt: skip
NEGATIONS = (
    "not", "no", "nope", "nah", "never", "neither", "nor", "cannot", "cant", "dont", "wont", "doesnt", "didnt",
    "isnt", "wasnt", "couldnt", "wouldnt", "shouldnt", "havent", "unable", "unavailable", r"\w+n't",
    r"cancel\w*", "unless", "busy", "away", "instead", "bad", "taken", "booked", r"clash\w*",
    r"should(?: have|'ve)", "supposed", "rather", r"skip\w*", "ne", "nei", "jokiu", r"atsauk\w*", r"uzimt\w*",
    r"isvyk\w*", r"atostog\w*", r"serg\w*", "vietoj", "vietoje", r"blog\w*", "kertasi", "pilna", r"uzsiem\w*",
    r"ture(?:jo\w*|jau|tu\w*) \w+ti",
)  # fmt: skip
# Any other word that begins with "ne" is taken for a Lithuanian negation.
NO_NEGATIONS = (
    "nes", "net", "neto", "neseniai", "nedaug", "nemazai", r"nedidel\w*", "netrukus", "netoli", "nepaisant",
    r"nerim\w*", r"neformal\w*", r"neuro\w*", r"need\w*", "next", r"new\w*", r"near\w*", r"network\w*",
    r"negoti\w*", r"necess\w*", "nevertheless", r"nervous\w*", r"negative\w*", r"neutral\w*", r"neat\w*",
    r"nerij\w*", r"nering\w*", r"nemun\w*", r"ned(?:as|a|o|ui|os|u)", r"neil\w*",
)  # fmt: skip
