"""Names, and what only looks like one."""

from __future__ import annotations

import pytest

from ingest.scrub import scrub_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Buyer Jane Doe says it never came", "Buyer [NAME 1] says it never came"),
        ("buyer jane d. says it never came", "buyer [NAME 1] says it never came"),
        ("john smith emailed again", "[NAME 1] emailed again"),
        ("Mr. Kowalczyk opened a claim", "Mr. [NAME 1] opened a claim"),
        ("Herr Caironi schreibt", "Herr [NAME 1] schreibt"),
        ("signed for by J. SMITH", "signed for by [NAME 1]"),
        ("Doe, Jane", "[NAME 1]"),
        ("Kessler, Hannah claims it", "[NAME 1] claims it"),
        ("Hi Tom,\nwhere is it?", "Hi [NAME 1],\nwhere is it?"),
        ("Kind regards\nPriyanka Raghunathan", "Kind regards\n[NAME 1]"),
        ("Thanks,\njess", "Thanks,\n[NAME 1]"),
        ("From: Max Müller <max@web.example>", "From: [NAME 1] <[EMAIL 1]>"),
        ("Pieter van der Berg moved", "[NAME 1] moved"),
        ("Rose Delgado sent it back", "[NAME 1] sent it back"),
        ("Will Turner never replied", "[NAME 1] never replied"),
        ("April Jennings ordered in April", "[NAME 1] ordered in April"),
        ("told Siobhan O'Malley no", "told [NAME 1] no"),
    ],
)
def test_a_name_is_replaced(text: str, said: str) -> None:
    assert scrub_text(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Will the buyer pay? Mark it as answered; May 5 is the date.",
        "Chase denied the dispute, Wells Fargo granted it.",
        "Grant the refund after the return is scanned. Bill of lading enclosed.",
        "Rose gold case, Ruby ring, Amber necklace, Jack Daniel's box.",
        "Hello Kitty backpack, Dr. Martens boots, Calvin Klein briefs.",
        "Dear Customer, Dear Seller, Hi Team, Thanks,\nSeller Support",
        "Delivered in Austin, Texas, on Franklin Street, near Kennedy Airport.",
        "UPS, USPS, FedEx and DHL count; Royal Mail too.",
        "Customer Service and Buyer Messages are pages; the client Case ID is a number.",
        "The St. Louis hub and San Antonio depot are late in January and June.",
        "Order Defect Rate, Late Shipment Rate, A-to-z Guarantee, SAFE-T.",
    ],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert scrub_text(text) == text


def test_one_person_has_one_placeholder_however_she_is_called() -> None:
    text = "Jane Doe wrote. Jane D. wants a refund, J. Doe says; told Jane no. Mrs. Doe insists."

    assert scrub_text(text) == (
        "[NAME 1] wrote. [NAME 1] wants a refund, [NAME 1] says; told [NAME 1] no. "
        "Mrs. [NAME 1] insists."
    )


def test_two_persons_have_two_placeholders() -> None:
    assert scrub_text("Jane Doe and Tom Roe wrote. Tom insists.") == (
        "[NAME 1] and [NAME 2] wrote. [NAME 2] insists."
    )
