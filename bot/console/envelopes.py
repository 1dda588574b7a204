"""What Slack sends an app: the payloads of events, commands and interactions.

Sources: docs.slack.dev/apis/events-api, /interactivity/implementing-slash-commands,
/reference/interaction-payloads; slack_bolt.request.payload_utils tells them apart by these fields.
"""

from __future__ import annotations

from typing import Final

from bot.console.methods.views import view_json
from bot.console.records import Channel, Json, Message, Person, ResponseUrl, Trigger, View
from bot.console.showing import message_json
from bot.console.team import Team

VERIFICATION: Final = "verification-is-by-signature"
"""The old verification token: sent along, never to be relied on."""


def event_callback(team: Team, event: Json) -> Json:
    """An event with its own `event_id`, which every redelivery repeats."""
    channel = team.channels.get(str(event.get("channel") or event.get("channel_id")))
    return {
        "token": VERIFICATION,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": team.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": team.next_id("Ev"),
        "event_time": int(float(event.get("event_ts") or team.next_ts())),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team.id,
                "user_id": team.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": channel is not None and team.is_shared(channel),
    }


def slash_command(
    team: Team, person: Person, channel: Channel, said: str, permits: tuple[Trigger, str]
) -> Json:
    """A command as it was typed, with a trigger and a response_url."""
    command, _, text = said.partition(" ")
    trigger, response_url = permits
    return {
        "token": VERIFICATION,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "direct" else channel.name,
        "user_id": person.id,
        "user_name": person.name.lower().replace(" ", "."),
        "command": command,
        "text": text.strip(),
        "api_app_id": team.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger.id,
    }


def block_actions_in_message(
    team: Team, person: Person, message: Message, action: Json, permits: tuple[Trigger, str]
) -> Json:
    """Something pressed or chosen in a message."""
    trigger, response_url = permits
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    told = _interaction(team, person, "block_actions") | {
        "container": container,
        "trigger_id": trigger.id,
        "channel": _channel(team.channels[message.channel]),
        "state": {"values": message.state},
        "response_url": response_url,
        "actions": [action],
    }
    if not message.is_ephemeral:
        told["message"] = message_json(team, message, with_metadata=True)
    return told


def block_actions_in_view(
    team: Team, person: Person, view: View, action: Json, trigger: Trigger
) -> Json:
    """Something pressed or chosen in a modal or in the Home tab."""
    return _interaction(team, person, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger.id,
        "view": view_json(team, view),
        "actions": [action],
    }


def view_submission(team: Team, person: Person, view: View, trigger: Trigger) -> Json:
    """A modal's submit button."""
    return _interaction(team, person, "view_submission") | {
        "trigger_id": trigger.id,
        "view": view_json(team, view),
        "response_urls": [],
    }


def view_closed(team: Team, person: Person, view: View, cleared: bool) -> Json:
    """A modal's close button, where the app asked to hear of it."""
    told = _interaction(team, person, "view_closed")
    return told | {"view": view_json(team, view), "is_cleared": cleared}


def shortcut(team: Team, person: Person, callback_id: str, trigger: Trigger) -> Json:
    """A global shortcut."""
    return _interaction(team, person, "shortcut") | {
        "callback_id": callback_id,
        "trigger_id": trigger.id,
        "action_ts": team.next_ts(),
    }


def message_action(
    team: Team, person: Person, message: Message, callback_id: str, permits: tuple[Trigger, str]
) -> Json:
    """A shortcut on a message."""
    trigger, response_url = permits
    return _interaction(team, person, "message_action") | {
        "callback_id": callback_id,
        "trigger_id": trigger.id,
        "action_ts": team.next_ts(),
        "response_url": response_url,
        "channel": _channel(team.channels[message.channel]),
        "message_ts": message.ts,
        "message": message_json(team, message, with_metadata=True),
    }


def block_suggestion(
    team: Team, person: Person, view: View, element: tuple[str, Json], typed: str
) -> Json:
    """The question for options of an external select."""
    block_id, shown = element
    return _interaction(team, person, "block_suggestion") | {
        "action_id": shown["action_id"],
        "block_id": block_id,
        "value": typed,
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(team, view),
    }


def response_address(team: Team, response_url: ResponseUrl) -> str:
    """Where an answer to an interaction is posted."""
    return f"{team.url}response/{team.id}/{response_url.id}"


def _interaction(team: Team, person: Person, kind: str) -> Json:
    name = person.name.lower().replace(" ", ".")
    return {
        "type": kind,
        "token": VERIFICATION,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": person.id, "username": name, "name": name, "team_id": person.team_id},
        "api_app_id": team.app_id,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": "directmessage" if channel.kind == "direct" else channel.name,
    }
