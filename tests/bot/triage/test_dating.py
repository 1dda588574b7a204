"""What Amazon's notice states goes before any rule: tried on every rule that it may state a date
for, and on dates of all kinds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal.rendering import due_in_words
from bot.triage.answers import DatedDeadline, Situation
from bot.triage.citing import Citer
from bot.triage.dating import dated_deadlines, stated_beside
from ingest.notice import Matter, Notice
from knowledge.deadlines import ZONES, Basis, DeadlineRule
from knowledge.guidance import load_guidance
from tests.builders import a_statement

RULES = load_guidance().rules
TODAY = date(2026, 11, 22)
STATABLE = [rule for rule in RULES if rule.stated_as]
IN_FORCE = [rule for rule in RULES if not rule.effective_until or rule.effective_until >= TODAY]
DAYS = st.dates(date(2026, 3, 1), date(2027, 12, 31))
MOMENTS = st.builds(
    lambda day, minutes: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    DAYS,
    st.integers(0, 1439),
)


def dated(rule: DeadlineRule, **told: object) -> DatedDeadline:
    """The deadline that a rule gives in a situation where its conditions hold."""
    place = next((each for each in rule.marketplaces if each in ZONES), "US")
    facts = {name: values[0] for name, values in rule.given.items()}
    situation = Situation(facts=facts, marketplace=place, **told)  # type: ignore[arg-type]
    held = f"It is {rule.hours} hours, {rule.days} days or {rule.months} months."
    citer = Citer({name: a_statement(name, held) for name in rule.statements})
    return dated_deadlines([rule], situation, on=TODAY, citer=citer)[-1]


@settings(deadline=None, max_examples=600)
@given(rule=st.sampled_from(STATABLE), notice=DAYS | MOMENTS, began=st.none() | DAYS | MOMENTS)
def test_a_stated_date_wins_over_every_rule_whatever_else_is_told(
    rule: DeadlineRule, notice: date | datetime, began: date | datetime | None
) -> None:
    began_then = {} if began is None else {rule.counts_from: began}
    named = {str(rule.stated_as): notice}

    deadline = dated(rule, dates=named | began_then).deadline

    planned = notice if isinstance(notice, datetime) else notice - timedelta(days=1)
    # An hour that a clock change repeats equals no moment of another zone: it is held against UTC.
    due = deadline.due_at
    assert (due.astimezone(UTC) if isinstance(due, datetime) else due) == planned
    assert deadline.basis is Basis.STATED
    assert "✓" in due_in_words(deadline)


@settings(deadline=None, max_examples=300)
@given(rule=st.sampled_from(IN_FORCE), began=DAYS | MOMENTS)
def test_no_rule_gives_an_hour_and_each_is_shown_as_worked_out(
    rule: DeadlineRule, began: date | datetime
) -> None:
    told = dict.fromkeys((rule.counts_from, "claim_clock", "safe_t_clock"), began)
    deadline = dated(rule, dates=told).deadline

    assert type(deadline.due_at) is date
    assert "≈" in due_in_words(deadline)


@pytest.mark.parametrize("name", ["respond_by", "appeal_by"])
def test_a_notices_date_stands_alone_where_no_rule_is_for_it(name: str) -> None:
    notice = Notice(matter=Matter.CHARGEBACK, order_id="113-4821937-5523401")
    situation = Situation(dates={name: date(2026, 11, 25)}, notice=notice, marketplace="DE")

    (alone,) = stated_beside(situation, Citer({}))
    beside_a_rule = stated_beside(situation, Citer({}), covered={name})

    assert (alone.deadline.due_at, alone.deadline.zone) == (date(2026, 11, 24), "Europe/Berlin")
    assert beside_a_rule == ()


def test_a_stated_period_goes_before_the_rules_own_from_when_the_notice_came() -> None:
    (rule,) = (
        each for each in STATABLE if each.id == "answer-amazon" and "US" in each.marketplaces
    )
    notice = Notice(matter=Matter.CLAIM, respond_within=timedelta(hours=72))

    undated = dated(rule, notice=notice).deadline
    day_told = dated(rule, notice=notice, dates={"amazon_asked": date(2026, 11, 20)}).deadline

    assert (undated.due_at, undated.within) == (None, "within 72 hours of the notice, as stated")
    assert (day_told.due_at, day_told.basis) == (date(2026, 11, 22), Basis.STATED)


def test_hours_that_a_rule_gives_are_shown_with_the_day_on_which_they_end() -> None:
    (rule,) = (each for each in RULES if each.id == "reply-to-buyer")
    wrote = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)

    deadline = dated(rule, dates={"buyer_wrote": wrote}).deadline

    assert due_in_words(deadline) == (
        "≈ Fri 20 Nov 2026, America/Los_Angeles · 24 hours from the buyer's message, ending on "
        "21 Nov 2026"
    )
