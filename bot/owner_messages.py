"""What goes over the socket to the process that owns the index, and what comes back, as JSON."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from bot.terminal.ingest_summary import IngestSummary
from bot.triage.answers import Answer, Question
from ingest.prepare import HandedIn
from ingest.writer import Stage


@dataclass(frozen=True, kw_only=True)
class Request:
    """One thing asked of the owner: a question, or documents to take in."""

    now: datetime
    question: Question | None = None
    handed_in: HandedIn | None = None
    dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class Reply:
    """How far it is, or what came of it: one of the fields is set."""

    progress: tuple[Stage, int, int] | None = None
    answer: Answer | None = None
    summary: IngestSummary | None = None
    failed: str | None = None


REQUEST = TypeAdapter(Request)
REPLY = TypeAdapter(Reply)
