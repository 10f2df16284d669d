"""Participants who write much, with all that must not reach a language model: names, addresses, and what asks for care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.conversation.fields import AS_DRAFTED
from bot.conversation.messages import Commanded, Content, Question, Said, ShownField
from tests.support.season.case_forms import CASES, in_case, plain
from tests.support.season.participant import DANGER, STRAIN, Participant, command, promised_readers
from tests.support.season.personas import KEEN, LEAVING, PATIENT, QUARRELLING, SLOW, OfPairs, Persona, Wishes
from tests.support.season.population import PROGRAMME

ALLOWED = PROGRAMME.replace('address = "tu"', 'writer = true\naddress = "tu"')

_MUCH: Mapping[str, float] = {
    "note": 0.22,
    "heard": 0.12,
    "free": 0.15,
    "note_said": 0.05,
    "topics": 0.25,
    "goal": 0.1,
    "strain": 0.02,
}
_TASTES: Wishes = {
    "owner": {"draft": 9, "me": 1, "partner": 1, "none": 3},
    "keep": {"private": 3, "shared": 3, "no": 1},
    "heard": {"private": 2, "shared": 2, "no": 1},
    "card": {"another": 0.4, "deeper": 0.4, "why": 0.3, "done": 1},
    "kind": {"professional": 4, "personal": 1},
}


def _who_writes(persona: Persona, name: str) -> Persona:
    """Somebody who is as they are, and writes more."""
    tastes = {**persona.wishes, **{one: {**persona.wishes.get(one, {}), **of} for one, of in _TASTES.items()}}
    return replace(persona, name=name, writes=0.7, wishes=tastes, weekly={**persona.weekly, **_MUCH})


_EAGER, _CALM = _who_writes(KEEN, "eager"), _who_writes(PATIENT, "calm")


def _pairs(eager: int, slow: int, quarrelling: int, leaving: int) -> OfPairs:
    return {
        "eager": (eager, _EAGER, _CALM),
        "slow": (slow, _who_writes(SLOW, "slow"), _CALM),
        "quarrelling": (quarrelling, _who_writes(QUARRELLING, "quarrelling"), _EAGER),
        "leaving": (leaving, _who_writes(LEAVING, "leaving"), _CALM),
    }


OF_PAIRS: Mapping[str, OfPairs] = {"many": _pairs(8, 2, 1, 1), "few": _pairs(4, 1, 1, 2)}
WEEKS: Mapping[str, int] = {"many": 26, "few": 17}

HABITS: Sequence[tuple[str, str]] = (
    ("on 1", "on 1"),
    ("on 1", "never"),
    ("never", "on 1"),
    ("never", "never"),
    ("on 1 off 12", "on 2"),
    ("on 10", "on 1 off 8 on 16"),
)
"""When the mentee and the mentor of a pair want to switch the help on and off, by week; the pairs take turns."""

STRANGERS = {
    "lt": ("Gintarė Didžgalvytė", "Vytautas Girdvainis"),
    "en": ("Priscilla Haversham", "Desmond Okafor"),
}
ADDRESSES = (
    "gintare.didz@kitur.lt",
    "d.okafor+mentor@elsewhere.example",
    "+370 612 34567",
    "861298765",
    "8 687 11 223",
    "+44 20 7946 0958",
    "@girdvainis_v",
    "https://intra.kitur.lt/byla?nr=88123",
    "www.elsewhere.example/p/haversham",
    "LT12 1000 0111 0100 1000",
)
LONG = {
    "lt": (
        "Šiandien su {instrumental} ilgai kalbėjome apie tai, kaip vesti susirinkimus.",
        "{nominative} paklausė, ką jau bandžiau, ir tai padėjo.",
        "Paskui parašiau {dative}, bet atsakymo dar nėra.",
        "Man rūpi, ką apie tai mano {genitive} komanda.",
        "Kitą kartą noriu pakviesti ir {accusative} į mūsų pokalbį.",
        "Skyriuje dirba ir {stranger}, bet su ja dar nekalbėjau.",
        "{stranger} turi visą medžiagą, adresas {address}.",
        "Dėl laiko dar paskambinsiu: {address}.",
        "Sunkiausia man yra tyla po klausimo.",
        "Pabandysiu palaukti dešimt sekundžių, kol kas nors atsakys.",
    ),
    "en": (
        "Today I talked with {nominative} for long about how to run a meeting.",
        "{nominative} asked what I had tried already, and that helped.",
        "Later I wrote to {nominative}, but there is no answer yet.",
        "I wonder what the team of {nominative} thinks of it.",
        "Next time I want {nominative}'s view as well.",
        "In our department there is also {stranger}, whom I have not asked.",
        "All of it is with {stranger}, who is reached at {address}.",
        "I will call about the time: {address}.",
        "The hardest part for me is the silence after a question.",
        "I will try to wait ten seconds until somebody answers.",
    ),
}
MARKED_SENTENCE = {"lt": "Tam turiu savo žodį {word}.", "en": "I have a word of my own for it, {word}."}
SHORT = {
    "lt": (
        "Noriu drąsiau vesti susirinkimus, kaip tai daro {nominative}; mano žodis {word}",
        "Padėjo {genitive} klausimas, o rašyti galima {address}; mano žodis {word}",
        "Perskaitysiu ataskaitą, kurią turi {stranger}; mano žodis {word}",
    ),
    "en": (
        "I want to run meetings as boldly as {nominative} does; my word is {word}",
        "The question of {nominative} helped, and {address} is where to write; my word is {word}",
        "I will read the report that {stranger} has; my word is {word}",
    ),
}
FREE = {
    "lt": ("pietų metas tiks {word}", "o {dative_first} patogiau {word}", "gal ryte {word}", "rašyk {address_bare} {word}"),
    "en": ("lunch would suit {word}", "easier for {first} {word}", "mornings perhaps {word}", "write {address_bare} {word}"),
}  # fmt: skip
TOLD = {
    "lt": "Vis galvoju, kodėl {nominative} manęs neklausia, ką apie darbą mano {stranger}, tad mano žodis {word}",
    "en": "I keep wondering why {nominative} never asks me what {stranger} thinks of work, so my word is {word}",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: the word in it that stands nowhere else, and what kind of words these are."""

    word: str
    author: str
    kind: str  # the field's name, or what they began: note_said, heard, free, slip, care
    text: str
    asks_for_care: bool = False
    at: datetime | None = None


