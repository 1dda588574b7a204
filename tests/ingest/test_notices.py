"""Notices of Amazon's as sellers paste them: what is read, and what nothing is made of."""

from __future__ import annotations

import html
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.notice import Notice, NoticeKind, Pasted, later
from ingest.notices import read_pasted
from tests.ingest.stated_notices import FOLDER, STATED, TODAY, at, text_of

WITH_WORDS = {"own_words_around", "chargeback_labels_only"}
"""With a question in it, or so bare that it stays the person's words too."""


def read(text: str, *, marketplace: str = "US") -> Pasted | None:
    return read_pasted(text, marketplace=marketplace, today=TODAY)


def notice_in(text: str, *, marketplace: str = "US") -> Notice:
    pasted = read(text, marketplace=marketplace)
    assert pasted is not None
    return pasted.notices[0]


@pytest.mark.parametrize("name", sorted(STATED))
def test_a_notice_is_read_as_it_stands(name: str) -> None:
    assert notice_in(text_of(name)) == STATED[name]


def test_every_made_up_notice_is_among_them() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == STATED.keys()


# What is pasted and what is typed


def test_the_persons_own_words_above_and_below_are_kept_apart() -> None:
    pasted = read(text_of("own_words_around"))

    assert pasted is not None
    assert pasted.own_words == (
        "got this on saturday, what do I do with this?\nCan I still ship a replacement instead?"
    )


@pytest.mark.parametrize("name", sorted(STATED.keys() - WITH_WORDS))
def test_a_notice_alone_leaves_no_words(name: str) -> None:
    pasted = read(text_of(name))

    assert pasted is not None
    assert pasted.own_words == ""


@pytest.mark.parametrize("name", sorted(STATED.keys() - WITH_WORDS))
def test_a_question_above_a_notice_changes_nothing_in_it(name: str) -> None:
    pasted = read(f"what do I do with this, refund by December 30?\n\n{text_of(name)}")

    assert pasted is not None
    assert pasted.own_words == "what do I do with this, refund by December 30?"
    assert pasted.notices[0] == STATED[name]


@pytest.mark.parametrize(
    "typed",
    [
        "buyer opened an a-to-z claim, order 113-4821937-5523401, amazon wants an answer by Nov 24",
        "we received an a-to-z claim.\nwe have refunded the buyer. does it count?",
        "Amazon asked for info on the claim, respond by Nov 24 5pm. what evidence?",
        "Order ID: 113-4821937-5523401\nReason: not received\nBuy Shipping: yes\nwhat do I do?",
        "1. can I appeal?\n2. how long do I have?",
        "Dear Amazon, please reverse this claim. - is that a good appeal?",
        "",
    ],
)
def test_what_a_seller_types_is_no_notice(typed: str) -> None:
    assert read(typed) is None


def test_labels_alone_are_read_and_stay_the_persons_words_too() -> None:
    typed = "Order ID: 113-4821937-5523401\nRespond by: Nov 24, 2026\nBuy Shipping: yes, protected"

    pasted = read(typed)

    assert pasted is not None
    assert pasted.notices[0].respond_by == (date(2026, 11, 24),)
    assert "Buy Shipping: yes, protected" in pasted.own_words


def test_the_notice_below_another_is_read_apart() -> None:
    pasted = read(text_of("another_order_below"))

    assert pasted is not None
    assert [notice.order_id for notice in pasted.notices] == [
        "113-1000000-0000001",
        "113-2000000-0000002",
    ]
    assert pasted.notices[0].respond_by == ()
    assert pasted.notices[1].respond_by == (date(2026, 11, 30),)


# Dates

REQUEST = "Dear Seller,\nPlease provide information on the A-to-z Guarantee claim.\n{}\n"


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Respond by: November 24, 2026", date(2026, 11, 24)),
        ("Reply by: 24 Nov 2026", date(2026, 11, 24)),
        ("Due date: Tuesday, November 24, 2026", date(2026, 11, 24)),
        ("You must respond by 11/24/2026.", date(2026, 11, 24)),
        ("Please answer no later than November 24.", date(2026, 11, 24)),
        ("By November 24, 2026 you must respond.", date(2026, 11, 24)),
        ("You have until November 24 to respond.", date(2026, 11, 24)),
        ("If we do not hear from you by 24-Nov-2026, we may grant it.", date(2026, 11, 24)),
        ("Respond by 5:00 PM PST on November 24, 2026", at(11, 24, 17, utc=-8)),
        ("Respond by: Nov 24, 2026, 5 p.m. (Pacific Time)", at(11, 24, 17, utc=-8)),
        ("Respond by: 24.11.2026 17:00 UTC+01:00", at(11, 24, 17, utc=1)),
        ("Respond by: Nov 24, 2026 at 17:00", datetime(2026, 11, 24, 17, 0)),  # noqa: DTZ001
    ],
)
def test_a_date_to_respond_by_is_read_in_any_wording(line: str, stated: date | datetime) -> None:
    assert notice_in(REQUEST.format(line)).respond_by == (stated,)


