"""Every sentence in both languages: none missing, none unused, right in number, address, gender and print."""

from __future__ import annotations

import ast
import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.commands import MENTOR, PAIRS
from bot.conversation.fields import AS_DRAFTED, Choice, Scale, SeenBy, Text
from bot.conversation.flow import Flow
from bot.conversation.messages import Controls
from bot.conversation.text_folding import fold
from bot.flows import CONVERSATIONS
from bot.flows.agreement.terms import TERMS
from bot.flows.expectations import QUESTIONS
from bot.kinds import KINDS
from bot.pages.home import MORE_PRESSES, PAIR_PRESSES
from bot.pages.menu import ALWAYS, OF_MENTORS, OF_PAIR
from bot.presentation.wording import UNASKED_PRESSES
from bot.rules.care import Concern
from bot.rules.contacts import ContactPurpose
from bot.rules.pair_facts import RHYTHMS
from bot.rules.pair_health import PairState
from bot.rules.tips import TIPS
from bot.texts.loader import LANGUAGES, FaultyText, MissingText, Texts, load_texts
from bot.writing.tasks import Wish
from conversation_prompts.card import Audience
from conversation_prompts.offer import ChoiceReason, Slot
from tests.support.pages import LIBRARY

ROOT = Path(__file__).parents[2]
TEXTS = load_texts()
FLOWS = [conversation.flow for conversation in CONVERSATIONS.values()]


# ---- the texts as they are written -------------------------------------------------------------------------------------


def text_files(language: str) -> list[Path]:
    """The files of a language, a subject each."""
    found = sorted((ROOT / "bot" / "texts").glob("*.ftl"))
    return [
        path for path in found if path.name == f"{language}.ftl" or path.name.endswith(f".{language}.ftl")
    ]


@cache
def written(language: str) -> Mapping[str, ftl.Message]:
    """Every message of a language by its id."""
    found: dict[str, ftl.Message] = {}
    for path in text_files(language):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {str(entry.content)[:60]}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


def patterns(message: ftl.Message) -> dict[str | None, ftl.Pattern]:
    """The message itself under None, and its attributes."""
    assert message.value is not None
    found: dict[str | None, ftl.Pattern] = {None: message.value}
    found.update({one.id.name: one.value for one in message.attributes})
    return found


