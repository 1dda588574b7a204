"""The particulars of one mail, by its labels and its prose: order, reason, money, dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from ingest.notice import Matter, Moment, later
from ingest.notice_dates import is_day_first, written_dates
from ingest.notice_decisions import matter_of, reason_of
from ingest.notice_labels import labelled
from ingest.notice_moments import day_of, distinct, period_in, periods, purpose

_Value = TypeVar("_Value")


class Particulars:
    """What a mail's lines tell. `contradicted` gathers the fields that were told in two ways, or by
    a day that there is not.
    """

    def __init__(self, lines: Sequence[str], *, marketplace: str, today: date) -> None:
        found = tuple(labelled(lines))
        places = {place for label in found for place in label.places}
        self._labels = found
        self._text = "\n".join(lines)
        others = ["" if place in places else line for place, line in enumerate(lines)]
        self._prose = _QUOTATION.sub(" ", _joined(others))
        self._sentences = [*self.values("subject"), *_SENTENCE_END.split(self._prose)]
        self.contradicted: set[str] = set()
        self.marketplace = self._told_marketplace()
        self._day_first = is_day_first(self._text, marketplace=self.marketplace or marketplace)
        self._near = today
        wrote = [
            moment
            for line in lines
            if _WROTE.match(line)
            for moment in self._dates_of("sent", line)
        ]
        self.sent = next(iter([*self._labelled_dates("sent"), *wrote]), None)
        if self.sent is not None:
            self._near = day_of(self.sent)

    @property
    def clauses(self) -> list[str]:
        """The clauses of the prose, in which no full stop but the last ends anything."""
        cut = (clause for sentence in self._sentences for clause in _CLAUSE.split(sentence))
        return [re.sub(r"\.(?=\S)", "", clause).strip() for clause in cut]

    @property
    def matter(self) -> Matter | None:
        """Which way of Amazon's the mail is about: what its subject names, or its text first."""
        named = map(matter_of, (*self.values("subject"), self._text))
        return next(filter(None, named), None)

    @property
    def decisions(self) -> list[str]:
        """The values of labels for a decision; one on an appeal begins with that word."""
        return [
            f"appeal {each.value}" if _APPEAL.match(each.line) else each.value
            for each in self._labels
            if each.name == "decision"
        ]

    def values(self, name: str) -> list[str]:
        """What stands under a label, each time that it does."""
        return [label.value for label in self._labels if label.name == name]

    def one(self, name: str, values: Collection[_Value]) -> _Value | None:
        """The one value that was told; of two that differ, none."""
        told = set(values)
        if len(told) > 1:
            self.contradicted.add(name)
        return told.pop() if len(told) == 1 else None

    def order_id(self) -> str | None:
        """The order under its label, or else the only one that is named."""
        of_label = [each for value in self.values("order_id") for each in _ORDER_ID.findall(value)]
        return self.one("order_id", of_label or _ORDER_ID.findall(_QUOTATION.sub(" ", self._text)))

    def reason(self) -> str | None:
        """The buyer's reason under its label, or as Amazon's prose gives it."""
        values = self.values("reason") or [
            each for each in self._sentences if _BUYER_SAYS.search(each)
        ]
        return self.one("reason", {told for value in values if (told := reason_of(value))})

    # Money

    def amount(self) -> str | None:
        """The money at stake: what was claimed or debited, or else what the order came to."""
        prose = [_money_of(match) for match in _AT_STAKE.finditer(self._prose)]
        return self.one("amount", self._money("amount") or prose or self._money("order_total"))

    def reimbursed(self) -> str | None:
        """The money that was given back."""
        prose = [_money_of(match) for match in _PAID_BACK.finditer(self._prose)]
        return self.one("reimbursed", self._money("reimbursed") or prose)

    def payer_in_words(self) -> list[str]:
        """What labels say of who pays, as the sentences that they stand for."""
        said = []
        for value in self.values("paid_by"):
            if re.match(r"amazon\b", value, re.IGNORECASE):
                said.append("paid by amazon")
            elif re.match(r"(?:the )?(?:seller|your?)\b", value, re.IGNORECASE):
                said.append("debited from you")
        return said

    def odr_in_words(self) -> list[str]:
        """What labels say of ODR, as the sentences that they stand for."""
        said = []
        for value in self.values("odr"):
            if re.match(r"(?:no|none|not|excluded|waived|removed)\b", value, re.IGNORECASE):
                said.append("no impact on odr")
            elif re.match(r"(?:yes|counts|counted|included)\b", value, re.IGNORECASE):
                said.append("counted in odr")
            else:
                said.append(f"order defect rate: {value}")
        return said

    def _money(self, name: str) -> list[str]:
        found = (_MONEY.search(value) for value in self.values(name))
        return [_as_written(match[0]) for match in found if match]

    # Dates

    def filed(self) -> Moment | None:
        """When the claim was filed."""
        return self.one("filed", self._labelled_dates("filed"))

    def decided(self) -> Moment | None:
        """When it was decided."""
        told = self._labelled_dates("decided") or [*self._dates_in_prose("decided")]
        return self.one("decided", told)

    def due(self, name: str, began: Moment | None) -> tuple[tuple[Moment, ...], timedelta | None]:
        """The dates stated for respond_by or appeal_by, and a period that nothing dates. Periods
        count from where they `began`.
        """
        told = [*self._labelled_dates(name), *self._dates_in_prose(name)]
        lengths = {period for each in self._sentences for period in periods(each, name)}
        lengths |= {period for value in self.values(name) if (period := period_in(value))}
        if began is not None:
            told.extend(later(began, period) for period in lengths)
        dates = distinct(told)
        if len(dates) > 1:
            self.contradicted.add(name)
        return dates, None if dates else min(lengths, default=None)

    def _labelled_dates(self, name: str) -> list[Moment]:
        return [moment for value in self.values(name) for moment in self._dates_of(name, value)]

    def _dates_of(self, name: str, value: str) -> Iterator[Moment]:
        for written in written_dates(value, day_first=self._day_first, near=self._near):
            if written.moment is not None:
                yield written.moment
            else:
                self.contradicted.add(name)

    def _dates_in_prose(self, name: str) -> Iterator[Moment]:
        for sentence in self._sentences:
            for written in written_dates(sentence, day_first=self._day_first, near=self._near):
                if purpose(sentence[: written.start], sentence[written.end :]) != name:
                    continue
                if written.moment is not None:
                    yield written.moment
                else:
                    self.contradicted.add(name)

    def _told_marketplace(self) -> str | None:
        named = " ".join(self.values("marketplace")) or self._text
        told = [code for code, pattern in _MARKETPLACES.items() if pattern.search(named)]
        return told[0] if len(told) == 1 else None


