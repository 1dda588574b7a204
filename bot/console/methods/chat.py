"""chat.postMessage, chat.update, chat.delete, chat.postEphemeral, chat.getPermalink."""

from __future__ import annotations

import re

from bot.console.arguments import Arguments
from bot.console.content import read_content
from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.posting import Place, alter, post, take_away
from bot.console.rates import Tier
from bot.console.records import Channel, Json, Message
from bot.console.showing import message_json
from bot.console.team import Team
from bot.slack import limits


def post_message(call: Call) -> Json:
    """To a channel by its id or name, to a person by their id, perhaps in a thread."""
    team, arguments = call.team, call.arguments
    channel = channel_to_post_in(team, arguments.need("channel"))
    content = read_content(arguments, team)
    place = Place(
        channel,
        thread_of(team, channel, arguments),
        is_broadcast=arguments.flag("reply_broadcast"),
    )
    unfurls = {
        name: arguments.flag(name)
        for name in ("unfurl_links", "unfurl_media")
        if name in arguments.values
    }
    message = post(team, place, team.bot.id, content, unfurls=unfurls)
    shown = message_json(team, message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def update(call: Call) -> Json:
    """Only the app's own messages, and none that is still being streamed."""
    team, arguments = call.team, call.arguments
    channel = team.find_channel(arguments.need("channel"))
    message = team.find_message(channel.id, arguments.need("ts"))
    if message.author != team.bot.id:
        raise ApiError("cant_update_message")
    if message.streaming_until and team.clock() < message.streaming_until:
        raise ApiError("streaming_state_conflict")
    alter(team, message, read_content(arguments, team, limits.UPDATED_TEXT_MAX_LENGTH), team.bot.id)
    shown = message_json(team, message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


def delete(call: Call) -> Json:
    """Only the app's own messages."""
    team, arguments = call.team, call.arguments
    channel = team.find_channel(arguments.need("channel"))
    message = team.find_message(channel.id, arguments.need("ts"))
    if message.author != team.bot.id:
        raise ApiError("cant_delete_message")
    take_away(team, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    """Before one member's eyes."""
    team, arguments = call.team, call.arguments
    channel = channel_to_post_in(team, arguments.need("channel"))
    person = arguments.need("user")
    if person not in channel.members:
        raise ApiError("user_not_in_channel")
    content = read_content(arguments, team, limits.MESSAGE_TEXT_MAX_LENGTH)
    place = Place(channel, thread_of(team, channel, arguments), visible_to=person)
    return {"message_ts": post(team, place, team.bot.id, content).ts}


def get_permalink(call: Call) -> Json:
    """The address at which a person opens the message."""
    team, arguments = call.team, call.arguments
    channel = team.find_channel(arguments.need("channel"))
    message = team.find_message(channel.id, arguments.need("message_ts"))
    return {"channel": channel.id, "permalink": permalink(team, message)}


def permalink(team: Team, message: Message) -> str:
    """As in methods/chat.getPermalink; a reply's names its thread."""
    address = f"https://{team.domain}.slack.com/archives/{message.channel}/p"
    address += message.ts.replace(".", "")
    if message.thread_ts:
        return f"{address}?thread_ts={message.thread_ts}&cid={message.channel}"
    return address


def channel_to_post_in(team: Team, name: str) -> Channel:
    """Raises ApiError channel_not_found, is_archived or not_in_channel."""
    if name in team.people and not team.people[name].is_bot:
        return team.direct(team.people[name])
    named = {f"#{channel.name}": channel.id for channel in team.channels.values()}
    channel = team.find_channel(named.get(name, name))
    if channel.is_archived:
        raise ApiError("is_archived")
    if team.bot.id not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def thread_of(team: Team, channel: Channel, arguments: Arguments) -> str | None:
    """The thread to post in. Raises ApiError invalid_thread_ts (jenkinsci/slack-plugin, issue 584).
    Stricter than Slack, which takes a reply's ts or a made-up one and shows the message where
    nobody finds it (slackapi/python-slack-sdk, issue 840): raises cannot_reply_to_message or
    thread_not_found.
    """
    thread_ts = arguments.text("thread_ts")
    if thread_ts is None:
        return None
    if not re.fullmatch(r"\d+\.\d{6}", thread_ts):
        raise ApiError("invalid_thread_ts", f"[ERROR] {thread_ts} is not a valid thread_ts")
    thread = team.in_thread(channel.id, thread_ts)
    if not thread:
        raise ApiError("thread_not_found")
    if thread[0].ts == thread_ts and thread[0].thread_ts is not None:
        raise ApiError("cannot_reply_to_message")
    return thread_ts


METHODS = {
    "chat.postMessage": Method(post_message, ("channel",), ("chat:write",), Tier.POSTING),
    "chat.update": Method(update, ("channel", "ts"), ("chat:write",)),
    "chat.delete": Method(delete, ("channel", "ts"), ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("channel", "user"), ("chat:write",), Tier.FOUR),
    "chat.getPermalink": Method(get_permalink, ("channel", "message_ts"), tier=Tier.FREE),
}
