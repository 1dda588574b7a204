"""conversations.open, info, history, replies, members, list, join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.console.arguments import Arguments
from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.rates import Tier
from bot.console.records import Channel, Json, Message
from bot.console.showing import message_json
from bot.console.team import Team

Item = TypeVar("Item")

READ = ("channels:read", "groups:read", "im:read")
HISTORY = ("channels:history", "groups:history", "im:history")


def open_direct(call: Call) -> Json:
    """The direct conversation with one person."""
    team, arguments = call.team, call.arguments
    if channel_id := arguments.text("channel"):
        channel = team.find_channel(channel_id)
    else:
        names = [name for name in (arguments.text("users") or "").split(",") if name]
        if not names:
            raise ApiError("users_list_not_supplied")
        if len(names) > 1:
            raise ApiError("too_many_users")
        channel = team.direct(team.find_person(names[0]))
    whole = arguments.flag("return_im")
    return {"channel": channel_json(team, channel) if whole else {"id": channel.id}}


def info(call: Call) -> Json:
    """One channel."""
    channel = call.team.find_channel(call.arguments.need("channel"))
    told = channel_json(call.team, channel)
    if call.arguments.flag("include_num_members"):
        told["num_members"] = len(channel.members)
    return {"channel": told}


def history(call: Call) -> Json:
    """A channel's messages outside threads, the newest first."""
    team, arguments = call.team, call.arguments
    channel = _channel_to_read(call)
    top = [
        message
        for message in team.messages
        if message.channel == channel.id
        and not message.is_ephemeral
        and not message.is_deleted
        and (message.thread_ts is None or message.is_broadcast)
    ]
    return _page_of_messages(call, list(reversed(_between(top, arguments))))


def replies(call: Call) -> Json:
    """A thread, its first message first."""
    channel = _channel_to_read(call)
    thread = call.team.in_thread(channel.id, call.arguments.need("ts"))
    if not thread:
        raise ApiError("thread_not_found")
    return _page_of_messages(call, [thread[0], *_between(thread[1:], call.arguments)])


def members(call: Call) -> Json:
    """A channel's members."""
    channel = call.team.find_channel(call.arguments.need("channel"))
    found, cursor = page(sorted(channel.members), call.arguments, 100)
    return {"members": found, "response_metadata": {"next_cursor": cursor}}


def list_channels(call: Call) -> Json:
    """The channels of the kinds asked for that the app can see."""
    team, arguments = call.team, call.arguments
    kinds = {"public_channel": "channel", "private_channel": "private", "im": "direct"}
    asked = (arguments.text("types") or "public_channel").split(",")
    if not set(asked) <= {*kinds, "mpim"}:
        raise ApiError("invalid_types")
    wanted = {kinds.get(kind) for kind in asked}
    seen = [
        channel_json(team, channel)
        for channel in team.channels.values()
        if channel.kind in wanted
        and (channel.kind == "channel" or team.bot.id in channel.members)
        and not (channel.is_archived and arguments.flag("exclude_archived"))
    ]
    found, cursor = page(seen, arguments, 100)
    return {"channels": found, "response_metadata": {"next_cursor": cursor}}


def join(call: Call) -> Json:
    """A public channel."""
    team = call.team
    channel = team.find_channel(call.arguments.need("channel"))
    if channel.kind != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise ApiError("is_archived")
    if team.bot.id in channel.members:
        return {
            "channel": channel_json(team, channel),
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        }
    with team.changed:
        channel.members.add(team.bot.id)
        team.changed.notify_all()
    return {"channel": channel_json(team, channel)}


def channel_json(team: Team, channel: Channel) -> Json:
    """A channel as the Web API shows it."""
    told: Json = {
        "id": channel.id,
        "created": int(channel.created_at.timestamp()),
        "is_archived": channel.is_archived,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "private",
        "is_private": channel.kind != "channel",
        "is_im": channel.kind == "direct",
        "is_mpim": False,
        "is_shared": team.is_shared(channel),
        "is_ext_shared": team.is_shared(channel),
        "context_team_id": team.id,
    }
    if channel.kind == "direct":
        return told | {"user": next(iter(channel.members - {team.bot.id}), "")}
    return told | {"name": channel.name, "is_member": team.bot.id in channel.members}


def page(items: Sequence[Item], arguments: Arguments, default: int) -> tuple[list[Item], str]:
    """One page of items and the cursor of the next, empty at the end.
    Raises ApiError invalid_cursor or invalid_limit.
    """
    limit = arguments.number("limit", default) or default
    if not 1 <= limit <= 1000:
        raise ApiError("invalid_limit")
    cursor = arguments.text("cursor") or "at:0"
    mark, _, start = cursor.partition(":")
    if mark != "at" or not start.isdigit():
        raise ApiError("invalid_cursor")
    end = int(start) + limit
    return list(items[int(start) : end]), f"at:{end}" if end < len(items) else ""


def _channel_to_read(call: Call) -> Channel:
    channel = call.team.find_channel(call.arguments.need("channel"))
    if call.team.bot.id not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _between(messages: Sequence[Message], arguments: Arguments) -> list[Message]:
    oldest = float(arguments.text("oldest") or 0)
    latest = float(arguments.text("latest") or "inf")
    if arguments.flag("inclusive"):
        return [message for message in messages if oldest <= float(message.ts) <= latest]
    return [message for message in messages if oldest < float(message.ts) < latest]


def _page_of_messages(call: Call, messages: Sequence[Message]) -> Json:
    found, cursor = page(messages, call.arguments, 100)
    with_metadata = call.arguments.flag("include_all_metadata")
    return {
        "messages": [message_json(call.team, message, with_metadata) for message in found],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = {
    "conversations.open": Method(open_direct, (), ("im:write",)),
    "conversations.info": Method(info, ("channel",), READ),
    "conversations.history": Method(history, ("channel",), HISTORY),
    "conversations.replies": Method(replies, ("channel", "ts"), HISTORY),
    "conversations.members": Method(members, ("channel",), READ, Tier.FOUR),
    "conversations.list": Method(list_channels, (), READ, Tier.TWO),
    "conversations.join": Method(join, ("channel",), ("channels:join",)),
}
