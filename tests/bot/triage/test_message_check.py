import string
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.answers import Addressee, Violation
from bot.triage.message_check import LONGEST, check_message
from bot.triage.message_rules import RULES
from tests.bot.triage.messages import BREACHES, HONEST

BLOCKING = {rule.name for rule in RULES if rule.blocks}


def breached(text: str) -> set[str]:
    """The rules that the text breaches."""
    return {violation.rule for violation in check_message(text) if violation.blocks}


# The two tables


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_message_passes(text: str) -> None:
    assert check_message(text) == ()


@pytest.mark.parametrize(("rule", "text"), BREACHES)
def test_a_breach_is_found(rule: str, text: str) -> None:
    assert rule in breached(text)


def test_the_tables_show_every_rule_that_blocks_and_are_large_enough() -> None:
    assert {rule for rule, _ in BREACHES} == BLOCKING
    assert len(set(HONEST)) >= 200
    assert len(set(BREACHES)) >= 300


# What a violation says


def test_a_violation_names_the_rule_the_words_as_written_why_and_the_mend() -> None:
    violations = check_message("Thanks! Here is a C\u200b\u043eupon for you.")

    assert violations == (
        Violation(
            rule="incentive",
            words="C\u200b\u043eupon",
            why="Coupons, discounts, gifts and other favours count as promotion or as a bribe.",
            mend="Offer only what the order allows: refund, replacement or return.",
            blocks=True,
        ),
    )


def test_violations_stand_in_the_order_of_the_text() -> None:
    violations = check_message("You liar! Write to joe@shop.com or call 555-123-4567.")

    assert [(violation.rule, violation.words) for violation in violations] == [
        ("accusation", "liar"),
        ("email", "joe@shop.com"),
        ("phone", "555-123-4567"),
    ]


def test_the_same_word_twice_is_named_twice() -> None:
    violations = check_message("A coupon, and one more coupon.")

    assert [violation.words for violation in violations] == ["coupon", "coupon"]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Look at Amazon.com for the form.", "amazon_address", "Amazon.com"),
        ("It was left there.it may be wet.", "possible_link", "there.it"),
        ("We saw your review and are sorry.", "review_mention", "saw your review"),
        ("You may withdraw the claim at any time.", "claim_withdrawal", "withdraw the claim"),
        ("There is no need to file a claim.", "claim_discouraged", "no need to file a claim"),
        ("You can cancel it under Your Orders.", "cancellation_offer", "You can cancel"),
        ("Please follow the link in Your Orders.", "link_mention", "follow the link"),
    ],
)
def test_what_a_person_has_to_judge_is_named_and_does_not_block(
    text: str, rule: str, words: str
) -> None:
    found = [(each.rule, each.words, each.blocks) for each in check_message(text)]

    assert found == [(rule, words, False)]


def test_where_a_breach_stands_no_doubt_is_added() -> None:
    violations = check_message("If you withdraw the claim we will refund you.")

    assert [violation.rule for violation in violations] == ["condition"]


@pytest.mark.parametrize("words_between", range(15, 45))
def test_what_excuses_a_phrase_is_seen_however_far_from_a_word_with_a_mark(
    words_between: int,
) -> None:
    text = f"The GT-B lamp.{' is' * words_between} next to Steal Like an Artist, the book."

    assert check_message(text) == ()


def test_a_message_that_is_too_long_is_named_with_the_words_that_are_too_many() -> None:
    just_right = "We are sorry. " * 142 + "Thank you so"
    too_long = just_right + " much indeed."

    assert len(just_right) == LONGEST
    assert check_message(just_right) == ()
    assert [(each.rule, each.words, each.blocks) for each in check_message(too_long)] == [
        ("length", " much indeed.", False)
    ]


# Blanks and addressees


def test_blanks_are_named_only_when_the_message_is_about_to_be_sent() -> None:
    draft = "Hello [FIRST NAME], order [ORDER ID] was delivered on [DATE]."

    assert check_message(draft) == ()
    assert [
        (each.rule, each.words, each.blocks) for each in check_message(draft, sending=True)
    ] == [
        ("blank", "[FIRST NAME]", False),
        ("blank", "[ORDER ID]", False),
        ("blank", "[DATE]", False),
    ]


