"""A simulated participant: answers the questions they are asked, chooses among the options offered, and slips as people do."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.conversation.messages import Answered, Back, Commanded, Content, Left, Question, Said, ShownField
from bot.texts.loader import load_texts
from tests.support.season.population import Profile

SEEN_BY = ("me", "pair", "mirror", "sent", "both", "coordinator", "unless_shown", "settings")
MEETINGS = {
    "lt": (
        "kitą antradienį 10 val.",
        "rytoj 15:00",
        "kitą penktadienį",
        "kitą ketvirtadienį 14:30",
        "poryt 11 val.",
    ),
    "en": (
        "next Tuesday at 10",
        "tomorrow at 15:00",
        "next Friday",
        "next Thursday at 14:30",
        "next Monday at 11",
    ),
}
DAYS = {"lt": ("kitą penktadienį", "kitą antradienį"), "en": ("next Friday", "next Tuesday")}
THOUGHTS = {
    "lt": (
        "Kalbėjome apie susirinkimą, kuriame tylėjau",
        "Noriu aiškiau pasakyti, ko man reikia",
        "Padėjo, kai paklausei, ką jau bandžiau",
        "Perskaitysiu ataskaitą ir parašysiu tris klausimus",
        "Sunkiausia buvo pasakyti ne",
    ),
    "en": (
        "We talked about the workshop where I stayed silent",
        "I want to say more clearly what I need",
        "It helped that you asked what I had tried",
        "I will read the report and write down three questions",
        "The hardest part was saying no",
    ),
}
DANGER = {"lt": "Noriu nusižudyti", "en": "I want to kill myself"}
HARASSED = {"lt": "Vadovas prie manęs priekabiauja", "en": "My manager is harassing me"}
STRAIN = {"lt": "Visai perdegiau", "en": "I feel burnt out"}
HEARD = {
    "lt": "Šiandien supratau, kad per retai klausiu kolegų, ką jie mano apie mano darbą",
    "en": "Today I understood that I too seldom ask my colleagues what they think of my work",
}
WEIGHTY = frozenset({"how", "sure"})  # nobody ends a pair or erases their data by a slip
OFF = {"lt": "hmm nežinau ką čia", "en": "hmm not sure what"}

NewMark = Callable[[str, str], str]
"""Author and who may see it -> a word that stands nowhere else."""


@cache
def promised_readers() -> Mapping[str, str]:
    """What stands under a question about who sees the answer -> which promise that is."""
    texts = load_texts()
    return {
        texts.say(f"seen-by-{who}", language, address): who
        for who in SEEN_BY
        for language in ("lt", "en")
        for address in ("tu", "jus")
    }


@cache
def command(name: str, language: str) -> str:
    """The word a command is known by."""
    return load_texts().words(f"command-{name}", language)[0]


@dataclass
class Participant:
    """A person, their own dice, and what they were asked last."""

    profile: Profile
    chance: random.Random
    new_mark: NewMark
    language: str
    asked: list[Question] = field(default_factory=list)  # the latest at the end

    @property
    def email(self) -> str:
        return self.profile.email

    def sees(self, questions: Sequence[Question]) -> None:
        """Remember what was asked; old buttons stay on the screen."""
        self.asked = [*self.asked, *questions][-6:]

    # ---- whether and when ---------------------------------------------------------------------------------------------

    def answers(self, questions: Sequence[Question]) -> float | None:
        """In how many hours they answer what came unasked; None: not at all."""
        persona = self.profile.persona
        invited = any(one.fields[0].name == "language" for one in questions)
        if self.chance.random() >= (persona.welcomes if invited else persona.answers):
            return None
        low, high = persona.within
        return low + (high - low) * self.chance.random() ** 2

    # ---- what ------------------------------------------------------------------------------------------------------------

    def responds(self, question: Question) -> Content | None:
        """What they do about a question; None: nothing for now."""
        persona, dice = self.profile.persona, self.chance
        first = question.fields[0]
        if dice.random() < persona.puts_off and first.name != "language":
            return Left(question.turn, question.conversation) if dice.random() < 0.7 else Said(self._later())
        if dice.random() < persona.slips and (slip := self._slip(question)) is not None:
            return slip
        fields = question.fields if dice.random() < persona.whole_page else question.fields[:1]
        return Answered(question.turn, {one.name: self._answer(one) for one in fields}, question.conversation)

    def _later(self) -> str:
        return load_texts().words("word-leave", self.language)[0]

    def _slip(self, question: Question) -> Content | None:
        """An old button, one page back, or words where a button was meant."""
        kind = self.chance.choice(("old", "back", "words"))
        old = [
            one
            for one in self.asked
            if (one.conversation, one.turn) != (question.conversation, question.turn)
        ]
        if kind == "old" and old:
            stale = self.chance.choice(old)
            if stale.fields[0].options and stale.fields[0].name not in WEIGHTY:
                value = stale.fields[0].options[0].value
                return Answered(stale.turn, {stale.fields[0].name: value}, stale.conversation)
        if kind == "back":
            return Back(question.turn, question.conversation)
        if kind == "words" and question.fields[0].kind == "choice":
            return Said(f"{OFF[self.language]} {self.new_mark(self.email, 'draft')}")
        return None

    def _answer(self, shown: ShownField) -> str | None:
        if shown.kind == "text":
            return self._text(shown)
        if shown.kind == "choice":
            return self._choice(shown)
        if shown.kind == "scale":
            return self._number(shown)
        if shown.kind == "hour":
            return self.chance.choice(("10:00", "14:30", "15"))
        if shown.kind == "hours":
            return self.chance.choice(("8-16", "10:00-18:00", "7:30-15:30"))
        if shown.kind == "zone":
            return "London"
        return self._when(shown)

    def _text(self, shown: ShownField) -> str | None:
        if shown.skip is not None and self.chance.random() >= self.profile.persona.writes:
            return None
        if shown.name == "called":
            return self.profile.name.split()[0]
        word = self.new_mark(self.email, promised_readers()[shown.seen_by])
        return f"{self.chance.choice(THOUGHTS[self.language])} {word}"

    def _choice(self, shown: ShownField) -> str:
        values = [option.value for option in shown.options]
        if shown.name == "met":
            return "yes" if self.chance.random() < self.profile.persona.met else "no"
        if shown.name == "language":
            return self.language if self.chance.random() < 0.95 else {"lt": "en", "en": "lt"}[self.language]
        weights = [self.profile.persona.weight(shown.name, value) for value in values]
        return self.chance.choices(values, weights)[0]

    def _number(self, shown: ShownField) -> str | None:
        if shown.skip is not None and self.chance.random() < 0.15:
            return None
        low, high = self.profile.persona.useful if shown.name == "useful" else (2, 9)
        return str(self.chance.randint(low, high))

    def _when(self, shown: ShownField) -> str | None:
        dice = self.chance.random()
        if shown.skip is not None and (shown.name == "met_on" or dice < 0.12):
            return None
        if shown.options and dice < 0.75:
            return self.chance.choice(shown.options).value
        said = MEETINGS if shown.name == "when" else DAYS
        return self.chance.choice(said[self.language])

    def stops(self, content: Content) -> bool:
        """Whether they ask for no more of a kind of message, or for all of them again."""
        words = {command(name, self.language) for name in ("stop", "restore")}
        return isinstance(content, Commanded) and content.rest in words

    # ---- by themselves ---------------------------------------------------------------------------------------------------

    def begins(self, what: str) -> Content:
        """Something they do unasked."""
        language = self.language
        if what in ("danger", "strain"):
            said = {"strain": STRAIN}.get(what) or self.chance.choice((DANGER, HARASSED))
            return Said(f"{said[language]} {self.new_mark(self.email, 'care')}")
        if what == "heard":
            return Said(f"{HEARD[language]} {self.new_mark(self.email, 'draft')}")
        if what == "note_said":
            thought = self.chance.choice(THOUGHTS[language])
            return Commanded(
                "mentor", f"{command('note', language)} {thought} {self.new_mark(self.email, 'draft')}"
            )
        if what == "plan":
            return Commanded(
                "mentor", f"{command('next', language)} {self.chance.choice(MEETINGS[language])}"
            )
        if what == "resume":
            return Commanded("mentor", command("pause", language))
        if what == "stuck":
            return Said({"lt": "nebeturime apie ką kalbėti", "en": "we have nothing to talk about"}[language])
        return Commanded("mentor", command(what, language))
