import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.disguises import (
    Reading,
    folded,
    letter_runs,
    other_readings,
    skeleton,
    squeezed,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hello,\n  World", "hello, world"),
        ("\uff34\uff45\uff4c", "tel"),
        ("p\u0430yp\u0430l", "paypal"),
        ("Wha\u200btsA\u00adpp", "whatsapp"),
        ("caf\u00e9 \u00f8 \u0142", "cafe o l"),
        ("\U0001d416\U0001d421\U0001d41a\U0001d42d", "what"),
        ("\u24d2\u24de\u24dc", "com"),
        ("\u0665\u2464\uff15", "555"),
        ("shop\u3002com", "shop.com"),
        ("don\u2019t \u2014 stop", "don't - stop"),
        ("\U0001f1fc\U0001f1fc\U0001f1fc", "www"),
    ],
)
def test_a_text_is_folded_to_small_plain_letters(written: str, read: str) -> None:
    assert folded(written).text == read


def test_a_reading_knows_where_its_words_stand_as_written() -> None:
    written = "pay by P\u200bay\u200bP\u0430l now"
    reading = folded(written)
    start = reading.text.index("paypal")

    first, last = reading.written(start, start + len("paypal"))

    assert written[first:last] == "P\u200bay\u200bP\u0430l"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a c0up0n", "a coupon"),
        ("a dis-count", "a discount"),
        ("re.view", "review"),
        ("by PayPaI", "by paypal"),
        ("a v0ucher", "a voucher"),
        ("the vvarehouse", "the warehouse"),
        ("we c a l l you", "we call you"),
        ("we c a 1 1 you", "we call you"),
    ],
)
def test_what_is_broken_up_or_spelled_with_digits_is_read_as_words(written: str, read: str) -> None:
    assert read in {other.text for other in other_readings(folded(written), written)}


@pytest.mark.parametrize(
    "written",
    [
        "Please pick it up at the drop-off point.",
        "The A-to-z Guarantee, 2 items, 24h, 3rd try.",
        "Your order 113-1234567-1234567 of 2026-11-12.",
    ],
)
def test_a_plain_text_has_no_other_reading(written: str) -> None:
    assert other_readings(folded(written), written) == ()


def test_only_the_part_that_differs_is_read_again() -> None:
    written = "We are sorry. " * 50 + "Here is a c0upon. " + "Thank you. " * 50

    parts = [other.text for other in other_readings(folded(written), written)]

    assert all("coupon" in part and len(part) < 250 for part in parts)
    assert parts


def test_letters_that_stand_alone_are_read_as_one_run() -> None:
    written = "please l e a v e  a  r e v i e w now"

    assert [run.text for run in letter_runs(folded(written), written)] == ["leaveareview"]


def test_a_squeezed_reading_keeps_where_words_begin_and_end() -> None:
    narrow = squeezed(folded("The p4y pal"))

    assert narrow.reading.text == skeleton("thepaypal")
    assert narrow.starts == frozenset({0, 3, 6})
    assert narrow.ends == frozenset({3, 6, 9})


@given(st.text(max_size=80))
@settings(max_examples=400, deadline=None)
def test_every_reading_points_into_the_text_in_order(written: str) -> None:
    plain = folded(written)
    readings: list[Reading] = [
        plain,
        *other_readings(plain, written),
        *letter_runs(plain, written),
        squeezed(plain).reading,
    ]

    for reading in readings:
        assert len(reading.text) == len(reading.at)
        assert list(reading.at) == sorted(reading.at)
        assert all(0 <= place < len(written) for place in reading.at)


@given(st.text(max_size=80))
@settings(max_examples=400, deadline=None)
def test_folding_what_is_folded_changes_nothing(written: str) -> None:
    once = folded(written).text

    assert folded(once).text == once