def inside(node: Any, kind: type[Any]) -> Iterator[Any]:
    """Every node of a kind inside a pattern."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, ftl.BaseNode):
        for value in vars(node).values():
            yield from inside(value, kind)
    elif isinstance(node, list):
        for value in node:
            yield from inside(value, kind)


def variables(node: Any) -> set[str]:
    return {one.id.name for one in inside(node, ftl.VariableReference)}


def numbers(node: Any) -> set[str]:
    """The variables that decide a plural."""
    return {
        name
        for choice in inside(node, ftl.SelectExpression)
        if any(
            isinstance(v.key, ftl.Identifier) and v.key.name in ("one", "few", "many")
            for v in choice.variants
        )
        for name in variables(choice.selector)
    }


SAMPLE: Mapping[str, Any] = {
    "hello": "Labas, Rūta", "called": "Rūta", "partner": "Tomas Petrauskas", "role": "mentee", "count": 3, "weeks": 3,
    "minutes": 10, "number": 1, "low": 1, "high": 5, "limit": 3000, "length": 3501, "from": "9:00", "until": "17:30",
    "zone_name": "Europe/Vilnius", "goal": "Drąsiau kalbėti", "id": "a1b2c3", "text": "Paprašyti nuomonės", "sign": "●",
    "mentee": "Rūta Kazlauskė", "mentor": "Tomas Petrauskas", "who": "Emily Carter", "slot": "Lengva pradžia",
    "audience": "", "first": "Kodėl?", "second": "Kas tada?", "command": "temos", "wanted": "Jonas", "note": "Pavyko",
    "season": "any", "label": "Vilties linija", "reach": "116 123",
}  # fmt: skip
LOCAL: Mapping[str, Mapping[str, Any]] = {
    "lt": dict.fromkeys(("when", "day", "on", "due", "moment"), "antradienį, sausio 12 d.")
    | {"until": "antradienį, sausio 12 d.", "since": "sausio 5 d.", "anchor": "sausio 5 d."},
    "en": dict.fromkeys(("when", "day", "on", "due", "moment"), "Tuesday 12 January")
    | {"until": "Tuesday 12 January", "since": "5 January", "anchor": "5 January"},
}


def said(language: str, text: str, attribute: str | None = None) -> list[str]:
    """The text in every way it can come out."""
    pattern = patterns(written(language)[text])[attribute]
    known = {**dict.fromkeys(variables(pattern), "Pavyzdys"), **SAMPLE, **LOCAL[language]}
    choices: dict[str, set[Any]] = {}
    for choice in inside(pattern, ftl.SelectExpression):
        for name in variables(choice.selector):
            keys = {
                v.key.name if isinstance(v.key, ftl.Identifier) else int(v.key.value) for v in choice.variants
            }
            choices.setdefault(name, set()).update({1, 2, 10} if name in numbers(pattern) else keys)
    found = []
    for values in itertools.product(*(sorted(values, key=str) for values in choices.values())):
        args = known | dict(zip(choices, values, strict=True))
        found.append(TEXTS.say(text, language, attribute or "tu", args))
    return found


@cache
def everything() -> tuple[tuple[str, str, str], ...]:
    """All that people read: language, id (and ".jus"), what is said; each text in every way it can come out."""
    return tuple(
        (language, text + (f".{attribute}" if attribute else ""), one)
        for language in LANGUAGES
        for text, message in written(language).items()
        for attribute in patterns(message)
        if attribute != "words"
        for one in said(language, text, attribute)
    )


# ---- what code asks for ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """A place where a sentence is said: the ids it may be, and what it is filled with (None: cannot be read off)."""

    place: str
    ids: frozenset[str]
    given: frozenset[str] | None = field(default=None)


SAYING = frozenset({"say", "line", "Say", "Unclear", "words", "folded", "_folded", "text"})
OTHER_WORDS = "bot/programmes/"  # reads files and lists faults: texts of its own


@cache
def sources() -> Mapping[str, ast.Module]:
    found = {}
    for folder in ("bot", "adapters"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            found[str(path.relative_to(ROOT))] = ast.parse(path.read_text("utf-8"))
    return found


@cache
def constants() -> frozenset[str]:
    """Every string that stands in the source."""
    return frozenset(
        node.value
        for tree in sources().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def uses() -> tuple[Use, ...]:
    """Every call that says a text."""
    found = []
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and not path.startswith(OTHER_WORDS):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in SAYING and (ids := _ids(node.args[0])):
                    found.append(Use(f"{path}:{node.lineno} {name}", frozenset(ids), _given(node, name)))
    return tuple(found)


def _ids(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _ids(node.body) | _ids(node.orelse)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        prefix = str(node.values[0].value)
        return {text for text in derived() if text.startswith(prefix)}
    return set()


def _given(node: ast.Call, name: str) -> frozenset[str] | None:
    if name in ("say", "line"):
        if len(node.args) > 1 or any(keyword.arg is None for keyword in node.keywords):
            return None
        return frozenset(str(keyword.arg) for keyword in node.keywords)
    if name in ("Say", "Unclear"):
        if len(node.args) == 1:
            return frozenset()
        if isinstance(node.args[1], ast.Dict) and all(
            isinstance(key, ast.Constant) for key in node.args[1].keys
        ):
            return frozenset(str(key.value) for key in node.args[1].keys if isinstance(key, ast.Constant))
    return None


def kinds() -> frozenset[str]:
    """Every kind of message that goes out unasked."""
    return frozenset(KINDS)


def rules() -> set[str]:
    """The rules behind a pair's state."""
    return {
        str(node.args[2].value)
        for node in ast.walk(sources()["bot/rules/pair_health.py"])
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Health"
        and isinstance(node.args[2], ast.Constant)
    }


