"""Pora in Telegram within one process: what people do, what they see, and what happens when something fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from adapters.errors import TokenRefused
from adapters.telegram.channel import TelegramAccess, TelegramChannel
from adapters.telegram.client import Client
from bot.conversation.messages import Commanded, Incoming, Reply, Said, Words
from bot.inbox.open_questions import open_questions
from bot.ports import RetryLater
from storage import address_book
from storage.tables import Note, Person, SeenEvent, StoredConversation
from tests.integration.conftest import Found
from tests.support.organisation import COORDINATOR, START, Organisation
from tests.support.simulated_loop import passes, simulated
from tests.support.telegram.api import TOKEN, BotApi, Direct
from tests.support.telegram.organisation import SECRET, PoraInTelegram, everybody_but_the_coordinator

MENTEE, MENTOR = "mentee-1", "mentor-1"
HOUR = timedelta(hours=1)
ANSWERED = "✓"


@pytest.fixture
def house(found: Found) -> Organisation:
    """Two pairs on a Monday at ten."""
    organisation = found(2)
    organisation.now = START + HOUR
    return organisation


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.action for record in caplog.records if hasattr(record, "action")]


class TestTalking:
    def test_a_question_is_answered_by_a_press_and_what_was_chosen_stays(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("note")
                await pora.goes_on()
                asked = ruta.messages[-1]
                assert ruta.buttons[-1] == "Later"
                first = ruta.buttons[0]

                ruta.presses(first)
                await pora.goes_on()
                (closed,) = [one for one in ruta.messages if one["message_id"] == asked["message_id"]]
                assert closed["text"] == f"{asked['text']}\n\n{ANSWERED} {first}"
                assert closed["entities"] == asked["entities"]
                assert "reply_markup" not in closed
                assert all(pora.api.queries.values())

        simulated(story())

    def test_words_typed_are_taken_for_the_answer_private_ones_too(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/note")
                await pora.goes_on()
                ruta.presses("For me alone") if "For me alone" in ruta.buttons else ruta.presses(
                    ruta.buttons[0]
                )
                await pora.goes_on()
                ruta.says("Tyla posėdyje nėra sutikimas <b> & 🪞")
                await pora.goes_on()
                assert [note.visibility for note in pora.rows(Note)] == ["private"]

        simulated(story())

    def test_a_press_on_what_is_not_asked_any_more_is_answered_and_loses_its_buttons(
        self, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                old = dict(ruta.messages[-1])
                data = old["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
                ruta.presses(ruta.buttons[0])
                await pora.goes_on()
                pora.api.chats[ruta.number][old["message_id"]] = (
                    old  # somebody's second telephone shows it still
                )
                ruta.presses_on(old, data)
                await pora.goes_on()

                ruta.sees("You have already moved on from there")
                closed = pora.api.chats[ruta.number][old["message_id"]]
                assert "reply_markup" not in closed
                assert ANSWERED not in closed["text"]
                assert all(pora.api.queries.values())

        simulated(story())

    def test_back_and_later_and_on_again(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                asked = ruta.messages[-1]["text"]
                ruta.presses(ruta.buttons[0])
                await pora.goes_on()
                ruta.presses("Back")
                await pora.goes_on()
                assert ruta.new == [asked]

                ruta.presses("Later")
                await pora.goes_on()
                ruta.sees("We can go on whenever you like")
                assert ruta.buttons == ["Answer"]

                ruta.presses("Answer")
                await pora.goes_on()
                assert ruta.new == [asked]
                assert "Back" in ruta.buttons or "Later" in ruta.buttons

        simulated(story())

    def test_a_reply_to_a_question_answers_that_question(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                question = ruta.messages[-1]
                ruta.says("/goal")
                await pora.goes_on()
                ruta.says("1 February", reply_to_message=question)
                await pora.goes_on()
                ruta.sees("1 February")

        simulated(story())

    def test_what_was_not_understood_can_be_pressed_still(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                asked = ruta.messages[-1]
                conversation, turn, field = asked["reply_markup"]["inline_keyboard"][0][0][
                    "callback_data"
                ].split(":")[1:4]
                ruta.presses_on(asked, f"a:{conversation}:{turn}:{field}:99")
                await pora.goes_on()
                assert "reply_markup" in pora.api.chats[ruta.number][asked["message_id"]]
                assert all(pora.api.queries.values())

        simulated(story())

    def test_words_that_answer_a_question_take_its_buttons_away(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                asked = ruta.messages[-1]["message_id"]
                ruta.says("1 February")
                await pora.goes_on()
                assert "reply_markup" not in pora.api.chats[ruta.number][asked]
                assert "Yes" in ruta.buttons

                ruta.says("what?")  # no answer: what is asked stays, and can be pressed where it stands
                await pora.goes_on()
                assert [len(one["reply_markup"]["inline_keyboard"]) for one in ruta.messages[1:]] == [2, 2]
                ruta.presses("Yes")
                await pora.goes_on()
                assert ruta.buttons == []
                assert not pora.api.refused

        simulated(story())

    def test_a_question_answered_elsewhere_loses_its_buttons_when_its_person_is_back(
        self, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                with house.database.transaction() as work:
                    address_book.add(work, work.session.get_one(Person, MENTEE), "slack", "T1", "U1")
                ((question, *_),) = [pora.channel.messenger.shown.in_chat(ruta.number).values()]
                here = {(question.conversation, question.turn)}
                for one, can in ((ruta, here), (pora.person(MENTOR), set())):
                    assert await pora.app.run(open_questions, "telegram", "", str(one.number), here) == can
                await pora.app.handle(Incoming("slack", "T1", "U1", "1", Said("1 February")))
                ruta.says("help")
                await pora.goes_on()
                assert ruta.buttons == []

        simulated(story())

    def test_a_finger_that_trembled_pressed_once(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/pause")
                await pora.goes_on()
                asked = dict(ruta.messages[-1])
                data = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
                for _ in range(3):
                    ruta.presses_on(asked, data)
                await pora.goes_on()
                assert [text.partition(".")[0] for text in ruta.new] == ["You'd be back on Monday 11 January"]
                assert all(pora.api.queries.values())
                assert not pora.api.refused

        simulated(story())

    @pytest.mark.parametrize("mode", ["polling", "webhook"])
    def test_the_rest_of_a_text_that_telegram_parted_is_not_taken_for_all_of_it(
        self, mode: str, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode=mode) as pora:
                ruta = pora.person(MENTEE)
                await _all_taken(pora, ruta.says("/note"))
                await _all_taken(pora, ruta.presses("For the two of us"))
                first, rest = ruta.says("a" * 4096), ruta.says("b" * 300)
                await _all_taken(pora, first, rest)
                assert "3,000 is the most" in ruta.messages[-2]["text"]
                assert "I left this part out" in ruta.messages[-1]["text"]
                assert pora.rows(Note) == []

                later = ruta.says("They agreed on three things.", date=first["message"]["date"] + 60)
                await _all_taken(pora, later)
                assert len(pora.rows(Note)) == 1

        simulated(story())

    def test_whoever_corrects_a_message_is_told_that_it_was_read_as_it_was(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                sent = ruta.says("help")["message"]
                await pora.goes_on()
                for text in ("hepl", "help", "topics"):
                    pora.api.happens("edited_message", {**sent, "text": text, "edit_date": sent["date"] + 9})
                    await pora.goes_on()
                assert [text for text in ruta.new[1:] if "don't see later changes" in text] == ruta.new[1:2]
                assert len(ruta.new) == 2
                await passes(3600)
                pora.api.happens("edited_message", {**sent, "text": "met", "edit_date": sent["date"] + 3700})
                await pora.goes_on()
                assert len(ruta.new) == 3

        simulated(story())

    def test_a_voice_message_is_told_that_only_words_are_read(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("", voice={"file_id": "A", "file_unique_id": "B", "duration": 3})
                await pora.goes_on()
                assert ruta.new == ["I can only read words. Please write what you wanted to tell me."]

        simulated(story())

    def test_somebody_who_is_on_no_roster_gets_one_sentence_and_nothing_is_kept(
        self, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                stranger = pora.api.person(4711)
                stranger.says("/start")
                await pora.goes_on()
                stranger.sees("Aš – Pora", "I am Pora")
                assert pora.rows(SeenEvent) == []

        simulated(story())

    def test_a_copy_of_ones_data_comes_as_a_document(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/my_data")
                await pora.goes_on()
                files = dict(pora.api.files[ruta.number])
                assert len(files) == len(pora.api.files[ruta.number]) > 0
                assert any(b"Mentee-1" in content for content in files.values())

        simulated(story())

    def test_the_menu_is_in_the_persons_language_and_role(self, house: Organisation) -> None:
        async def story() -> None:
            with house.row(Person, MENTOR) as row:
                row.language = "lt"
            async with PoraInTelegram(house) as pora:
                for handle in (MENTEE, MENTOR, COORDINATOR):
                    pora.person(handle).says("/help")
                await pora.goes_on()
                menus = {handle: _words(pora, handle) for handle in (MENTEE, MENTOR, COORDINATOR)}
                assert "topics" in menus[MENTEE]
                assert "temos" in menus[MENTOR]
                assert [handle for handle, menu in menus.items() if "pairs" in menu] == [COORDINATOR]
                asked = len(pora.api.called("setMyCommands"))
                pora.person(MENTEE).says("/help")
                await pora.goes_on()
                assert len(pora.api.called("setMyCommands")) == asked
                strangers = pora.api.menus["all_private_chatslt"]
                assert "temos" in [one["command"] for one in strangers]

                tomas = pora.person(MENTOR)
                for word in menus[MENTOR]:
                    tomas.says(f"/{word}")
                    await pora.goes_on()
                    assert not {"Nesupratau", "Tokios komandos nežinau"} & {
                        text[: text.find(".")] for text in tomas.new
                    }

        simulated(story())

    def test_nothing_is_read_as_markup_and_no_link_is_previewed(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("/note <b>https://vejas.example</b> *labai*")
                await pora.goes_on()
                ruta.presses("For the two of us")  # an edit shows the link once more
                await pora.goes_on()
                shown = pora.api.called("sendMessage") + pora.api.called("editMessageText")
                assert sum("https://vejas.example" in params["text"] for params in shown) == 2
                assert not pora.api.refused

        simulated(story())


class TestGroups:
    def test_are_told_once_that_pora_works_in_private_and_nothing_is_kept(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                before = len(pora.rows(SeenEvent)), len(pora.rows(StoredConversation))
                ruta = pora.person(MENTEE)
                group = {"id": -4000001, "title": "Mentorystė", "type": "group"}
                pora.api.happens("my_chat_member", {**ruta._member("left", "member"), "chat": group})
                for text in ("/temos@pora_example_bot", "Labas visiems", "/help"):
                    entities = [{"type": "bot_command", "offset": 0, "length": 5}] if text[0] == "/" else []
                    written = {"message_id": 1, "date": 1, "from": ruta.account, "chat": group}
                    pora.api.happens("message", {**written, "text": text, "entities": entities})
                await pora.goes_on()

                (told,) = pora.api.chats[-4000001].values()
                assert "I work in private only" in told["text"]
                assert "asmeniškai" in told["text"]
                assert (len(pora.rows(SeenEvent)), len(pora.rows(StoredConversation))) == before

        simulated(story())

    def test_that_go_on_under_another_id_are_told_there(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                pora.api.migrated[-4000001] = -1009
                ruta = pora.person(MENTEE)
                group = {"id": -4000001, "title": "Mentorystė", "type": "group"}
                pora.api.happens("my_chat_member", {**ruta._member("left", "member"), "chat": group})
                await pora.goes_on()
                pora.api.happens(
                    "my_chat_member", {**ruta._member("left", "member"), "chat": {**group, "id": -1009}}
                )
                await pora.goes_on()
                assert len(pora.api.chats[-1009]) == 1

        simulated(story())


class TestFaults:
    def test_whoever_blocks_pora_is_unreachable_at_once_and_the_coordinator_is_told(
        self, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ausra = pora.person(COORDINATOR)
                pora.person(MENTEE).blocks()
                await pora.goes_on()
                await pora.app.beat()
                assert "no longer receives my messages" in ausra.messages[-1]["text"]
                (ruta,) = [one for one in pora.rows(Person) if one.id == MENTEE]
                assert ruta.unreachable_since is not None

        simulated(story())

    def test_a_delivery_to_somebody_who_blocked_pora_is_ended(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                pora.api.blocked.add(pora.person(MENTEE).number)
                house.post_to(MENTEE, "first")
                house.post_to(MENTOR, "second")
                pora.person(MENTOR)
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"first": "unreachable", "second": "sent"}

        simulated(story())

    def test_telegram_that_wants_to_be_left_alone_is(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                house.post_to(MENTEE, "late")
                pora.api.troubles["sendMessage"] = ["refuse 429 90"]
                await pora.app.beat()
                await passes(60)
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"late": None}
                await passes(31)
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"late": "sent"}
                assert len(ruta.messages) == 1

        simulated(story())

    def test_an_answer_waits_as_long_as_telegram_says(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                pora.api.troubles["sendMessage"] = ["refuse 429 20"]
                ruta.says("help")
                await passes(19)
                assert ruta.new == []
                await passes(3)
                assert len(ruta.new) == 1

        simulated(story())

    def test_an_answer_waits_for_minutes_if_it_has_to(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                pora.api.troubles["sendMessage"] = ["refuse 429 300"]
                ruta.says("help")
                await passes(303)
                assert len(ruta.new) == 1

        simulated(story())

    def test_a_chat_that_is_to_be_left_alone_is_left_alone_by_everybody(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta, tomas = pora.person(MENTEE), pora.person(MENTOR)
                pora.api.troubles["sendMessage"] = ["refuse 429 30"]
                ruta.says("help")
                await passes(5)
                asked = len(pora.api.called("sendMessage"))
                house.post_to(MENTEE, "hers")
                house.post_to(MENTOR, "his")
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"hers": None, "his": "sent"}
                assert len(pora.api.called("sendMessage")) == asked + 1
                assert len(tomas.messages) == 1
                await passes(30)
                await pora.app.beat()
                assert house.outcomes("mentor_goal")["hers"] == "sent"
                assert len(ruta.new) == 2

        simulated(story())

    @pytest.mark.parametrize(
        "garbage", ["403 <html>Not from here</html>", "404 <html></html>", "400 {}", "401 []"]
    )
    def test_a_refusal_of_somebody_in_between_makes_nobody_unreachable(
        self, garbage: str, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                house.post_to(MENTEE, "late")
                pora.api.troubles["sendMessage"] = [f"garbage {garbage}"]
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"late": None}
                await passes(300)
                await pora.app.beat()
                assert house.outcomes("mentor_goal") == {"late": "sent"}
                assert len(ruta.messages) == 1

        simulated(story())

    @pytest.mark.parametrize("garbage", ["200 <html>Log in</html>", "200 {}", "200 []", '200 {"ok": true}'])
    def test_an_answer_that_is_none_of_telegrams_may_hide_that_it_arrived(
        self, garbage: str, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                pora.api.troubles["sendMessage"] = [f"garbage {garbage}"] * 5
                ruta.says("help")
                await pora.goes_on(600)
                assert len(pora.api.called("getMe")) == 1
                assert len(pora.api.troubles["sendMessage"]) == 3  # twice and never a third time
                assert ruta.new == []

        simulated(story())

    @pytest.mark.parametrize(
        "garbage", ["200 <html></html>", "200 []", '200 {"ok": true, "result": {}}', "500 x"]
    )
    def test_updates_come_when_the_network_answers_with_garbage(
        self, garbage: str, house: Organisation
    ) -> None:
        async def story() -> None:
            api = BotApi()
            api.troubles["getUpdates"] = [f"garbage {garbage}"] * 3
            async with PoraInTelegram(house, api) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("help")
                await passes(60)
                assert len(ruta.new) == 1

        simulated(story())

    @pytest.mark.parametrize(
        "update",
        [{"message": 5}, {"message": {}}, {"message": {"chat": None, "from": 7}}, {"callback_query": {"id": "1"}},
         {"my_chat_member": {}}, {"something_new": {"of": "Telegram's"}}],
    )  # fmt: skip
    @pytest.mark.parametrize("mode", ["polling", "webhook"])
    def test_an_update_that_cannot_be_read_holds_up_nobody(
        self, mode: str, update: dict[str, Any], house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode=mode) as pora:
                ruta = pora.person(MENTEE)
                strange = {"update_id": 1, **update}
                if mode == "webhook":
                    assert await _posts(pora, strange) == 200
                    assert await _posts(pora, ruta.says("help")) == 200
                else:
                    pora.api.repeats(strange)
                    ruta.says("help")
                await pora.goes_on()
                assert len(ruta.new) == 1
                await pora.goes_on()
                assert mode == "webhook" or not pora.api.updates

        simulated(story())

    def test_an_unsure_delivery_is_tried_once_more_and_never_a_third_time(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                house.post_to(MENTEE, "twice")
                pora.api.troubles["sendMessage"] = ["unsure"] * 5
                for _ in range(5):
                    await pora.app.beat()
                    house.now += timedelta(days=1)
                assert len(ruta.messages) == 2
                assert house.outcomes("mentor_goal") == {"twice": "dead"}

        simulated(story())

    def test_a_delivery_that_never_left_is_tried_again_until_it_arrives(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                house.post_to(MENTEE, "late")
                pora.api.troubles["sendMessage"] = ["lost"] * 3
                for _ in range(5):
                    await pora.app.beat()
                    house.now += timedelta(days=1)
                assert len(ruta.messages) == 1
                assert house.outcomes("mentor_goal") == {"late": "sent"}

        simulated(story())

    @pytest.mark.parametrize(
        ("troubles", "arrived"),
        [
            (["unsure"], 2),
            (["unsure", "unsure"], 2),
            (["lost", "lost"], 1),
            (["refuse 500 Internal Server Error: restart"] * 5, 1),
            (["garbage 502 <html></html>"] * 5, 1),
            (["garbage 504 <html></html>"], 1),
            (["garbage 504 <html></html>"] * 2, 0),
        ],
    )
    def test_an_unsure_answer_is_sent_once_more_at_most(
        self, troubles: list[str], arrived: int, house: Organisation
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                pora.api.troubles["sendMessage"] = list(troubles)
                ruta.says("help")
                await pora.goes_on(120)
                assert len(ruta.new) == arrived

        simulated(story())

    def test_a_part_that_arrived_is_not_sent_again_with_the_rest(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                long = (Words("a" * 4000), Words("b" * 4000))
                pora.api.troubles["sendMessage"] = ["none", "refuse 429 60"]
                with pytest.raises(RetryLater):
                    await pora.channel.messenger.send("", str(ruta.number), long, key="long")
                await passes(60)
                await pora.channel.messenger.send("", str(ruta.number), long, key="long")
                assert [text[0] for text in ruta.new] == ["a", "b"]

        simulated(story())

    def test_a_network_that_is_gone_for_an_hour_loses_nothing(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                await pora.goes_on()
                pora.api.down = True
                asked = len(pora.api.called("getUpdates"))
                ruta.says("help")
                house.post_to(MENTOR, "later")
                pora.person(MENTOR)
                await passes(3600)
                await pora.app.beat()
                assert len(pora.api.called("getUpdates")) == asked
                pora.api.down = False
                await passes(61)
                await pora.app.beat()
                await passes(61)
                await pora.app.beat()
                assert len(ruta.new) == 1
                assert house.outcomes("mentor_goal") == {"later": "sent"}

        with caplog.at_level(logging.INFO):
            simulated(story())
        failed = [
            record for record in caplog.records if getattr(record, "action", "") == "telegram_not_reached"
        ]
        assert 50 < len(failed) < 100  # it asks about once a minute, and says so
        assert len([record for record in failed if record.levelno >= logging.WARNING]) == 1

    def test_while_nothing_happens_telegram_holds_the_question_for_updates(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                await passes(600)
                assert 10 <= len(pora.api.called("getUpdates")) <= 15

        simulated(story())

    def test_pora_starts_before_the_network_does(self, house: Organisation) -> None:
        async def story() -> None:
            api = BotApi(down=True)
            async with PoraInTelegram(house, api) as pora:
                ruta = pora.person(MENTEE)
                ruta.says("help")
                await passes(600)
                api.down = False
                await passes(61)
                assert len(ruta.new) == 1
                assert pora.app.installation.invitations.links["telegram"].startswith(
                    "https://t.me/pora_example_bot"
                )

        simulated(story())

    def test_a_token_that_telegram_does_not_take_is_said_and_not_repeated(self, house: Organisation) -> None:
        async def story() -> None:
            api = BotApi()
            client = Client(
                "8000001:another", "https://telegram.invalid", request=Direct(api), polling=Direct(api)
            )
            async with PoraInTelegram(house) as pora:
                channel = TelegramChannel(
                    TelegramAccess("x", "polling", "8000001:another"), pora.app, client=client
                )
                with pytest.raises(TokenRefused) as refused:
                    await channel.start()
                assert "another" not in repr(refused.value)
                assert refused.value.__cause__ is None

        simulated(story())

    def test_another_process_that_takes_the_updates_is_reported_and_outwaited(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta = pora.person(MENTEE)
                pora.api.troubles["getUpdates"] = [
                    "refuse 409 Conflict: terminated by other getUpdates request"
                ] * 2
                ruta.says("help")
                await passes(200)
                assert len(ruta.new) == 1

        simulated(story())
        assert actions(caplog).count("telegram_conflict") == 2


class TestCrashes:
    def test_a_process_that_dies_before_the_commit_gets_the_update_again(self, house: Organisation) -> None:
        async def story() -> None:
            api, dying = BotApi(), _Dying()
            pora = await PoraInTelegram(house, api, app=dying).__aenter__()
            dying.app = pora.app
            ruta = pora.person(MENTEE)
            ruta.says("/note")
            await pora.goes_on()
            assert dying.received == 1
            await pora.dies()
            assert ruta.new == []

            async with PoraInTelegram(house, api) as again:
                await again.goes_on()
                assert len(ruta.new) == 1
                assert len(again.rows(SeenEvent)) == 1
                await again.goes_on(120)
                assert len(ruta.new) == 1

        simulated(story())

    def test_a_process_that_dies_after_the_commit_gives_the_same_answer_and_changes_nothing(
        self, house: Organisation
    ) -> None:
        async def story() -> None:
            api = BotApi()
            pora = await PoraInTelegram(house, api).__aenter__()
            ruta = pora.person(MENTEE)
            api.troubles["sendMessage"] = ["lost"] * 3
            ruta.says("/note")
            await passes(2)
            assert len(pora.rows(SeenEvent)) == 1
            await pora.dies()
            api.troubles.clear()
            conversations = len(pora.rows(StoredConversation))

            async with PoraInTelegram(house, api) as again:
                await again.goes_on()
                assert len(ruta.new) == 1
                assert len(again.rows(StoredConversation)) == conversations

        simulated(story())

    @pytest.mark.parametrize("first", [MENTEE, MENTOR])
    def test_updates_beside_one_that_fails_are_answered_once(self, first: str, house: Organisation) -> None:
        async def story() -> None:
            flaky = _Flaky()
            async with PoraInTelegram(house, app=flaky) as pora:
                flaky.app, flaky.whose = pora.app, str(pora.person(MENTEE).number)
                ruta, tomas = pora.person(MENTEE), pora.person(MENTOR)
                for person in (ruta, tomas) if first == MENTEE else (tomas, ruta):
                    person.says("help")
                await passes(120)
                assert len(ruta.new) == 1
                assert len(tomas.new) == 1
                assert flaky.failed == 3

        simulated(story())

    def test_a_process_that_ends_as_it_should_is_not_sent_anything_again(self, house: Organisation) -> None:
        async def story() -> None:
            api, slow = BotApi(), _Slow()
            async with PoraInTelegram(house, api, app=slow) as pora:
                slow.app = pora.app
                ruta = pora.person(MENTEE)
                await passes(10)
                ruta.says("help")
                await passes(0.5)  # it is in hand when the end comes
                assert ruta.new == []
            assert len(ruta.new) == 1
            async with PoraInTelegram(house, api) as again:
                await again.goes_on()
                assert len(ruta.new) == 1

        simulated(story())

    def test_the_same_update_three_times_is_answered_as_one(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode="webhook") as pora:
                ruta = pora.person(MENTEE)
                update = ruta.says("/pause")
                await asyncio.gather(*(pora.channel.listeners.on_update(update) for _ in range(3)))
                await pora.goes_on()
                assert len(ruta.new) == 1
                assert len(pora.rows(SeenEvent)) == 1

        simulated(story())


class TestRateLimits:
    def test_two_hundred_deliveries_to_fifty_chats_arrive_without_a_refusal(self, found: Found) -> None:
        async def story() -> None:
            house = found(25)
            house.now = START + HOUR
            async with PoraInTelegram(house) as pora:
                people = everybody_but_the_coordinator(house)
                assert len(people) == 50
                for number in range(200):
                    pora.person(people[number % 50])
                    house.post_to(people[number % 50], f"m{number:03}", unasked=False)
                await pora.app.beat()
                assert set(house.outcomes("place_added").values()) == {"sent"}
                assert len(house.outcomes("place_added")) == 200
                assert all(pora.person(who).messages for who in people)
                assert not pora.api.refused

        simulated(story())

    def test_two_hundred_messages_at_once_keep_both_limits(self, found: Found) -> None:
        async def story() -> None:
            house = found(25)
            async with PoraInTelegram(house) as pora:
                people = [pora.person(who) for who in everybody_but_the_coordinator(house)]
                began = asyncio.get_running_loop().time()
                reply = await pora.app.handle(
                    Incoming("telegram", "", str(people[0].number), "x", Commanded("mentor", "help"))
                )
                await asyncio.gather(
                    *(
                        pora.channel.messenger.send("", str(person.number), reply.messages, key=f"k{n}")
                        for n in range(4)
                        for person in people
                    )
                )
                took = asyncio.get_running_loop().time() - began
                assert sum(len(person.messages) for person in people) == 200
                assert not pora.api.refused
                assert took < 10  # thirty a second, near enough: nobody waits for somebody else's chat

        simulated(story())

    def test_one_chat_gets_one_message_a_second_and_holds_up_nobody(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house) as pora:
                ruta, tomas = pora.person(MENTEE), pora.person(MENTOR)
                send = pora.channel.messenger.send
                many = [send("", str(ruta.number), (Words(f"{n}"),), key=f"k{n}") for n in range(10)]
                sending = asyncio.gather(*many)
                await passes(1)
                await send("", str(tomas.number), (Words("Labas"),), key="one")
                assert tomas.new == ["Labas"]
                assert len(ruta.new) < 3
                await sending
                assert ruta.new == [f"{n}" for n in range(10)]
                assert not pora.api.refused
                assert asyncio.get_running_loop().time() >= 9

        simulated(story())


class TestWebhook:
    def test_takes_what_has_the_secret_and_says_so_after_the_commit(self, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode="webhook") as pora:
                assert pora.api.webhook["url"] == "https://pora.example/telegram/updates"
                assert pora.api.webhook["secret_token"] == SECRET
                ruta = pora.person(MENTEE)
                status = await _posts(pora, ruta.says("help"))
                assert status == 200
                assert len(pora.rows(SeenEvent)) == 1
                await pora.goes_on()
                assert len(ruta.new) == 1
                assert pora.api.called("getUpdates") == []

        simulated(story())

    @pytest.mark.parametrize("secret", ["", "another", SECRET[:-1], SECRET + "x", "ą"])
    def test_refuses_whoever_does_not_know_the_secret(self, secret: str, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode="webhook") as pora:
                ruta = pora.person(MENTEE)
                assert await _posts(pora, ruta.says("help"), secret) == 403
                await pora.goes_on()
                assert ruta.new == []

        simulated(story())

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"update_id": "x"}', b"\xff", b"{" * 2_000_000])
    def test_refuses_what_is_no_update(self, body: bytes, house: Organisation) -> None:
        async def story() -> None:
            async with PoraInTelegram(house, mode="webhook") as pora:
                assert await _posts(pora, body) == 400

        simulated(story())

    def test_is_called_again_where_the_commit_failed(self, house: Organisation) -> None:
        async def story() -> None:
            flaky = _Flaky()
            async with PoraInTelegram(house, mode="webhook", app=flaky) as pora:
                ruta = pora.person(MENTEE)
                flaky.app, flaky.whose = pora.app, str(ruta.number)
                update = ruta.says("help")
                assert [await _posts(pora, update) for _ in range(4)] == [500, 500, 500, 200]
                await pora.goes_on()
                assert len(ruta.new) == 1

        simulated(story())


def test_neither_words_nor_the_token_reach_a_log(
    house: Organisation, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with PoraInTelegram(house) as pora:
            ruta = pora.person(MENTEE)
            pora.api.troubles["sendMessage"] = [
                "refuse 400 Bad Request: Slaptas sakinys",
                "unsure",
                "lost",
            ] * 3
            ruta.says("Slaptas sakinys apie vadovą")
            house.post_to(MENTEE, "note")
            await pora.goes_on(300)
            await pora.app.beat()

    with caplog.at_level(logging.DEBUG):
        simulated(story())
    written = "\n".join(
        f"{record.getMessage()} {vars(record)}" for record in caplog.records if record.name != "asyncio"
    )
    assert "Slaptas" not in written
    assert TOKEN.split(":")[1] not in written


# ---- apps that fail --------------------------------------------------------------------------------------------------------


class _Through:
    """The app, unless something is in the way."""

    app: Any = None

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        found: Callable[..., Coroutine[Any, Any, Any]] = getattr(self.app, name)
        return found


class _Dying(_Through):
    """Receives what somebody did, and never gets to commit it."""

    received = 0

    async def handle(self, incoming: Incoming) -> Reply:
        self.received += 1
        await asyncio.get_running_loop().create_future()
        raise AssertionError


class _Slow(_Through):
    """Takes its time with each commit."""

    async def handle(self, incoming: Incoming) -> Reply:
        await passes(3)
        reply: Reply = await self.app.handle(incoming)
        return reply


class _Flaky(_Through):
    """Three commits of one person's fail."""

    whose = ""
    failed = 0

    async def handle(self, incoming: Incoming) -> Reply:
        if incoming.user == self.whose and self.failed < 3:
            self.failed += 1
            raise OSError("the disk is full")
        reply: Reply = await self.app.handle(incoming)
        return reply


def _words(pora: PoraInTelegram, handle: str) -> list[str]:
    """The commands in somebody's menu."""
    return [one["command"] for one in pora.api.menus[str(pora.person(handle).number)]]


async def _all_taken(pora: PoraInTelegram, *updates: dict[str, Any]) -> None:
    """Telegram hands over what people did, and it is answered."""
    if pora.mode == "webhook":
        for update in updates:
            assert await _posts(pora, update) == 200
    await pora.goes_on()


async def _posts(pora: PoraInTelegram, update: Any, secret: str = SECRET) -> int:
    """Telegram calls the webhook; the status it is answered with."""
    site = Starlette(routes=list(pora.channel.routes()))
    transport = httpx.ASGITransport(app=site)
    headers = {b"X-Telegram-Bot-Api-Secret-Token": secret.encode()} if secret else {}
    async with httpx.AsyncClient(transport=transport, base_url="http://pora") as client:
        content = {"content": update} if isinstance(update, bytes) else {"json": update}
        answer = await client.post("/telegram/updates", headers=headers, **content)
        return answer.status_code
