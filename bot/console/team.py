"""All that one workspace of the stand-in holds, behind one lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from bot.console.clock import Clock
from bot.console.errors import ApiError
from bot.console.records import (
    ApiCall,
    Channel,
    ChannelKind,
    Delivery,
    Json,
    Message,
    Person,
    ResponseUrl,
    Trigger,
    UploadedFile,
    View,
)

SLACKBOT = "USLACKBOT"
TRIGGER_LASTS = timedelta(seconds=3)
"""docs.slack.dev/interactivity/handling-user-interaction."""


class Team:
    """A workspace's people, channels, messages, views and files. Ids and timestamps follow from the
    order of what happens and from the clock. `changed` is notified of every change.
    """

    def __init__(self, name: str, number: int, app_id: str, clock: Clock) -> None:
        self.name = name
        self.domain = name.lower().replace(" ", "-")
        self.app_id = app_id
        self.clock = clock
        self.changed = threading.Condition(threading.RLock())
        self._number = number
        self._counts: dict[str, Iterator[int]] = {}
        self._last_micros = 0
        self.id = self.next_id("T")
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.modals: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, UploadedFile] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.statuses: dict[tuple[str, str], Json] = {}
        self.prompts: dict[tuple[str, str | None], Json] = {}
        self.sessions: dict[tuple[str, str | None], Json] = {}
        self.calls: list[ApiCall] = []
        self.deliveries: list[Delivery] = []
        self.is_installed = True
        self.url = ""
        self.publish: Callable[[Json], None] = lambda _: None
        self.bot_id = self.next_id("B")
        self.bot = self.add_person("dispute-desk", is_bot=True)

    def next_id(self, prefix: str) -> str:
        """The next id of its kind: prefix, workspace, number."""
        with self.changed:
            numbers = self._counts.setdefault(prefix, count(1))
            return f"{prefix}{self._number:02}{next(numbers):06}"

    def next_ts(self) -> str:
        """The next message's timestamp: the clock's, and later than every one before."""
        with self.changed:
            now = round(self.clock().timestamp() * 1_000_000)
            self._last_micros = max(now, self._last_micros + 1)
            return f"{self._last_micros // 1_000_000}.{self._last_micros % 1_000_000:06}"

    def add_person(self, name: str, **traits: bool | str) -> Person:
        """A new person, or the bot's own user."""
        with self.changed:
            home = "T99000001" if traits.get("is_external") else self.id
            person = Person(self.next_id("U"), name, home, **traits)  # type: ignore[arg-type]
            self.people[person.id] = person
            return person

    def add_channel(self, name: str, kind: ChannelKind, members: set[str]) -> Channel:
        """A new channel."""
        with self.changed:
            prefix = "D" if kind == "direct" else "C"
            channel = Channel(self.next_id(prefix), name, kind, members, self.clock())
            self.channels[channel.id] = channel
            return channel

    def direct(self, person: Person) -> Channel:
        """The direct conversation between a person and the bot, opened if need be."""
        with self.changed:
            both = {person.id, self.bot.id}
            for channel in self.channels.values():
                if channel.kind == "direct" and channel.members == both:
                    return channel
            return self.add_channel(person.id, "direct", both)

    def find_person(self, person_id: str) -> Person:
        """Raises ApiError user_not_found."""
        if person_id not in self.people:
            raise ApiError("user_not_found")
        return self.people[person_id]

    def find_channel(self, name: str) -> Channel:
        """The channel of that id, as the app sees it: a private one only as a member.
        Raises ApiError channel_not_found.
        """
        found = self.channels.get(name)
        if found is None or (found.kind != "channel" and self.bot.id not in found.members):
            raise ApiError("channel_not_found")
        return found

    def is_shared(self, channel: Channel) -> bool:
        """Whether people of another team are in the channel."""
        return any(self.people[member].is_external for member in channel.members)

    def find_message(self, channel_id: str, ts: str) -> Message:
        """The message that all see. Raises ApiError message_not_found."""
        for message in self.messages:
            if (message.channel, message.ts) == (channel_id, ts) and not message.is_ephemeral:
                if message.is_deleted:
                    break
                return message
        raise ApiError("message_not_found")

    def in_thread(self, channel_id: str, thread_ts: str) -> list[Message]:
        """A thread's messages that all see, the first one first."""
        return [
            message
            for message in self.messages
            if message.channel == channel_id
            and thread_ts in (message.ts, message.thread_ts)
            and not message.is_ephemeral
            and not message.is_deleted
        ]

    def issue_trigger(self, person: Person, view: View | None = None) -> Trigger:
        """A trigger for an interaction of that person."""
        with self.changed:
            number = self.next_id("")
            trigger = Trigger(f"{number}.{self.id[1:]}.{number[::-1]}", person.id, self.clock())
            trigger.view_id = view.id if view else None
            self.triggers[trigger.id] = trigger
            return trigger

    def exchange_trigger(self, trigger_id: str) -> Trigger:
        """Use a trigger up. Raises ApiError invalid_trigger_id, expired_trigger_id or
        exchanged_trigger_id (methods/views.open).
        """
        with self.changed:
            trigger = self.triggers.get(trigger_id)
            if trigger is None:
                raise ApiError("invalid_trigger_id")
            if trigger.is_used:
                raise ApiError("exchanged_trigger_id")
            if self.clock() - trigger.issued_at > TRIGGER_LASTS:
                raise ApiError("expired_trigger_id")
            trigger.is_used = True
            return trigger

    def issue_response_url(
        self, person: Person, channel_id: str, message_ts: str | None = None
    ) -> ResponseUrl:
        """A response_url for an interaction of that person in that channel."""
        with self.changed:
            url = ResponseUrl(
                self.next_id("R"), person.id, channel_id, self.clock(), message_ts=message_ts
            )
            self.response_urls[url.id] = url
            return url

    def find_view(self, view_id: str) -> View | None:
        """An open view of whomever."""
        opened = [view for stack in self.modals.values() for view in stack]
        return next((v for v in [*opened, *self.homes.values()] if v.id == view_id), None)
