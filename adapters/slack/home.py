"""The home tab: published when a user opens it, and published again when its content changes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from adapters.app_port import AppPort
from adapters.background import BackgroundTasks
from adapters.slack import views
from adapters.slack.access import PLATFORM
from adapters.slack.block_kit.elements import APP_NAME
from adapters.slack.inbound import Actor
from adapters.slack.workspaces.clients import Workspaces
from adapters.slack.workspaces.roster_lookup import RosterLookup
from bot import directory
from bot.conversation.messages import Home, Panel
from bot.pages.home import home_of


class HomeTabs:
    """Publishes home tabs: one publication at a time for each user, so that an older one never replaces a newer one."""

    def __init__(
        self, app: AppPort, lookup: RosterLookup, workspaces: Workspaces, background: BackgroundTasks
    ) -> None:
        self._app = app
        self._lookup = lookup
        self._workspaces = workspaces
        self._background = background
        self._locks: dict[Actor, asyncio.Lock] = {}  # of users who have opened their home tab

    async def opened(self, actor: Actor) -> None:
        """Publish the home tab of a user who opened it."""
        await self._publish(actor, self._locks.setdefault(actor, asyncio.Lock()))

    def refresh(self, person_ids: Sequence[str]) -> None:
        """Publish the home tabs of these people again, in the background, if they have ever opened them."""
        if self._locks and person_ids:
            self._background.start(self._refresh(person_ids))

    async def _refresh(self, person_ids: Sequence[str]) -> None:
        for workspace, user in await self._app.run(directory.addresses, PLATFORM, person_ids):
            actor = Actor(workspace, user)
            if (lock := self._locks.get(actor)) is not None:
                self._background.start(self._publish(actor, lock))

    async def _publish(self, actor: Actor, lock: asyncio.Lock) -> None:
        async with lock:  # the content is read inside the lock: the last publication has the latest content
            page = await self._app.run(home_of, PLATFORM, actor.workspace, actor.user, self._app.clock.now())
            if page is None and await self._lookup.link_user(actor.workspace, actor.user):
                page = await self._app.run(
                    home_of, PLATFORM, actor.workspace, actor.user, self._app.clock.now()
                )
            client = await self._workspaces.client(actor.workspace)
            stranger = Home(
                (Panel(APP_NAME, (directory.in_every_language(self._app.installation.texts, "stranger"),)),)
            )
            await client.views_publish(user_id=actor.user, view=views.home(page or stranger))