@pytest.mark.parametrize(
    "line",
    [
        "The buyer can return the item by November 24, 2026.",
        "You will be paid by November 24, 2026.",
        "The order was delivered on November 24, 2026.",
        "Respond by: soon",
    ],
)
def test_another_date_is_none_to_respond_by(line: str) -> None:
    notice = notice_in(REQUEST.format(f"{line}\nOrder ID: 113-4821937-5523401"))

    assert (notice.respond_by, notice.contradicted) == ((), ())


@pytest.mark.parametrize(
    ("marketplace", "stated"), [("US", date(2026, 12, 11)), ("UK", date(2026, 11, 12))]
)
def test_a_date_in_figures_is_read_as_the_marketplace_writes(
    marketplace: str, stated: date
) -> None:
    notice = notice_in(REQUEST.format("Respond by: 12/11/2026"), marketplace=marketplace)

    assert notice.respond_by == (stated,)


def test_a_date_that_reads_one_way_only_shows_how_the_others_are_meant() -> None:
    notice = notice_in(REQUEST.format("Date filed: 20/11/2026\nRespond by: 12/11/2026"))

    assert notice.respond_by == (date(2026, 11, 12),)


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Respond by: July 14, 2026 5:00 PM PST", at(7, 14, 16, utc=-8)),
        ("Respond by: November 24, 2026 5:00 PM PDT", at(11, 24, 16, utc=-8)),
        ("Respond by: July 14, 2026 17:00 GMT", at(7, 14, 17, utc=0)),
    ],
)
def test_an_abbreviation_that_does_not_fit_the_season_is_read_as_the_earlier_hour(
    line: str, stated: datetime
) -> None:
    assert notice_in(REQUEST.format(line)).respond_by == (stated,)


@pytest.mark.parametrize("day", ["November 31, 2026", "Monday, November 24, 2026", "30/02/2026"])
def test_a_day_that_there_is_not_is_told_two_ways_and_not_mended(day: str) -> None:
    notice = notice_in(REQUEST.format(f"Respond by: {day}"))

    assert (notice.respond_by, notice.contradicted) == ((), ("respond_by",))


def test_the_same_date_said_twice_is_no_contradiction() -> None:
    lines = "Respond by: Nov 24, 2026 5:00 PM PST\nPlease respond by November 24, 2026."

    notice = notice_in(REQUEST.format(lines))

    assert (notice.respond_by, notice.contradicted) == ((at(11, 24, 17, utc=-8),), ())


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2026, 11, 20), date(2026, 11, 22)),
        (datetime(2026, 11, 20, 14, 10), date(2026, 11, 22)),  # noqa: DTZ001 -- without a zone
        (at(10, 31, 14, utc=-7), at(11, 2, 14, utc=-7)),
    ],
    ids=["a day", "an hour without a zone", "a moment"],
)
def test_a_period_from_a_mail_ends_as_early_as_it_can(
    sent: date | datetime, due: date | datetime
) -> None:
    assert later(sent, timedelta(hours=48)) == due


# What happened, who pays, whether it counts

ABOUT_A_CLAIM = "Dear Seller,\nThis is about an A-to-z Guarantee claim.\n{}\nAmazon Services\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The claim has been granted.", NoticeKind.CLAIM_GRANTED),
        ("The claim was not granted.", NoticeKind.CLAIM_DENIED),
        ("We have decided in favor of the buyer.", NoticeKind.CLAIM_GRANTED),
        ("The claim was closed in your favour.", NoticeKind.CLAIM_DENIED),
        ("Claim status: Denied", NoticeKind.CLAIM_DENIED),
        ("Your appeal was declined.", NoticeKind.APPEAL_DENIED),
        ("Appeal decision: Approved", NoticeKind.APPEAL_GRANTED),
        ("If the claim is granted, you can appeal.", None),
        ("The claim may be granted.", None),
        ("Once the claim was granted it would count.", None),
    ],
)
def test_only_what_is_asserted_is_a_decision(line: str, kind: NoticeKind | None) -> None:
    notice = notice_in(ABOUT_A_CLAIM.format(f"{line}\nOrder ID: 113-4821937-5523401\nAmount: $5"))

    assert notice.kind == kind


@pytest.mark.parametrize(
    ("line", "payer", "odr"),
    [
        ("Your account was debited. It won't affect your Order Defect Rate.", "seller", "waived"),
        ("Your account was not debited and this claim counts in your ODR.", "amazon", "counted"),
        ("Amazon has funded the refund.", "amazon", None),
        ("You are not held responsible for this claim.", "amazon", None),
        ("Your account may be debited if you lose.", None, None),
        ("Counts towards your Order Defect Rate: Yes", None, "counted"),
        ("Debited from: Seller", "seller", None),
    ],
)
def test_money_and_odr_are_read_apart(line: str, payer: str | None, odr: str | None) -> None:
    notice = notice_in(ABOUT_A_CLAIM.format(f"The claim has been granted.\n{line}"))

    assert (notice.payer, notice.odr) == (payer, odr)


