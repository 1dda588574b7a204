import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import passes_luhn
from ingest.personal import Personal
from ingest.scrub import scrub, scrub_text
from tests.ingest.building import a_document, heading, item, paragraph, table

DIGITS = "0123456789"


def written(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)


def numerals(size: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=size, max_size=size)


def with_check_digit(digits: str) -> str:
    return next(digits + last for last in DIGITS if passes_luhn(digits + last))


def grouped(digits: str, sizes: tuple[int, ...], separator: str) -> str:
    ends = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    return separator.join(digits[start:end] for start, end in pairwise(ends))


emails = written(r"[a-z][a-z0-9._%+-]{0,12}[a-z0-9]@([a-z][a-z0-9-]{0,8}[a-z0-9]\.){1,2}[a-z]{2,6}")
cards = st.one_of(
    st.tuples(
        st.sampled_from(["4", "51", "55", "2221", "2720", "6011", "65", "3528"]), numerals(15)
    )
    .map(lambda given: (given[0] + given[1])[:15])
    .map(with_check_digit)
    .flatmap(
        lambda number: st.sampled_from([" ", "-", "", "."]).map(
            lambda separator: grouped(number, (4, 4, 4, 4), separator)
        )
    ),
    st.tuples(st.sampled_from(["34", "37"]), numerals(12))
    .map("".join)
    .map(with_check_digit)
    .flatmap(
        lambda number: st.sampled_from([" ", "-", ""]).map(
            lambda separator: grouped(number, (4, 6, 5), separator)
        )
    ),
)
phones = st.one_of(
    written(r"\([2-9]\d{2}\) [2-9]\d{2}-\d{4}"),
    written(r"(1-)?[2-9]\d{2}-[2-9]\d{2}-\d{4}"),
    written(r"[2-9]\d{2}\.[2-9]\d{2}\.\d{4}( ext\.? \d{2,4})?"),
    written(r"\+1 [2-9]\d{2} [2-9]\d{2} \d{4}"),
    written(r"\+44 (\(0\))?20 \d{4} \d{4}"),
    written(r"\+49[ -]1[567]\d[ -]\d{7,8}"),
    written(r"\+33 [67]( \d{2}){4}"),
    written(r"0[67]( \d{2}){4}"),
    written(r"0[67](\.\d{2}){4}"),
    written(r"020 7\d{3} \d{4}"),
    written(r"07\d{3} \d{6}"),
    written(r"(phone|tel\.|call me at|Mobile:|WhatsApp) [2-9]\d{9}"),
)  # fmt: skip
kept = st.one_of(
    written(r"\d{3}-\d{7}-\d{7}"),
    written(r"B0[0-9A-Z]{8}"),
    written(r"1Z[0-9A-Z]{6}\d{10}"),
    written(r"9[2-5]\d{18}(\d{2})?"),
    written(r"9[2-5]\d{2}( \d{4}){4}( \d{2})?"),
    written(r"R[A-Z]\d{9}GB"),
    written(r"TBA\d{12}"),
    written(r"tracking number: \d{12,16}"),
    written(r"[$€£][1-9]\d{0,2}(,\d{3})?\.\d{2}"),
    st.dates().map(str),
    written(r"(0[1-9]|1[0-2])/(0[1-9]|[12]\d)/20[012]\d"),
    written(r"(0[1-9]|[12]\d)\.(0[1-9]|1[0-2])\.20[012]\d 1\d:[0-5]\d"),
    written(r"\d{5}(-\d{4})?"),
    written(r"Case ID [1-9]\d{9,10}"),
    st.sampled_from(["@AmazonHelp", "ODR < 1%", "17 digits", "A-to-z", "[ORDER ID]", "24/7"]),
)  # fmt: skip
around = st.sampled_from(
    [
        "The buyer left {} there.",
        "({})",
        "{}",
        "see {}, then wait",
        "it is {}: fine",
        "\n{}\n",
        "“{}”",
    ]
)


@given(emails, around)
def test_an_email_address_is_replaced(email: str, sentence: str) -> None:
    assert scrub_text(sentence.format(email)) == sentence.format("[EMAIL 1]")


@given(cards, around)
def test_a_payment_card_is_replaced(card: str, sentence: str) -> None:
    assert scrub_text(sentence.format(card)) == sentence.format("[CARD 1]")


@given(phones, around)
def test_a_telephone_number_is_replaced(phone: str, sentence: str) -> None:
    said = scrub_text(sentence.format(phone))

    assert "[PHONE 1]" in said
    assert not re.search(r"\d{2}", said.replace("[PHONE 1]", ""))


@given(kept, around)
def test_what_a_case_needs_stays(words: str, sentence: str) -> None:
    assert scrub_text(sentence.format(words)) == sentence.format(words)


@given(st.lists(st.one_of(kept, emails, phones, cards, st.text(max_size=20)), max_size=6))
def test_what_was_scrubbed_is_left_alone(pieces: list[str]) -> None:
    once = scrub_text(" and ".join(pieces))

    assert scrub_text(once) == once


