"""What a person says to have at hand, and what not."""

import pytest

from bot.triage.exhibits import exhibit_words, exhibits_told
from bot.triage.wording import Wording
from knowledge.guidance import Guidance


@pytest.mark.parametrize(
    ("text", "at_hand", "lacking"),
    [
        ("I have the signature and photos", {"signature", "photos"}, set()),
        (
            "we've got tracking, POD, and the invoice but no photos of the damage",
            {"tracking", "proof_of_delivery", "invoice"},
            {"damage_photos"},
        ),
        (
            "no signature. got the label line screenshot + messages w the buyer",
            {"label_line", "messages"},
            {"signature"},
        ),
        (
            "what we have: ups tracking, pod w/ signature, chat transcript with support",
            {"tracking", "proof_of_delivery", "signature", "support_transcript"},
            set(),
        ),
        (
            "we took photos of the box with the return label and weighed it",
            {"return_label_photo"},
            set(),
        ),
        (
            "have the label section screenshot, tracking and messages",
            {"label_line", "tracking", "messages"},
            set(),
        ),
        ("signature and photos attached", {"signature", "photos"}, set()),
        ("Exhibits: tracking, invoice", {"tracking", "invoice"}, set()),
        ("tracking shows delivered 11/7", {"tracking"}, set()),
        ("we don't have a signature but we have the gps pin", {"delivery_location"}, {"signature"}),
        ("I didn't keep the invoice", set(), {"invoice"}),
    ],
)
def test_what_is_said_to_be_there_or_not_is_read(
    text: str, at_hand: set[str], lacking: set[str], guidance: Guidance, wording: Wording
) -> None:
    told = exhibits_told(wording.plain(text), exhibit_words(guidance))

    assert (set(told[0]), set(told[1])) == (at_hand, lacking)


@pytest.mark.parametrize(
    "text",
    [
        "do i need photos?",
        "amazon wants photos and serial numbers",
        "buyer sent photos of the cracked vase",
        "i think i have the invoice somewhere",
        "i have the invoice, i think",
        "should i have taken packing photos?",
        "if i have the signature can i win?",
        "i have to send photos by friday",
        "ups has the photo",
        "customer has the invoice",
        "the old pair came back, serials differ",
    ],
)
def test_what_is_asked_for_doubted_or_somebody_elses_is_neither(
    text: str, guidance: Guidance, wording: Wording
) -> None:
    assert exhibits_told(wording.plain(text), exhibit_words(guidance)) == ((), ())


def test_what_is_told_both_ways_is_not_at_hand(guidance: Guidance, wording: Wording) -> None:
    plain = wording.plain("I have the signature. Sorry, no signature after all.")

    assert exhibits_told(plain, exhibit_words(guidance)) == ((), ("signature",))