@dataclass
class Author(Participant):
    """Somebody of the population who writes a lot, keeps to their habit of help, and takes drafts or leaves them."""

    names: Sequence[str] = ()  # of everybody on the roster
    typed: list[Typed] = field(default_factory=list)
    wants: str = "leave"  # what they came to the writing help for

    # ---- what they write ---------------------------------------------------------------------------------------------

    def _text(self, shown: ShownField) -> str | None:
        if shown.draft and (dice := self.chance.random()) < 0.8:
            return AS_DRAFTED if dice < 0.6 else None
        if shown.skip is not None and self.chance.random() >= self.profile.persona.writes:
            return None
        if shown.name == "called":
            return self.profile.name.split()[0]
        seen_by = promised_readers().get(
            shown.seen_by, "pair"
        )  # a changed draft is seen by whoever sees the note
        grave = self.chance.random()
        if shown.name in ("mine", "ours") and grave < 0.04:
            return self._write(shown.name, "care", f"{self._long()} {DANGER[self.language]}.", grave=True)
        if shown.name in ("mine", "ours"):
            strain = f" {STRAIN[self.language]}." if grave < 0.15 else ""
            return self._write(shown.name, seen_by, self._long() + strain, grave=bool(strain))
        strain = f". {STRAIN[self.language]}" if shown.name == "goal" and grave < 0.12 else ""
        return self._write(
            shown.name, seen_by, self.chance.choice(SHORT[self.language]) + strain, grave=bool(strain)
        )

    def _long(self) -> str:
        sentences = [*self.chance.sample(LONG[self.language], 5), MARKED_SENTENCE[self.language]]
        self.chance.shuffle(sentences)
        return " ".join(sentences)

    def _write(self, kind: str, seen_by: str, pattern: str, *, grave: bool = False) -> str:
        """Words of this kind, with a word of their own, and with names and addresses as people spell them."""
        word = self.new_mark(self.email, seen_by)
        for case in CASES:
            pattern = pattern.replace(
                f"{{{case}}}", self._spelled(in_case(self._somebody(), case, self.language))
            )
        text = pattern.format(
            word=word,
            stranger=self.chance.choice(STRANGERS[self.language]),
            address=self.chance.choice(ADDRESSES),
            address_bare=self.chance.choice([one for one in ADDRESSES if " " not in one]),
            first=self._somebody().split()[0],
            dative_first=in_case(self._somebody().split()[0], "dative", self.language),
        )
        self.typed.append(Typed(word, self.email, kind, text, asks_for_care=grave))
        return text

    def _somebody(self) -> str:
        return self.chance.choice(self.names)

    def _spelled(self, name: str) -> str:
        dice = self.chance.random()
        if dice < 0.15:
            return plain(name)  # in small letters, without diacritics
        if dice < 0.25:
            return name.upper()
        return name.split(maxsplit=1)[0] if dice < 0.5 else name

    # ---- what they choose --------------------------------------------------------------------------------------------

    def _choice(self, shown: ShownField) -> str:
        if shown.name == "choice":
            values = [option.value for option in shown.options]
            return (
                self.wants
                if self.wants in values
                else self.chance.choice([one for one in values if one in ("sent", "leave")])
            )
        return super()._choice(shown)

    def _slip(self, question: Question) -> Content | None:
        slip = super()._slip(question)
        if isinstance(slip, Said):
            self.typed.append(Typed(slip.text.split()[-1], self.email, "slip", slip.text))
        return slip

    def begins(self, what: str) -> Content:
        language = self.language
        if what.startswith("help "):
            self.wants = what.removeprefix("help ")
            return Commanded("mentor", command("writing-help", language))
        if what == "free":
            return Said(self._write("free", "draft", self.chance.choice(FREE[language])))
        if what == "heard":
            return Said(self._write("heard", "draft", TOLD[language]))
        if what == "note_said":
            return Commanded(
                "mentor", f"{command('note', language)} {self._write('note_said', 'draft', self._long())}"
            )
        if what == "leave":
            return Said(self._later())
        return super().begins(what)
