"""The deadlines of an answer: rules dated by what was told, and what to say when one has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.triage.answers import DatedDeadline, Said, Situation
from bot.triage.citing import Citer
from knowledge.deadlines import Basis, Deadline, DeadlineRule, due, is_missed, rules_for, stated
from knowledge.sources import EffectiveBy


def dated_deadlines(
    rules: Sequence[DeadlineRule], situation: Situation, *, on: date, citer: Citer
) -> tuple[DatedDeadline, ...]:
    """Date the rules that apply and can be cited. `on` is the day of the matter."""
    applying = rules_for(
        rules,
        known=situation.facts,
        marketplace=situation.marketplace,
        on=on,
        dates=_deciding_dates(situation),
    )
    dated = []
    for rule in applying:
        # With its period as the sentence, the quote is the part of the rule that holds it.
        said = citer.cite(_period(rule), rule.statements)
        if said is not None:
            dated.append(
                DatedDeadline(
                    deadline=_dated(rule, situation), closes=rule.closes, citations=said.citations
                )
            )
    return tuple(dated)


def unless_missed(
    lead: Said | None, deadlines: Sequence[DatedDeadline], now: datetime
) -> Said | None:
    """Put before the first line that the time is over, where the dates told say so."""
    missed = [dated for dated in deadlines if dated.closes and is_missed(dated.deadline, now)]
    if not missed or lead is None:
        return lead
    action = _within_a_sentence(missed[0].deadline.action)
    over = (
        f"By the dates told it is too late to {action}: look today whether "
        "the page still offers it, because the date in Amazon's notice wins. If it does: "
    )
    citations = dict.fromkeys((*lead.citations, *missed[0].citations))
    return Said(text=f"{over}{_within_a_sentence(lead.text)}", citations=tuple(citations))


def _period(rule: DeadlineRule) -> str:
    if rule.months is not None:
        return f"{rule.months} months"
    return f"{rule.hours} hours" if rule.hours is not None else f"{rule.days} days"


def _within_a_sentence(text: str) -> str:
    """A sentence's words as they stand within another: small at their start, but for names."""
    named = text[:2].isupper() or text[:1].isdigit() or text.startswith("Amazon")
    return text if named else f"{text[0].lower()}{text[1:]}"


def _dated(rule: DeadlineRule, situation: Situation) -> Deadline:
    """The date that Amazon's notice states, where one was told; the rule's own otherwise."""
    told, marketplace = situation.dates, situation.marketplace
    notice = told.get(rule.stated_as) if rule.stated_as else None
    if notice is None:
        began = told.get(rule.counts_from)
        if began is None and rule.failing_that:
            began = told.get(rule.failing_that)
        return _while_it_holds(due(rule, began, marketplace=marketplace), rule)
    return stated(rule.action, notice, marketplace=marketplace, statements=rule.statements)


def _while_it_holds(deadline: Deadline, rule: DeadlineRule) -> Deadline:
    """What is filed under a rule that goes by the filing must be filed before the rule ends."""
    last, due_at = rule.effective_until, deadline.due_at
    if last is None or due_at is None or rule.effective_by is not EffectiveBy.FILING:
        return deadline
    due_day = due_at.date() if isinstance(due_at, datetime) else due_at
    return deadline if due_day <= last else replace(deadline, due_at=last, basis=Basis.EARLIEST)


def _deciding_dates(situation: Situation) -> dict[EffectiveBy, date | datetime]:
    """The told dates by which a rule's effective dates may go."""
    names = {EffectiveBy.REFUND: "refunded", EffectiveBy.DELIVERY: "return_delivered"}
    return {by: situation.dates[name] for by, name in names.items() if name in situation.dates}
