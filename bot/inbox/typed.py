"""Typed words: they answer what is asked, name a command, or are understood as free text."""

from __future__ import annotations

from bot.commands import care
from bot.conversation.date_fields import When, without_until
from bot.conversation.engine import State, pending
from bot.conversation.fields import AS_DRAFTED, Text
from bot.conversation.messages import Answered, Ask, Back, Commanded
from bot.conversation.text_folding import fold, option_by_number
from bot.conversations import state_of
from bot.flows import CONVERSATIONS
from bot.inbox import answers, commands
from bot.inbox.focus import focused
from bot.inbox.free_text import greets, offer_note, understand
from bot.inbox.intents import CONFIDENT
from bot.inbox.vocabulary import vocabulary_of
from bot.rules.intent import IntentKind
from bot.rules.when import parse_date as understand_date
from bot.turn import Turn
from storage.tables import StoredConversation

WITH_A_DATE = ("next", "pause")  # commands that a date may follow without a slash before them
REMARK_WORDS = 2  # that few words are about a draft, and no text in its place
SKIP = ""  # stands behind the options of a field that may be skipped


def enter(turn: Turn, text: str) -> None:
    """Take typed words for what they are."""
    if not text:
        commands.greet(turn)
        return
    if text.startswith("/"):
        name, _, rest = text[1:].partition(" ")
        commands.enter(turn, Commanded(name.lower(), rest.strip()))
        return
    found = focused(turn)
    if found is not None:
        _answer_focused(*found, text)
        return
    named = vocabulary_of(turn.installation.texts).command(fold(text))
    if named and _may_run(turn, named):
        commands.run(turn, named, "")
    elif turn.who.person.welcomed_at is None:
        commands.begin_welcome(turn)
    else:
        _unprompted(turn, text)


def _may_run(turn: Turn, command: str) -> bool:
    return turn.who.person.welcomed_at is not None or command in commands.BEFORE_WELCOME


def _answer_focused(turn: Turn, row: StoredConversation, text: str) -> None:
    """Typed words answer the first field that is asked, unless they plainly want something else."""
    said, state = fold(text), state_of(turn, row)
    vocabulary = vocabulary_of(turn.installation.texts)
    asked = pending(CONVERSATIONS[row.flow].flow, state)
    if said in vocabulary.words("word-leave"):
        answers.leave(turn)
    elif said in vocabulary.words("command-care"):
        care.run(turn, "")
    elif said in vocabulary.words("word-back") or not asked:
        answers.take(turn, row, Back(state.turn))
    elif _skips(turn, row, state, said):
        answers.take(turn, row, Answered(state.turn, {asked[0].name: None}))
    elif not (isinstance(asked[0], Text) and _not_an_answer(turn, row, state, asked[0], said)):
        unclear = answers.take(turn, row, Answered(state.turn, {asked[0].name: text}))
        if unclear is not None and not _meant_otherwise(turn, row, state, text):
            greeting = not isinstance(asked[0], Text) and greets(turn, text)
            turn.reply(Ask(unclear.conversation, unclear.turn) if greeting else unclear)


def _skips(turn: Turn, row: StoredConversation, state: State, said: str) -> bool:
    """Whether typed words skip the field that is asked."""
    asked = pending(CONVERSATIONS[row.flow].flow, state)[0]
    if not asked.optional:
        return False
    vocabulary = vocabulary_of(turn.installation.texts)
    skips = vocabulary.words("skip") | vocabulary.words(f"{row.flow}-{asked.name}-skip")
    options = asked.options(state.about)
    return said in skips or bool(options and option_by_number(said, (*options, SKIP)) == SKIP)


def _meant_otherwise(turn: Turn, row: StoredConversation, state: State, text: str) -> bool:
    """Do what typed words want that are no answer to what is asked; False where they want nothing else."""
    asked = pending(CONVERSATIONS[row.flow].flow, state)[0]
    if isinstance(asked, Text):
        return False
    named = vocabulary_of(turn.installation.texts).command(fold(text))
    if named and _may_run(turn, named):
        commands.run(turn, named, "")
        return True
    # A date that does not fit the question about a day is no wish to plan.
    only = CONFIDENT - {IntentKind.PLAN} if isinstance(asked, When) else CONFIDENT
    if turn.who.person.welcomed_at is not None and understand(turn, text, only=only):
        return True
    return row.flow == "session-note" and asked.name == "keep" and offer_note(turn, text)


def _not_an_answer(turn: Turn, row: StoredConversation, state: State, asked: Text, said: str) -> bool:
    """Handles typed input that must not be stored as the field's text: a command, a private note, a bare remark.

    Returns True if it was handled. A command in place of a whole draft is no other draft, and nothing private is taken from
    where it stays readable.
    """
    stays = turn.kept_by_platform and asked.private
    if not stays and not asked.draft(state.about):
        return False
    if said and (name := vocabulary_of(turn.installation.texts).command(said)):
        commands.run(turn, name, "")
    elif stays:
        turn.say("private-not-here")
        turn.reply(Ask(row.id, state.turn))
    elif _is_remark(turn, row, asked, said):
        turn.reply(Ask(row.id, state.turn, {asked.name: ("unclear-draft", {})}))
    else:
        return False
    return True


def _is_remark(turn: Turn, row: StoredConversation, asked: Text, said: str) -> bool:
    """True if the text is a remark about the draft, not a replacement for it: a "no thanks" must not lose the draft."""
    vocabulary = vocabulary_of(turn.installation.texts)
    if said == "1" or said in vocabulary.words(f"{row.flow}-{asked.name}-{AS_DRAFTED}"):
        return False
    few = asked.multiline and len(said.split()) <= REMARK_WORDS
    return few or not said or said.isdecimal() or said in vocabulary.words("unclear-draft")


def _unprompted(turn: Turn, text: str) -> None:
    """Words that answer nothing: a command with a date or a note after it, or free text."""
    vocabulary, reader = vocabulary_of(turn.installation.texts), turn.who.reader
    word, rest = commands.first_word(text)
    wanted = vocabulary.command(fold(word))
    named = without_until(rest) if wanted == "pause" else rest
    whole, after = (understand_date(part, language=reader.language, now=reader.now) for part in (text, named))
    if wanted in WITH_A_DATE and whole is None and after is not None:  # "next Tuesday" is a day, no command
        commands.run(turn, wanted, rest)
    elif rest and fold(word) == vocabulary.first_word("command-note", reader.language):
        commands.run(turn, "note", rest)  # "note Ask James about …": what follows is the note
    elif (chosen := commands.choose_pair(turn, None, text)) is not None:
        understand(chosen, text)
