"""The events that an app hears of (docs.slack.dev/reference/events), before they are wrapped."""

from __future__ import annotations

from bot.console.records import Channel, Json, Message, Person, UploadedFile
from bot.console.showing import message_json
from bot.console.team import Team


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


def hidden_event(team: Team, message: Message, subtype: str, change: Json) -> Json:
    """The `message` event of a change or a deletion."""
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


def reaction_event(team: Team, kind: str, message: Message, person: str, name: str) -> Json:
    """The `reaction_added` or `reaction_removed` event."""
    return {
        "type": kind,
        "user": person,
        "reaction": name,
        "item_user": message.author,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": team.next_ts(),
    }


def file_event(team: Team, channel: Channel, uploaded: UploadedFile, sharer: str) -> Json:
    """The `file_shared` event: only ids, the rest is to be asked for."""
    return {
        "type": "file_shared",
        "file_id": uploaded.id,
        "file": {"id": uploaded.id},
        "user_id": sharer,
        "channel_id": channel.id,
        "event_ts": team.next_ts(),
    }


def joined_event(team: Team, person: Person, channel: Channel, inviter: Person) -> Json:
    """The `member_joined_channel` event."""
    return {
        "type": "member_joined_channel",
        "user": person.id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": team.id,
        "inviter": inviter.id,
        "event_ts": team.next_ts(),
    }


def home_event(team: Team, person: Person, tab: str, shown: Json | None) -> Json:
    """The `app_home_opened` event, with the Home tab as the person saw it."""
    event = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": team.direct(person).id,
        "tab": tab,
        "event_ts": team.next_ts(),
    }
    return event | ({"view": shown} if shown and tab == "home" else {})