def dashed(*names: str) -> list[str]:
    return [name.replace("_", "-") for name in names]


@cache
def derived() -> frozenset[str]:
    """The ids that are put together: from flows, commands, states, rules, reasons."""
    found = {f"{flow.name}-title" for flow in FLOWS}
    for flow in FLOWS:
        for page in flow.pages:
            for f in page.fields:
                found.add(f"{flow.name}-{f.name}")
                if isinstance(f, Choice):
                    found |= {f"{flow.name}-{f.name}-{option}" for option in f.of}
                if isinstance(f, Text) and f.drafted:
                    found.add(f"{flow.name}-{f.name}-{AS_DRAFTED}")
    found |= {f"command-{name}" for name in MENTOR}
    found |= {f"press-{name}" for name in (*PAIR_PRESSES, *MORE_PRESSES, *UNASKED_PRESSES)}
    found |= {f"menu-{name}" for name in (*OF_PAIR, *OF_MENTORS, *ALWAYS)}
    found |= {f"control-{one.name}" for one in dataclasses.fields(Controls)}
    found |= {f"pairs-command-{name}" for name in PAIRS}
    found |= {f"state-{name}" for name in dashed(*PairState)}
    found |= {f"pairs-rule-{name}" for name in dashed(*rules())}
    found |= {f"seen-by-{name}" for name in SeenBy}
    found |= {f"topics-slot-{slot}" for slot in Slot}
    found |= {f"topics-for-{audience}" for audience in Audience}
    found |= {f"topics-reason-{name}" for name in dashed(*ChoiceReason)}
    found |= {f"care-{concern}" for concern in Concern}
    found |= {f"care-{concern}-people" for concern in Concern if concern is not Concern.DANGER}
    found |= {f"care-group-{purpose}" for purpose in ContactPurpose}
    found |= {f"expect-about-{name}" for name in QUESTIONS}
    found |= {f"tip-{name}" for name in TIPS}
    found |= {f"closing-rule-{option}" for option in ("month", "quarter", "needed", "done")}
    found |= {f"agreement-about-{name}" for name in TERMS}
    found |= {f"goal-role-{aim}" for aim in ("mine", "shown", "no")}
    found |= {f"why-{name}" for name in dashed(*kinds())}
    found |= {f"kind-{name}" for name in dashed(*(name for name, row in KINDS.items() if row.stoppable))}
    found |= {f"guess-what-{wish}" for wish in Wish if wish is not Wish.NOTHING}
    found |= {f"coordinator-{name}" for name in dashed(PairState.SILENT, PairState.LATE_START)}
    return frozenset(found)


@cache
def may_be() -> frozenset[str]:
    """Ids that code looks for and does without: the label of "skip", and of a mark on a scale."""
    fields = [(flow, f) for flow in FLOWS for page in flow.pages for f in page.fields]
    skips = {f"{flow.name}-{f.name}-skip" for flow, f in fields if f.optional}
    marks = {
        f"{flow.name}-{f.name}-{mark}" for flow, f in fields if isinstance(f, Scale) for mark in f.options({})
    }
    return frozenset(skips | marks)


def test_every_text_that_code_asks_for_is_there() -> None:
    asked = derived() | {text for use in uses() for text in use.ids}

    assert sorted(asked - set(written("lt"))) == []
    assert sorted(asked - set(written("en"))) == []


def test_no_text_is_left_that_nobody_says() -> None:
    referred = {one.id.name for text in written("lt").values() for one in inside(text, ftl.MessageReference)}
    needed = derived() | may_be() | referred | constants()

    assert set(written("lt")) - needed == set()


def test_a_text_is_given_everything_it_is_filled_with() -> None:
    checked = 0
    for use in uses():
        for text in use.ids if use.given is not None else ():
            for language in LANGUAGES:
                lacking = variables(written(language)[text]) - (use.given or set()) - {"hello"}
                assert not lacking, f"{use.place}: {text} in {language} needs {sorted(lacking)}"
                checked += 1
    assert checked > 150


