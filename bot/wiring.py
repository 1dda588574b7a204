"""The only place where parts meet: a desk, opened from the settings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.triage.answers import Answer, Question
from ingest.fingerprint import fingerprint_of
from ingest.writer import Progress, unheard
from knowledge.deadlines import ZONES
from knowledge.errors import IndexMissing, ModelMismatch
from knowledge.guidance import CORPUS, Guidance, load_guidance
from knowledge.holds import read_holds
from knowledge.opening import Home, list_sources, open_index
from knowledge.sources import SHARED, workspace_named

# What only an answer or only an ingest needs is imported where there is one: each of them is a
# tenth of the other's time.
if TYPE_CHECKING:
    from bot.terminal.ingest_summary import IngestSummary
    from bot.terminal.source_list import ListedSource
    from bot.triage.pipeline import Triage
    from ingest.prepare import HandedIn
    from ingest.purge import PurgeReport
    from knowledge.index.desk import DeskIndex

Waiting = Callable[[], None]


class Desk(Protocol):
    """What the commands ask of a desk: one of this process, or another process's that owns the
    index (see bot.local).
    """

    def answer(self, question: Question, *, now: datetime) -> Answer:
        """Answer one question."""

    def ingest(
        self, handed_in: HandedIn, *, now: datetime, dry_run: bool, progress: Progress
    ) -> IngestSummary:
        """Take documents in; with no paths, bring the bundled corpus up to date."""


class OpenDesk(AbstractContextManager["OpenDesk"]):
    """A desk of this process. `owned`: the index is this process's alone until it is closed."""

    def __init__(
        self,
        settings: Settings,
        *,
        owned: bool = False,
        waiting: Waiting = lambda: None,
        wait: float = 60.0,
    ) -> None:
        self._home = home_of(settings)
        self._settings = settings
        self._waiting = waiting
        self._owned = owned
        self._wait = wait
        self._index = self._opened()
        self._triage: Triage | None = None

    def __exit__(self, *_: object) -> None:
        self._index.__exit__()

    def is_current(self) -> bool:
        """True when the index holds the bundled corpus as it is installed."""
        try:
            reader = self._index.reader(SHARED)
        except (IndexMissing, ModelMismatch):
            return False
        return reader.fingerprint(SHARED) == fingerprint_of(CORPUS)

    def bring_corpus_in(self, *, now: datetime, progress: Progress = unheard) -> IngestSummary:
        """Bring the bundled corpus up to date, and whatever else another model made."""
        from bot.terminal.ingest_summary import summarised
        from ingest.pipeline import ingest_corpus

        self._reopen()
        with self._index.writer(now=now, waiting=self._waiting) as writer:
            report = ingest_corpus(CORPUS, writer, progress=progress)
            for workspace in writer.outdated():
                standing = writer.standing(workspace)
                writer.switch(workspace, add=(), keep=frozenset().union(*standing.values()))
        self._reopen()
        return summarised(report)

    def answer(self, question: Question, *, now: datetime) -> Answer:
        """Answer one question from the versions that are current now."""
        reader = self._index.reader(workspace_named(question.workspace))
        if self._triage is None:
            self._triage = self._made(reader.knows_word)
        return self._triage.answer(question, reader, now=now)

    def ingest(
        self,
        handed_in: HandedIn,
        *,
        now: datetime,
        dry_run: bool = False,
        progress: Progress = unheard,
    ) -> IngestSummary:
        """Take documents in; with no paths, bring the bundled corpus up to date."""
        from bot.terminal.ingest_summary import summarised
        from ingest.pipeline import run_ingest

        if not handed_in.paths or not self.is_current():
            corpus = self.bring_corpus_in(now=now, progress=progress)
            if not handed_in.paths:
                return corpus
        self._reopen()
        with self._index.writer(now=now, waiting=self._waiting) as writer:
            report = run_ingest(
                handed_in, writer, writer.count_tokens, dry_run=dry_run, progress=progress
            )
        self._reopen()
        return summarised(report)

    def purge(self, *, now: datetime, days: int, dry_run: bool) -> PurgeReport:
        """Remove the personal data that has been kept long enough, and what it left behind."""
        from ingest.purge import purge

        holds = read_holds(self._home.holds)
        self._reopen()
        with self._index.writer(now=now, waiting=self._waiting) as writer:
            report = purge(writer, holds, on=now.date(), days=days, dry_run=dry_run)
        self._reopen()
        return report

    def _made(self, knows_word: Callable[[str], bool]) -> Triage:
        from bot.triage.pipeline import Triage
        from bot.triage.wording import Wording

        guidance = guidance_of(self._settings)
        lexicon = guidance.lexicon
        wording = Wording(lexicon.abbreviations, lexicon.vocabulary, knows_word)
        return Triage(
            guidance,
            wording,
            marketplace=self._settings.marketplace,
            person_in_charge=self._settings.person_in_charge,
        )

    def _opened(self) -> DeskIndex:
        return open_index(self._home, owned=self._owned, wait=self._wait)

    def _reopen(self) -> None:
        """Let go of the shared hold that reading has on the index, so that it can be written; who
        owns the index reads and writes under one hold.
        """
        if not self._owned:
            self._index.__exit__()
            self._index = self._opened()


def listed_sources(
    settings: Settings, workspace: str, *, now: datetime
) -> tuple[ListedSource, ...]:
    """The sources that answer for a workspace, with their age on the marketplace's day and what of
    the bundled guidance rests on them. Raises IndexMissing where there is nothing yet.
    """
    from bot.terminal.source_list import listed
    from ingest.loaders.corpus import load_corpus
    from knowledge.reliance import reliance

    held = list_sources(home_of(settings), workspace_named(workspace))
    corpus = load_corpus(CORPUS)
    rests = reliance(corpus.statements, guidance_of(settings))
    today = now.astimezone(ZoneInfo(ZONES[settings.marketplace])).date()
    return listed(held, corpus.sources, rests, today=today)


@cache
def guidance_of(settings: Settings) -> Guidance:
    """The bundled guidance, read once: an answer is found by it and printed by it."""
    return load_guidance(kept=home_of(settings).guidance)


def home_of(settings: Settings) -> Home:
    """Where the settings say that things lie."""
    return Home(
        root=settings.dispute_desk_home,
        database_url=settings.database_url,
        model=settings.embedding_model,
    )
