"""Facts and drafts that lie in a file."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.terminal.message_facts_file import (
    DraftOnFile,
    UnreadableDraft,
    UnreadableFacts,
    read_draft,
    read_facts,
    with_those_of,
)
from bot.triage.answers import Addressee
from bot.triage.message_facts import Attachment, MessageFacts

TODAY = date(2026, 11, 22)


def test_facts_are_read_as_a_person_writes_them(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(
        "order_id: 113-1234567-1234567\n"
        "tracking: 1Z999AA10123456784\n"
        "carrier: UPS\n"
        "amounts: [32.07, $5]\n"
        "dates: {delivered: 2026-11-06, shipped: 2026-11-03}\n"
        "claims_protected: yes\n"
        "first_scan: 2026-11-03\n"
        "ship_by: 2026-11-04\n"
        "refunded: no\n"
        "marketplace: us\n"
        "attachments: [{name: a.pdf, mb: 0.4}]\n",
        encoding="utf-8",
    )

    facts = read_facts(file)

    assert facts == MessageFacts(
        order_id="113-1234567-1234567",
        tracking=("1Z999AA10123456784",),
        carrier="UPS",
        amounts=("32.07", "$5"),
        dates=(date(2026, 11, 6), date(2026, 11, 3)),
        claims_protected="yes",
        first_scan=date(2026, 11, 3),
        ship_by=date(2026, 11, 4),
        refunded="no",
        marketplace="US",
        attachments=(Attachment(name="a.pdf", mb=0.4),),
    )
    assert facts.told()["first_scan"] == "on_time"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("trackng: 1", "no key trackng; there are order_id, tracking,"),
        ("order_id: 113-12345", "`order_id`: '113-12345' is no order ID"),
        ("claims_protected: perhaps", "`claims_protected`"),
        ("marketplace: XX", "`marketplace`: 'XX' is not one of"),
        ("dates: soon", "`dates`"),
        ("- a list", "a key and a value a line"),
        ("a: [", "can't be read"),
    ],
)
def test_facts_that_are_wrong_are_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableFacts) as failed:
        read_facts(file)

    assert told in str(failed.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFacts):
        read_facts(tmp_path / "nowhere.yaml")
    with pytest.raises(UnreadableDraft):
        read_draft(tmp_path / "nowhere.txt", today=TODAY)


def test_a_draft_is_plain_text_or_comes_with_what_its_answer_knew(tmp_path: Path) -> None:
    plain, answer = tmp_path / "draft.txt", tmp_path / "answer.json"
    plain.write_text("Hello [NAME],", encoding="utf-8")
    answer.write_text(
        json.dumps(
            {
                "draft": {"text": "Order [ORDER ID]", "addressee": "amazon"},
                "situation": {
                    "facts": {"claims_protected": "yes", "topic": "a_to_z"},
                    "dates": {"delivered": "2026-11-06T14:10:00+00:00"},
                    "order_id": "113-1234567-1234567",
                    "tracking": None,
                    "amount": "$32.07",
                    "marketplace": "US",
                },
            }
        ),
        encoding="utf-8",
    )

    assert read_draft(plain, today=TODAY) == DraftOnFile(text="Hello [NAME],")
    assert read_draft(answer, today=TODAY) == DraftOnFile(
        text="Order [ORDER ID]",
        addressee=Addressee.AMAZON,
        facts=MessageFacts(
            order_id="113-1234567-1234567",
            amounts=("$32.07",),
            dates=(date(2026, 11, 6),),
            claims_protected="yes",
            today=TODAY,
        ),
    )


def test_an_answer_without_a_draft_is_told(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text('{"draft": null}', encoding="utf-8")

    with pytest.raises(UnreadableDraft):
        read_draft(answer, today=TODAY)


def test_what_a_person_tells_goes_before_what_the_answer_knew() -> None:
    told = MessageFacts(carrier="UPS", refunded="no")
    known = MessageFacts(carrier="FedEx", order_id="113-1234567-1234567")

    assert with_those_of(told, known) == MessageFacts(
        carrier="UPS", refunded="no", order_id="113-1234567-1234567"
    )
    assert with_those_of(None, known) == known
    assert with_those_of(told, None) == told
