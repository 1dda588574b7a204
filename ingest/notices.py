"""Amazon's notices, read from pasted mails: what they say of one dispute, and never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.notice import Matter, Notice, NoticeKind, Pasted
from ingest.notice_decisions import kinds_told, odr_told, payers_told, says_no_response
from ingest.notice_doubts import asks_what_amazon_does_not
from ingest.notice_labels import is_colonless, label_of
from ingest.notice_particulars import Particulars
from ingest.notice_text import divided


def read_pasted(text: str, *, marketplace: str, today: date) -> Pasted | None:
    """Return the notices in a text and the words that are the person's own; None where there is no
    notice. `marketplace` says how 5/11 is read where the notice does not, `today` which year is
    meant where none is written. What a buyer says within a notice is not read.
    """
    found = divided(text)
    if found is None:
        return None
    notices = tuple(
        notice
        for mail in found.mails
        for notice in [_read(mail, marketplace=marketplace, today=today)]
        if _says_something(notice)
    )
    return Pasted(own_words=found.own_words, notices=notices) if notices else None


def _says_something(notice: Notice) -> bool:
    names = ("order_id", "reason", "amount", "reimbursed", "payer", "odr", "appeal_by", "decided")
    told = [name for name in names if getattr(notice, name)]
    by_itself = (notice.is_doubtful, notice.kind, notice.respond_by, notice.contradicted)
    return any(by_itself) or len(told) > 1


def _read(mail: Sequence[str], *, marketplace: str, today: date) -> Notice:
    lines = _amazons_own(mail)
    if asks_what_amazon_does_not(lines):
        return Notice(is_doubtful=True)
    told = Particulars(lines, marketplace=marketplace, today=today)
    clauses, matter, decided = told.clauses, told.matter, told.decided()
    respond_by, respond_within = told.due("respond_by", told.sent)
    appeal_by, appeal_within = told.due("appeal_by", decided or told.sent)
    kind = told.one("kind", kinds_told(clauses, told.decisions, matter))
    if (respond_by or respond_within) and matter is not None:
        kind = _ASKED.get((kind, matter), kind)
    return Notice(
        kind=kind,
        matter=matter,
        order_id=told.order_id(),
        reason=told.reason(),
        amount=told.amount(),
        reimbursed=told.reimbursed(),
        payer=told.one("payer", payers_told([*clauses, *told.payer_in_words()])),
        odr=told.one("odr", odr_told([*clauses, *told.odr_in_words()])),
        no_response=says_no_response(clauses),
        respond_by=respond_by,
        respond_within=respond_within,
        appeal_by=appeal_by,
        appeal_within=appeal_within,
        sent=told.sent,
        filed=told.filed(),
        decided=decided,
        marketplace=told.marketplace,
        contradicted=tuple(sorted(told.contradicted)),
    )


def _amazons_own(mail: Sequence[str]) -> list[str]:
    """The lines without the buyer's words: those reach down to a blank line or the next label, or
    to the end of their quotation marks.
    """
    kept: list[str] = []
    inside = spoken = quoted = False
    for line in mail:
        label = label_of(line)
        rest = "" if inside else line
        if label == "buyers_words":
            words = line.partition(":")[2].strip()
            inside, spoken, quoted, rest = True, bool(words), _opens(words), ""
        elif inside and quoted:
            quoted = not _opens(line)
            inside, rest = quoted, "" if quoted else line.rpartition('"')[2]
        elif inside and ((label and not is_colonless(line)) or (not line and spoken)):
            inside, rest = False, line
        spoken = spoken or bool(line)
        kept.append(rest)
    return kept


def _opens(words: str) -> bool:
    """True where quotation marks are opened and not closed, or the other way round."""
    return words.count('"') % 2 == 1


_ASKED = {
    (None, Matter.CLAIM): NoticeKind.INFORMATION_REQUESTED,
    (NoticeKind.CLAIM_OPENED, Matter.CLAIM): NoticeKind.INFORMATION_REQUESTED,
    (None, Matter.SAFE_T): NoticeKind.SAFE_T_QUESTION,
    (NoticeKind.SAFE_T_OPENED, Matter.SAFE_T): NoticeKind.SAFE_T_QUESTION,
    (None, Matter.CHARGEBACK): NoticeKind.CHARGEBACK_RECEIVED,
}
"""A notice that names a day to respond by asks for something."""
