"""Addresses and invitation links, in every database."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from storage import address_book, invitations, migrate
from storage.database import Database
from storage.database_url import parse_url
from storage.outcomes import LinkRefusal
from storage.tables import Address, InvitationLink, LinkAttempt, Membership, Person
from storage.unit_of_work import UnitOfWork
from tests.contracts.rows import NOW, a_pair, person, store
from tests.contracts.store_locations import StoreLocation

WEEK = timedelta(days=7)


def address(key: str, *, preferred: bool = False) -> Address:
    return Address(
        id=key, person_id="rasa", platform=key, workspace="", user=f"{key}-rasa", preferred=preferred
    )


def rasa(work: UnitOfWork) -> Person:
    found = work.session.get(Person, "rasa")
    assert found is not None
    return found


def preferred(database: Database) -> list[str]:
    with database.transaction() as work:
        return [one.id for one in address_book.of_people(work, ["rasa"])["rasa"] if one.preferred]


def invite(database: Database) -> str:
    with database.transaction() as work:
        return invitations.make(
            work, person_id="rasa", platform="telegram", made_by="rasa", now=NOW, life=WEEK
        )


def links(database: Database) -> list[InvitationLink]:
    with database.transaction() as work:
        return list(invitations.of_person(work, "rasa"))


class TestAddresses:
    def test_the_first_one_is_preferred_and_stays_so(self, database: Database) -> None:
        store(database, *a_pair())
        with database.transaction() as work:
            assert address_book.add(work, rasa(work), "slack", "T1", "U1")
            assert address_book.add(work, rasa(work), "telegram", "", "1")
            assert not address_book.add(work, rasa(work), "telegram", "", "1")
        with database.transaction() as work:
            first, second = address_book.of_people(work, ["rasa"])["rasa"]
            assert (first.platform, first.preferred) == ("slack", True)
            assert (second.platform, second.preferred) == ("telegram", False)

    def test_no_person_has_two_preferred_ones(self, database: Database) -> None:
        store(database, person(), address("slack", preferred=True), address("telegram"))
        with database.transaction() as work:
            address_book.prefer(work, "rasa", "telegram")
        assert preferred(database) == ["telegram"]
        with pytest.raises(IntegrityError):
            store(database, address("paper", preferred=True))

    def test_another_one_is_preferred_when_the_preferred_one_is_disconnected(
        self, database: Database
    ) -> None:
        store(database, person(), address("slack", preferred=True), address("telegram"))
        with database.transaction() as work:
            address_book.remove(work, rasa(work), "slack")
        assert preferred(database) == ["telegram"]
        with database.transaction() as work:
            assert rasa(work).left_platforms == ["slack"]
            with pytest.raises(LookupError):
                address_book.remove(work, rasa(work), "telegram")

    def test_a_lost_one_gives_way_to_one_that_is_open(self, database: Database) -> None:
        store(database, person(), address("slack", preferred=True), address("paper"), address("telegram"))
        with database.transaction() as work:
            assert (
                address_book.mark_unreachable(work, "rasa", "slack", NOW, {"slack", "telegram"}) is not None
            )
        assert preferred(database) == ["telegram"]
        with database.transaction() as work:
            assert address_book.mark_unreachable(work, "rasa", "telegram", NOW, {"slack", "telegram"}) is None

    def test_an_unreachable_one_is_listed_until_it_is_reachable_again(self, database: Database) -> None:
        store(database, person(unreachable_since=NOW), address("slack", preferred=True), address("telegram"))
        with database.transaction() as work:
            address_book.mark_unreachable(work, "rasa", "slack", NOW, {"slack"})
            assert address_book.unreachable_users(work, "slack", "") == ["slack-rasa"]
            assert address_book.unreachable_users(work, "slack", "another") == []
            assert address_book.unreachable_users(work, "telegram", "") == []
        with database.transaction() as work:
            address_book.mark_reachable(work, "slack", "", "nobody")
            assert address_book.unreachable_users(work, "slack", "") == ["slack-rasa"]
            address_book.mark_reachable(work, "slack", "", "slack-rasa")
            assert address_book.unreachable_users(work, "slack", "") == []
            assert rasa(work).unreachable_since is None

    def test_people_to_look_up_have_none_on_the_platform_and_have_not_left_it(
        self, database: Database
    ) -> None:
        store(
            database,
            *a_pair(),
            *(
                Membership(id=who, programme_id="programme", person_id=who, role="mentor", created_at=NOW)
                for who in ("rasa", "jonas")
            ),
        )
        with database.transaction() as work:
            assert address_book.unlinked_emails(work, "slack") == ["jonas@example.lt", "rasa@example.lt"]
            assert address_book.unlinked_emails(work, "telegram") == []  # their programme does not use it
            address_book.add(work, rasa(work), "slack", "T1", "U1")
        with database.transaction() as work:
            assert address_book.unlinked_emails(work, "slack") == ["jonas@example.lt"]
            assert address_book.on_platform(work, "slack", ["rasa", "jonas"]) == [("T1", "U1")]
            address_book.add(work, rasa(work), "telegram", "", "1")
            slack = next(one for one in address_book.of_people(work, ["rasa"])["rasa"] if one.preferred)
            address_book.remove(work, rasa(work), slack.id)
        with database.transaction() as work:
            assert address_book.unlinked_emails(work, "slack") == ["jonas@example.lt"]


class TestInvitations:
    def test_a_code_fits_its_invitation_and_no_other(self, database: Database) -> None:
        store(database, *a_pair())
        code = invite(database)
        with database.transaction() as work:
            link = invitations.find(work, code)
            assert link is not None
            assert invitations.code_fits(link, code)
            assert not invitations.code_fits(link, f"{link.id}_{'a' * 32}")
            assert not invitations.code_fits(link, link.id)
            assert code.partition("_")[2] not in str(link.model_dump())
            for other in ("", "nobody_x", "ž_x", "\ud800_x"):
                assert invitations.find(work, other) is None

    def test_after_five_wrong_codes_the_right_one_fits_no_more(self, database: Database) -> None:
        store(database, *a_pair())
        code = invite(database)
        with database.transaction() as work:
            link = invitations.find(work, code)
            assert link is not None
            link.attempts = invitations.WRONG_CODES - 1
            assert invitations.code_fits(link, code)
            link.attempts += 1
            assert not invitations.code_fits(link, code)

    def test_a_newer_one_closes_an_older_one(self, database: Database) -> None:
        store(database, *a_pair())
        older, newer = invite(database), invite(database)
        closed = {link.id: link.closed_at for link in links(database)}
        assert closed[older.partition("_")[0]] == NOW
        assert closed[newer.partition("_")[0]] is None

    def test_refusals_are_counted_by_account_and_hour_and_forgotten_in_time(self, database: Database) -> None:
        store(database, *a_pair())
        code = invite(database)
        with database.transaction() as work:
            link = invitations.find(work, code)
            for number, (user, of) in enumerate([("1", link), ("1", None), ("2", None)]):
                invitations.refuse(
                    work, platform="telegram", event_id=str(number), user=user, link=of, outcome=LinkRefusal.USED,
                    now=NOW + timedelta(minutes=number),
                )  # fmt: skip
        with database.transaction() as work:
            assert invitations.refused_since(work, "telegram", "1", NOW - timedelta(hours=1)) == 2
            assert invitations.refused_since(work, "telegram", "1", NOW) == 1
            assert invitations.refused_since(work, "slack", "1", NOW - timedelta(hours=1)) == 0
            assert invitations.earlier_refusal(work, "telegram", "2") is LinkRefusal.USED
            assert invitations.earlier_refusal(work, "telegram", "3") is None
            assert [one.event_id for one in invitations.refused_of(work, "rasa")] == ["0"]
            assert invitations.refused_of(work, "jonas") == []
        with database.transaction() as work:
            assert invitations.delete_old(work, NOW + timedelta(days=2)) == 0
            assert invitations.refused_since(work, "telegram", "1", NOW - timedelta(hours=1)) == 0
            assert [one.user for one in invitations.refused_of(work, "rasa")] == [""]
        with database.transaction() as work:
            assert invitations.delete_old(work, NOW + timedelta(days=91)) == 1
            assert work.session.get(LinkAttempt, ("telegram", "0")) is None


def test_of_several_preferred_addresses_the_one_that_was_written_to_stays(
    own: StoreLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before there could be only one, the last one by its id was written to."""
    older = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, older, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (older / "versions").glob("[0-9]*_*.py"):
        if path.name >= "0003":
            path.unlink()
    empty(own)
    with monkeypatch.context() as before:
        before.setattr(migrate, "FOLDER", older)
        with own.open().transaction() as work:
            for statement in BEFORE:
                work.session.execute(text(statement))
        own.close()
    assert preferred(own.open()) == ["b"]
    with own.opened[-1].transaction() as work:
        assert rasa(work).left_platforms == []
        assert {one.unreachable_since for one in address_book.of_people(work, ["rasa"])["rasa"]} == {None}


INSERT_ADDRESS = 'INSERT INTO address (id, person_id, platform, workspace, "user", preferred) VALUES '
BEFORE = (
    """INSERT INTO person (id, name, email, stopped_kinds, created_at)
    VALUES ('rasa', 'Rasa', 'rasa@example.lt', '[]', '2026-05-04 09:00:00')""",
    f"{INSERT_ADDRESS} ('a', 'rasa', 'slack', '', 'a', true)",
    f"{INSERT_ADDRESS} ('b', 'rasa', 'slack', '', 'b', true)",
    f"{INSERT_ADDRESS} ('c', 'rasa', 'slack', '', 'c', false)",
)


def empty(location: StoreLocation) -> None:
    """Not even a schema is left."""
    if location.kind == "file":
        Path(location.url.removeprefix("sqlite:///")).unlink()
        return
    engine = create_engine(parse_url(location.url))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
