"""What is known of a message's matter, from a file: YAML or JSON, or an answer of `ask --json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.triage.answers import Addressee, Situation
from bot.triage.message_facts import MessageFacts, facts_of
from knowledge.errors import DeskError


class UnreadableFacts(DeskError):
    """Correct the facts; `dispute-desk check-message --help` shows which there are."""


class UnreadableDraft(DeskError):
    """Name a text file with the draft, or what `dispute-desk ask --json` printed."""


@dataclass(frozen=True, kw_only=True)
class DraftOnFile:
    """A draft as it was produced: its text and, where the file tells them, its addressee and what
    was known.
    """

    text: str
    addressee: Addressee | None = None
    facts: MessageFacts | None = None


def read_facts(file: Path) -> MessageFacts:
    """Read facts from a file. Raises UnreadableFacts naming the key and the fault."""
    try:
        raw = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        raise UnreadableFacts(f"{file} can't be read: {error}") from error
    if raw is None:
        raw = {}
    if not isinstance(raw, Mapping):
        raise UnreadableFacts(f"{file}: it needs a key and a value a line, as in `carrier: UPS`")
    known = [each.name for each in fields(MessageFacts)]
    if unknown := [str(key) for key in raw if key not in known]:
        raise UnreadableFacts(f"{file}: no key {', '.join(unknown)}; there are {', '.join(known)}")
    try:
        return _FACTS.validate_python(dict(raw))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][:1])
        raise UnreadableFacts(f"{file}: `{place}`: {_told(first['msg'])}") from error


def read_draft(file: Path, *, today: date) -> DraftOnFile:
    """Read a draft: plain text, or JSON as `ask --json` prints it. Raises UnreadableDraft."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDraft(f"{file} can't be read as text") from error
    try:
        raw = json.loads(text)
    except json.JSONDecodeError:
        return DraftOnFile(text=text)
    if not isinstance(raw, Mapping):
        return DraftOnFile(text=text)
    draft = raw.get("draft", raw)
    try:
        return DraftOnFile(
            text=_DRAFT.validate_python(draft["text"]),
            addressee=Addressee(draft["addressee"]),
            facts=_facts_of_answer(raw, today=today),
        )
    except (TypeError, KeyError, ValueError) as error:
        raise UnreadableDraft(f"{file} holds no draft") from error


def with_those_of(told: MessageFacts | None, more: MessageFacts | None) -> MessageFacts | None:
    """Put two tellings together; what `told` tells goes first."""
    if told is None or more is None:
        return told or more
    nothing = MessageFacts()
    values = {
        each.name: getattr(told, each.name)
        if getattr(told, each.name) != getattr(nothing, each.name)
        else getattr(more, each.name)
        for each in fields(MessageFacts)
    }
    return MessageFacts(**values)


_FACTS = TypeAdapter(MessageFacts)
_DRAFT = TypeAdapter(str)
_DATES = TypeAdapter(dict[str, date])


def _facts_of_answer(raw: Mapping[str, Any], *, today: date) -> MessageFacts | None:
    situation = raw.get("situation")
    if situation is None:
        return None
    days = {name: str(moment)[:10] for name, moment in situation["dates"].items()}
    return facts_of(
        Situation(
            facts=situation["facts"],
            dates=_DATES.validate_python(days),
            order_id=situation["order_id"],
            tracking=situation["tracking"],
            amount=situation["amount"],
            marketplace=situation["marketplace"],
        ),
        today=today,
    )


def _told(message: str) -> str:
    return message.removeprefix("Value error, ")
