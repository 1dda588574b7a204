"""A pasted notice of Amazon's within a question: what it states becomes facts and dates, and the
answer says where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.triage.answers import Question, Said
from bot.triage.citing import Citer
from ingest.notice import Matter, Moment, Notice, NoticeKind, Odr, Pasted, Payer
from knowledge.deadlines import ZONES
from knowledge.periods import moment_in_words

NOTHING_ASKED = "What do I do?"
"""What a notice without a word beside it asks."""


def may_hold_notice(question: Question) -> bool:
    """True for a question that is worth looking through for a notice: it has lines, or words that a
    mail begins with.
    """
    return any(_MAY_BE_PASTED.search(turn) for turn in (*question.before, question.text))


def with_notice(question: Question, *, marketplace: str, now: datetime) -> Question:
    """Return the question with the notice that was pasted into it read and taken out of its words,
    in this turn or an earlier one: the last that was pasted, and of several in one turn that on the
    order which the person names, else the topmost. In its place stands in plain words what it is
    about, as an earlier turn. `marketplace` says how 5/11 is read where the notice does not.
    """
    # Its patterns take a tenth of a second to compile, and few questions hold a notice.
    from ingest.notices import read_pasted

    today = now.astimezone(ZoneInfo(ZONES.get(marketplace, ZONES["US"]))).date()
    turns = (*question.before, question.text)
    pasted = [read_pasted(turn, marketplace=marketplace, today=today) for turn in turns]
    last = next((each for each in reversed(pasted) if each is not None), None)
    if last is None:
        return question
    notice = _meant(last)
    own = [
        turn if each is None else each.own_words for turn, each in zip(turns, pasted, strict=True)
    ]
    others = (each.order_id for each in last.notices if each.order_id != notice.order_id)
    return replace(
        question,
        text=own[-1] or NOTHING_ASKED,
        before=(*filter(None, own[:-1]), _about(notice)),
        notice=notice,
        notices_not_read=tuple(dict.fromkeys(filter(None, others))),
    )


def stated_facts(notice: Notice) -> dict[str, str]:
    """What the notice states, as facts of facts.yaml."""
    if notice.is_doubtful:
        return {"threat": "phishing"}
    facts = dict(_MENTIONS.get(notice.matter, {})) if notice.matter else {}
    facts |= _FACTS.get(notice.kind, {}) if notice.kind else {}
    if notice.reason:
        facts["reason"] = notice.reason
    if notice.reason and notice.matter is Matter.CHARGEBACK:
        is_fraud = notice.reason == "unauthorized_charge"
        facts["chargeback_type"] = "fraud" if is_fraud else "service"
    if notice.payer is Payer.AMAZON and notice.kind is NoticeKind.CLAIM_GRANTED:
        facts["funded_by_amazon"] = "yes"
    if notice.odr is not None:
        facts["odr"] = notice.odr.value
    if notice.no_response:
        facts["no_response"] = "yes"
    if notice.respond_by or notice.respond_within or notice.appeal_by or notice.appeal_within:
        facts["notice_date"] = "yes"
    return facts


def told_two_ways(notice: Notice) -> tuple[str, ...]:
    """The facts that the notice states in two ways."""
    return tuple(_CONTRADICTED[name] for name in notice.contradicted if name in _CONTRADICTED)


def stated_dates(notice: Notice, *, now: datetime) -> dict[str, Moment]:
    """The moments that the notice states, by their names: of two dates to respond by the earlier;
    what is past by its kind. What is to be past and is not yet is left out.
    """
    dates: dict[str, Moment] = {}
    if notice.kind in _DATED_BY:
        name, field = _DATED_BY[notice.kind]
        moment = getattr(notice, field) or (notice.sent if field == "decided" else None)
        if moment is not None and not _lies_ahead(moment, now):
            dates[name] = _without_bare_hour(moment)
    if notice.filed is not None and notice.matter is Matter.CLAIM:
        dates["claim_filed"] = _without_bare_hour(notice.filed)
    if notice.respond_by:
        dates["respond_by"] = notice.respond_by[0]
    if notice.appeal_by:
        dates["appeal_by"] = notice.appeal_by[0]
    return dates


def remarks(question: Question, citer: Citer) -> tuple[Said, ...]:
    """Return what is said of the notice: where the facts come from and where to confirm them, what
    of it could not be read, and where it contradicts itself.
    """
    notice = question.notice
    if notice is None:
        return ()
    if notice.is_doubtful:
        return (_said(_DOUBTFUL, "phish-give-nothing", citer),)
    read = _said(
        f"Read from the pasted notice, not in Seller Central: {in_words(notice)}. Confirm it in "
        "Seller Central, reached by typing its address, before you act on it.",
        "phish-check-in-seller-central",
        citer,
    )
    orders = ", ".join(question.notices_not_read)
    beside = f"Another notice stands beside it, on order {orders}: ask about it apart."
    return (read, *_on_dates(notice), *([Said(text=beside)] if orders else []))


def _on_dates(notice: Notice) -> Iterator[Said]:
    for name, label in _DUE.items():
        dates = getattr(notice, name)
        if len(dates) > 1:
            several = " and ".join(map(moment_in_words, dates))
            text = f"The notice states more than one date to {label}: {several}. "
            yield Said(text=f"{text}The earlier is planned for.")
        elif name in notice.contradicted and not dates:
            yield Said(text=f"The notice's date to {label} is no day that there is: look it up.")


def in_words(notice: Notice) -> str:
    """What the notice states, in one line."""
    told = [
        notice.kind.value.replace("_", " ") if notice.kind else "",
        f"order {notice.order_id}" if notice.order_id else "",
        f"{notice.amount} at stake" if notice.amount else "",
        f"{notice.reimbursed} given back" if notice.reimbursed else "",
        _PAYERS.get(notice.payer, "") if notice.payer else "",
        _ODR.get(notice.odr, "") if notice.odr else "",
        *(
            f"{label} by {' or '.join(map(moment_in_words, getattr(notice, name)))}"
            for name, label in _DUE.items()
            if getattr(notice, name)
        ),
    ]
    return ", ".join(filter(None, told)) or "what it is about"


def _meant(pasted: Pasted) -> Notice:
    doubtful = [notice for notice in pasted.notices if notice.is_doubtful]
    named = [
        notice
        for notice in pasted.notices
        if notice.order_id and notice.order_id in pasted.own_words
    ]
    return (*doubtful, *named, *pasted.notices)[0]


def _about(notice: Notice) -> str:
    """What the notice is about, in words that are searched for."""
    if notice.is_doubtful:
        return "This e-mail may not be from Amazon: phishing."
    about = _ABOUT.get(notice.kind) if notice.kind else None
    if about is None:
        about = _ABOUT_MATTER[notice.matter] if notice.matter else "A notice from Amazon."
    return f"{about} {notice.reason.replace('_', ' ').capitalize()}." if notice.reason else about


def _said(text: str, statement: str, citer: Citer) -> Said:
    return citer.cite(text, (statement,)) or Said(text=text)


def _lies_ahead(moment: Moment, now: datetime) -> bool:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment > now
    day = moment.date() if isinstance(moment, datetime) else moment
    return day > now.date()


def _without_bare_hour(moment: Moment) -> Moment:
    """An hour without a zone tells its day alone."""
    bare = isinstance(moment, datetime) and moment.tzinfo is None
    return moment.date() if bare and isinstance(moment, datetime) else moment


_MAY_BE_PASTED = re.compile(
    r"\S[^\S\n]*\n\s*\S|<(?:p|br|td|div)\b|\b(?:dear|hello|hi|greetings)[ ,]+(?:valued )?(?:from )?"
    r"(?:amazon|seller|merchant|selling)|\b(?:order ?(?:id|number)|(?:respond|reply|appeal) by) ?:",
    re.IGNORECASE,
)
"""A mail has lines, or what a mail begins with."""

_DOUBTFUL = (
    "What was pasted asks for what Amazon does not ask for by mail (a password or bank data, a "
    "payment, an answer outside Amazon), or leads to a page that is not Amazon's: nothing that it "
    "states is relied on here."
)
_DUE = {"respond_by": "respond", "appeal_by": "appeal"}
_PAYERS = {Payer.AMAZON: "not debited from you", Payer.SELLER: "debited from you"}
_ODR = {Odr.COUNTED: "counted in ODR", Odr.WAIVED: "not counted in ODR"}
_CONTRADICTED = {"kind": "stage", "payer": "funded_by_amazon", "odr": "odr", "reason": "reason"}
_MENTIONS: Mapping[Matter, Mapping[str, str]] = {
    Matter.CLAIM: {"mentions_a_to_z": "yes"},
    Matter.SAFE_T: {"mentions_safe_t": "yes"},
}
_FACTS: Mapping[NoticeKind, Mapping[str, str]] = {
    NoticeKind.CLAIM_OPENED: {"stage": "claim_open"},
    NoticeKind.INFORMATION_REQUESTED: {"stage": "information_requested"},
    NoticeKind.CLAIM_GRANTED: {"stage": "claim_granted"},
    NoticeKind.CLAIM_DENIED: {"stage": "claim_denied"},
    NoticeKind.APPEAL_DENIED: {"stage": "appeal_denied"},
    NoticeKind.SAFE_T_OPENED: {"stage": "safe_t_open"},
    NoticeKind.SAFE_T_QUESTION: {"stage": "safe_t_question"},
    NoticeKind.SAFE_T_GRANTED: {"stage": "safe_t_granted"},
    NoticeKind.SAFE_T_DENIED: {"stage": "safe_t_denied"},
    NoticeKind.CHARGEBACK_RECEIVED: {"stage": "chargeback_received"},
    NoticeKind.CHARGEBACK_WON: {"stage": "chargeback_received", "chargeback_state": "won"},
    NoticeKind.CHARGEBACK_LOST: {"stage": "chargeback_received", "chargeback_state": "lost"},
}
_DATED_BY: Mapping[NoticeKind | None, tuple[str, str]] = {
    NoticeKind.INFORMATION_REQUESTED: ("amazon_asked", "sent"),
    NoticeKind.SAFE_T_QUESTION: ("safe_t_asked", "sent"),
    NoticeKind.CHARGEBACK_RECEIVED: ("chargeback_notice", "sent"),
    NoticeKind.CLAIM_GRANTED: ("decided", "decided"),
    NoticeKind.CLAIM_DENIED: ("decided", "decided"),
    NoticeKind.SAFE_T_DENIED: ("safe_t_denied", "decided"),
}
"""Which moment a notice of a kind dates, and by which of its dates."""

_ABOUT: Mapping[NoticeKind, str] = {
    NoticeKind.CLAIM_OPENED: "The buyer filed an A-to-z claim.",
    NoticeKind.INFORMATION_REQUESTED: "Amazon asks for information on an A-to-z claim.",
    NoticeKind.CLAIM_GRANTED: "Amazon granted the A-to-z claim.",
    NoticeKind.CLAIM_DENIED: "Amazon denied the buyer's A-to-z claim.",
    NoticeKind.CLAIM_WITHDRAWN: "The buyer withdrew the A-to-z claim.",
    NoticeKind.APPEAL_GRANTED: "Amazon granted my appeal.",
    NoticeKind.APPEAL_DENIED: "Amazon denied my appeal.",
    NoticeKind.SAFE_T_OPENED: "I filed a SAFE-T claim.",
    NoticeKind.SAFE_T_QUESTION: "Amazon asks a question on my SAFE-T claim.",
    NoticeKind.SAFE_T_GRANTED: "Amazon granted my SAFE-T claim.",
    NoticeKind.SAFE_T_DENIED: "Amazon denied my SAFE-T claim.",
    NoticeKind.CHARGEBACK_RECEIVED: "I received a chargeback notice.",
    NoticeKind.CHARGEBACK_WON: "The chargeback was decided in my favor.",
    NoticeKind.CHARGEBACK_LOST: "The chargeback was decided against me.",
}
_ABOUT_MATTER: Mapping[Matter, str] = {
    Matter.CLAIM: "A notice from Amazon about an A-to-z claim.",
    Matter.SAFE_T: "A notice from Amazon about a SAFE-T claim.",
    Matter.CHARGEBACK: "A notice from Amazon about a chargeback.",
}
