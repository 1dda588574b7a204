"""The deadlines of an answer: rules dated by what was told, and what to say when one has passed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.triage.answers import DatedDeadline, Said, Situation
from bot.triage.citing import Citer
from ingest.notice import Matter, later
from knowledge.deadlines import (
    Basis,
    Deadline,
    DeadlineRule,
    due,
    is_missed,
    rules_for,
    stated,
    stated_within,
)
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
    dated, covered = [], set()
    for rule in applying:
        # With its period as the sentence, the quote is the part of the rule that holds it.
        said = citer.cite(_period(rule), rule.statements)
        if said is not None:
            covered.add(rule.stated_as)
            dated.append(
                DatedDeadline(
                    deadline=_dated(rule, situation), closes=rule.closes, citations=said.citations
                )
            )
    return (*stated_beside(situation, citer, covered=covered), *dated)


def stated_beside(
    situation: Situation, citer: Citer, *, covered: Collection[str | None] = ()
) -> tuple[DatedDeadline, ...]:
    """What a pasted notice states that no rule is for, as where the marketplace has none: all but
    the names that rules have `covered`.
    """
    if situation.notice is None:
        return ()
    beside = []
    for name, action in _STATED_ACTIONS.items():
        deadline = _stated(name, action, situation)
        if deadline is not None and name not in covered:
            is_on_claim = situation.notice.matter is Matter.CLAIM
            said = citer.cite(_NOTICE_FIRST, (NOTICE_FIRST,)) if is_on_claim else None
            citations = said.citations if said else ()
            beside.append(DatedDeadline(deadline=deadline, closes=True, citations=citations))
    return tuple(beside)


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
    told = situation.dates
    began = told.get(rule.counts_from)
    if began is None and rule.failing_that:
        began = told.get(rule.failing_that)
    if rule.stated_as:
        from_notice = _stated(
            rule.stated_as, rule.action, situation, began=began, statements=rule.statements
        )
        if from_notice is not None:
            return from_notice
    return _while_it_holds(due(rule, began, marketplace=situation.marketplace), rule)


def _stated(
    name: str,
    action: str,
    situation: Situation,
    *,
    began: date | datetime | None = None,
    statements: tuple[str, ...] = (),
) -> Deadline | None:
    """The deadline that was stated under a name: a date, or a period from the notice, dated where
    it was told when the notice came (`began`); None where neither was.
    """
    moment, period = situation.dates.get(name), _period_of_notice(name, situation)
    if moment is None and period is not None and began is not None:
        moment = later(began, period)
    marketplace = situation.marketplace
    if moment is not None:
        return stated(action, moment, marketplace=marketplace, statements=statements)
    if period is not None:
        return stated_within(action, period, marketplace=marketplace, statements=statements)
    return None


def _period_of_notice(name: str, situation: Situation) -> timedelta | None:
    notice = situation.notice
    if notice is None:
        return None
    return {"respond_by": notice.respond_within, "appeal_by": notice.appeal_within}.get(name)


def _while_it_holds(deadline: Deadline, rule: DeadlineRule) -> Deadline:
    """What is filed under a rule that goes by the filing must be filed before the rule ends."""
    last, due_at = rule.effective_until, deadline.due_at
    if last is None or due_at is None or rule.effective_by is not EffectiveBy.FILING:
        return deadline
    due_day = due_at.date() if isinstance(due_at, datetime) else due_at
    return (
        deadline
        if due_day <= last
        else replace(deadline, due_at=last, ends=None, basis=Basis.EARLIEST)
    )


_STATED_ACTIONS = {
    "respond_by": "Answer Amazon, as its notice asks",
    "appeal_by": "Appeal, as Amazon's notice allows",
}
NOTICE_FIRST = "atoz-notice-date-first"
"""The statement that a date in Amazon's notice on an A-to-z claim goes first."""

_NOTICE_FIRST = "A respond-by or appeal-by date in Amazon's notice goes first."


def _deciding_dates(situation: Situation) -> dict[EffectiveBy, date | datetime]:
    """The told dates by which a rule's effective dates may go."""
    names = {EffectiveBy.REFUND: "refunded", EffectiveBy.DELIVERY: "return_delivered"}
    return {by: situation.dates[name] for by, name in names.items() if name in situation.dates}
