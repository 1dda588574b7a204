"""A workspace as its people use it, and as a test reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from bot.console.content import Content
from bot.console.errors import NothingCame, NotOnScreen
from bot.console.events import home_event, joined_event, mention_event, message_event
from bot.console.gestures import Gesture, Hands, Submission
from bot.console.methods import files, reactions
from bot.console.methods.views import view_json
from bot.console.posting import Place, alter, post, take_away
from bot.console.records import (
    Acknowledgement,
    ApiCall,
    Channel,
    Delivery,
    Json,
    Message,
    Person,
    View,
)
from bot.console.replies import replies
from bot.console.team import Team
from bot.console.typed import as_sent

Thing = TypeVar("Thing")

SOON = timedelta(seconds=10)
"""How long the app's work is waited for; a wait ends as soon as it is there."""


class Workspace:
    """What people do in one workspace, what they see, and what the app called. All may be used from
    several threads.
    """

    def __init__(self, team: Team, token: str, hands: Hands) -> None:
        self.team = team
        self.token = token
        self._hands = hands

    @property
    def bot(self) -> Person:
        """The app's own user."""
        return self.team.bot

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        """Every call of the Web API, in order."""
        return tuple(self.team.calls)

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Every payload sent to the app, with each attempt."""
        return tuple(self.team.deliveries)

    def calls_of(self, method: str) -> tuple[ApiCall, ...]:
        """The calls of one method."""
        return tuple(call for call in self.calls if call.method == method)

    # Who and where

    def person(self, name: str, **traits: Any) -> Person:
        """Someone new: `is_guest`, `is_admin`, `is_external`, `timezone` as wanted."""
        return self.team.add_person(name, **traits)

    def channel(
        self, name: str, *people: Person, private: bool = False, with_bot: bool = True
    ) -> Channel:
        """A new channel of these people, the bot among them by default."""
        members = {person.id for person in people} | ({self.bot.id} if with_bot else set())
        return self.team.add_channel(name, "private" if private else "channel", members)

    def open_direct_message(self, person: Person) -> Channel:
        """The person's conversation with the bot."""
        return self.team.direct(person)

    def invite(self, person: Person, channel: Channel, by: Person) -> None:
        """Add someone, or the bot, to a channel; the app is told. A mention for which Slack offered
        to invite the bot reaches it now (reference/events/app_mention).
        """
        with self.team.changed:
            channel.members.add(person.id)
            said = [m for m in self.team.messages if m.channel == channel.id and m.author == by.id]
        self.team.publish(joined_event(self.team, person, channel, by))
        if person == self.bot and said and self.bot.mention in said[-1].text:
            self.team.publish(mention_event(message_event(self.team, said[-1])))

    # What people do with messages

    def say(
        self, person: Person, channel: Channel, text: str, thread: Message | None = None
    ) -> Message:
        """Post a message, in the thread of another if one is given; `<@U…>` in it is a mention."""
        self._must_be_in(person, channel)
        place = Place(channel, thread.root_ts if thread else None)
        content = Content(as_sent(text))
        return post(self.team, place, person.id, content, client_id=self.team.next_id("c-"))

    def mention(
        self, person: Person, channel: Channel, text: str, thread: Message | None = None
    ) -> Message:
        """Say something to the bot by its name."""
        return self.say(person, channel, f"{self.bot.mention} {text}", thread)

    def edit(self, message: Message, text: str) -> None:
        """Change one's message."""
        alter(self.team, message, Content(as_sent(text)), message.author)

    def delete(self, message: Message) -> None:
        """Delete one's message."""
        take_away(self.team, message)

    def react(self, person: Person, message: Message, name: str) -> None:
        """Add a reaction."""
        reactions.react(self.team, message, person.id, name)

    def upload(
        self, person: Person, channel: Channel, name: str, content: bytes, text: str = ""
    ) -> Message:
        """Share a file."""
        self._must_be_in(person, channel)
        uploaded = files.new_file(self.team, name, len(content), person.id)
        uploaded.content, uploaded.is_complete = content, True
        files.share(self.team, Place(channel), person.id, Content(as_sent(text)), [uploaded])
        return next(m for m in reversed(self.team.messages) if uploaded.id in m.files)

    def open_home(self, person: Person, tab: str = "home") -> View | None:
        """Open the app's Home tab, or with `messages` its conversation; the tab as it stands."""
        view = self.team.homes.get(person.id)
        shown = view_json(self.team, view) if view else None
        self.team.publish(home_event(self.team, person, tab, shown))
        return view

    def stop_stream(self, person: Person, message: Message) -> None:
        """Press stop while the bot is still writing."""
        with self.team.changed:
            message.stopped_by = person.id

    def uninstall(self) -> None:
        """Remove the app: it is told, and its token is dead."""
        self.emit({"type": "app_uninstalled"})
        self.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.bot.id]}})
        self.team.is_installed = False

    def emit(self, event: Json) -> None:
        """Send any other event as it stands."""
        self.team.publish({"event_ts": self.team.next_ts(), **event})

    # What people do that the app must acknowledge

    def command(self, person: Person, said: str, channel: Channel) -> Gesture:
        """Type a slash command with its text; there are none in threads."""
        self._must_be_in(person, channel)
        return self._hands.command(person, said, channel)

    def press(
        self, person: Person, shown: Message | View, action_id: str, value: Any = None
    ) -> Gesture:
        """Press a button, or choose `value` of a menu, in a message or an open view."""
        if isinstance(shown, View):
            if shown.person != person.id or not shown.is_open:
                raise NotOnScreen(f"{person.name} does not see that view")
            return self._hands.press_in_view(shown, action_id, value)
        return self._hands.press(person, shown, action_id, value)

    def submit(self, view: View, values: Mapping[str, Any] | None = None) -> Submission:
        """Fill a modal in, by `action_id` or `block_id`, and submit it."""
        return self._hands.submit(view, values or {})

    def close(self, view: View) -> Acknowledgement | None:
        """Close a modal."""
        return self._hands.close(view)

    def shortcut(self, person: Person, callback_id: str) -> Gesture:
        """Use a global shortcut."""
        return self._hands.shortcut(person, callback_id)

    def message_action(self, person: Person, message: Message, callback_id: str) -> Gesture:
        """Use a shortcut on a message."""
        return self._hands.message_action(person, message, callback_id)

    def suggest(self, view: View, action_id: str, typed: str) -> list[Json]:
        """Type into a select that asks the app for options."""
        return self._hands.suggest(view, action_id, typed)

    # What people see

    def seen_by(
        self, person: Person, channel: Channel, thread: Message | None = None
    ) -> list[Message]:
        """The messages that this person sees there now, those before their eyes alone too."""
        root = thread.root_ts if thread else None
        return [
            message
            for message in list(self.team.messages)
            if message.channel == channel.id
            and not message.is_deleted
            and message.visible_to in (None, person.id)
            and person.id in channel.members
            and root in (None, message.ts, message.thread_ts)
        ]

    def modal_of(self, person: Person) -> View | None:
        """The topmost modal before this person."""
        stack = self.team.modals.get(person.id)
        return stack[-1] if stack else None

    def home_of(self, person: Person) -> View | None:
        """This person's Home tab."""
        return self.team.homes.get(person.id)

    def status_in(self, thread: Message) -> str | None:
        """What the bot says it is doing; gone after two minutes (assistant.threads.setStatus)."""
        found = self.team.statuses.get((thread.channel, thread.root_ts))
        if found is None or self.team.clock() - found["at"] > timedelta(minutes=2):
            return None
        return str(found["status"])

    def wait_for_reply(
        self, to: Message | Gesture, saying: str = "", timeout: timedelta = SOON
    ) -> Message:
        """The bot's first message after that one which holds these words: in its thread, or in a
        direct conversation anywhere; after a gesture, anywhere that its person sees. Raises
        NothingCame.
        """

        def said() -> Message | None:
            return next((m for m in replies(self.team, to) if saying in m.words), None)

        return self.wait_for(said, f"a reply with {saying!r}", timeout)

    def wait_for_modal(self, person: Person, title: str = "", timeout: timedelta = SOON) -> View:
        """The modal before this person whose title holds these words. Raises NothingCame."""

        def shown() -> View | None:
            view = self.modal_of(person)
            return view if view is not None and title in view.title else None

        return self.wait_for(shown, f"a modal {title!r}", timeout)

    def wait_for_home(self, person: Person, saying: str = "", timeout: timedelta = SOON) -> View:
        """This person's Home tab once it holds these words. Raises NothingCame."""

        def shown() -> View | None:
            view = self.home_of(person)
            return view if view is not None and saying in view.words else None

        return self.wait_for(shown, f"a Home tab with {saying!r}", timeout)

    def wait_for_deliveries(self, timeout: timedelta = SOON) -> None:
        """Until each payload is acknowledged, or tried for the last time. Raises NothingCame, which
        names those that are not over and what is wrong with them.
        """

        def waiting() -> list[str]:
            return [str(delivery) for delivery in self.team.deliveries if not delivery.is_over]

        with self.team.changed:
            self.team.changed.wait_for(lambda: not waiting(), timeout.total_seconds())
            if left := waiting():
                raise NothingCame(", ".join(left))

    def wait_for(
        self, find: Callable[[], Thing | None], what: str, timeout: timedelta = SOON
    ) -> Thing:
        """What `find` finds, as soon as it finds something; it may look but call nothing, as the
        workspace stands still meanwhile. Raises NothingCame, naming `what`.
        """
        found: Thing | None = None

        def is_there() -> bool:
            nonlocal found
            found = find()
            return found is not None

        with self.team.changed:
            self.team.changed.wait_for(is_there, timeout.total_seconds())
        if found is None:
            raise NothingCame(what)
        return found

    def _must_be_in(self, person: Person, channel: Channel) -> None:
        if person.id not in channel.members:
            raise NotOnScreen(f"{person.name} is not in #{channel.name}")
