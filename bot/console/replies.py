"""Which messages of the bot answer a message or a gesture."""

from __future__ import annotations

from bot.console.gestures import Gesture
from bot.console.records import Message
from bot.console.team import Team


def replies(team: Team, to: Message | Gesture) -> list[Message]:
    """The bot's later messages that the person sees: to a message those in its thread, or anywhere
    in a direct conversation; to a gesture those anywhere in its channel.
    """
    return [
        message
        for message in list(team.messages)
        if message.author == team.bot.id
        and float(message.ts) > float(to.ts)
        and not message.is_deleted
        and _is_in_place(team, message, to)
    ]


def _is_in_place(team: Team, message: Message, to: Message | Gesture) -> bool:
    if isinstance(to, Gesture):
        reader = to.person.id
        return to.channel in (None, message.channel) and message.visible_to in (None, reader)
    is_direct = team.channels[message.channel].kind == "direct"
    is_in_thread = is_direct or message.thread_ts == to.root_ts
    is_seen = message.visible_to in (None, to.author)
    return message.channel == to.channel and is_in_thread and is_seen
