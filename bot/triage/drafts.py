"""Drafts from templates and told facts; whatever was not told stays a visible blank."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from bot.triage.answers import Addressee, Draft, Situation
from bot.triage.message_check import check_message
from bot.triage.message_facts import facts_of
from knowledge.facts import Holding, holding_any
from knowledge.playbooks import Template

SAID_BY_SEND_IF = frozenset({"pointed_unchecked", "signature_claimed"})
"""Rules that ask for what a draft's condition names."""

_SLOT = re.compile(r"\{(\w+)\|([^{}|]+)\}|\[([A-Z][^\[\]]*)\]")


def draft_from(template: Template, situation: Situation, citable: Collection[str]) -> Draft:
    """Fill a template with what the situation tells. `{order_id|ORDER ID}` becomes the order ID or,
    where none was told, the blank `[ORDER ID]`; blanks are listed once, in order. A paragraph that
    rests on a statement which is not among the `citable` ones (another marketplace's, or no longer
    in force) is left out.
    """
    told = told_values(situation)
    blanks: list[str] = []

    def filled(match: re.Match[str]) -> str:
        name, blank, fixed = match.groups()
        if name and name in told:
            return told[name]
        label = blank or fixed
        if label not in blanks:
            blanks.append(label)
        return f"[{label}]"

    text = "\n\n".join(
        _SLOT.sub(filled, paragraph.text.strip())
        for paragraph in template.paragraphs
        if holding_any(paragraph.given, situation.facts) is Holding.HOLDS
        and all(statement in citable for statement in paragraph.cites)
    )
    addressee = Addressee(template.addressee)
    return Draft(
        kind=template.kind,
        addressee=addressee,
        send_if=template.send_if,
        text=text,
        blanks=tuple(blanks),
        violations=tuple(
            violation
            for violation in check_message(text, addressee=addressee, facts=facts_of(situation))
            # What is not known and decides is said above the draft already.
            if not (template.send_if and violation.rule in SAID_BY_SEND_IF)
        ),
    )


def told_values(situation: Situation) -> Mapping[str, str]:
    """What was told and may stand in a draft, by the name of its slot."""
    told = {name: _written(moment) for name, moment in situation.dates.items()}
    for name in ("order_id", "tracking", "amount"):
        value = getattr(situation, name)
        if value is not None:
            told[name] = value
    return told


def _written(moment: date | datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
