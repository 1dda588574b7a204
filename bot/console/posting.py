"""Puts messages into a workspace, alters them and takes them away, and tells the app of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.console.content import Content
from bot.console.records import Channel, Json, Message, Version
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
        team.publish(_hidden_event(team, message, "message_changed", change))


def take_away(team: Team, message: Message) -> None:
    """Delete a message; the app is told."""
    with team.changed:
        before = message_json(team, message)
        message.is_deleted = True
        team.changed.notify_all()
    if not message.is_ephemeral:
        change = {"previous_message": before, "deleted_ts": message.ts}
        team.publish(_hidden_event(team, message, "message_deleted", change))


def keep_version(team: Team, message: Message) -> None:
    """Remember how the message reads now."""
    message.versions.append(Version(message.text, tuple(message.blocks), team.clock()))


def message_json(team: Team, message: Message, with_metadata: bool = False) -> Json:
    """A message as the Web API and events show it."""
    told: Json = {"type": "message", "user": message.author, "ts": message.ts, "text": message.text}
    author = team.people.get(message.author)
    told["team"] = author.team_id if author else team.id
    if author and author.is_external:
        told |= {"user_team": author.team_id, "source_team": author.team_id}
    if message.client_id:
        told["client_msg_id"] = message.client_id
    if message.bot_id:
        told |= {"bot_id": message.bot_id, "app_id": team.app_id}
        told["bot_profile"] = {"id": message.bot_id, "app_id": team.app_id, "team_id": team.id}
    if message.blocks:
        told["blocks"] = message.blocks
    if message.attachments:
        told["attachments"] = message.attachments
    if message.files:
        told["files"] = [{"id": file_id, "mode": "hosted"} for file_id in message.files]
    if message.metadata and with_metadata:
        told["metadata"] = message.metadata
    if message.reactions:
        told["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
    if message.edited_ts:
        told["edited"] = {"user": message.author, "ts": message.edited_ts}
    return told | _thread_json(team, message)


def message_event(team: Team, message: Message) -> Json:
    """The `message` event of a new message (reference/events/message)."""
    event = message_json(team, message, with_metadata=True) | {
        "channel": message.channel,
        "channel_type": team.channels[message.channel].type_in_events,
        "event_ts": message.ts,
    }
    for counted in ("reply_count", "latest_reply", "reply_users"):
        event.pop(counted, None)
    if message.files:
        event["subtype"] = "file_share"
    elif message.is_broadcast:
        event["subtype"] = "thread_broadcast"
    return event


def mention_event(message: Json) -> Json:
    """The `app_mention` event beside a `message` event of the same message
    (reference/events/app_mention).
    """
    event = {
        name: part for name, part in message.items() if name not in ("channel_type", "subtype")
    }
    return event | {"type": "app_mention"}


def _thread_json(team: Team, message: Message) -> Json:
    if message.is_ephemeral:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    thread = team.in_thread(message.channel, message.thread_ts or message.ts)
    if message.thread_ts:
        root = next((m for m in thread if m.ts == message.thread_ts), None)
        return {"thread_ts": message.thread_ts} | ({"parent_user_id": root.author} if root else {})
    replies = [reply for reply in thread if reply is not message]
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.author for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def _hidden_event(team: Team, message: Message, subtype: str, change: Json) -> Json:
    ts = team.next_ts()
    return {
        "type": "message",
        "subtype": subtype,
        "channel": message.channel,
        "channel_type": team.channels[message.channel].type_in_events,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        **change,
    }
