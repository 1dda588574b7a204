"""Which moment each date tells: the one whose words stand nearest, where that is plain."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.triage.dates import Told, dates_told
from knowledge.deadlines import ZONES
from knowledge.patterns import Pattern

Cues = Mapping[str, Sequence[Pattern]]

_BEFORE, _AFTER, _CONTEXT = 60, 25, 300
_SENTENCE_END = re.compile(r"(?<!approx)[.?!;\n](?=\s)")
_BREAK = re.compile(
    r"[,.?!;\n()]|\s-\s|\b(?:and|but|then|so|because|while|when|although|though|after|before)\b"
)
_CLAUSE_BEGINS = re.compile(
    r"(?:[,;\n]|\s-\s|\b(?:and|but|then|so)\b) ?"
    r"(?:(?:on|then|later|early|late|around|about) ){0,2}$"
)
_NOT_DONE = re.compile(
    r"(?:(?:n't|\bnot|\bnever|\bwithout|\bbefore)(?: \w+){0,2}"
    r"|(?:\bwill|'ll|\bwould|\bshould|\bmust|\bshall|\bcan|\bcould|\bmight|\bgonna)(?: \w+){0,2}"
    r"|(?<!had )(?<!used )\bto(?: fully| just)?) ?$"
)
_NEW_CLAUSE = re.compile(
    r"\b(?:(?:he|she|they|we|i)\b(?! (?:think|believe|guess|suppose)\b)(?:'\w+)?"
    r"|(?:it|which|who|that)(?:'s)? (?:\w+ly )?(?:was|is|has|had|got|came|arrived|never|didn't|did"
    r"|shows?|says?|said|went|showed|sat|reached|turned|left)\b"
    r"|(?:buyer|customer|amazon|carrier|ups|usps|fedex|tracking|driver|package|parcel|item|return)"
    r" (?:\w+ly |then |also |never )?(?:said|says|had|has|was|is|got|wrote|took|kept|left|sent"
    r"|paid|signed|came|did|didn't|called|claimed|told|wants?|wanted|shows?|showed)\b)"
)
_BOUND = re.compile(
    r"\b(?:before|after|prior to|as of|by|until|till|no later than|past|than|within)(?: the)? $"
)
_OVER = re.compile(r"\b(?:was|were|should have|had been)\b")
_LEAD = re.compile(r" ?(?:-|:)(?= )")
_DENIED = re.compile(r"\bnot (?:on |in |the )*$")
_DENIED_DAY = re.compile(
    r",? ?(?:and )?\bnot (?:on )?(?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
    r"(?![/:\d]| ?(?:days?|hours?|weeks?|[ap]m|boxes|items|packages)\b)"
)
_CORRECTING = re.compile(
    r"\b(?:sorry|actually|correction|i mean|i meant|oops|my (?:bad|mistake)|mistyped|typo"
    r"|wrong date|no|no wait|wait|apologies|make that|scratch that|rather)\b"
)
_ONLY_CORRECTING = re.compile(
    r"(?:[\s,.:;!*()-]|\b(?:sorry|actually|correction|i|meant?|no|wait|oops|my|bad|mistake|typo"
    r"|mistyped|wrong|date|rather|apologies|make|scratch|that|it|was|is|should|be|have|been|to|on"
    r"|the|said|say|this|but|not|and|it's|that's|really|about)\b)*"
)


@dataclass(frozen=True)
class _Found:
    """A moment that a date told, and in which turn."""

    name: str
    turn: int
    told: Told


@dataclass(frozen=True)
class _Cue:
    """Words that a date follows or precedes; `over` where they say that it is past ("was due")."""

    name: str
    start: int = 0
    end: int = 0
    over: bool = False


def dated(
    turns: Sequence[str],
    cues: Cues,
    *,
    now: datetime,
    marketplace: str,
    ahead: Collection[str] = (),
) -> dict[str, Told]:
    """Return the dates that tell moments, by the moment's name.

    A date tells the moment whose cue stands nearest before it in its sentence, or failing that
    shortly after it. What did not happen ("haven't refunded"), what another clause begins to tell
    and a mere bound ("before Nov 3") has no date. The moments of `ahead` lie ahead; the others
    have passed, or have no date. A later turn wins, and may correct a date that was just told.
    """
    plain = "\n\n".join(turns)
    ends = [len("\n\n".join(turns[: index + 1])) for index in range(len(turns))]
    reading = _Dates(plain, cues, now=now, marketplace=marketplace, ahead=ahead)
    found: list[_Found] = []
    for index, span in enumerate(reading.spans):
        turn = next(number for number, end in enumerate(ends) if span.end <= end)
        begins = ends[turn - 1] if turn else 0
        cue = reading.cue(index, begins) or _corrected(reading, index, begins, found, turn)
        told = reading.told(index, cue) if cue else None
        if cue is not None and told is not None:
            corrects = _CORRECTING.search(plain, reading.floor(index, begins), span.start)
            known = any(each.name == cue.name and each.turn == turn for each in found)
            if not known or corrects:
                found.append(_Found(cue.name, turn, told))
    return {each.name: each.told for each in found}


def _corrected(
    reading: _Dates, index: int, begins: int, found: Sequence[_Found], turn: int
) -> _Cue | None:
    """The moment whose date is corrected: the one told just before, or the only one in question."""
    span, plain = reading.spans[index], reading.plain
    start = reading.floor(index, begins)
    between = plain[start : span.start]
    denied = reading.denied_day(index)
    if not _ONLY_CORRECTING.fullmatch(between):
        return None
    if denied is None and not _CORRECTING.search(between):
        return None
    if index and found and found[-1].told.start == reading.spans[index - 1].start >= begins:
        return _Cue(found[-1].name)
    if any(each.turn == turn for each in found):
        return None
    last = max((each.turn for each in found), default=-1)
    latest = {each.name: each for each in found}.values()
    if denied is not None:
        names = {each.name for each in latest if each.told.moment.day == denied}
    else:
        names = {each.name for each in latest if each.turn == last}
    return _Cue(names.pop()) if len(names) == 1 else None


class _Dates:
    """The dates of a text, each as it reads in the past and ahead."""

    def __init__(
        self,
        plain: str,
        cues: Cues,
        *,
        now: datetime,
        marketplace: str,
        ahead: Collection[str],
    ) -> None:
        self.plain = plain
        self._cues = cues
        self._ahead = ahead
        self._now = now.astimezone(ZoneInfo(ZONES.get(marketplace, ZONES["US"])))
        told = dates_told(plain, now=now, marketplace=marketplace)
        self._past = {each.start: each for each in told}
        coming = dates_told(plain, now=now, marketplace=marketplace, ahead=True)
        self._coming = {each.start: each for each in coming}
        self.spans: list[Told] = []
        self._denied: dict[int, int] = {}
        self._used: dict[int, int] = {}
        self._idle: set[int] = set()
        for start in sorted(self._past | self._coming):
            span = self._past.get(start) or self._coming[start]
            if self.spans and start < self.spans[-1].end:
                continue
            denied = _DENIED.search(plain, max(0, start - 20), start)
            if denied and self.spans:
                self._denied[len(self.spans) - 1] = span.moment.day
            if not denied:
                self.spans.append(span)

    def told(self, index: int, cue: _Cue) -> Told | None:
        """The date as the moment reads it; None where it can't have been then."""
        start = self.spans[index].start
        past, coming = self._past.get(start), self._coming.get(start)
        if cue.name in self._ahead:
            return (past or coming) if cue.over else coming
        if past is None and self.plain.startswith("in ", start):
            self._idle.add(index)  # "arrived in 3 days" is a period: it takes no words away
        if past is None or _after(past.moment, self._now):
            return None
        if past.latest is not None and _after(past.latest, self._now):
            return replace(past, latest=None)
        return past

    def floor(self, index: int, begins: int) -> int:
        """Where the words end that belong to the date before."""
        earlier = [each for each in range(index) if each not in self._idle]
        before = max((self.spans[each].end for each in earlier), default=0)
        return max(begins, before, self._used.get(index - 1, 0))

    def denied_day(self, index: int) -> int | None:
        """The day that a date is said not to have been: "Nov 14, not 12"."""
        if index in self._denied:
            return self._denied[index]
        match = _DENIED_DAY.match(self.plain, self.spans[index].end)
        return int(match["day"]) if match else None

    def cue(self, index: int, begins: int) -> _Cue | None:
        """The words that say what a date tells, where that is plain."""
        start, floor = self.spans[index].start, self.floor(index, begins)
        ends = [each.end() for each in _SENTENCE_END.finditer(self.plain, floor, start)]
        low = max(ends, default=floor)
        if _CLAUSE_BEGINS.search(self.plain, low, start):
            following = self._following(index)
            if following is not None:
                return following
        cue = self._before(max(low, start - _BEFORE), start)
        if cue is None:
            return self._following(index)
        if not self._is_plain(cue, low, start):
            return None
        return replace(
            cue, over=_OVER.search(self.plain, max(low, cue.start - 4), start) is not None
        )

    def _before(self, low: int, start: int) -> _Cue | None:
        found = [
            _Cue(name, match.start(), match.end())
            for name, patterns in self._cues.items()
            for pattern in patterns
            for match in pattern.finditer(self.plain, max(0, start - _CONTEXT), start)
            if match.end() > low
        ]
        return max(found, key=lambda cue: (cue.end, -cue.start), default=None)

    def _is_plain(self, cue: _Cue, low: int, start: int) -> bool:
        if cue.name in self._ahead:
            return True
        between = self.plain[cue.end : start]
        return not (
            _NOT_DONE.search(self.plain[low : max(low, cue.start)])
            or _NEW_CLAUSE.search(between)
            or _BOUND.search(between)
        )

    def _following(self, index: int) -> _Cue | None:
        end = self.spans[index].end
        lead = _LEAD.match(self.plain, end)
        end = lead.end() if lead else end
        following = self.spans[index + 1].start if index + 1 < len(self.spans) else None
        stop = _BREAK.search(self.plain, end, following or len(self.plain))
        if stop is None and following is not None:
            return None
        text = f" {self.plain[end : stop.start() if stop else None].lstrip()}"
        found = [
            _Cue(name, match.start(), match.end())
            for name, patterns in self._cues.items()
            for pattern in patterns
            for match in pattern.finditer(text)
            if match.start() < _AFTER
        ]
        cue = min(found, key=lambda cue: (cue.start, -cue.end), default=None)
        if cue is None:
            return None
        self._used[index] = end + cue.end
        undone = cue.name not in self._ahead and _NOT_DONE.search(text[: cue.start])
        return None if undone else cue


def _after(moment: date | datetime, now: datetime) -> bool:
    return moment > now if isinstance(moment, datetime) else moment > now.date()