# ---- the same in both languages ----------------------------------------------------------------------------------------


def test_both_languages_have_the_same_texts() -> None:
    assert set(written("lt")) == set(written("en"))


@pytest.mark.parametrize("subject", sorted(path.name.removesuffix("en.ftl") for path in text_files("en")))
def test_the_texts_of_a_subject_stand_in_the_same_order(subject: str) -> None:
    order = [
        [
            entry.id.name
            for entry in FluentParser().parse(path.read_text("utf-8")).body
            if isinstance(entry, ftl.Message)
        ]
        for language in LANGUAGES
        for path in text_files(language)
        if path.name == f"{subject}{language}.ftl"
    ]

    assert order[0] == order[1]


def test_a_text_is_filled_with_the_same_in_both_languages() -> None:
    for text in sorted(written("lt")):
        both = [patterns(written(language)[text]) for language in LANGUAGES]
        filled = [variables(one[None]) for one in both]

        assert filled[0] == filled[1], text
        assert ("words" in both[0]) == ("words" in both[1]), (
            f"words for {text} are known in one language only"
        )
        assert "jus" not in both[1], text
        assert set().union(*both) <= {None, "jus", "words"}, text
        for one in both:
            assert variables(one.get("jus", one[None])) == filled[0], text
            assert not variables(one.get("words")), text


def test_a_text_in_neither_language_is_refused() -> None:
    with pytest.raises(MissingText):
        TEXTS.say("no-such-text", "lt")
    with pytest.raises(FaultyText):
        TEXTS.say("plan-saved", "lt", "tu", {"when": "rytoj"})
    with pytest.raises(FaultyText, match="en"):
        Texts({"en": "good = Good\n# fine\nbad one = Bad\n"})


def test_a_date_that_ends_a_sentence_ends_it_once() -> None:
    assert (
        TEXTS.say("status-last", "lt", "tu", {"on": "sausio 5 d."}) == "Paskutinis susitikimas: sausio 5 d."
    )


def test_a_label_with_a_comma_is_one_answer() -> None:
    found = TEXTS.words("session-note-keep-no", "lt")

    assert "Ne, ačiū" in found
    assert "No, thanks" in found
    assert "ne" in found
    assert "ačiū" not in found


# ---- tu and jūs --------------------------------------------------------------------------------------------------------

SINGULAR = re.compile(
    r"\b(?:tu|tau|tave|tavo|tavęs|tavimi|tavim|tavyje)\b"
    r"|\b(?!(?:tik|kiek|tiek|juk)\b)\w{2,}k(?:is)?\b"  # what to do: rašyk, rinkis
    r"|\b(?!(?:sekėsi|baigėsi|tęsėsi)\b)\w+[ėouiy]si\b"  # what you will do: norėsi
    r"|\b(?:matai|rašai|dirbi|nori|žinai|moki|gali|renkiesi|esi|buvai|turi|pagalvojai|prisimeni|sakei|pasakei|žiūrėjai"
    r"|klausei|rašei|susitikai|supratai|darai|jauti|ateini|grįžti|pasirinkai|išeini|sutinki)\b",
    re.IGNORECASE,
)
NOBODY_ADDRESSED = {
    ("check-in-met_on-skip", "klausei"),  # labels are the person's own words, commands are said to the bot
    ("paused-paused-resume", "grįžti"), ("control-take", "renkuosi"),
    ("command-stop", "nebesiųsk"), ("command-restore", "siųsk"), ("command-snooze", "patylėk"), ("command-care", "padėk"),
    ("help", "padėk"), ("welcome-tone", "tu"), ("welcome-tone-tu", "tu"),
    ("stranger", "gali"), ("help", "gali"), ("care-harassment", "gali"), ("care-strain", "gali"), ("care-asked", "gali"),
    ("care-danger", "gali"), ("stalled-lighter", "gali"), ("pause-too-long", "gali"), ("coordinator-asked", "nori"),
    ("care-harassment", "turi"),
}  # fmt: skip
QUOTED = re.compile(r"„[^“]*“")


