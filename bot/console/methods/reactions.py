"""reactions.add, reactions.remove."""

from __future__ import annotations

import re

from bot.console.errors import ApiError
from bot.console.events import reaction_event
from bot.console.methods.call import Call, Method
from bot.console.rates import Tier
from bot.console.records import Json, Message
from bot.console.team import Team


def add(call: Call) -> Json:
    """The bot's own reaction."""
    react(call.team, _message(call), call.team.bot.id, _name(call))
    return {}


def remove(call: Call) -> Json:
    """The bot's own reaction."""
    unreact(call.team, _message(call), call.team.bot.id, _name(call))
    return {}


def react(team: Team, message: Message, person: str, name: str) -> None:
    """Add a person's reaction; the app is told. Raises ApiError already_reacted."""
    with team.changed:
        if person in message.reactions.get(name, []):
            raise ApiError("already_reacted")
        message.reactions.setdefault(name, []).append(person)
        team.changed.notify_all()
    team.publish(reaction_event(team, "reaction_added", message, person, name))


def unreact(team: Team, message: Message, person: str, name: str) -> None:
    """Take a person's reaction away; the app is told. Raises ApiError no_reaction."""
    with team.changed:
        people = message.reactions.get(name, [])
        if person not in people:
            raise ApiError("no_reaction")
        people.remove(person)
        if not people:
            del message.reactions[name]
        team.changed.notify_all()
    team.publish(reaction_event(team, "reaction_removed", message, person, name))


def _message(call: Call) -> Message:
    channel_id, ts = call.arguments.text("channel"), call.arguments.text("timestamp")
    if not channel_id or not ts:
        raise ApiError("no_item_specified")
    return call.team.find_message(call.team.find_channel(channel_id).id, ts)


def _name(call: Call) -> str:
    name = call.arguments.need("name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise ApiError("invalid_name")
    return name


METHODS = {
    "reactions.add": Method(add, ("name",), ("reactions:write",)),
    "reactions.remove": Method(remove, ("name",), ("reactions:write",), Tier.TWO),
}
