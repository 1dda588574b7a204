"""What a message of the app says, read from a call's arguments and held to Slack's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.console.arguments import Arguments
from bot.console.errors import ApiError
from bot.console.records import Json
from bot.console.team import Team
from bot.slack import limits
from bot.slack.block_check import Misfit, check_message
from bot.slack.shapes import INTERACTIVE


@dataclass(frozen=True)
class Content:
    """A message's words, its blocks with all their ids, and its metadata."""

    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None


def read_content(arguments: Arguments, team: Team, longest_text: int | None = None) -> Content:
    """The content of chat.postMessage and its like. A text over 40,000 characters is cut; where
    `longest_text` is given, one over that is refused.

    Raises ApiError no_text, markdown_text_conflict, msg_too_long, msg_blocks_too_long,
    invalid_blocks, invalid_blocks_format, too_many_attachments or invalid_metadata_format
    (methods/chat.postMessage, methods/chat.update).
    """
    text = arguments.text("text") or ""
    markdown = arguments.text("markdown_text") or ""
    blocks = arguments.parsed("blocks", "invalid_blocks_format") or []
    attachments = arguments.parsed("attachments", "invalid_attachments") or []
    if markdown and (text or blocks):
        raise ApiError("markdown_text_conflict")
    if not (text or markdown or blocks or attachments):
        raise ApiError("no_text")
    if longest_text is not None and len(text) > longest_text:
        raise ApiError("msg_too_long")
    refuse(check_message({"blocks": blocks, "markdown_text": markdown, "attachments": attachments}))
    return Content(
        text=(markdown or text)[: limits.MESSAGE_TEXT_MAX_LENGTH],
        blocks=with_ids([{"type": "markdown", "text": markdown}] if markdown else blocks, team),
        attachments=attachments,
        metadata=read_metadata(arguments),
    )


def read_metadata(arguments: Arguments) -> Json | None:
    """A message's metadata: its type, a word, and its payload, an object.
    Raises ApiError invalid_metadata_format.
    """
    metadata = arguments.parsed("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    good = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and metadata["event_type"]
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not good:
        raise ApiError("invalid_metadata_format")
    return dict(metadata)


def refuse(misfits: Sequence[Misfit]) -> None:
    """Raises ApiError of the first misfit's name with every misfit in its messages, in the shape
    that Slack gives them (seen in grafana/oncall, pull request 5121).
    """
    if misfits:
        raise ApiError(
            misfits[0].error,
            *(f"[ERROR] {misfit}" for misfit in misfits),
            errors=[str(misfit) for misfit in misfits],
        )


def with_ids(blocks: Sequence[Json], team: Team) -> list[Json]:
    """The blocks with a `block_id` on each and an `action_id` on each interactive element, as Slack
    gives them where the app did not.
    """
    return [
        {"block_id": f"blk_{team.next_id('')}", **_with_action_ids(block, team)} for block in blocks
    ]


def _with_action_ids(thing: Any, team: Team) -> Any:
    if isinstance(thing, list):
        return [_with_action_ids(part, team) for part in thing]
    if not isinstance(thing, dict):
        return thing
    whole = {name: _with_action_ids(part, team) for name, part in thing.items()}
    if thing.get("type") in INTERACTIVE and "action_id" not in thing:
        whole["action_id"] = f"act_{team.next_id('')}"
    return whole