def bare(text: str) -> str:
    """A text without what it quotes: commands to type, somebody's own words."""
    return QUOTED.sub("„“", text)


def addressed(text: str, one: str) -> list[str]:
    """The words in it that speak to one person as "tu"."""
    words = (word.casefold() for word in SINGULAR.findall(bare(one)))
    return [word for word in words if (text.removesuffix(".jus"), word) not in NOBODY_ADDRESSED]


def test_whoever_is_addressed_in_the_singular_can_be_addressed_politely() -> None:
    found = {
        (text, *addressed(text, one))
        for language, text, one in everything()
        if language == "lt"
        and addressed(text, one)
        and "jus" not in patterns(written("lt")[text.split(".")[0]])
    }

    assert found == set()


def test_the_polite_text_addresses_nobody_in_the_singular() -> None:
    found = {
        (text, *addressed(text, one))
        for language, text, one in everything()
        if language == "lt" and text.endswith(".jus") and addressed(text, one)
    }

    assert found == set()


def test_the_polite_text_really_differs() -> None:
    polite = [text for text, message in written("lt").items() if "jus" in patterns(message)]
    assert len(polite) > 100
    for text in polite:
        assert said("lt", text) != said("lt", text, "jus"), text
        assert len(said("lt", text)) == len(said("lt", text, "jus")), text


# ---- numbers -----------------------------------------------------------------------------------------------------------

LT_FORMS = {
    "notes-head": ("užrašas", "užrašai", "užrašų"),
    "topics-picked": ("minutę", "minutes", "minučių"),
    "stalled-why": ("savaitė", "savaitės", "savaičių"),
    "status-head": ("susitikimas", "susitikimai", "susitikimų"),
    "home-rhythm": ("susitikimas", "susitikimai", "susitikimų"),
    "pairs-head": ("pora", "poros", "porų"),
    "ending-done": ("susitikimas", "susitikimai", "susitikimų"),
    "expect-differ": ("lūkestis", "lūkesčiai", "lūkesčių"),
    "digest-more": ("klausimas", "klausimai", "klausimų"),
}
EN_FORMS = {
    "notes-head": ("note", "notes"),
    "topics-picked": ("minute", "minutes"),
    "stalled-why": ("week", "weeks"),
    "status-head": ("once", "times"),
    "home-rhythm": ("once", "times"),
    "pairs-head": ("pair", "pairs"),
    "ending-done": ("meeting", "meetings"),
    "expect-differ": ("expectation", "expectations"),
    "digest-more": ("question", "questions"),
}
NONE_YET = {
    "status-head": ("Dar nesusitikote.", "You haven't met yet."),
    "home-rhythm": ("Pirmas susitikimas dar laukia.", "The first meeting is still to come."),
    "ending-done": ("Nors susitikti neteko", "You didn't get to meet"),
}
COUNTED = {"count", "weeks", "minutes"}
NOUN_FIRST = {
    "pairs-count",
    "pairs-status",
    "data-line",
    "supervision-count",
}  # "Susitikimų: 3" is right with any number
RHYTHM_ONLY = {  # "kas N savaites": a rhythm is two to six weeks
    "rhythm-saved", "rhythm-partner", "pairs-rule-in-rhythm", "pairs-rule-slow", "pairs-rule-silent",
}  # fmt: skip
PLURALS = {
    0: 2,
    1: 0,
    2: 1,
    9: 1,
    10: 2,
    11: 2,
    19: 2,
    20: 2,
    21: 0,
    22: 1,
    30: 2,
    101: 0,
    111: 2,
    112: 2,
    121: 0,
}


def counted(text: str, language: str, number: float) -> str:
    name = {"stalled-why": "weeks", "topics-picked": "minutes"}.get(text, "count")
    known = {**SAMPLE, **LOCAL[language], "met_before": "yes", name: number}
    return TEXTS.say(text, language, "tu", known)