def _joined(lines: Sequence[str]) -> str:
    """Lines that a mail program has wrapped, put together again; a blank line parts paragraphs."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", "\n".join(lines))


def _money_of(match: re.Match[str]) -> str:
    return _as_written(next(filter(None, match.groups())))


def _as_written(money: str) -> str:
    return re.sub(r"(?<=[$£€]) | (?=[$£€])", "", money.strip()).upper()


_ORDER_ID = re.compile(r"(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])")
_MONEY_WRITTEN = (
    r"(?:[$£€] ?\d[\d,]*(?:\.\d{2})?|\b(?:usd|gbp|eur) ?\d[\d,]*(?:\.\d{2})?"
    r"|\b\d[\d.,]* ?(?:[$£€]|(?:usd|gbp|eur)\b))(?![\d])"
)
_MONEY = re.compile(_MONEY_WRITTEN, re.IGNORECASE)
_AT_STAKE = re.compile(
    r"\b(?:(?:claim|chargeback|dispute)\w*[^.]{0,60}? (?:for|of|amounting to)|in the amount of"
    rf"|(?:debited|charged|deducted)(?: you| your account)?(?: by| for"
    rf"| with)?) (?:a total of )?({_MONEY_WRITTEN})"
    rf"|({_MONEY_WRITTEN}) (?:has been|have been|was|were|will be) (?:debited|charged|deducted)\b",
    re.IGNORECASE,
)
_PAID_BACK = re.compile(
    rf"\b(?:reimbursed|credited)(?: you)?(?: (?:with|for|by|in the amount of"
    rf"|an amount of))* ({_MONEY_WRITTEN})"
    rf"|({_MONEY_WRITTEN}) (?:has been|was|will be|have been) (?:reimbursed|credited)",
    re.IGNORECASE,
)
_WROTE = re.compile(r"on .{6,80} wrote ?:$", re.IGNORECASE)
_QUOTATION = re.compile(r'"[^"]{12,600}"')
_SENTENCE_END = re.compile(r"(?<![ap]\.m\.)(?<=[.!?;])\s+|\n+", re.IGNORECASE)
_CLAUSE = re.compile(
    r",? because |,? (?:and|but|however|although|so) (?=(?:this|that|the|it|your|you|we|amazon)\b)",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"appeal\b", re.IGNORECASE)
_BUYER_SAYS = re.compile(
    r"\b(?:buyer|customer|card ?holder)\b[^.]{0,40}?\b(?:stat|report|sa(?:id|ys)|indicat|assert"
    r"|claims that)"
    r"|\b(?:opened|filed|disputed)\b[^.]{0,80}?\bbecause\b",
    re.IGNORECASE,
)
_MARKETPLACES = {
    code: re.compile(rf"(?<!@)\b(?:{pattern})(?!\.?\w)", re.IGNORECASE)
    for code, pattern in {
        "US": r"amazon\.com|united states",
        "UK": r"amazon\.co\.uk|united kingdom",
        "DE": r"amazon\.de|germany",
        "FR": r"amazon\.fr|france",
        "IT": r"amazon\.it|italy",
        "ES": r"amazon\.es|spain",
        "NL": r"amazon\.nl|netherlands",
        "CA": r"amazon\.ca|canada",
        "AU": r"amazon\.com\.au|australia",
        "AE": r"amazon\.ae|united arab emirates",
        "IN": r"amazon\.in|india",
        "JP": r"amazon\.co\.jp|japan",
        "MX": r"amazon\.com\.mx|mexico",
        "SG": r"amazon\.sg|singapore",
    }.items()
}
