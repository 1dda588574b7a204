"""The road in: load → clean → scrub → chunk → plan → write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.authority import givable
from ingest.chunk import Count
from ingest.documents import LoadFailure
from ingest.fingerprint import fingerprint_of
from ingest.loaders import LOADERS
from ingest.loaders.corpus import Corpus, load_corpus
from ingest.loaders.files import FoundFile, find, read
from ingest.plan import Change, Plan, change_of, gone, plan, source_id
from ingest.prepare import HandedIn, Prepared, prepare
from ingest.report import DocumentReport, IngestReport
from ingest.unchanged import document_fingerprint, road_fingerprint
from ingest.writer import Progress, Stage, Writer, unheard
from knowledge.sources import SHARED, Passage, workspace_named

AT_ONCE = 1000
"""Passages that are kept in memory until they are stored together."""


def run_ingest(
    handed_in: HandedIn,
    writer: Writer,
    count: Count,
    *,
    dry_run: bool = False,
    progress: Progress = unheard,
) -> IngestReport:
    """Take what is handed in, and report what became of each. A bad file stops nothing, and what
    it was before stays. However many files there are, few are in memory at a time. Raises
    NotGivable and UnknownWorkspace before anything is read.
    """
    workspace = workspace_named(handed_in.workspace)
    if handed_in.authority is not None:
        givable(handed_in.authority)
    found = find(handed_in.paths, LOADERS)
    intake = _Intake(handed_in, writer, count, dry_run, progress, failures=list(found.failures))
    for done, file in enumerate(found.files, start=1):
        intake.take(file)
        progress(Stage.FILES, done, len(found.files))
    intake.store()
    left = gone(
        intake.standing,
        loaded=intake.passages,
        failed=intake.failed,
        folders=[str(folder) for folder in found.folders],
    )
    planned = plan(intake.standing, intake.passages, left)
    version = None
    if not dry_run:
        version = _switched(writer, workspace, planned, intake.documents(left))
        writer.note_imported(workspace, intake.passages.keys())
        writer.sweep()
    return IngestReport(
        workspace=workspace,
        dry_run=dry_run,
        version=version,
        documents=tuple(intake.reports),
        failures=tuple(intake.failures),
        plan=planned,
    )


@dataclass
class _Intake:
    """What has come down the road so far. Of passages that are stored only the ids are kept."""

    handed_in: HandedIn
    writer: Writer
    count: Count
    dry_run: bool
    progress: Progress
    failures: list[LoadFailure]
    reports: list[DocumentReport] = field(default_factory=list)
    passages: dict[str, frozenset[str]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    fingerprints: dict[str, str] = field(default_factory=dict)
    waiting: list[Passage] = field(default_factory=list)
    texts: int = 0

    def __post_init__(self) -> None:
        workspace = self.handed_in.workspace
        self.standing = self.writer.standing(workspace)
        self.before = self.writer.documents(workspace)
        self.sources = self.writer.sources(workspace) if self.before else {}
        self.road = road_fingerprint(self.handed_in)

    def take(self, file: FoundFile) -> None:
        """Bring one file down the road, as far as the passages that are to be stored."""
        document_id = source_id(
            str(file.path), str(file.folder) if file.folder else None, self.standing
        )
        raw = read(file, self.handed_in.max_bytes)
        if isinstance(raw, LoadFailure):
            self._failed(document_id, raw)
            return
        fingerprint = document_fingerprint(self.road, raw)
        if self._is_unchanged(document_id, fingerprint):
            self.fingerprints[document_id] = fingerprint
            self._kept(file, document_id)
            return
        outcome = prepare(file, raw, document_id, self.handed_in, self.count)
        if isinstance(outcome, LoadFailure):
            self._failed(document_id, outcome)
            return
        # What there was something to tell of is read again, so that it is told again.
        if not outcome.notes and not outcome.bad_lines:
            self.fingerprints[document_id] = fingerprint
        self._taken(document_id, outcome)

    def store(self) -> None:
        """Store the passages that wait for it."""
        if self.waiting and not self.dry_run:
            before = self.texts

            def told(done: int, total: int) -> None:
                self.texts = before + total
                self.progress(Stage.PASSAGES, before + done, before + total)

            self.writer.store(self.handed_in.workspace, self.waiting, progress=told)
        self.waiting.clear()

    def documents(self, left: Collection[str]) -> Mapping[str, str]:
        """The fingerprints to note: of what was taken now, and of what stays as it was."""
        stays = self.before.keys() - self.passages.keys() - set(left)
        return {**{each: self.before[each] for each in stays}, **self.fingerprints}

    def _is_unchanged(self, document_id: str, fingerprint: str) -> bool:
        known = self.before.get(document_id) == fingerprint and document_id in self.standing
        return known and document_id in self.sources and not self.handed_in.afresh

    def _failed(self, document_id: str, failure: LoadFailure) -> None:
        self.failures.append(failure)
        self.failed.add(document_id)

    def _kept(self, file: FoundFile, document_id: str) -> None:
        self.passages[document_id] = self.standing[document_id]
        report = DocumentReport(
            path=file.name,
            source=self.sources[document_id],
            change=Change.KEPT,
            passages=len(self.standing[document_id]),
        )
        self.reports.append(report)

    def _taken(self, document_id: str, prepared: Prepared) -> None:
        before = self.standing.get(document_id)
        ids = frozenset(passage.id for passage in prepared.passages)
        self.passages[document_id] = ids
        self.failures += prepared.bad_lines
        self.reports.append(
            DocumentReport(
                path=prepared.path,
                source=prepared.source,
                change=change_of(before, ids),
                passages=len(prepared.passages),
                dropped=prepared.dropped,
                scrubbed=prepared.scrubbed,
                notes=(*([prepared.read_as] if prepared.read_as else []), *prepared.notes),
            )
        )
        known = before or frozenset()
        self.waiting += [passage for passage in prepared.passages if passage.id not in known]
        if len(self.waiting) >= AT_ONCE:
            self.store()


def ingest_corpus(
    corpus: Path, writer: Writer, *, dry_run: bool = False, progress: Progress = unheard
) -> IngestReport:
    """Take the bundled corpus in, in place of what stands of it. Where neither it nor the code that
    reads it has changed since, nothing is read but its bytes. Raises BadCorpus.
    """
    standing = writer.standing(SHARED)
    fingerprint = fingerprint_of(corpus)
    version = None
    if writer.fingerprint(SHARED) == fingerprint:
        planned = plan(standing, {})
    else:
        passages = _by_source(load_corpus(corpus))
        ids = {source: [each.id for each in passages[source]] for source in passages}
        planned = plan(standing, ids, standing)
        if not dry_run:
            new = [each for several in passages.values() for each in several]
            version = writer.switch(
                SHARED,
                add=[passage for passage in new if passage.id in planned.add],
                keep=planned.keep,
                fingerprint=fingerprint,
                progress=lambda done, total: progress(Stage.PASSAGES, done, total),
            )
    if not dry_run:
        writer.sweep()
    return IngestReport(
        workspace=SHARED, dry_run=dry_run, version=version, documents=(), failures=(), plan=planned
    )


def _by_source(corpus: Corpus) -> Mapping[str, Sequence[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in (*corpus.statements, *corpus.playbooks):
        found[passage.source.id].append(passage)
    return found


def _switched(
    writer: Writer, workspace: str, planned: Plan, documents: Mapping[str, str]
) -> str | None:
    """Let the writer make what is planned the index; it knows best whether that is what stands.
    Where nothing stands and nothing is added there is nothing to make.
    """
    if not planned.add and not planned.keep and planned.changes_nothing:
        return None
    keep = planned.add | planned.keep
    return writer.switch(workspace, add=(), keep=keep, documents=documents)