@pytest.mark.parametrize("addressee", [Addressee.AMAZON, Addressee.CARRIER, Addressee.BANK])
def test_to_others_than_the_buyer_only_blanks_and_length_are_looked_at(
    addressee: Addressee,
) -> None:
    text = "The buyer's claim is fraud; our e-mail is help@shop.com, order [ORDER ID]. " * 30

    found = {each.rule for each in check_message(text, addressee=addressee, sending=True)}

    assert found == {"blank", "length"}


# Disguises: whatever is done to a breach, it stays one

INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u034f")
CYRILLIC = zip("aceiopsxy", "\u0430\u0441\u0435\u0456\u043e\u0440\u0455\u0445\u0443", strict=True)
GREEK = zip(
    "ABEHIKMNOPTXYZ",
    "\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5\u0396",
    strict=True,
)
LOOK_ALIKES = dict([*CYRILLIC, *GREEK])
FULL_WIDTH = {
    sign: chr(ord(sign) + 0xFEE0) for sign in string.ascii_letters + string.digits + ".@:/"
}

rows = st.sampled_from(BREACHES)
chances = st.randoms(use_true_random=False)


@given(row=rows, chance=chances)
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_with_invisible_characters(row: tuple[str, str], chance: Random) -> None:
    rule, text = row

    disguised = "".join(
        letter + (chance.choice(INVISIBLE) if chance.random() < 0.4 else "") for letter in text
    )

    assert rule in breached(disguised)


@given(row=rows, chance=chances)
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_in_look_alike_letters(row: tuple[str, str], chance: Random) -> None:
    rule, text = row

    disguised = "".join(
        LOOK_ALIKES.get(letter, letter) if chance.random() < 0.5 else letter for letter in text
    )

    assert rule in breached(disguised)


@given(row=rows, chance=chances)
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_in_full_width_letters(row: tuple[str, str], chance: Random) -> None:
    rule, text = row

    disguised = "".join(
        FULL_WIDTH.get(letter, letter) if chance.random() < 0.5 else letter for letter in text
    )

    assert rule in breached(disguised)


@given(row=rows, chance=chances)
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_under_accents(row: tuple[str, str], chance: Random) -> None:
    rule, text = row

    disguised = "".join(
        f"{letter}\u0301" if letter.isalpha() and chance.random() < 0.3 else letter
        for letter in text
    )

    assert rule in breached(disguised)


# "my-shop.Online" can't be told from a sentence that begins without a space after the full stop.
@given(row=rows.filter(lambda row: "my-shop.online" not in row[1]), chance=chances)
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_in_any_case(row: tuple[str, str], chance: Random) -> None:
    rule, text = row

    disguised = "".join(
        chance.choice([letter.upper(), letter.lower()]) if letter.isascii() else letter
        for letter in text
    )

    assert rule in breached(disguised)


