"""The `purge` command: removes personal data kept long enough; sets and lifts holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

# What purging needs is imported when there is some: every other command passes through here.
if TYPE_CHECKING:
    from ingest.purge import PurgeReport
    from knowledge.retention import Holding

PURGE_EXAMPLES = (
    "Examples:\n\n`dispute-desk purge --dry-run` says what would go.\n\n"
    "`dispute-desk purge --hold local/doc-alone-1a2b3c --reason 'court case' --person 'Dana'`"
)
DEFAULT_DAYS = 30


def purge(  # noqa: PLR0913 -- each is an option of the command
    dry_run: Annotated[bool, typer.Option(help="Say what would go, and remove nothing.")] = False,
    older_than: Annotated[
        int,
        typer.Option(
            min=0, help="Days after delivery, or after import where no delivery is known."
        ),
    ] = DEFAULT_DAYS,
    hold: Annotated[
        str | None,
        typer.Option(
            help="Keep this, as `--dry-run` names it, or a whole workspace, from purging."
        ),
    ] = None,
    release: Annotated[str | None, typer.Option(help="Lift a hold.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is held.")] = None,
    person: Annotated[str | None, typer.Option(help="Who holds it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Remove buyers' personal data that is older than the rule allows, wherever it is kept."""
    from bot.settings import read_settings
    from bot.wiring import OpenDesk

    settings = read_settings()
    now = datetime.now(UTC)
    if hold or release:
        _change_holds(hold, release, reason, person, on=now.date())
        return
    with OpenDesk(settings) as desk:
        report = desk.purge(now=now, days=older_than, dry_run=dry_run)
    if as_json:
        from pydantic import TypeAdapter

        typer.echo(TypeAdapter(type(report)).dump_json(report, indent=2).decode())
        return
    for line in _told(report):
        typer.echo(line)


def _change_holds(
    hold: str | None, release: str | None, reason: str | None, person: str | None, *, on: date
) -> None:
    from bot.settings import read_settings
    from bot.wiring import home_of
    from knowledge.holds import read_holds, write_holds
    from knowledge.retention import a_hold

    file = home_of(read_settings()).holds
    holds = {each.key: each for each in read_holds(file)}
    if release and release not in holds:
        raise typer.BadParameter(f"--release {release!r}: no such hold; {_listed(holds)}")
    if release:
        del holds[release]
    if hold:
        holds[hold] = a_hold(hold, reason=reason, person=person, since=on)
    write_holds(file, holds.values())
    typer.echo(f"Holds: {_listed(holds)}.")


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(sorted(keys)) or "none"


def _told(report: PurgeReport) -> Iterable[str]:
    verb = "would be purged" if report.dry_run else "purged"
    for holding in report.purged:
        yield f"{verb}: {_words(holding)}"
    for holding, hold in report.held:
        yield (
            f"held since {hold.since} by {hold.person} ({hold.reason}), not purged: "
            f"{_words(holding)}"
        )
    for holding in report.later:
        yield f"not due yet: {_words(holding)}"
    if not (report.purged or report.held or report.later):
        yield "Nothing kept holds personal data that the desk recognises."


def _words(holding: Holding) -> str:
    found = ", ".join(f"{count} × {kind}" for kind, count in holding.found.items())
    known = holding.delivered or holding.imported
    since = f"since {known}" if known else "since a day that is not known"
    return f"{holding.key} “{holding.title}” in {holding.holder}: {found} ({since})"
