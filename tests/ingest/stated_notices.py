"""What the notices in `notices/` state, by their file's name; each read on 22 November 2026."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from ingest.notice import Matter, Notice, NoticeKind, Odr, Payer

FOLDER = Path(__file__).parent / "notices"
TODAY = date(2026, 11, 22)


def text_of(name: str) -> str:
    """A notice's text, without the line that says it is made up, and with Amazon's own domain where
    the file has an invented one.
    """
    first, _, text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    assert first == "This notice is made up for a test."
    return re.sub(r"(@amazon\.[a-z.]+)\.test\b", r"\1", text)


def at(month: int, day: int, hour: int, minute: int = 0, *, utc: int) -> datetime:
    """A moment of 2026 in a zone so many hours east of UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=timezone(timedelta(hours=utc)))


STATED: dict[str, Notice] = {
    "another_order_below": Notice(
        kind=NoticeKind.CLAIM_DENIED,
        matter=Matter.CLAIM,
        order_id="113-1000000-0000001",
        payer=Payer.AMAZON,
    ),
    "appeal_denied": Notice(
        kind=NoticeKind.APPEAL_DENIED,
        matter=Matter.CLAIM,
        order_id="111-2003004-5006007",
        payer=Payer.SELLER,
    ),
    "appeal_granted": Notice(
        kind=NoticeKind.APPEAL_GRANTED,
        matter=Matter.CLAIM,
        order_id="111-2003004-5006007",
        reimbursed="$32.07",
        payer=Payer.AMAZON,
        odr=Odr.WAIVED,
    ),
    "buyers_words_in_prose": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        respond_by=(date(2026, 11, 24),),
    ),
    "buyers_words_inside": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="item_not_received",
        amount="$45.99",
        respond_by=(date(2026, 11, 24),),
    ),
    "canada_numeric": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="701-5550123-4567890",
        amount="$18.75",
        respond_by=(date(2026, 12, 3),),
        marketplace="CA",
    ),
    "chargeback_uk_days": Notice(
        kind=NoticeKind.CHARGEBACK_RECEIVED,
        matter=Matter.CHARGEBACK,
        order_id="204-1112223-4445556",
        reason="item_not_received",
        amount="£75.00",
        respond_by=(date(2026, 11, 26),),
        sent=datetime(2026, 11, 19, 9, 15),  # noqa: DTZ001 -- no zone is stated
        marketplace="UK",
    ),
    "chargeback_us": Notice(
        kind=NoticeKind.CHARGEBACK_RECEIVED,
        matter=Matter.CHARGEBACK,
        order_id="113-7654321-1234567",
        reason="unauthorized_charge",
        amount="$210.00",
        respond_by=(date(2026, 11, 26),),
        sent=date(2026, 11, 19),
    ),
    "chargeback_won": Notice(
        kind=NoticeKind.CHARGEBACK_WON,
        matter=Matter.CHARGEBACK,
        order_id="113-7654321-1234567",
        payer=Payer.AMAZON,
    ),
    "claim_opened_us": Notice(
        kind=NoticeKind.CLAIM_OPENED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="item_not_received",
        amount="$45.99",
        filed=date(2026, 11, 20),
    ),
    "contradicting_decision": Notice(
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        amount="$45.99",
        contradicted=(
            "kind",
            "payer",
        ),
    ),
    "denied": Notice(
        kind=NoticeKind.CLAIM_DENIED,
        matter=Matter.CLAIM,
        order_id="113-9998887-6665554",
        reason="not_as_described",
        amount="$120.00",
        payer=Payer.AMAZON,
        odr=Odr.WAIVED,
    ),
    "flattened": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        amount="$45.99",
        respond_by=(at(11, 24, 17, 0, utc=-8),),
    ),
    "forwarded_and_quoted": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        amount="$45.99",
        respond_by=(date(2026, 11, 24),),
        sent=datetime(2026, 11, 19, 16, 30),  # noqa: DTZ001 -- no zone is stated
    ),
    "germany": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="305-1234567-7654321",
        reason="late",
        amount="45,90€",
        respond_by=(at(11, 25, 17, 0, utc=1),),
        marketplace="DE",
    ),
    "granted_amazon_pays": Notice(
        kind=NoticeKind.CLAIM_GRANTED,
        matter=Matter.CLAIM,
        order_id="702-1230984-8877665",
        amount="$64.10",
        payer=Payer.AMAZON,
        odr=Odr.WAIVED,
        decided=date(2026, 11, 18),
    ),
    "granted_no_response": Notice(
        kind=NoticeKind.CLAIM_GRANTED,
        matter=Matter.CLAIM,
        order_id="112-0000011-2222233",
        amount="$19.95",
        payer=Payer.SELLER,
        odr=Odr.COUNTED,
        no_response=True,
        appeal_by=(at(12, 18, 23, 59, utc=-8),),
    ),
    "granted_seller_pays_counts": Notice(
        kind=NoticeKind.CLAIM_GRANTED,
        matter=Matter.CLAIM,
        order_id="111-2003004-5006007",
        amount="$32.07",
        payer=Payer.SELLER,
        odr=Odr.COUNTED,
        appeal_by=(date(2026, 12, 12),),
        decided=date(2026, 11, 12),
    ),
    "granted_seller_pays_not_counted": Notice(
        kind=NoticeKind.CLAIM_GRANTED,
        matter=Matter.CLAIM,
        order_id="111-2003004-5006007",
        amount="$32.07",
        payer=Payer.SELLER,
        odr=Odr.WAIVED,
        appeal_by=(date(2026, 12, 12),),
        decided=date(2026, 11, 12),
    ),
    "hour_without_zone": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        respond_by=(datetime(2026, 11, 24, 17, 0),),  # noqa: DTZ001 -- no zone is stated
    ),
    "html_pasted": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        amount="$45.99",
        respond_by=(at(11, 24, 17, 0, utc=-8),),
    ),
    "no_such_day": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        contradicted=("respond_by",),
    ),
    "orders_in_instructions": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        respond_by=(at(11, 24, 17, 0, utc=-8),),
    ),
    "outlook_bullets": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="not_as_described",
        amount="USD 45.99",
        respond_by=(date(2026, 11, 24),),
        sent=datetime(2026, 11, 20, 14, 10),  # noqa: DTZ001 -- no zone is stated
    ),
    "own_words_around": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="item_not_received",
        respond_by=(at(11, 24, 17, 0, utc=-8),),
    ),
    "phishing_password": Notice(
        is_doubtful=True,
    ),
    "phishing_payment": Notice(
        is_doubtful=True,
    ),
    "request_day_without_hour": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="114-9018273-1122334",
        reason="damaged",
        amount="$88.00",
        respond_by=(date(2026, 11, 25),),
        marketplace="US",
    ),
    "request_for_information_uk": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="026-7733190-2210458",
        reason="not_as_described",
        amount="£31.50",
        respond_by=(at(11, 25, 23, 59, utc=0),),
        marketplace="UK",
    ),
    "request_for_information_us": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="item_not_received",
        amount="$45.99",
        respond_by=(at(11, 24, 17, 0, utc=-8),),
    ),
    "request_within_48_hours": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-5550001-2020202",
        reason="item_not_received",
        amount="$24.50",
        respond_by=(at(11, 22, 14, 10, utc=-8),),
        sent=at(11, 20, 14, 10, utc=-8),
    ),
    "request_within_hours_undated": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-5550001-2020202",
        respond_within=timedelta(hours=72),
    ),
    "respond_by_passed": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        respond_by=(at(11, 18, 17, 0, utc=-8),),
    ),
    "safe_t_denied": Notice(
        kind=NoticeKind.SAFE_T_DENIED,
        matter=Matter.SAFE_T,
        order_id="113-2468135-7913579",
        amount="$58.20",
        appeal_by=(date(2026, 11, 24),),
        decided=date(2026, 11, 17),
    ),
    "safe_t_granted": Notice(
        kind=NoticeKind.SAFE_T_GRANTED,
        matter=Matter.SAFE_T,
        order_id="113-2468135-7913579",
        amount="$58.20",
        reimbursed="$29.10",
    ),
    "safe_t_india": Notice(
        kind=NoticeKind.SAFE_T_DENIED,
        matter=Matter.SAFE_T,
        order_id="404-1112223-3334445",
        appeal_by=(date(2026, 12, 3),),
        marketplace="IN",
    ),
    "safe_t_question": Notice(
        kind=NoticeKind.SAFE_T_QUESTION,
        matter=Matter.SAFE_T,
        order_id="113-2468135-7913579",
        amount="$58.20",
        respond_by=(date(2026, 11, 27),),
    ),
    "seconds_and_utc": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        reason="item_not_received",
        respond_by=(at(11, 25, 1, 0, utc=0),),
    ),
    "two_dates": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="113-4821937-5523401",
        respond_by=(
            date(2026, 11, 24),
            date(2026, 11, 26),
        ),
        contradicted=("respond_by",),
    ),
    "withdrawn": Notice(
        kind=NoticeKind.CLAIM_WITHDRAWN,
        matter=Matter.CLAIM,
        order_id="113-9998887-6665554",
    ),
    "appeal_denied_flat": Notice(
        kind=NoticeKind.APPEAL_DENIED,
        matter=Matter.CLAIM,
        order_id="113-1234567-7654321",
    ),
    "chargeback_labels_only": Notice(
        kind=NoticeKind.CHARGEBACK_RECEIVED,
        matter=Matter.CHARGEBACK,
        order_id="113-9999999-1111111",
        reason="not_as_described",
        amount="$145.20",
        respond_by=(date(2026, 12, 1),),
        filed=date(2026, 11, 18),
    ),
    "granted_uk_disbursement": Notice(
        kind=NoticeKind.CLAIM_GRANTED,
        matter=Matter.CLAIM,
        order_id="205-1234567-1234567",
        amount="£24.99",
        payer=Payer.SELLER,
        odr=Odr.COUNTED,
        appeal_within=timedelta(hours=720),
        marketplace="UK",
    ),
    "in_quotation_marks": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="112-3456789-1234567",
        reason="item_not_received",
        amount="$59.99",
        respond_by=(at(11, 25, 23, 59, utc=-8),),
        marketplace="US",
    ),
    "safe_t_too_late": Notice(
        kind=NoticeKind.SAFE_T_DENIED,
        matter=Matter.SAFE_T,
        order_id="114-1111111-2222222",
        appeal_within=timedelta(hours=168),
    ),
    "wrote_above_quoting": Notice(
        kind=NoticeKind.INFORMATION_REQUESTED,
        matter=Matter.CLAIM,
        order_id="111-2222222-3333333",
        respond_by=(date(2026, 11, 22),),
        sent=datetime(2026, 11, 20, 15, 15),  # noqa: DTZ001 -- no zone is stated
        marketplace="US",
    ),
}