# What claims to be Amazon and asks for what Amazon does not


@pytest.mark.parametrize(
    "line",
    [
        "Reply with your password and the one-time code.",
        "Confirm your bank details within the day.",
        "Pay a fee of $49.00 to reopen it.",
        "Send the amount with gift cards.",
        "Write to us on WhatsApp.",
        "Call us at +1 206 555 0100 to settle it.",
        "Reply to claims-team@mail.example to settle it.",
        "Sign in at https://seller-help.example/login to respond.",
        "See https://amazon-claims.example/case for more.",
    ],
)
def test_what_asks_for_secrets_money_or_an_answer_elsewhere_is_doubtful(line: str) -> None:
    notice = notice_in(REQUEST.format(f"{line}\nRespond by: November 24, 2026"))

    assert notice == Notice(is_doubtful=True)


@pytest.mark.parametrize(
    "line",
    [
        "Amazon will never ask for your password.",
        "Sign in to https://sellercentral.amazon.com/ to respond.",
        "Reply to atoz-guarantee" + "@amazon.com within the time given.",
        "Tracking: 1Z999AA10123456784",
    ],
)
def test_what_amazon_itself_writes_is_not(line: str) -> None:
    notice = notice_in(REQUEST.format(f"{line}\nRespond by: November 24, 2026"))

    assert (notice.is_doubtful, notice.respond_by) == (False, (date(2026, 11, 24),))


# However it was mangled

LABELS = {
    "Order ID": "113-4821937-5523401",
    "Claim amount": "$45.99",
    "Order total": "$88.00",
    "Reason": "Item not received",
    "Respond by": "November 24, 2026 5:00 PM PST",
    "Counts towards ODR": "No",
}
OF_LABELS = Notice(
    kind=NoticeKind.INFORMATION_REQUESTED,
    matter=STATED["request_for_information_us"].matter,
    order_id="113-4821937-5523401",
    amount="$45.99",
    reason="item_not_received",
    respond_by=(at(11, 24, 17, utc=-8),),
    odr=STATED["denied"].odr,
)
HEAD = "Dear Seller,\n\nPlease provide information on the A-to-z Guarantee claim.\n\n"


@settings(deadline=None)
@given(
    order=st.permutations(list(LABELS)), colon=st.sampled_from([": ", " : ", " = ", ":\n", " - "])
)
def test_labels_are_read_in_any_order_and_however_parted(order: list[str], colon: str) -> None:
    text = HEAD + "\n".join(f"{label}{colon}{LABELS[label]}" for label in order)

    assert notice_in(text) == OF_LABELS


MANGLED = sorted(STATED.keys() - {"html_pasted", "own_words_around", "forwarded_and_quoted"})
NAMES = st.sampled_from(MANGLED)


@settings(deadline=None, max_examples=200)
@given(name=NAMES, gaps=st.lists(st.sampled_from([" ", "  ", "\u00a0", " \u200b "]), min_size=1))
def test_space_of_any_kind_changes_nothing(name: str, gaps: list[str]) -> None:
    words = text_of(name).split(" ")
    spaced = "".join(
        word + gaps[place % len(gaps)] for place, word in enumerate(words[:-1])
    ) + words[-1].replace("\n", "  \r\n")

    assert notice_in(spaced) == STATED[name]


@settings(deadline=None)
@given(name=NAMES, depth=st.integers(1, 3))
def test_quoting_changes_nothing(name: str, depth: int) -> None:
    quoted = "\n".join(f"{'> ' * depth}{line}".rstrip() for line in text_of(name).splitlines())

    assert notice_in(f"what now?\n\n{quoted}\n") == STATED[name]


@settings(deadline=None)
@given(name=NAMES)
def test_html_entities_change_nothing(name: str) -> None:
    escaped = html.escape(text_of(name)).replace("$", "&#36;").replace("£", "&pound;")

    assert notice_in(escaped.replace("-", "&#8209;")) == STATED[name]


@settings(deadline=None)
@given(name=NAMES, upper=st.booleans())
def test_case_changes_nothing(name: str, upper: bool) -> None:
    text = text_of(name)

    assert notice_in(text.upper() if upper else text.lower()) == STATED[name]


@settings(deadline=None, max_examples=300)
@given(
    name=NAMES, place=st.integers(0, 30), junk=st.text("abcdefghij \u4e00\u0301*|<&;", max_size=40)
)
def test_a_line_that_means_nothing_makes_up_no_date(name: str, place: int, junk: str) -> None:
    lines = text_of(name).split("\n")
    lines.insert(place, junk)

    pasted = read("\n".join(lines))

    told = (
        {moment for notice in pasted.notices for moment in notice.respond_by} if pasted else set()
    )
    assert told <= {*STATED[name].respond_by, *ALSO_STATED.get(name, ())}


ALSO_STATED = {"another_order_below": {date(2026, 11, 30)}}


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=300))
def test_text_of_any_kind_breaks_nothing(text: str) -> None:
    read(f"Dear Seller,\n{text}\nRespond by: {text}")