# Markup and numbered addresses do nothing when they are spaced out.
@given(
    row=rows.filter(lambda row: row[0] != "html" and "203.0" not in row[1]),
    runs_together=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_a_breach_still_blocks_when_its_letters_are_spaced_out(
    row: tuple[str, str], runs_together: bool
) -> None:
    _, text = row

    disguised = text
    for violation in check_message(text):
        letters = violation.words.replace(" ", "") if runs_together else violation.words
        disguised = disguised.replace(violation.words, " ".join(letters))

    assert breached(disguised)


@given(
    row=rows.filter(lambda row: row[0] not in {"html", "link", "email", "phone"}),
    mark=st.sampled_from(".-_*~"),
)
@settings(max_examples=200, deadline=None)
def test_a_breach_still_blocks_with_marks_between_its_letters(
    row: tuple[str, str], mark: str
) -> None:
    _, text = row

    disguised = text
    for violation in check_message(text):
        words = violation.words.split()
        marked = " ".join(mark.join(word) if word.isalpha() else word for word in words)
        disguised = disguised.replace(violation.words, marked)

    assert breached(disguised)


@given(before=st.sampled_from(HONEST), row=rows, after=st.sampled_from(HONEST))
@settings(max_examples=200, deadline=None)
def test_a_breach_stays_one_among_honest_words(
    before: str, row: tuple[str, str], after: str
) -> None:
    rule, text = row

    assert rule in breached(f"{before}\n\n{text}\n\n{after}")


# Honest messages stay honest, whatever the numbers in them


def a_number(shape: str) -> st.SearchStrategy[str]:
    """Numbers of a shape: # is any digit, @ any capital letter or digit."""
    alphabets = {"#": string.digits, "@": string.digits + string.ascii_uppercase}
    parts = [
        st.sampled_from(alphabets[sign]) if sign in alphabets else st.just(sign) for sign in shape
    ]
    return st.tuples(*parts).map("".join)


NUMBERS = {
    "order": a_number("11#-#######-#######"),
    "tracking": st.one_of(
        a_number("1Z@@@@@@##########"),
        a_number("1Z @@@ @@@ ## #### ####"),
        a_number("94## #### #### #### #### ##"),
        a_number("94####################"),
        a_number("#### #### ####"),
        a_number("############"),
        a_number("###############"),
        a_number("TBA############"),
        a_number("RR#########US"),
        a_number("JD##################"),
    ),
    "amount": st.one_of(
        st.integers(1, 999_999).map(lambda cents: f"${cents / 100:,.2f}"),
        st.integers(1, 9_999).map(lambda dollars: f"${dollars}"),
        st.integers(1, 99_999).map(lambda cents: f"{cents / 100:.2f} USD"),
    ),
    "date": st.dates(date(2020, 1, 1), date(2030, 12, 31)).flatmap(
        lambda day: st.sampled_from(
            [f"{day:%Y-%m-%d}", f"{day:%m/%d/%Y}", f"{day:%d.%m.%Y}", f"{day:%d %B %Y}"]
        )
    ),
    "time": st.times().flatmap(
        lambda moment: st.sampled_from([f"{moment:%H:%M}", f"{moment:%I:%M %p}"])
    ),
    "zip": st.one_of(a_number("#####"), a_number("#####-####")),
    "rma": a_number("########"),
    "case": a_number("1##########"),
    "asin": a_number("B0@@@@@@@@"),
    "hours": st.integers(1, 99).map(str),
}
HONEST_WITH_NUMBERS = (
    "Order {order}: tracking {tracking} shows delivery on {date} at {time}.",
    "We refunded {amount} for order {order} on {date}; banks take up to {hours} days.",
    "UPS has {tracking}; the next scan is due within {hours} hours.",
    "FedEx, {tracking}, delivered {date}, {time}.The photo shows a blue door.",
    "It went to {zip}, order {order}, label {tracking}.",
    "{order} / {tracking} / {amount} / {date}",
    "Your RMA number is {rma}, for order {order} of {date}.",
    "The carrier's case {case} is open since {date}; they answer within {hours} days.",
    "The item is {asin}, price {amount}, shipping {amount}, ordered {date}.",
    "Hello, tracking number {tracking} ({date} {time}) and order number {order}. Thank you.",
)


@given(text=st.sampled_from(HONEST_WITH_NUMBERS), numbers=st.fixed_dictionaries(NUMBERS))
@settings(max_examples=600, deadline=None)
def test_an_honest_message_passes_with_any_numbers(text: str, numbers: dict[str, str]) -> None:
    assert check_message(text.format(**numbers)) == ()


@given(texts=st.lists(st.sampled_from(HONEST), min_size=2, max_size=6, unique=True))
@settings(max_examples=200, deadline=None)
def test_honest_messages_stay_honest_together(texts: list[str]) -> None:
    together = "\n".join(texts)

    assert [each for each in check_message(together) if each.rule != "length"] == []


@given(text=st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_words_of_a_violation_stand_in_the_text(text: str) -> None:
    for violation in check_message(text, sending=True):
        assert violation.words
        assert violation.words in text
