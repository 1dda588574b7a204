"""What the stand-in remembers: people, channels, messages with versions, views, files, calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.slack.block_check import texts_within

Json = dict[str, Any]
ChannelKind = Literal["channel", "private", "direct"]


@dataclass(frozen=True)
class Person:
    """Someone in the workspace, or the bot's own user. A guest sees few channels; an external one
    belongs to another team and is met in a shared channel.
    """

    id: str
    name: str
    team_id: str
    timezone: str = "America/New_York"
    is_admin: bool = False
    is_guest: bool = False
    is_external: bool = False
    is_bot: bool = False

    @property
    def mention(self) -> str:
        """As it stands in a message's text."""
        return f"<@{self.id}>"


@dataclass
class Channel:
    """A channel, private or not, or a direct conversation."""

    id: str
    name: str
    kind: ChannelKind
    members: set[str]
    created_at: datetime
    is_archived: bool = False

    @property
    def type_in_events(self) -> str:
        """As `channel_type` says it."""
        return {"channel": "channel", "private": "group", "direct": "im"}[self.kind]


@dataclass(frozen=True)
class Version:
    """A message as it read at one time."""

    text: str
    blocks: tuple[Json, ...]
    at: datetime

    @property
    def words(self) -> str:
        """All that a person reads: the blocks' texts, or the text where there are none."""
        return "\n".join(texts_within(self.blocks)) if self.blocks else self.text


@dataclass
class Message:
    """A message as it reads now, and as it read before; `visible_to` names who alone sees it."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    bot_id: str | None = None
    visible_to: str | None = None
    metadata: Json | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unfurls: Mapping[str, bool] = field(default_factory=dict)
    is_broadcast: bool = False
    is_deleted: bool = False
    edited_ts: str | None = None
    client_id: str | None = None
    streaming_until: datetime | None = None
    stopped_by: str | None = None
    tasks: dict[str, Json] = field(default_factory=dict)
    state: Json = field(default_factory=dict)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that a person reads of it now."""
        return "\n".join(texts_within(self.blocks)) if self.blocks else self.text

    @property
    def root_ts(self) -> str:
        """The thread that it is in, or that a reply to it begins."""
        return self.thread_ts or self.ts

    @property
    def is_ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return self.visible_to is not None

    def elements(self) -> Iterator[tuple[str, Json]]:
        """Its interactive elements, each with its block's id."""
        return elements_within(self.blocks)


@dataclass
class View:
    """A modal or a Home tab as one person sees it, what they put in and what they were told."""

    id: str
    person: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None
    state: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notice: str | None = None
    is_open: bool = True
    versions: list[Json] = field(default_factory=list)

    @property
    def title(self) -> str:
        """A modal's title; a Home tab has none."""
        return str((self.content.get("title") or {}).get("text", ""))

    @property
    def words(self) -> str:
        """All that a person reads in it."""
        return "\n".join(texts_within(self.content["blocks"]))

    def elements(self) -> Iterator[tuple[str, Json]]:
        """Its interactive elements, each with its block's id."""
        return elements_within(self.content["blocks"])


@dataclass
class UploadedFile:
    """A file from its first announcement on."""

    id: str
    name: str
    length: int
    uploader: str
    title: str = ""
    content: bytes | None = None
    is_complete: bool = False
    channels: list[str] = field(default_factory=list)


@dataclass
class Trigger:
    """Permission to open one view, for three seconds."""

    id: str
    person: str
    issued_at: datetime
    view_id: str | None = None
    is_used: bool = False


@dataclass
class ResponseUrl:
    """Permission to answer one interaction, five times within half an hour."""

    id: str
    person: str
    channel: str
    issued_at: datetime
    message_ts: str | None = None
    uses: int = 0


@dataclass(frozen=True)
class ApiCall:
    """A call of the Web API and its answer; the token is not kept."""

    method: str
    arguments: Json
    answer: Json
    status: int
    at: datetime


@dataclass(frozen=True)
class Acknowledgement:
    """What came back of one delivery. `problem` is Slack's name for what went wrong, or None."""

    took: timedelta
    status: int | None = None
    body: Json | str | None = None
    problem: str | None = None
    is_final: bool = False

    @property
    def is_good(self) -> bool:
        """Whether the app took it, in time."""
        return self.problem is None


@dataclass
class Delivery:
    """One payload and each attempt to hand it over."""

    kind: Literal["events_api", "slash_commands", "interactive"]
    payload: Json
    attempts: list[Acknowledgement] = field(default_factory=list)
    is_over: bool = False

    def __str__(self) -> str:
        kind = self.payload.get("event", self.payload).get("type", self.kind)
        problems = [attempt.problem or "taken" for attempt in self.attempts]
        return f"{kind} ({', '.join(problems) or 'under way'})"


def elements_within(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Every element with an `action_id` in blocks, each with the id of its block."""
    for block in blocks:
        block_id = str(block.get("block_id", ""))
        within = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
        within += block.get("actions") or []
        for element in within:
            if isinstance(element, dict) and "action_id" in element:
                yield block_id, element
        yield from elements_within(
            [child for child in block.get("child_blocks") or [] if isinstance(child, dict)]
        )
        if block.get("type") == "carousel":
            yield from elements_within(block["elements"])
