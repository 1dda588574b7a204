"""Questions as sellers type them, to time answers with; how good those are is judged elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

QUESTIONS = (
    "buyer says the box never came, label was bought through amazon, am i covered",
    "tracking shows delivered tuesday but customer swears nothing on the porch",
    "INR claim on a $42 order, used buy shipping, first scan was a day late",
    "do i have to refund a not received order if ups lost it",
    "customer wants money back after 5 days and the parcel is still moving",
    "package stuck in transit since monday, what do i tell the buyer",
    "late delivery risk was showing when i printed the label, what now",
    "does claims protected cover me when the carrier scanned it after the ship by date",
    "signature confirmation on file, buyer still says no delivery",
    "shipped with my own fedex account, now an item not received claim",
    "got an A2Z this morning how many hours to answer",
    "a-to-z granted against me, can i still fight it",
    "amazon took $118 for a claim i never saw, how do i appeal",
    "appeal window for an a to z decision from 12 november",
    "what proof should go in an a-to-z appeal for a lost package",
    "does an atoz claim hurt my ODR if amazon paid the buyer",
    "buyer opened a claim before writing to me, is that allowed",
    "claim says not as described but he used the thing for weeks",
    "can i offer a partial refund while a claim is open",
    "i refunded in full and the a-to-z is still listed, will it count",
    "claim denied in my favour then buyer appealed, what happens",
    "amazon asks for information on a claim, what do they want to see",
    "order 114-5550123-9876543 claim opened 11/18, when is my reply due",
    "two a-to-z claims from the same guy this month, is that abuse",
    "chargeback and a-to-z on one order, do i answer both",
    "SAFE-T for a return that came back empty, how long have i got",
    "safe-t denied, is there a second try",
    "buyer returned a different item, amazon refunded him anyway",
    "what photos does a safe t claim need",
    "can i file safe-t when i issued the refund myself",
    "return never arrived back but the customer was refunded at first scan",
    "safe-t reimbursed only half of the order value, why",
    "prepaid return label charged to me for a buyer's remorse return",
    "is a restocking fee allowed if the item comes back opened",
    "fba order lost in the warehouse, can i use safe-t",
    "who pays the return postage when the claim is not as described",
    "how soon must i answer a buyer's message",
    "can i write to the buyer and ask him to take the claim back",
    "replacement sent, buyer wants the refund too, what do i do",
    "order on amazon.co.uk never delivered, same deadlines as the us?",
)


def timed(answer_one: Callable[[str], object], rounds: int) -> dict[str, Any]:
    """Milliseconds for each question, new and known, after one that isn't counted."""
    answer_one("is this thing on")
    return {
        "new": [_milliseconds(answer_one, question) for question in QUESTIONS],
        "known": [
            _milliseconds(answer_one, question) for _ in range(rounds) for question in QUESTIONS
        ],
    }


def _milliseconds(answer_one: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    answer_one(question)
    return (time.perf_counter() - started) * 1000
