"""The command line: parses, calls, prints."""

from __future__ import annotations

import gc
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.evaluation.command import evaluate
from bot.purging import PURGE_EXAMPLES, purge
from bot.settings import Settings, read_settings
from bot.terminal.message_command import EPILOG, check_message_command
from bot.triage.answers import Answer, Question
from knowledge.deadlines import ZONES
from knowledge.errors import DeskError
from knowledge.sources import Authority

app = typer.Typer(
    name="dispute-desk",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Cited, dated answers to a marketplace seller's disputes. Nothing leaves this machine.",
)
app.add_typer(evaluate, name="evaluate")
app.command("purge", epilog=PURGE_EXAMPLES)(purge)

Marketplace = Annotated[
    str | None, typer.Option(help="Marketplace code, such as US or UK; else the question tells.")
]
Workspace = Annotated[str, typer.Option(help="Whose documents and cases are used.")]
Now = Annotated[
    str | None, typer.Option(help="Answer as of this moment, such as 2026-11-21T09:00.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command(
    epilog="Examples:\n\n"
    '`dispute-desk ask "customer says not received, I used Buy Shipping"`\n\n'
    '`dispute-desk ask "badge: Late Delivery Risk" --follow-up "not received, Buy Shipping"`\n\n'
    "`dispute-desk ask --file questions.jsonl > answers.jsonl`"
)
def ask(  # noqa: PLR0913 -- each is an option of the command
    question: Annotated[
        str | None, typer.Argument(help="The question, as you would type it.")
    ] = None,
    as_json: AsJson = False,
    marketplace: Marketplace = None,
    on: Annotated[
        str | None, typer.Option(help="The day on which the matter happened, such as 2026-01-15.")
    ] = None,
    now: Now = None,
    workspace: Workspace = "local",
    follow_up: Annotated[
        list[str] | None, typer.Option(help="The question before this one; repeat for more.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            help="Many questions: a JSON object a line with `id` and `text`. JSON Lines out."
        ),
    ] = None,
    quotes: Annotated[bool, typer.Option(help="Print each source's words too.")] = False,
    bindings: Annotated[
        bool, typer.Option(help="Print what each sentence of a draft rests on.")
    ] = False,
) -> None:
    """Answer a question: steps with their sources, deadlines, what not to do, a draft."""
    settings = read_settings()
    moment = _moment(now, settings)
    asked = Question(
        text=question or "",
        before=tuple(follow_up or ()),
        on=_day(on),
        marketplace=_marketplace(marketplace),
        workspace=workspace,
    )
    if (file is None) == (not asked.text.strip()):
        raise typer.BadParameter("type a question in quotes, or name a file with --file")
    with _desk(settings) as desk:
        if file is not None:
            raise typer.Exit(_ask_many(desk, file, asked, moment))
        started = time.perf_counter()
        answer = desk.answer(asked, now=moment)
        took_ms = (time.perf_counter() - started) * 1000
    _print(answer, settings, took_ms=took_ms, as_json=as_json, quotes=quotes, bindings=bindings)


@app.command(
    epilog="Examples:\n\n`dispute-desk ingest` brings the bundled guidance up to date.\n\n"
    "`dispute-desk ingest handbook/ --authority house --marketplace US`\n\n"
    '`dispute-desk ingest closed.csv --columns order_id="Order #",note=Comments --marketplace US`'
)
def ingest(  # noqa: PLR0913 -- each is an option of the command
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.")] = None,
    authority: Annotated[
        Authority | None, typer.Option(help="house, expert or community; else its shape decides.")
    ] = None,
    marketplace: Annotated[
        list[str] | None, typer.Option(help="Marketplaces that it is about; repeat for more.")
    ] = None,
    workspace: Workspace = "local",
    columns: Annotated[
        str | None,
        typer.Option(help='Columns of case notes: order_id="Order #",note=Comments,decision=…'),
    ] = None,
    afresh: Annotated[bool, typer.Option(help="Read what has not changed again too.")] = False,
    dry_run: Annotated[
        bool, typer.Option(help="Say what would change, and change nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take documents in: Markdown, text, HTML, PDF, DOCX, e-mail; case notes as CSV or JSON."""
    from bot.terminal.ingest_summary import print_summary
    from ingest.loaders.columns import columns_named
    from ingest.prepare import HandedIn

    handed_in = HandedIn(
        paths=[path.absolute() for path in paths or ()],
        workspace=workspace,
        authority=authority,
        marketplaces=tuple(code for each in marketplace or () if (code := _marketplace(each))),
        columns=columns_named(columns) if columns else {},
        afresh=afresh,
    )
    settings = read_settings()
    with _desk(settings, current=False) as desk, _bar() as progress:
        summary = desk.ingest(handed_in, now=datetime.now(UTC), dry_run=dry_run, progress=progress)
    if as_json:
        _json(summary)
    else:
        print_summary(summary, Console())
    raise typer.Exit(1 if summary.failures else 0)


app.command("check-message", epilog=EPILOG)(check_message_command)


@app.command(
    epilog="Examples:\n\n`dispute-desk sources --workspace local`\n\n"
    "`dispute-desk sources --overdue` names those that somebody should look at again."
)
def sources(
    workspace: Workspace = "local",
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those whose review is overdue.")
    ] = False,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """List what answers rest on: sources with their age, review date and what rests on them."""
    from bot.terminal.source_list import print_sources
    from bot.wiring import listed_sources

    settings = read_settings()
    found = listed_sources(settings, workspace, now=_moment(now, settings))
    if overdue:
        found = tuple(each for each in found if each.overdue)
    if as_json:
        _json(found)
    else:
        print_sources(found, Console())


@app.command(epilog="Example:\n\n`dispute-desk migrate`")
def migrate() -> None:
    """Bring the database to the newest schema."""
    from bot.wiring import home_of
    from knowledge.ledger.database import migrate as migrate_database

    home = home_of(read_settings())
    home.root.mkdir(parents=True, exist_ok=True)
    before, after = migrate_database(home.ledger)
    was = f"from {before} " if before and before != after else ""
    typer.echo(
        f"The database is at schema {after}." if before == after else f"Migrated {was}to {after}."
    )


@app.command(epilog="Example:\n\n`dispute-desk doctor`")
def doctor() -> None:
    """Look at the settings, the index, the database and the machine; say what to mend."""
    from bot.doctor import examined, print_findings

    findings = examined(read_settings(), now=datetime.now(UTC))
    print_findings(findings, Console())
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)


@app.command(
    epilog="Example:\n\n`dispute-desk serve` in one terminal, `dispute-desk ask …` in another."
)
def serve() -> None:
    """Hold the index open: other commands answer through this process, without starting cold."""
    from bot.local import Owner
    from bot.wiring import OpenDesk

    settings = read_settings()
    with OpenDesk(settings, owned=True) as desk:
        if not desk.is_current():
            with _bar() as progress:
                desk.bring_corpus_in(now=datetime.now(UTC), progress=progress)
        owner = Owner(desk, settings.dispute_desk_home)
        signal.signal(signal.SIGTERM, lambda *_: owner.close())
        typer.echo("Ready: the other commands go through this process. Ctrl-C stops it.", err=True)
        try:
            owner.serve()
        except KeyboardInterrupt:
            owner.close()


def main() -> None:
    """Run the command line; a failure that a person can mend is one line."""
    try:
        app()
    except DeskError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except OSError as error:  # a folder or file that can't be used
        sys.stderr.write(f"{error}: run `dispute-desk doctor` to see what is wrong.\n")
        sys.exit(2)
    finally:
        gc.freeze()  # all goes with the process: no need to look through it once more


@contextmanager
def _desk(settings: Settings, *, current: bool = True) -> Iterator[Any]:
    """The desk of the process that owns the index, where there is one; else one opened here, with
    the bundled guidance brought up to date first where `current` is asked for.
    """
    from bot.local import owner_of

    owned = owner_of(settings.dispute_desk_home)
    if owned is not None:
        yield owned
        return
    with ExitStack() as open_desk:
        with _uncollected():
            from bot.wiring import OpenDesk

            desk = open_desk.enter_context(OpenDesk(settings, waiting=_say_waiting))
            outdated = current and not desk.is_current()
        if outdated:
            with _bar() as progress:
                desk.bring_corpus_in(now=datetime.now(UTC), progress=progress)
        yield desk


@contextmanager
def _uncollected() -> Iterator[None]:
    """Load libraries without looking for garbage: what they make stays to the end, and the
    collector would go through all of it again and again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _say_waiting() -> None:
    sys.stderr.write("Another ingest is running; waiting for it.\n")


@contextmanager
def _bar() -> Iterator[Any]:
    """A progress bar on standard error that counts files and passages."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(f"Taking in {stage}", total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield told


def _ask_many(desk: Any, file: Path, common: Question, now: datetime) -> int:
    """Answer each line's question; a line that can't be read is told and stops nothing."""
    from dataclasses import replace

    from bot.terminal.answer_json import answer_json, as_line
    from bot.terminal.questions import BadLine, questions_in

    failed = 0
    lines = list(questions_in(file))
    with _bar() as progress:
        for done, line in enumerate(lines, start=1):
            if isinstance(line, BadLine):
                failed += 1
                sys.stderr.write(f"{file}:{line.number}: {line.why}\n")
                continue
            asked = replace(
                common,
                text=line.text,
                before=line.before or common.before,
                on=line.on or common.on,
                marketplace=line.marketplace or common.marketplace,
            )
            started = time.perf_counter()
            answer = answer_json(
                desk.answer(asked, now=now), took_ms=(time.perf_counter() - started) * 1000
            )
            sys.stdout.write(as_line({**answer, "id": line.id, "answer_id": answer["id"]}) + "\n")
            progress("questions", done, len(lines))
    return 1 if failed else 0


def _print(  # noqa: PLR0913 -- each is an option of the command
    answer: Answer,
    settings: Settings,
    *,
    took_ms: float,
    as_json: bool,
    quotes: bool,
    bindings: bool,
) -> None:
    if as_json:
        from bot.terminal.answer_json import answer_json

        typer.echo(json.dumps(answer_json(answer, took_ms=took_ms), ensure_ascii=False, indent=2))
        return
    from bot.terminal.rendering import print_answer
    from bot.wiring import guidance_of

    facts = guidance_of(settings).facts
    print_answer(answer, Console(highlight=False), facts, quotes=quotes, bindings=bindings)


def _json(value: object) -> None:
    from pydantic import TypeAdapter

    typer.echo(TypeAdapter(type(value)).dump_json(value, indent=2).decode())


def _moment(now: str | None, settings: Settings) -> datetime:
    if now is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError as error:
        raise typer.BadParameter(f"--now {now!r}: write it as 2026-11-21T09:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(ZONES[settings.marketplace]))


def _day(on: str | None) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError as error:
        raise typer.BadParameter(f"--on {on!r}: write it as 2026-01-15") from error


def _marketplace(code: str | None) -> str | None:
    if code is None:
        return None
    if code.upper() not in ZONES:
        raise typer.BadParameter(f"--marketplace {code!r} is not one of {', '.join(ZONES)}")
    return code.upper()


if __name__ == "__main__":
    main()
