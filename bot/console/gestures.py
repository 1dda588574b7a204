"""What a person does that the app must acknowledge: commands, buttons, modals, shortcuts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.console import envelopes
from bot.console.arguments import Arguments
from bot.console.content import Content
from bot.console.delivery import Courier
from bot.console.errors import ApiError, NotOnScreen
from bot.console.methods.views import push, replace
from bot.console.posting import Place, post
from bot.console.records import (
    Acknowledgement,
    Channel,
    Json,
    Message,
    Person,
    ResponseUrl,
    Trigger,
    View,
)
from bot.console.response_urls import say
from bot.console.team import SLACKBOT, Team
from bot.console.view_state import fill, is_input, left_out, pressed
from bot.slack.block_check import check_view

TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Gesture:
    """What was done, by whom, where and when, and how the app took it."""

    person: Person
    channel: str | None
    ts: str
    acknowledged: Acknowledgement | None
    response_url: str | None = None
    thread_ts: str | None = None

    @property
    def is_acknowledged(self) -> bool:
        """Whether the app took it, in time."""
        return self.acknowledged is not None and self.acknowledged.is_good


@dataclass(frozen=True)
class Submission:
    """What became of a modal's submission: errors by block stand in it, or it went on."""

    acknowledged: Acknowledgement | None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_taken(self) -> bool:
        """Whether the app took it without errors."""
        return bool(self.acknowledged and self.acknowledged.is_good and not self.errors)