@pytest.mark.parametrize("text", LT_FORMS)
def test_lithuanian_nouns_agree_with_their_numbers(text: str) -> None:
    for number, category in PLURALS.items():
        words, form = counted(text, "lt", number), LT_FORMS[text][category]
        if number == 0 and text in NONE_YET:
            assert NONE_YET[text][0] in words
        else:
            assert re.search(rf"\b{number} {form}\b", words)


@pytest.mark.parametrize(("text", "form"), [("topics-picked", "minutės"), ("stalled-why", "savaitės")])
def test_a_fraction_has_a_form_of_its_own(text: str, form: str) -> None:
    assert f"1,5 {form}" in counted(text, "lt", 1.5)


@pytest.mark.parametrize("text", EN_FORMS)
def test_english_nouns_agree_with_their_numbers(text: str) -> None:
    for number in PLURALS:
        words = counted(text, "en", number)
        if number == 0 and text in NONE_YET:
            assert NONE_YET[text][1] in words
        elif text in ("status-head", "home-rhythm") and number == 1:
            assert "met once." in words
        else:
            assert re.search(rf"\b{number} {EN_FORMS[text][number != 1]}\b", words)


def test_every_text_that_counts_is_one_of_these() -> None:
    for language in LANGUAGES:
        counting = {text for text, message in written(language).items() if variables(message) & COUNTED}
        assert counting == set(LT_FORMS) | NOUN_FIRST | RHYTHM_ONLY


def test_every_rhythm_is_a_number_that_needs_the_form_it_stands_with() -> None:
    assert {PLURALS.get(weeks, 1) for weeks in RHYTHMS} == {1}
    for text in (*RHYTHM_ONLY, "status-head", "home-rhythm"):
        for weeks in RHYTHMS:
            known = {**SAMPLE, **LOCAL["lt"], "weeks": weeks}
            assert f"kas {weeks} savaites" in TEXTS.say(text, "lt", "tu", known)


# ---- gender, tone, print -----------------------------------------------------------------------------------------------

GENDERED = re.compile(
    r"\(-?(?:a|ė|i|as|usi|iusi)\)|[a-ząčęėįšųūž]/-?[a-ząčęėįšųūž]+"
    r"|\b(?!\w+iausiai\b)\w+(?:ęs|usi|usios|usiam|usiai|damas|dama|damasi)\b"
    r"|\b(?:pats|pati|abu|abi|judu|judvi|mudu|mudvi|vienas|viena)\b"
    r"|\b(?:sveikas|sveika|mielas|miela|gerbiamas|gerbiama|laukiamas|laukiama|kviečiamas|kviečiama)\b",
    re.IGNORECASE,
)
NO_PERSONS_GENDER = {
    "tavęs", "savęs", "manęs",
    ("pairs-rule-paused", "pati"), ("pairs-command-stalled", "sustojusios"), ("help-coordinator", "sustojusios"),
    ("help-coordinator", "nesusitikusios"), ("pairs-unknown", "sustojusios"),  # of pairs
    ("goal-review-review", "pats"), ("goal-review-review-keep", "pats"), ("goal-kept", "pats"),  # of a goal
    ("step-saved", "vienas"), ("data-head", "viena"),  # of a step, of a file
}  # fmt: skip
WATCHED = re.compile(
    r"\bsekan\w+|\bpilnai\b|\bįtako\w+|\biššūk\w+|\bfydbek\w+|\bfeedback\w*|\bčekin\w+|\bsesij\w+|\bmentoring\w*"
    r"|\bglobotin\w+|\bmenčiuk\w+|\bprotež\w+|\bsutart(?:is|į|ies)\b|\bvalio\b|\bvėl nesusitik\w+|\bpriežiūr\w+"
    r"|\btuo tarpu\b|\bpora (?:baigėsi|užbaigta)\b|\bgirdžiu, kad\b|\batvir(?:i|ų|us) žingsn\w+|\bskamba sunkiai\b"
    r"|\bžemiau\b.*:|\bprašome\b|\bdėka\b|\bpas mus\b|\bvisų pirma\b|\btam kad\b|\bbūtent\b",
    re.IGNORECASE,
)
EN_WATCHED = re.compile(
    r"\boops\b|\bawesome\b|\bkindly\b|\bplease note\b|\bleverage\b|\bempower\w*|\bsynerg\w*|\breach out\b|\bkick ?off\b"
    r"|\bguys\b|\bhe or she\b|\bhis or her\b|\b(?:he|she|his|her)\b",
    re.IGNORECASE,
)


