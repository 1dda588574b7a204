"""One answer held against what a right one holds. By code alone: the same answer, the same verdict,
each check with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from bot.evaluation.drafting import judged_drafts
from bot.evaluation.golden import Critical, Due, Golden, Never
from bot.evaluation.reading import advice_in, advised, dated_in_words, told
from bot.evaluation.statements import Statements
from bot.evaluation.superseding import judged_superseded
from bot.evaluation.support import support
from bot.evaluation.verdicts import (
    Aspect,
    Check,
    CriticalError,
    Result,
    Verdict,
    checked,
    not_applicable,
)
from bot.triage.answers import Answer, DatedDeadline, Outcome
from bot.triage.figures import borne_out, figures
from bot.triage.pipeline import Trace
from knowledge.deadlines import Basis
from knowledge.sources import Passage

FOUND_WITHIN = 5
"""Up to this rank a statement counts as found."""

PLANNED_EARLY = 2
"""How many days before the last one a date may lie that says of itself that it is planned early."""

ASKED_FACTS: Mapping[str, tuple[str, ...]] = {
    "bought_buy_shipping": ("buy_shipping",),
    "who_refunded": ("refunded_by",),
    "claim_open": ("stage", "mentions_a_to_z"),
    "decision": ("stage",),
    "date": ("notice_date",),
}
"""The facts of the corpus that are meant by words of the golden questions that differ from them."""


def judged(golden: Golden, trace: Trace, statements: Statements, *, today: date) -> Verdict:
    """Judge one answer. `today` is the day of the question where its marketplace is."""
    answer = trace.answer
    ranking, groups = _ranking(golden, trace, statements)
    backing = support(answer, _citable(trace, statements), _figures_told(golden))
    never, critical = _never(golden.never, answer)
    drafted = tuple(judged_drafts(golden.draft, answer))
    deadline, late = _deadline(golden, answer)
    superseded = judged_superseded(golden, answer, statements, today=today)
    critical += late
    critical += _critical_drafts(drafted)
    if superseded.result is Result.MISSED:
        critical += (CriticalError(Critical.SUPERSEDED, superseded.why),)
    checks = (
        _outcome(golden, answer),
        *_understood(golden, answer),
        *_found(golden, ranking, groups, statements),
        *_facts(golden, answer, statements),
        *never,
        deadline,
        *drafted,
        _asks(golden, answer),
        *_unanswered(golden, answer),
        _supported(backing.problems, backing.sentences),
        superseded,
    )
    return Verdict(
        checks=checks,
        critical=tuple(dict.fromkeys(critical)),
        ranking=ranking,
        groups=groups,
        cited=backing.sentences,
        supported=backing.supported,
    )


def _outcome(golden: Golden, answer: Answer) -> Check:
    wanted = " or ".join(golden.outcome)
    met = answer.outcome in golden.outcome
    return checked(Aspect.OUTCOME, wanted, met=met, why=f"{answer.outcome} came back")


def _understood(golden: Golden, answer: Answer) -> Iterator[Check]:
    for aspect, wanted in ((Aspect.REASON, golden.reason), (Aspect.STAGE, golden.stage)):
        if wanted is None:
            yield not_applicable(aspect)
        else:
            read = answer.situation.facts.get(aspect.value)
            yield checked(aspect, wanted, met=read == wanted, why=f"read as {read or 'unknown'}")


# What was found


def _ranking(
    golden: Golden, trace: Trace, statements: Statements
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements found, best first, each once; one of a group counts as its group, once."""
    meant = {
        f"group:{number}": statements.meant(group)
        for number, group in enumerate(golden.find, start=1)
    }
    ranking: list[str] = []
    for name in dict.fromkeys(statements.named(found.passage) for found in trace.evidence.found):
        open_groups = [group for group, ids in meant.items() if name in ids]
        unseen = [group for group in open_groups if group not in ranking]
        ranking.append(unseen[0] if unseen else name)
    return tuple(ranking), tuple(meant)


def _found(
    golden: Golden, ranking: Sequence[str], groups: Sequence[str], statements: Statements
) -> Iterator[Check]:
    for group, references in zip(groups, golden.find, strict=True):
        rank = ranking.index(group) + 1 if group in ranking else None
        why = f"at rank {rank}" if rank else "not found"
        if not statements.meant(references):
            why = "not in the corpus yet"
        met = rank is not None and rank <= FOUND_WITHIN
        yield checked(Aspect.FOUND, " or ".join(references), met=met, why=why)


# What is said


def _facts(golden: Golden, answer: Answer, statements: Statements) -> Iterator[Check]:
    cited = _cited(answer, statements)
    sentences = told(answer)
    for fact in golden.facts:
        faults = []
        meant = statements.meant(fact.cite)
        if fact.cite and not meant:
            faults.append("not in the corpus yet")
        elif fact.cite and not meant & cited:
            faults.append(f"cites none of {', '.join(sorted(meant))}")
        if fact.say and not _said(fact.say, sentences):
            faults.append("no sentence says it")
        yield checked(Aspect.FACT, fact.text, met=not faults, why="; ".join(faults))