@dataclass(frozen=True)
class Hands:
    """What a person's gestures go through: the workspace and the courier."""

    team: Team
    courier: Courier

    def command(self, person: Person, said: str, channel: Channel) -> Gesture:
        """Type a slash command. What the app says in its acknowledgement is shown at once; where it
        fails, Slack says so, to that person alone.
        """
        began, permits, response_url = self._begin(person, channel.id)
        payload = envelopes.slash_command(self.team, person, channel, said, permits)
        got = self.courier.ask(self.team, "slash_commands", payload)
        if got.is_good:
            self._show_answer(got, response_url)
        else:
            # The names that Slack shows: interactivity/implementing-slash-commands.
            why = "operation_timeout" if "timeout" in str(got.problem) else "dispatch_failed"
            told = Content(f"{said.partition(' ')[0]} failed with the error “{why}”")
            post(self.team, Place(channel, visible_to=person.id), SLACKBOT, told)
        return Gesture(person, channel.id, began, got, permits[1])

    def press(self, person: Person, message: Message, action_id: str, value: Any) -> Gesture:
        """Press or choose something in a message."""
        self._must_see(person, message)
        block_id, element = _element(message.elements(), action_id)
        began, permits, _ = self._begin(person, message.channel, message.ts)
        action = pressed(block_id, element, value, began)
        message.state = fill(message, {action_id: value} if is_input(element) else {})
        payload = envelopes.block_actions_in_message(self.team, person, message, action, permits)
        got = self.courier.ask(self.team, "interactive", payload)
        thread_ts = message.root_ts
        return Gesture(person, message.channel, began, got, permits[1], thread_ts)

    def press_in_view(self, view: View, action_id: str, value: Any) -> Gesture:
        """Press or choose something in an open view."""
        person = self.team.people[view.person]
        block_id, element = _element(view.elements(), action_id)
        ts = self.team.next_ts()
        action = pressed(block_id, element, value, ts)
        view.state = fill(view, {action_id: value} if is_input(element) else {})
        trigger = self.team.issue_trigger(person, view)
        payload = envelopes.block_actions_in_view(self.team, person, view, action, trigger)
        return Gesture(person, None, ts, self.courier.ask(self.team, "interactive", payload))

    def suggest(self, view: View, action_id: str, typed: str) -> list[Json]:
        """Type into an external select: the options that the app offers."""
        person = self.team.people[view.person]
        element = _element(view.elements(), action_id)
        payload = envelopes.block_suggestion(self.team, person, view, element, typed)
        got = self.courier.ask(self.team, "interactive", payload)
        said = got.body if isinstance(got.body, dict) else {}
        groups = said.get("option_groups") or []
        return [*(said.get("options") or []), *(o for group in groups for o in group["options"])]

    def shortcut(self, person: Person, callback_id: str) -> Gesture:
        """Use a global shortcut."""
        trigger = self.team.issue_trigger(person)
        payload = envelopes.shortcut(self.team, person, callback_id, trigger)
        ts = str(payload["action_ts"])
        return Gesture(person, None, ts, self.courier.ask(self.team, "interactive", payload))

    def message_action(self, person: Person, message: Message, callback_id: str) -> Gesture:
        """Use a shortcut on a message."""
        self._must_see(person, message)
        began, permits, _ = self._begin(person, message.channel, message.ts)
        payload = envelopes.message_action(self.team, person, message, callback_id, permits)
        got = self.courier.ask(self.team, "interactive", payload)
        return Gesture(person, message.channel, began, got, permits[1])

    def submit(self, view: View, values: Mapping[str, Any]) -> Submission:
        """Fill a modal in and submit it. What Slack asks to be filled, the app never hears of."""
        self._must_be_open(view)
        view.state = fill(view, values)
        view.errors, view.notice = left_out(view, view.state), None
        if view.errors:
            return Submission(None, view.errors)
        person = self.team.people[view.person]
        trigger = self.team.issue_trigger(person, view)
        payload = envelopes.view_submission(self.team, person, view, trigger)
        got = self.courier.ask(self.team, "interactive", payload)
        if got.is_good:
            self._follow(view, got.body if isinstance(got.body, dict) else {})
        else:
            view.notice = TROUBLE
        with self.team.changed:
            self.team.changed.notify_all()
        return Submission(got, view.errors)

    def close(self, view: View) -> Acknowledgement | None:
        """Close a modal, with all below it if it is made so (`clear_on_close`); the app hears of
        each that it asked to hear of.
        """
        self._must_be_open(view)
        cleared = bool(view.content.get("clear_on_close"))
        person, got = self.team.people[view.person], None
        closed = list(reversed(self.team.modals[view.person])) if cleared else [view]
        self._close(closed)
        for one in closed:
            if one.content.get("notify_on_close"):
                payload = envelopes.view_closed(self.team, person, one, cleared)
                got = self.courier.ask(self.team, "interactive", payload)
        return got

    def _begin(
        self, person: Person, channel_id: str, message_ts: str | None = None
    ) -> tuple[str, tuple[Trigger, str], ResponseUrl]:
        response_url = self.team.issue_response_url(person, channel_id, message_ts)
        address = envelopes.response_address(self.team, response_url)
        began = self.team.next_ts()
        return began, (self.team.issue_trigger(person), address), response_url

    def _show_answer(self, got: Acknowledgement, response_url: ResponseUrl) -> None:
        if isinstance(got.body, str) and got.body.strip():
            say(self.team, response_url, Arguments({"text": got.body}))
        elif isinstance(got.body, dict) and got.body:
            say(self.team, response_url, Arguments(got.body))

    def _follow(self, view: View, said: Json) -> None:
        """Do as `response_action` says (surfaces/modals): nothing closes the view."""
        stack = self.team.modals[view.person]
        match said.get("response_action"):
            case "errors":
                known = {block.get("block_id") for block in view.content["blocks"]}
                unknown = set(said["errors"]) - known
                view.errors = {} if unknown else dict(said["errors"])
                view.notice = TROUBLE if unknown else None
            case "update" | "push" if check_view(said.get("view")):
                view.notice = TROUBLE
            case "update":
                replace(self.team, view, said["view"])
            case "push":
                try:
                    push(self.team, view.person, said["view"])
                except ApiError:
                    view.notice = TROUBLE
            case "clear":
                self._close(list(stack))
            case _:
                self._close([view])

    def _close(self, views: list[View]) -> None:
        with self.team.changed:
            for view in views:
                view.is_open = False
                self.team.modals[view.person].remove(view)
            self.team.changed.notify_all()

    def _must_be_open(self, view: View) -> None:
        if not view.is_open:
            raise NotOnScreen(f"{view.title!r} is closed")

    def _must_see(self, person: Person, message: Message) -> None:
        members = self.team.channels[message.channel].members
        is_theirs = message.visible_to in (None, person.id) and person.id in members
        if message.is_deleted or not is_theirs:
            raise NotOnScreen(f"{person.name} does not see that message")


def _element(elements: Any, action_id: str) -> tuple[str, Json]:
    shown = list(elements)
    for block_id, element in shown:
        if element["action_id"] == action_id:
            return block_id, element
    there = ", ".join(element["action_id"] for _, element in shown) or "nothing to press"
    raise NotOnScreen(f"there is no {action_id}, only {there}")
