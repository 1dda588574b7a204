"""The `check-message` command: a message held against the rules, and against its draft."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.triage.answers import Addressee

# What a check needs is imported when there is one: every other command passes through here.
if TYPE_CHECKING:
    from bot.terminal.message_report import MessageReport
    from bot.triage.message_facts import MessageFacts

EPILOG = (
    "Examples:\n\n"
    '`dispute-desk check-message "Call us at 555 0100"`\n\n'
    "`dispute-desk check-message --to amazon --file appeal.txt --facts facts.yaml`\n\n"
    "`dispute-desk check-message --file edited.txt --draft answer.json`, where "
    "`dispute-desk ask … --json > answer.json` made the draft\n\n"
    "**Facts** (all optional; what is left out is not known):\n\n"
    "`order_id: 113-1234567-1234567` · `tracking: 1Z999AA10123456784` · `carrier: UPS` · "
    "`amounts: [32.07]` · `dates: {delivered: 2026-11-02}` · "
    "`refunded: no | agreed | seller | amazon` · `refund_amount: 32.07` · "
    "`claims_protected: yes` · `first_scan: on_time | late | none` or its date with `ship_by` · "
    "`signature: no` · `buy_shipping: yes` · `fulfillment: fbm` · `reason: item_not_received` · "
    "`stage: claim_open` · `delivery_status: in_transit` · `marketplace: US` · `language: de` · "
    "`we_write_first: yes` · `order_completed: 2026-11-01` · `opted_out: yes` · "
    "`critical: no` · `subject: …` · `attachments: [{name: a.pdf, mb: 0.4}]` · "
    "`channel: seller_central | api | api_customisation | api_digital_key`\n\n"
    "Exit status: 0 nothing, or only what to look at again; 1 a breach; 2 bad input."
)


def check_message_command(  # noqa: PLR0913 -- each is an option of the command
    text: Annotated[
        str | None, typer.Argument(help="The message; `-` reads standard input.")
    ] = None,
    to: Annotated[
        Addressee | None, typer.Option(help="Who will read it; by default the draft's, or buyer.")
    ] = None,
    file: Annotated[Path | None, typer.Option(help="A file with the message.")] = None,
    facts: Annotated[
        Path | None, typer.Option(help="What is known of the matter: a YAML or JSON file.")
    ] = None,
    draft: Annotated[
        Path | None,
        typer.Option(help="The draft that the message was made from: text, or `ask --json`."),
    ] = None,
    now: Annotated[
        str | None, typer.Option(help="The day on which it is sent, such as 2026-11-22.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Hold a message against the rules for its addressee, and against what is known."""
    from bot.terminal.message_report import Verdict, print_report, report_json

    report = _report(_text(text, file), to, facts, draft, today=_today(now))
    if as_json:
        typer.echo(json.dumps(report_json(report), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        print_report(report, Console(highlight=False))
    raise typer.Exit(1 if report.verdict is Verdict.BREACH else 0)


def _report(
    message: str, to: Addressee | None, facts: Path | None, draft: Path | None, *, today: date
) -> MessageReport:
    from bot.terminal.message_facts_file import read_draft, read_facts, with_those_of
    from bot.terminal.message_report import MessageReport
    from bot.triage.edited import check_edited
    from bot.triage.message_check import check_message, reminders_for
    from ingest.loaders.corpus import load_statements
    from knowledge.guidance import CORPUS

    made_from = read_draft(draft, today=today) if draft else None
    told = read_facts(facts) if facts else None
    known = _dated(with_those_of(told, made_from.facts if made_from else None), today)
    addressee = to or (made_from.addressee if made_from else None) or Addressee.BUYER
    edited = (
        check_edited(made_from.text, message, addressee=addressee, facts=known)
        if made_from
        else None
    )
    violations = (
        edited.violations
        if edited
        else check_message(message, addressee=addressee, sending=True, facts=known)
    )
    reminders = reminders_for(message, addressee=addressee, facts=known)
    named = [name for violation in violations for name in violation.rests_on]
    named += [name for reminder in reminders for name in reminder.rests_on]
    found = load_statements(CORPUS, named)
    return MessageReport(
        addressee=addressee,
        violations=violations,
        reminders=reminders,
        statements={name: found[name] for name in dict.fromkeys(named)},
        edited=edited,
    )


def _dated(facts: MessageFacts | None, today: date) -> MessageFacts | None:
    from dataclasses import replace

    return replace(facts, today=facts.today or today) if facts else None


def _text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise typer.BadParameter("type the message in quotes, or name a file with --file")
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{file} can't be read as text: {error}") from error
    return sys.stdin.read() if text == "-" else text or ""


def _today(now: str | None) -> date:
    if now is None:
        return datetime.now(UTC).date()
    try:
        return datetime.fromisoformat(now).date()
    except ValueError as error:
        raise typer.BadParameter(f"--now {now!r}: write it as 2026-11-22") from error