def test_nobody_is_told_their_gender() -> None:
    found = {
        (text, word)
        for language, text, one in everything()
        if language == "lt"
        for word in GENDERED.findall(one.replace("Europe/Vilnius", ""))
        if not {word.casefold(), (text.removesuffix(".jus"), word.casefold())} & NO_PERSONS_GENDER
    }

    assert found == set()


def test_words_that_a_thoughtful_colleague_would_not_use_are_not_used() -> None:
    for language, text, one in everything():
        if text == "welcome-language":  # speaks both languages
            continue
        watched = (WATCHED if language == "lt" else EN_WATCHED).search(one)
        assert watched is None, (text, watched.group())


CLOSED = {
    "lt": re.compile(r"(?:^|[.?!…“] )(?:O )?ar\b[^?]*\?", re.IGNORECASE),
    "en": re.compile(
        r"(?:^|[.?!…”] )(?:And )?(?:is|are|do|does|did|can|will|have|has|would|could|was|were)\b[^?]*\?",
        re.IGNORECASE,
    ),
}


def test_cards_avoid_those_words_and_ask_nothing_that_yes_or_no_would_answer() -> None:
    for card in LIBRARY:
        for language in LANGUAGES:
            for address in ("tu", "jus"):
                for one in (card.text(language, address), *card.followups(language, address)):
                    watched = WATCHED.search(one) if language == "lt" else None
                    found = watched or CLOSED[language].search(one)
                    assert found is None, (card.id, found.group())


def test_nobody_is_shouted_at() -> None:
    for _, text, one in everything():
        assert "!!" not in one, text
        assert one.count("!") <= (2 if text.startswith("welcome-language") else 1), text
        assert not re.search(r"\b(?!SOS|NAME|VARDAS)[A-ZĄČĘĖĮŠŲŪŽ]{4,}\b", one), text


def test_lithuanian_is_printed_as_lithuanian() -> None:
    for language, text, one in everything():
        if language == "lt" and text != "welcome-language":
            assert '"' not in one, text
            assert "'" not in one, text
            assert one.count("„") == one.count("“"), text
            assert "”" not in one, text
            assert not re.search(r"\d-\d", one), text


def test_english_is_printed_as_english() -> None:
    lithuanian = {"welcome-tone", "welcome-tone-jus", "welcome-language", "welcome-language-lt"}
    for text, message in written("en").items():
        own = "".join(one.value for one in inside(message.value, ftl.TextElement))
        assert text in lithuanian or not set(own) & set("„“”‘’ąčęėįšųūž"), text
        assert own.count('"') % 2 == 0, text


def test_spaces_dots_and_dashes_stand_where_they_should() -> None:
    for _, text, one in everything():
        assert one == one.strip() or text.startswith(("topics-for-", "topics-line")), text
        for line in one.splitlines():
            assert line == line.rstrip(), text
            assert "  " not in line.strip(), (text, line)
        assert ".." not in one, text
        assert " - " not in one, text
        assert "--" not in one, text
        assert not re.search(r"\s[,.;:!?](?!\w)", one), text
        assert not re.search(r"[,;:](?=[^\W\d_])", one), text
        assert "{" not in one, text


def test_a_sentence_ends_as_a_sentence() -> None:
    lists = {"help", "help-coordinator", "calendar-title", "status-step", "journal-line"}
    lists |= {"data-note", "data-goal", "data-look"}
    for _, text, one in everything():
        if len(one) > 45 and one[0].isupper() and text.removesuffix(".jus") not in lists:
            assert one[-1] in '.?:“"', (text, one)


