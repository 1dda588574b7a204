"""Opens what is evaluated: the bundled corpus alone, whatever else this machine's index holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bot.evaluation.statements import Statements
from bot.settings import Settings
from bot.triage.answers import Question
from bot.triage.pipeline import Trace, Triage
from bot.triage.wording import Wording
from bot.wiring import OpenDesk, home_of
from ingest.writer import Progress
from knowledge.guidance import Guidance, load_guidance
from knowledge.opening import open_index
from knowledge.sources import SHARED

if TYPE_CHECKING:
    from knowledge.index.reader import IndexReader


class Evaluand:
    """A triage over one version of the index. Its marketplace is the one that golden questions are
    written for, whatever the settings say.
    """

    def __init__(self, reader: IndexReader, guidance: Guidance | None = None) -> None:
        self._reader = reader
        guidance = guidance or load_guidance()
        lexicon = guidance.lexicon
        wording = Wording(lexicon.abbreviations, lexicon.vocabulary, reader.knows_word)
        self._triage = Triage(guidance, wording)
        self.foreign = frozenset(
            [matter.reason for matter in lexicon.foreign]
            + [matter.reason for matter in guidance.not_ours]
        )
        self.statements = Statements(reader.all_statements())
        self.index = reader.version_ids
        self.corpus = reader.fingerprint(SHARED)

    def ask(self, question: Question, now: datetime) -> Trace:
        """Answer a question and tell what the answer came from."""
        return self._triage.trace(question, self._reader, now=now)


@contextmanager
def opened(settings: Settings, *, now: datetime, progress: Progress) -> Iterator[Evaluand]:
    """Bring the bundled corpus up to date and open it."""
    with OpenDesk(settings, wait=10.0) as desk:
        if not desk.is_current():
            desk.bring_corpus_in(now=now, progress=progress)
    with open_index(home_of(settings)) as index:
        yield Evaluand(index.reader(SHARED))
