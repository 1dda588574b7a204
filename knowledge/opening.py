"""Opens what knowledge holds in one home: the index, and the ledger beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.index.desk import DeskIndex
    from knowledge.ledger.passages import HeldSource


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where things lie: `root` is the folder for all that is kept, `database_url` a database
    elsewhere, `model` the embedding model: a bundled one's name, or a path or name that
    sentence-transformers can load.
    """

    root: Path
    database_url: str | None = None
    model: str = "all-MiniLM-L6-v2"

    @property
    def ledger(self) -> str:
        """The URL of the ledger's database."""
        return self.database_url or f"sqlite:///{self.root / 'ledger.sqlite3'}"

    @property
    def chroma(self) -> Path:
        """The folder of the embeddings."""
        return self.root / "chroma"

    @property
    def lexical(self) -> Path:
        """The folder of the word indexes, one folder for each version."""
        return self.root / "lexical"

    @property
    def models(self) -> Path:
        """The folder of the exported embedding models."""
        return self.root / "models"

    @property
    def holds(self) -> Path:
        """The file of what is not to be purged, though it is due."""
        return self.root / "holds.json"

    @property
    def guidance(self) -> Path:
        """The file that keeps what reading the corpus took long."""
        return self.root / "guidance.json"

    @property
    def chroma_lock(self) -> Path:
        """The lock on the embeddings: shared by those who read, held alone by who writes."""
        return self.root / "chroma.lock"

    @property
    def ingest_lock(self) -> Path:
        """The lock that is held by the one ingest that runs."""
        return self.root / "ingest.lock"


def open_index(home: Home, *, owned: bool = False, wait: float = 10.0) -> DeskIndex:
    """Open the index of a home; nothing is read before a reader or the writer is asked for.

    With `owned` it is this process's alone, to read and to write, until it is closed: that is for
    a process that stays. `wait` is how many seconds to wait for another process before IndexBusy.
    """
    from knowledge.index.chroma import Chroma
    from knowledge.index.desk import DeskIndex
    from knowledge.index.embedding import Models
    from knowledge.ledger.database import Ledger

    chroma = Chroma(home.chroma, home.chroma_lock, wait=wait)
    if owned:
        chroma.own()
    return DeskIndex(
        ledger=Ledger(home.ledger),
        chroma=chroma,
        lexical=home.lexical,
        models=Models(home.models, home.model),
        ingest_lock=home.ingest_lock,
        wait=wait,
    )


def list_sources(home: Home, workspace: str) -> tuple[HeldSource, ...]:
    """The sources that answer for a workspace, the shared ones first, strongest first. Needs
    neither the model nor Chroma; raise IndexMissing where there is nothing yet.
    """
    from knowledge.ledger.database import Ledger
    from knowledge.ledger.passages import held_sources
    from knowledge.sources import SHARED

    with Ledger(home.ledger) as ledger:
        ledger.require()
        with ledger.reading() as connection:
            return held_sources(connection, {SHARED, workspace})