# ---- options: each word means one thing ----------------------------------------------------------------------------------

LABEL = 24  # characters that fit a button on a narrow screen
LABEL_LIMIT = 75  # Slack's
LONGER = {
    "ending-how-talk", "expect-silence-write", "fit-check-fit-talk",
    "check-in-instead-why", "goal-area-confidence", "session-note-due-skip", "check-in-met_on-skip", "stalled-why-no_topic",
    "stalled-why-no_fit", "stalled-onward-talk", "stalled-fit-card", "stalled-fit-talk", "stalled-lighter-short",
}  # fmt: skip


def choices() -> Iterator[tuple[Flow, Choice]]:
    for flow in FLOWS:
        for page in flow.pages:
            for f in page.fields:
                if isinstance(f, Choice) and f.of:
                    yield flow, f


def known_as(flow: Flow, f: Choice, option: str) -> set[str]:
    return {fold(word) for word in (option, *TEXTS.words(f"{flow.name}-{f.name}-{option}", "lt"))}


@pytest.mark.parametrize(("flow", "f"), list(choices()), ids=lambda one: one.name)
def test_no_word_means_two_options_of_one_question(flow: Flow, f: Choice) -> None:
    for one, other in itertools.combinations(f.of, 2):
        assert not known_as(flow, f, one) & known_as(flow, f, other), (one, other)
    for option in f.of:
        assert "" not in known_as(flow, f, option)


@pytest.mark.parametrize(("flow", "f"), list(choices()), ids=lambda one: one.name)
def test_an_option_is_not_a_way_to_leave_or_to_go_back(flow: Flow, f: Choice) -> None:
    ways = {fold(word) for way in ("word-leave", "word-back") for word in TEXTS.words(way, "lt")}
    for option in f.of:
        assert not known_as(flow, f, option) & ways, option


@pytest.mark.parametrize("text", sorted(may_be() & set(written("lt"))))
def test_skipping_is_not_leaving(text: str) -> None:
    ways = {fold(word) for way in ("word-leave", "word-back") for word in TEXTS.words(way, "lt")}

    assert not {fold(word) for word in TEXTS.words(text, "lt")} & ways


@pytest.mark.parametrize("commands", ["command", "pairs-command"])
def test_no_word_means_two_commands(commands: str) -> None:
    names = MENTOR if commands == "command" else PAIRS
    known = {name: {fold(word) for word in TEXTS.words(f"{commands}-{name}", "lt")} for name in names}

    for one, other in itertools.combinations(names, 2):
        assert not known[one] & known[other], (one, other)
    ways = {fold(word) for way in ("word-leave", "word-back") for word in TEXTS.words(way, "lt")}
    assert not set().union(*known.values()) & ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_on_buttons(language: str) -> None:
    labels = {
        text: one
        for flow, f in choices()
        for option in f.of
        for text in [f"{flow.name}-{f.name}-{option}"]
        for one in said(language, text)
    } | {text: said(language, text)[0] for text in may_be() & set(written(language))}

    assert {text: one for text, one in labels.items() if len(one) > LABEL and text not in LONGER} == {}
    assert max(map(len, labels.values())) <= LABEL_LIMIT
    assert all("\n" not in one for one in labels.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_fit_on_a_modal(language: str) -> None:
    for flow in FLOWS:
        for one in said(language, f"{flow.name}-title"):
            assert len(one) <= 24


def test_every_command_is_named_somewhere_by_a_word_that_works() -> None:
    for language in LANGUAGES:
        named = " ".join(
            one for spoken, text, one in everything() if spoken == language and "command" not in text
        )
        for name in MENTOR:
            word = re.escape(said(language, f"command-{name}")[0])
            assert re.search(rf'[„"]{word}[“"]|^{word}[ ,]|, {word}[ ,]', named, re.MULTILINE), (
                language,
                name,
            )
