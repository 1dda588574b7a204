"""Puts messages into a workspace, alters them and takes them away, and tells the app of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.console.content import Content
from bot.console.events import hidden_event, message_event
from bot.console.records import Channel, Message, Version
from bot.console.showing import message_json
from bot.console.team import Team


@dataclass(frozen=True)
class Place:
    """Where a message goes: a channel, perhaps a thread, perhaps before one person's eyes only."""

    channel: Channel
    thread_ts: str | None = None
    visible_to: str | None = None
    is_broadcast: bool = False


def post(team: Team, place: Place, author: str, content: Content, **more: Any) -> Message:
    """Post a message; `more` sets further fields of it. The app is told, unless one person alone
    sees it.
    """
    with team.changed:
        message = Message(
            channel=place.channel.id,
            ts=team.next_ts(),
            author=author,
            text=content.text,
            blocks=content.blocks,
            thread_ts=place.thread_ts,
            bot_id=team.bot_id if author == team.bot.id else None,
            visible_to=place.visible_to,
            is_broadcast=place.is_broadcast,
            metadata=content.metadata,
            attachments=content.attachments,
            **more,
        )
        keep_version(team, message)
        team.messages.append(message)
        if author == team.bot.id and place.thread_ts:
            # The message that a status announced ends it (methods/assistant.threads.setStatus).
            team.statuses.pop((place.channel.id, place.thread_ts), None)
        team.changed.notify_all()
    if not message.is_ephemeral and message.streaming_until is None:
        team.publish(message_event(team, message))
    return message


def alter(team: Team, message: Message, content: Content, author: str) -> None:
    """Replace what a message says, keeping how it read before; the app is told."""
    with team.changed:
        before = message_json(team, message)
        message.text, message.blocks = content.text, content.blocks
        message.attachments = content.attachments
        message.metadata = content.metadata or message.metadata
        message.edited_ts = team.next_ts()
        keep_version(team, message)
        team.changed.notify_all()
    if not message.is_ephemeral:
        after = message_json(team, message)
        after["edited"] = {"user": author, "ts": message.edited_ts}
        change = {"message": after, "previous_message": before}
        team.publish(hidden_event(team, message, "message_changed", change))


def take_away(team: Team, message: Message) -> None:
    """Delete a message; the app is told."""
    with team.changed:
        before = message_json(team, message)
        message.is_deleted = True
        team.changed.notify_all()
    if not message.is_ephemeral:
        change = {"previous_message": before, "deleted_ts": message.ts}
        team.publish(hidden_event(team, message, "message_deleted", change))


def keep_version(team: Team, message: Message) -> None:
    """Remember how the message reads now."""
    message.versions.append(Version(message.text, tuple(message.blocks), team.clock()))
