"""What a date or a period in a mail's prose is for, and which of several dates differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from ingest.notice import Moment


def purpose(before: str, after: str) -> str | None:
    """The field that a date tells, by the words of its sentence around it; None where they tell
    none: "respond by …", "by … you must reply", "appeal until …", "granted on …".
    """
    if _BY.search(before):
        return _action(before, after[:_NEAR])
    return "decided" if _DECIDED_ON.search(before) else None


def periods(sentence: str, field: str) -> Iterator[timedelta]:
    """The periods that a sentence gives for respond_by or appeal_by. Business days are taken for
    calendar days, which are never later.
    """
    for match in _WITHIN.finditer(sentence):
        if _action(sentence[: match.start()], sentence[match.end() :]) == field:
            yield _period(match)


def period_in(value: str) -> timedelta | None:
    """The period that a label's value gives."""
    match = _WITHIN.search(value)
    return _period(match) if match else None


def distinct(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments that differ, the earliest first. A day adds nothing to a moment of that day, nor
    an hour without a zone to the same hour with one.
    """
    kept: list[Moment] = []
    for moment in sorted(moments, key=_vagueness):
        if not any(_is_told_by(moment, each) for each in kept):
            kept.append(moment)
    return tuple(sorted(kept, key=_in_order))


def day_of(moment: Moment) -> date:
    """The day of a moment, as it is written."""
    return moment.date() if isinstance(moment, datetime) else moment


def _action(before: str, after: str) -> str | None:
    verbs = [*_VERB.finditer(before)] or [*_VERB.finditer(after)][:1]
    if not verbs:
        return None
    # "You may appeal by submitting documents until …" is about the appeal all the same.
    appeals = any(verb["appeal"] for verb in verbs) and not any(verb["reply"] for verb in verbs)
    return "appeal_by" if appeals else "respond_by"


def _period(match: re.Match[str]) -> timedelta:
    number = int(match["number"]) if match["number"] else _NUMBERS[match["word"].lower()]
    return timedelta(**{"hours" if match["unit"].lower() == "hour" else "days": number})


def _is_told_by(moment: Moment, other: Moment) -> bool:
    if _is_exact(moment) and _is_exact(other):
        return _in_order(moment) == _in_order(other)
    wall = moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment
    hour = other.replace(tzinfo=None) if isinstance(other, datetime) else other
    return wall in (hour, day_of(other))


def _is_exact(moment: Moment) -> bool:
    return isinstance(moment, datetime) and moment.tzinfo is not None


def _vagueness(moment: Moment) -> int:
    return 0 if _is_exact(moment) else 1 if isinstance(moment, datetime) else 2


def _in_order(moment: Moment) -> datetime:
    """By time: what has no zone as if in UTC, a day by its start: it may end at any hour."""
    whole = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return whole.replace(tzinfo=UTC) if whole.tzinfo is None else whole.astimezone(UTC)


_NEAR = 60
_NUMBERS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), start=1)
} | {"ten": 10, "fourteen": 14, "thirty": 30, "forty-eight": 48, "seventy-two": 72}
_WITHIN = re.compile(
    rf"\b(?:within|have)(?: the next)? (?:(?P<number>\d{{1,3}})|(?P<word>{'|'.join(_NUMBERS)}))"
    r"(?: \(\d+\))?[ -](?:calendar |business |working )?(?P<unit>hour|day)s?\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?P<appeal>appeal(?:ing|ed)?)|(?P<reply>respon[ds]\w*|reply|replies|answer\w*)|submit\w*|send|upload"
    r"|provid\w*|hear from you)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|on or before|(?:is|are) due(?: on)?"
    r"|deadline(?: is|:)?)(?: the)?(?: end of(?: the)?(?: day)?(?: on)?)?,? $",
    re.IGNORECASE,
)
_DECIDED_ON = re.compile(
    r"\b(?:granted|denied|decided|approved|declined|rejected|closed|decision)\b[^.]{0,40}"
    r"\b(?:on|dated) $",
    re.IGNORECASE,
)
