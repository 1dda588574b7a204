"""The road in: load → clean → scrub → chunk → plan → write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ingest.authority import givable
from ingest.chunk import Count
from ingest.documents import LoadFailure
from ingest.fingerprint import fingerprint_of
from ingest.loaders import LOADERS
from ingest.loaders.corpus import Corpus, load_corpus
from ingest.loaders.files import FoundFile, find
from ingest.plan import Plan, gone, plan, source_id
from ingest.prepare import HandedIn, Prepared, prepare
from ingest.report import IngestReport
from ingest.writer import Progress, Stage, Writer, unheard
from knowledge.sources import SHARED, Passage, workspace_named


def run_ingest(
    handed_in: HandedIn,
    writer: Writer,
    count: Count,
    *,
    dry_run: bool = False,
    progress: Progress = unheard,
) -> IngestReport:
    """Take what is handed in, and report what became of each. A bad file stops nothing, and what
    it was before stays. Raises NotGivable and UnknownWorkspace before anything is read.
    """
    workspace = workspace_named(handed_in.workspace)
    if handed_in.authority is not None:
        givable(handed_in.authority)
    standing = writer.standing(workspace)
    found = find(handed_in.paths, LOADERS)
    ids = {file: _id_of(file, standing) for file in found.files}
    prepared: dict[str, Prepared] = {}
    failures = list(found.failures)
    for done, file in enumerate(found.files, start=1):
        outcome = prepare(file, ids[file], handed_in, count)
        if isinstance(outcome, LoadFailure):
            failures.append(outcome)
        else:
            prepared[ids[file]] = outcome
        progress(Stage.FILES, done, len(found.files))
    left = gone(
        standing,
        loaded=prepared,
        failed=set(ids.values()) - prepared.keys(),
        folders=[str(folder) for folder in found.folders],
    )
    planned = plan(standing, {known: prepared[known].passages for known in prepared}, left)
    version = None
    if not dry_run:
        version = _written(writer, workspace, planned, progress)
        writer.note_imported(workspace, prepared.keys())
        writer.sweep()
    return IngestReport(
        workspace=workspace,
        dry_run=dry_run,
        version=version,
        documents=tuple(
            document.report(planned.changes[known]) for known, document in prepared.items()
        ),
        failures=tuple(failures),
        plan=planned,
    )


def ingest_corpus(
    corpus: Path, writer: Writer, *, dry_run: bool = False, progress: Progress = unheard
) -> IngestReport:
    """Take the bundled corpus in, in place of what stands of it. Where neither it nor the code that
    reads it has changed since, nothing is read but its bytes. Raises BadCorpus.
    """
    standing = writer.standing(SHARED)
    fingerprint = fingerprint_of(corpus)
    if writer.fingerprint(SHARED) == fingerprint:
        planned, version = plan(standing, {}), None
    else:
        planned = plan(standing, _by_source(load_corpus(corpus)), standing)
        version = None if dry_run else _written(writer, SHARED, planned, progress, fingerprint)
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


def _id_of(file: FoundFile, standing: Collection[str]) -> str:
    return source_id(str(file.path), str(file.folder) if file.folder else None, standing)


def _written(
    writer: Writer,
    workspace: str,
    planned: Plan,
    progress: Progress,
    fingerprint: str | None = None,
) -> str | None:
    """Let the writer make what is planned the index; it knows best whether that is what stands.
    Where nothing stands and nothing is added there is nothing to make.
    """
    if not planned.add and not planned.keep and planned.changes_nothing:
        return None
    return writer.switch(
        workspace,
        add=planned.add,
        keep=planned.keep,
        fingerprint=fingerprint,
        progress=lambda done, total: progress(Stage.PASSAGES, done, total),
    )