@given(st.lists(st.tuples(kept, emails), min_size=1, max_size=5))
def test_personal_data_among_what_stays_is_all_that_goes(pairs: list[tuple[str, str]]) -> None:
    text = "; ".join(f"{words}, mail {email}" for words, email in pairs)

    said = scrub_text(text)

    assert [re.sub(r", mail \[EMAIL \d\]", "", piece) for piece in said.split("; ")] == [
        words for words, _ in pairs
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@Seller_8ESHZD3bXlVUvis correct", "[ACCOUNT 1] is correct"),
        ("Seller_RClwXXLQjUdPk, @john_d, u/some-one", "[ACCOUNT 1], [ACCOUNT 2], [ACCOUNT 3]"),
        ("reddit.com/u/some-one at 5 u/day", "reddit.com/[ACCOUNT 1] at 5 u/day"),
        ("Joey_Amazon answered", "[AMAZON STAFF 1] answered"),
        ("jane [at] example [dot] com", "[EMAIL 1]"),
        ("jane(at)example.com or jane at example dot com", "[EMAIL 1] or [EMAIL 2]"),
        ("Visa4111111111111111exp 12/27", "Visa[CARD 1]exp 12/27"),
        ("card 4111 1111 1111 1111 123", "card [CARD 1] 123"),
        ("12/25 4111-1111-1111-1111", "12/25 [CARD 1]"),
        ("4111 1111 1111 1111 5500 0000 0000 0004", "[CARD 1] [CARD 2]"),
        ("not a card: 4111 1111 1111 1112", "not a card: 4111 1111 1111 1112"),
        ("book 0618260307, phone 0618260307", "book 0618260307, phone [PHONE 1]"),
        ("no name: [email protected]", "no name: [email protected]"),
    ],
)
def test_particular_cases(text: str, said: str) -> None:
    assert scrub_text(text) == said


def test_the_same_value_has_the_same_placeholder_however_it_is_written() -> None:
    text = "JANE@Example.com jane@example.com; (212) 555-0187, +1 212 555 0187, 212.555.0187"

    assert scrub_text(text) == "[EMAIL 1] [EMAIL 1]; [PHONE 1], [PHONE 1], [PHONE 1]"


def test_placeholders_go_on_where_an_earlier_scrubbing_stopped() -> None:
    assert scrub_text("[EMAIL 2] and jane@example.com") == "[EMAIL 2] and [EMAIL 3]"


def test_lines_after_ship_to_are_one_address_and_what_follows_stays() -> None:
    address = "Jane Doe\n12 Main St Apt 4\nSpringfield, IL 62704\nUnited States"
    text = f"Ship to:\n{address}\nDelivered Monday"

    assert scrub_text(text) == "Ship to:\n[ADDRESS 1]\nDelivered Monday"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Shipping address: Jane Doe, 12 Main St, Springfield\nOrder total $20",
            "Shipping address: [ADDRESS 1]\nOrder total $20",
        ),
        (
            "Deliver to:\nJane Doe\nOrder 113-1234567-1234567",
            "Deliver to:\n[ADDRESS 1]\nOrder 113-1234567-1234567",
        ),
        ("Ship to: the address in the order.", "Ship to: the address in the order."),
        ("Ship to:\n[ADDRESS 1]\nFedEx", "Ship to:\n[ADDRESS 1]\nFedEx"),
        ("Recipient: signature required", "Recipient: signature required"),
    ],
)
def test_an_address_is_only_what_looks_like_one(text: str, said: str) -> None:
    assert scrub_text(text) == said


def test_a_name_that_is_called_one_is_replaced_wherever_it_stands() -> None:
    text = "Jane Doe wrote on Monday.\nBuyer name: Jane Doe\nJane Doesn't."

    said = "[NAME 1] wrote on Monday.\nBuyer name: [NAME 1]\n[NAME 1] Doesn't."
    assert scrub_text(text) == said


def test_a_document_is_scrubbed_throughout_with_one_count() -> None:
    document = a_document(
        heading("Mail from jane@example.com"),
        paragraph("Ship to:"),
        item("Jane Doe"),
        item("12 Main St"),
        paragraph("She wrote from joe@example.com, then jane@example.com."),
        table(("Mail", "Order"), ("joe@example.com", "113-1234567-1234567")),
        title="About joe@example.com",
        publisher="joe@example.com",
        url="https://example.com/?mail=joe@example.com",
        published="Jun 12, 2025",
    )

    scrubbed = scrub(document)

    assert scrubbed.document == a_document(
        heading("Mail from [EMAIL 2]"),
        paragraph("Ship to:"),
        item("[ADDRESS 1]"),
        paragraph("She wrote from [EMAIL 1], then [EMAIL 2]."),
        table(("Mail", "Order"), ("[EMAIL 1]", "113-1234567-1234567")),
        title="About [EMAIL 1]",
        publisher="[EMAIL 1]",
        url=None,
        published="Jun 12, 2025",
    )
    assert scrubbed.replaced == {Personal.EMAIL: 7, Personal.ADDRESS: 1}
