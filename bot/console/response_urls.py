"""Posts to a response_url: an answer to one interaction, for the person or the whole channel.

Source: docs.slack.dev/interactivity/handling-user-interaction, "Message responses".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from bot.console.arguments import Arguments
from bot.console.content import read_content
from bot.console.errors import ApiError
from bot.console.posting import Place, alter, post, take_away
from bot.console.records import Message, ResponseUrl
from bot.console.team import Team
from bot.console.web_api import Reply

USES: Final = 5
LASTS: Final = timedelta(minutes=30)


def respond(team: Team, url_id: str, values: Mapping[str, Any]) -> Reply:
    """Answer an interaction, replace the message that it came from, or delete it. After five uses
    or half an hour: 404.
    """
    with team.changed:
        url = team.response_urls.get(url_id)
        if url is None or team.clock() - url.issued_at > LASTS:
            return Reply(404, {"ok": False, "error": "expired_url"})
        if url.uses >= USES:
            return Reply(404, {"ok": False, "error": "used_url"})
        url.uses += 1
    arguments = Arguments(values)
    try:
        _respond(team, url, arguments)
    except ApiError as error:
        return Reply(400, {"ok": False, "error": error.error, "messages": list(error.messages)})
    return Reply(body="ok")


def say(team: Team, url: ResponseUrl, arguments: Arguments) -> Message:
    """A new message as answer: before the person's eyes alone unless it is `in_channel`."""
    in_channel = arguments.text("response_type") == "in_channel"
    origin = _origin(team, url)
    inherited = origin.thread_ts if origin else None
    place = Place(
        team.channels[url.channel],
        arguments.text("thread_ts") or inherited,
        visible_to=None if in_channel else url.person,
    )
    return post(team, place, team.bot.id, read_content(arguments, team))


def _respond(team: Team, url: ResponseUrl, arguments: Arguments) -> None:
    origin = _origin(team, url)
    if arguments.flag("delete_original"):
        if origin is None:
            raise ApiError("message_not_found")
        take_away(team, origin)
    elif arguments.flag("replace_original") and origin is not None:
        alter(team, origin, read_content(arguments, team), team.bot.id)
    else:
        say(team, url, arguments)


def _origin(team: Team, url: ResponseUrl) -> Message | None:
    """The message that the interaction came from, an ephemeral one too."""
    for message in team.messages:
        if (message.channel, message.ts) == (url.channel, url.message_ts):
            return None if message.is_deleted else message
    return None