def _never(
    nevers: Sequence[Never], answer: Answer
) -> tuple[tuple[Check, ...], tuple[CriticalError, ...]]:
    checks, critical = [], []
    sentences = advised(answer)
    for never in nevers:
        advice = [
            (place, sentence)
            for place, sentence in sentences
            for pattern in never.say
            if advice_in(sentence, pattern)
        ]
        why = f"{advice[0][0]}: {advice[0][1]}" if advice else ""
        checks.append(checked(Aspect.NEVER, never.text, met=not advice, why=why))
        if advice and never.critical:
            critical.append(CriticalError(never.critical, why))
    return tuple(checks), tuple(critical)


def _unanswered(golden: Golden, answer: Answer) -> Iterator[Check]:
    named = [*answer.unanswered, answer.reason or ""]
    for pattern in golden.unanswered:
        met = _said((pattern,), named)
        why = "" if met else f"named as unanswered: {'; '.join(filter(None, named)) or 'nothing'}"
        yield checked(Aspect.UNANSWERED, pattern.pattern, met=met, why=why)


def _supported(problems: Mapping[str, str], sentences: int) -> Check:
    if not sentences:
        return not_applicable(Aspect.SUPPORT)
    why = "; ".join(f"{place} {fault}" for place, fault in problems.items())
    return checked(Aspect.SUPPORT, "citations hold", met=not problems, why=why)


# What is asked


def _asks(golden: Golden, answer: Answer) -> Check:
    if not golden.asks:
        return not_applicable(Aspect.ASKS)
    what = " or ".join(golden.asks)
    if answer.question is None:
        if answer.outcome is Outcome.ANSWER and Outcome.ANSWER in golden.outcome:
            return not_applicable(Aspect.ASKS, what, "answered with every branch")
        return checked(Aspect.ASKS, what, met=False, why="nothing was asked")
    asked = {*answer.situation.unknown, *(option.fact for option in answer.options)}
    met = any(_is_asked(wanted, asked, answer.question) for wanted in golden.asks)
    return checked(Aspect.ASKS, what, met=met, why=f"asked: {answer.question}")


def _is_asked(wanted: str, asked: set[str], question: str) -> bool:
    word = wanted.removeprefix("other:")
    if word == wanted and asked.intersection((wanted, *ASKED_FACTS.get(wanted, ()))):
        return True
    return re.search(rf"\b{re.escape(word.replace('_', ' '))}", question, re.I) is not None


# When it is due


def _deadline(golden: Golden, answer: Answer) -> tuple[Check, tuple[CriticalError, ...]]:
    dated = [each for each in answer.deadlines if each.deadline.due_at is not None]
    if golden.deadline is None:
        return not_applicable(Aspect.DEADLINE), ()
    if golden.deadline == "none":
        why = dated_in_words(dated[0]) if dated else ""
        return checked(Aspect.DEADLINE, "none", met=not dated, why=why), ()
    wanted = golden.deadline
    what = " and ".join(str(each) for each in (wanted.due, wanted.within) if each)
    given = "; ".join(map(dated_in_words, answer.deadlines)) or "no deadline given"
    met = _has_due(wanted, dated) and _has_period(wanted, answer)
    check = checked(Aspect.DEADLINE, what, met=met, why=given)
    is_late = (
        wanted.due is not None
        and dated != []
        and all(_day(each) > _day_of(wanted.due) for each in dated)
    )
    late = (CriticalError(Critical.WRONG_DEADLINE, f"{what} is right: {given}"),) if is_late else ()
    return check, late


def _has_due(wanted: Due, dated: Sequence[DatedDeadline]) -> bool:
    if wanted.due is None:
        return True
    for each in dated:
        early = (_day_of(wanted.due) - _day(each)).days
        allowed = 0 if each.deadline.basis is Basis.RULE else PLANNED_EARLY
        if 0 <= early <= allowed:
            return True
    return False


def _has_period(wanted: Due, answer: Answer) -> bool:
    if wanted.within is None:
        return True
    period = figures(wanted.within)
    texts = [*(each.deadline.within for each in answer.deadlines), *told(answer)]
    return any(all(borne_out(figure, figures(text)) for figure in period) for text in texts)


def _day(dated: DatedDeadline) -> date:
    return _day_of(dated.deadline.due_at or date.min)


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


# What they share


def _critical_drafts(checks: Sequence[Check]) -> tuple[CriticalError, ...]:
    return tuple(
        CriticalError(Critical.BREACH, check.why)
        for check in checks
        if check.aspect is Aspect.DRAFT_RULES and check.result is Result.MISSED
    )


def _said(patterns: Sequence[re.Pattern[str]], sentences: Sequence[str]) -> bool:
    return any(pattern.search(sentence) for pattern in patterns for sentence in sentences)


def _cited(answer: Answer, statements: Statements) -> frozenset[str]:
    passages = (statements.of_passage(citation.passage_id) for citation in answer.citations)
    return frozenset(statements.named(passage) for passage in passages if passage)


def _citable(trace: Trace, statements: Statements) -> Mapping[str, Passage]:
    found = {found.passage.id: found.passage for found in trace.evidence.found}
    return {**found, **{passage.id: passage for passage in statements.by_id.values()}}


def _figures_told(golden: Golden) -> frozenset[str]:
    return frozenset().union(*(figures(text) for text in (*golden.before, golden.text)))
