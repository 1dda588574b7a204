"""Columns named after a person's particulars; accounts, bank accounts, cards half hidden."""

from __future__ import annotations

import pytest

from ingest.columns import kind_of_column
from ingest.personal import Personal
from ingest.scrub import scrub, scrub_text
from tests.ingest.building import a_document, table


def test_a_column_named_after_persons_is_replaced_whole() -> None:
    document = a_document(
        table(
            ("Order ID", "buyer-name", "Rater Email", "ship-address-1", "Reason"),
            ("113-1234567-1234567", "Xq Zzyzx", "none@all", "Somewhere", "late"),
            ("113-7654321-7654321", "Xq Zzyzx", "", "Elsewhere", "late"),
        )
    )

    assert scrub(document).document.blocks[0].rows == (
        ("Order ID", "buyer-name", "Rater Email", "ship-address-1", "Reason"),
        ("113-1234567-1234567", "[NAME 1]", "[EMAIL 1]", "[ADDRESS 1]", "late"),
        ("113-7654321-7654321", "[NAME 1]", "", "[ADDRESS 2]", "late"),
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Buyer Name", Personal.NAME),
        ("customer_phone", Personal.PHONE),
        ("Ship to address line 2", Personal.ADDRESS),
        ("buyer-email", Personal.EMAIL),
        ("Buyer ID", Personal.ACCOUNT),
        ("Order ID", None),
        ("Item Name", None),
        ("Return carrier", None),
        ("Amount", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, kind: Personal | None) -> None:
    assert kind_of_column(heading) is kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("his paypal account is jane.doe88", "his paypal account is [ACCOUNT 1]"),
        ("ebay user coolbuyer_77 bought two", "ebay user [ACCOUNT 1] bought two"),
        ("insta @jane.d posted it", "insta [ACCOUNT 1] posted it"),
        ("see paypal.me/kellybrandt", "see paypal.me/[ACCOUNT 1]"),
        ("cashapp $kbrandt", "cashapp [ACCOUNT 1]"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [BANK ACCOUNT 1]"),
        ("card **** **** **** 4821 refunded", "card [CARD 1] refunded"),
        ("visa ending in 0366", "visa ending in [CARD 1]"),
        ("PayPal account was closed by the bank", "PayPal account was closed by the bank"),
        ("an instant denial; the account is open", "an instant denial; the account is open"),
        ("IBAN: DE89370400440532013001", "IBAN: [BANK ACCOUNT 1]"),
        ("parcel RV914856438GB", "parcel RV914856438GB"),
        ("part DE89370400440532013001", "part DE89370400440532013001"),
    ],
)
def test_accounts_and_cards(text: str, said: str) -> None:
    assert scrub_text(text) == said
