"""chat.startStream, chat.appendStream, chat.stopStream."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.console.content import Content, read_metadata, refuse, with_ids
from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.methods.chat import channel_to_post_in, thread_of
from bot.console.posting import Place, keep_version, post
from bot.console.rates import Tier
from bot.console.records import Json, Message
from bot.console.showing import message_json
from bot.console.team import Team
from bot.slack import limits
from bot.slack.block_check import check_blocks

STREAM_LASTS = timedelta(minutes=5)
"""Not documented; later calls were seen to fail with message_not_in_streaming_state."""


def start(call: Call) -> Json:
    """In a channel the reader must be named."""
    team, arguments = call.team, call.arguments
    channel = channel_to_post_in(team, arguments.need("channel"))
    if channel.kind != "direct":
        for name in ("recipient_team_id", "recipient_user_id"):
            if not arguments.text(name):
                raise ApiError(f"missing_{name}")
    message = post(
        team,
        Place(channel, thread_of(team, channel, arguments)),
        team.bot.id,
        Content(""),
        streaming_until=team.clock() + STREAM_LASTS,
    )
    _append(call, message)
    return {"channel": channel.id, "ts": message.ts}


def append(call: Call) -> Json:
    """Words, tasks or blocks."""
    message = _streaming(call)
    if not call.arguments.text("markdown_text") and not call.arguments.parsed("chunks"):
        raise ApiError("no_text")
    _append(call, message)
    return {"channel": message.channel, "ts": message.ts}


def stop(call: Call) -> Json:
    """With what is still to be said, and blocks below it."""
    team, message = call.team, _streaming(call)
    blocks = call.arguments.parsed("blocks", "invalid_blocks_format") or []
    refuse(check_blocks(blocks, "message"))
    _append(call, message)
    with team.changed:
        message.streaming_until = None
        message.metadata = read_metadata(call.arguments)
        message.blocks = [*message.blocks, *with_ids(blocks, team)]
        keep_version(team, message)
        team.changed.notify_all()
    shown = message_json(team, message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}


def _streaming(call: Call) -> Message:
    channel = call.team.find_channel(call.arguments.need("channel"))
    message = call.team.find_message(channel.id, call.arguments.need("ts"))
    if message.author != call.team.bot.id:
        raise ApiError("message_not_owned_by_app")
    if message.stopped_by:
        raise ApiError("stopped_by_user")
    if message.streaming_until is None or call.team.clock() >= message.streaming_until:
        raise ApiError("message_not_in_streaming_state")
    return message


def _append(call: Call, message: Message) -> None:
    words = call.arguments.text("markdown_text") or ""
    chunks = call.arguments.parsed("chunks", "invalid_chunks") or []
    if not isinstance(chunks, list):
        raise ApiError("invalid_chunks")
    if len(words) > limits.MARKDOWN_TEXT_MAX_LENGTH:
        raise ApiError("msg_too_long")
    with call.team.changed:
        _say(message, words)
        for chunk in chunks:
            _add_chunk(call.team, message, chunk)
        if len(message.blocks) > limits.MESSAGE_BLOCKS_MAX_ITEMS:
            raise ApiError("msg_blocks_too_many")
        keep_version(call.team, message)
        call.team.changed.notify_all()


def _add_chunk(team: Team, message: Message, chunk: Any) -> None:
    """One chunk (slack_sdk.models.messages.chunk). Raises ApiError invalid_chunks."""
    match chunk:
        case {"type": "markdown_text", "text": str(words)}:
            _say(message, words)
        case {"type": "task_update", "id": str(task), "title": str()}:
            message.tasks[task] = message.tasks.get(task, {}) | chunk
        case {"type": "plan_update", "title": str(title)}:
            message.tasks["plan"] = {"title": title}
        case {"type": "blocks", "blocks": list(blocks)}:
            refuse(check_blocks(blocks, "message"))
            message.blocks = [*message.blocks, *with_ids(blocks, team)]
        case _:
            raise ApiError("invalid_chunks")


def _say(message: Message, words: str) -> None:
    """Words run on in one markdown block until blocks come between."""
    if not words:
        return
    message.text += words
    if message.blocks and message.blocks[-1]["type"] == "markdown":
        last = message.blocks[-1]
        message.blocks = [*message.blocks[:-1], {**last, "text": last["text"] + words}]
    else:
        message.blocks = [*message.blocks, {"type": "markdown", "text": words}]


METHODS = {
    "chat.startStream": Method(start, ("channel",), ("chat:write",), Tier.TWO),
    "chat.appendStream": Method(append, ("channel", "ts"), ("chat:write",), Tier.FOUR),
    "chat.stopStream": Method(stop, ("channel", "ts"), ("chat:write",), Tier.TWO),
}
