import string
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.messages import Message, Verdict, judged
from bot.triage.answers import Addressee, Situation, Violation
from bot.triage.message_check import LONGEST, check_message, reminders_for
from bot.triage.message_facts import MessageFacts, facts_of
from bot.triage.message_rules import REMINDERS, RULES, Rule
from ingest.loaders.corpus import load_corpus
from knowledge.guidance import CORPUS
from tests.bot.triage.messages import BREACHES, HONEST, MESSAGES, TO_OTHERS


def breached(text: str) -> set[str]:
    """The rules that the text breaches."""
    return {violation.rule for violation in check_message(text) if violation.blocks}


# The table: tests/evaluation/messages

# The words of a message in another language than English can't be checked, and that is said.
UNCHECKED = {"language_unread"}


@pytest.mark.parametrize("verdict", judged(MESSAGES), ids=lambda verdict: verdict.message.text[:40])
def test_an_honest_message_passes_and_a_breach_is_found(verdict: Verdict) -> None:
    assert verdict.is_right
    if verdict.message.rule is None:
        assert set(verdict.doubted_by) <= UNCHECKED


def test_the_table_shows_every_rule_and_is_large_enough() -> None:
    honest = {(each.to, each.text) for each in MESSAGES if each.rule is None}
    breaches = {(each.to, each.text) for each in MESSAGES if each.rule is not None}

    assert {each.rule for each in MESSAGES} == {None, *(rule.name for rule in RULES)}
    assert len(honest) >= 350
    assert len(breaches) >= 600


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_shown_for_every_addressee_that_it_holds_for(rule: Rule) -> None:
    shown = {each.to for each in MESSAGES if each.rule == rule.name}

    assert shown == rule.addressees


def test_each_rule_rests_on_statements_of_the_corpus() -> None:
    known = {each.statement.id for each in load_corpus(CORPUS).statements if each.statement}
    rests = [rule.rests_on for rule in RULES] + [reminder.rests_on for reminder in REMINDERS]

    assert all(rests)
    assert {name for each in rests for name in each} <= known


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
            rests_on=("msg-no-marketing-or-benefits", "msg-no-filter-evasion"),
            disguised=True,
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
def test_what_only_a_buyer_may_not_read_is_no_breach_to_others(addressee: Addressee) -> None:
    text = "The coupon was on www.shop.example; order [ORDER ID]."

    found = {each.rule for each in check_message(text, addressee=addressee, sending=True)}

    assert found == {"blank"}


@pytest.mark.parametrize(
    ("text", "is_disguised"),
    [
        ("Write to joe@shop.example.", False),
        ("Write to joe (at) shop (dot) com.", True),
        ("See www.shop.example.", False),
        ("See shop dot com.", True),
        ("Call 212-555-0142.", False),
        ("Call two one two 555 01 42.", True),
        ("We are on WhatsApp.", False),
        ("We are on W.h.a.t.s.A.p.p.", True),
        ("We are on What\u200bsApp.", True),
    ],
)
def test_a_disguise_is_a_violation_of_its_own(text: str, is_disguised: bool) -> None:
    (violation,) = check_message(text)

    assert violation.disguised is is_disguised
    assert ("msg-no-filter-evasion" in violation.rests_on) is is_disguised


# What the facts decide


def test_facts_decide_what_the_text_alone_cannot() -> None:
    text = "You can ask Amazon for a refund."
    late = MessageFacts(
        claims_protected="yes", first_scan=date(2026, 11, 6), ship_by=date(2026, 11, 4)
    )
    on_time = MessageFacts(
        claims_protected="yes", first_scan=date(2026, 11, 3), ship_by=date(2026, 11, 4)
    )

    rules = [
        [each.rule for each in check_message(text, facts=facts)] for facts in (None, late, on_time)
    ]

    assert rules == [[], ["pointed_without_protection"], []]


def test_what_is_known_instead_is_said() -> None:
    facts = MessageFacts(order_id="113-1234567-1234567")

    (violation,) = check_message("Order 113-1234567-1234568 left today.", facts=facts)

    assert violation.words == "113-1234567-1234568"
    assert violation.why == "It is not the order ID of this matter. Known: 113-1234567-1234567."


def test_what_neither_text_nor_facts_decide_comes_as_a_reminder() -> None:
    text = "You can ask Amazon for a refund."
    told = MessageFacts(claims_protected="yes", first_scan="on_time", refunded="no")

    unknown = {each.name for each in reminders_for(text)}
    known = {each.name for each in reminders_for(text, facts=told)}

    assert unknown - known == {"protected", "refund"}
    assert {"true", "purpose", "spelling"} <= known


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Guten Tag, Ihr Paket ist leider noch nicht angekommen.", True),
        ("Hello, your parcel has not arrived yet, we are sorry.", False),
        ("OK, thanks!", False),
    ],
)
def test_a_text_that_does_not_read_like_english_is_named(text: str, is_named: bool) -> None:
    assert ("english_only" in {each.name for each in reminders_for(text)}) is is_named


def test_no_honest_message_in_english_is_taken_for_another_language() -> None:
    found = {
        text.split()[0]
        for text in HONEST
        if "english_only" in {each.name for each in reminders_for(text)}
    }

    assert found == {"Bonjour,"}


def test_a_situation_tells_the_facts_of_its_draft() -> None:
    situation = Situation(
        facts={"claims_protected": "no", "refunded_by": "seller", "topic": "a_to_z"},
        dates={"delivered": datetime(2026, 11, 2, 14, 10, tzinfo=UTC)},
        order_id="113-1234567-1234567",
        amount="$32.07",
    )

    assert facts_of(situation) == MessageFacts(
        order_id="113-1234567-1234567",
        amounts=("$32.07",),
        dates=(date(2026, 11, 2),),
        claims_protected="no",
        refunded="seller",
    )


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


others = st.sampled_from(TO_OTHERS)


@given(message=others, chance=chances, disguise=st.sampled_from([INVISIBLE, tuple(LOOK_ALIKES)]))
@settings(max_examples=200, deadline=None)
def test_what_is_told_to_others_is_found_in_disguise(
    message: Message, chance: Random, disguise: tuple[str, ...]
) -> None:
    if disguise is INVISIBLE:
        parts = [
            letter + (chance.choice(INVISIBLE) * (chance.random() < 0.4)) for letter in message.text
        ]
    else:
        parts = [
            LOOK_ALIKES.get(each, each) if chance.random() < 0.5 else each for each in message.text
        ]
    found = check_message("".join(parts), addressee=message.to, sending=True)

    is_by_form = message.rule in {"length", "blank"}
    assert is_by_form or message.rule in {each.rule for each in found}


@given(
    text=st.sampled_from(HONEST),
    before=st.sampled_from(["", "Hello,\n\n", "Dear Maria, ", "Thank you for your message. "]),
    after=st.sampled_from(
        ["", "\n\nKind regards,\nThe Acme Team", " Thank you.", "\r\n\r\nBest,\r\nJo"]
    ),
    break_lines=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_an_honest_message_stays_honest_under_harmless_decoration(
    text: str, before: str, after: str, break_lines: bool
) -> None:
    body = text.replace(". ", ".\n") if break_lines else text

    assert [each for each in check_message(f"{before}{body}{after}") if each.rule != "length"] == []


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
