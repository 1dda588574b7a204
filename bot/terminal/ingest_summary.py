"""What came of an ingest, as it is told to a person and sent between processes."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console

from ingest.plan import Change
from ingest.report import IngestReport


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """One document: what became of it, how many passages, and what its owner should know."""

    path: str
    title: str
    authority: str
    change: str
    passages: int
    dropped: int
    scrubbed: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IngestSummary:
    """Counts of documents and passages, and each document or failure in a line."""

    workspace: str
    dry_run: bool
    version: str | None
    added: int
    replaced: int
    removed: int
    kept: int
    passages_added: int
    passages_kept: int
    passages_removed: int
    documents: tuple[DocumentLine, ...]
    failures: tuple[tuple[str, str], ...]


def summarised(report: IngestReport) -> IngestSummary:
    """Sum a report up."""
    changes = list(report.plan.changes.values())
    return IngestSummary(
        workspace=report.workspace,
        dry_run=report.dry_run,
        version=report.version,
        added=changes.count(Change.ADDED),
        replaced=changes.count(Change.REPLACED),
        removed=len(report.plan.removed),
        kept=changes.count(Change.KEPT),
        passages_added=len(report.plan.add),
        passages_kept=len(report.plan.keep),
        passages_removed=report.plan.dropped,
        documents=tuple(
            DocumentLine(
                path=document.path,
                title=document.source.title,
                authority=document.source.authority.value,
                change=document.change.value,
                passages=document.passages,
                dropped=len(document.dropped),
                scrubbed=sum(document.scrubbed.values()),
                notes=document.notes,
            )
            for document in report.documents
        ),
        failures=tuple(
            (failure.path, f"{failure.path}: {failure.reason}. {failure.mend}")
            for failure in report.failures
        ),
    )


def print_summary(summary: IngestSummary, console: Console) -> None:
    """Print a summary: each document, each failure with its reason, then the counts."""
    for line in summary.documents:
        told = f"{line.passages} passages, {line.authority}"
        if line.dropped:
            told += f", {line.dropped} blocks dropped"
        if line.scrubbed:
            told += f", {line.scrubbed} pieces of personal data replaced"
        console.print(f"{line.change:>8}  {line.path}: {line.title} ({told})", markup=False)
        for note in line.notes:
            console.print(f"          {note}", markup=False)
    for _, reason in summary.failures:
        console.print(f"  failed  {reason}", markup=False, style="red")
    would = "would be " if summary.dry_run else ""
    console.print(
        f"Sources {would}added {summary.added}, replaced {summary.replaced}, removed "
        f"{summary.removed}, kept {summary.kept}, failed {len(summary.failures)}; passages "
        f"{would}added {summary.passages_added}, removed {summary.passages_removed}, kept "
        f"{summary.passages_kept}. Workspace: {summary.workspace}.",
        markup=False,
    )
