"""What the road in needs of the index, and whom it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from knowledge.sources import Passage, Source


class Stage(StrEnum):
    """What a progress report counts: files that were read, passages that are embedded."""

    FILES = "files"
    PASSAGES = "passages"


Progress = Callable[[Stage, int, int], None]
"""Told how many files or passages are done, and of how many."""


def unheard(_stage: Stage, _done: int, _total: int) -> None:
    """Report progress to nobody."""


class Writer(Protocol):
    """What the road needs of knowledge.index.writing.IndexWriter."""

    def standing(self, workspace: str) -> Mapping[str, frozenset[str]]:
        """Return source id → passage ids in the current version."""

    def fingerprint(self, workspace: str) -> str | None:
        """Return what the current version was stored with."""

    def documents(self, workspace: str) -> Mapping[str, str]:
        """Return what was noted of the documents when they last came in, by source id."""

    def sources(self, workspace: str) -> Mapping[str, Source]:
        """Return the sources in the current version, by id."""

    def store(
        self,
        workspace: str,
        passages: Sequence[Passage],
        progress: Callable[[int, int], None] = ...,
    ) -> None:
        """Store passages ahead of the switch that keeps them; until then nothing shows them.
        `progress` counts the texts that are embedded.
        """

    def switch(  # noqa: PLR0913 -- each by its name
        self,
        workspace: str,
        *,
        add: Sequence[Passage],
        keep: Collection[str],
        fingerprint: str | None = None,
        documents: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] = ...,
    ) -> str:
        """Let what is added and what is kept (of what stands, or was stored) answer, in one step,
        and note `documents`; return the id of the version, the current one's where nothing changed.
        """

    def note_imported(self, workspace: str, source_ids: Collection[str]) -> None:
        """Note that these sources were taken in now, also where nothing of them had changed."""

    def sweep(self) -> int:
        """Remove what no version needs any more, and what a run that was cut off left behind;
        return how many things went.
        """
