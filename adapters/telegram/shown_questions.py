"""Remembers which sent messages carry the buttons of which question, so that stale keyboards can be removed."""

from __future__ import annotations

from adapters.bounded import Bounded
from adapters.telegram.render import Post
from adapters.telegram.wire import QuestionRef, question_of

QUESTIONS_IN_A_CHAT = 5  # the newest of each chat


class ShownQuestions:
    """Message ids and their questions, by chat, as far as this process sent them."""

    def __init__(self) -> None:
        self._by_chat: Bounded[int, dict[int, QuestionRef]] = Bounded()

    def add(self, chat: int, message_id: int, post: Post) -> None:
        """Remember a message that was just shown, if its buttons answer a question."""
        found = (question_of(data) for row in post.keyboard for _, data in row)
        question = next((one for one in found if one is not None), None)
        if question is None:
            return
        here = self._by_chat.pop(chat, {})  # a chat that is active is not the one to be forgotten first
        here[message_id] = question
        for old in list(here)[:-QUESTIONS_IN_A_CHAT]:
            del here[old]
        self._by_chat[chat] = here

    def in_chat(self, chat: int) -> dict[int, QuestionRef]:
        """The messages of a chat whose buttons answer a question, and which question."""
        return dict(self._by_chat.get(chat, {}))

    def closed(self, chat: int, message_id: int) -> None:
        """The buttons of this message are being removed."""
        self._by_chat.get(chat, {}).pop(message_id, None)
