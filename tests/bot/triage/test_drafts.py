"""Drafts: what was told is filled in, what was not stays a blank that can be seen, and each
sentence says what it rests on.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.answers import (
    Addressee,
    Backing,
    Binding,
    Draft,
    Lettered,
    Missing,
    Remark,
    Situation,
)
from bot.triage.drafts import draft_from
from knowledge.exhibits import Checklist, Exhibit, Item
from knowledge.facts import Fact, Value, conditions
from knowledge.guidance import Guidance
from knowledge.playbooks import Paragraph, RestsOn, Sentence, Template
from knowledge.sources import Passage
from tests.bot.triage.small_desk import STATEMENTS, a_guidance, a_paragraph, a_template
from tests.builders import a_statement

NOTHING_TOLD = Situation()
STATED: dict[str, Passage] = {each.statement.id: each for each in STATEMENTS if each.statement}


def drafted(
    template: Template,
    situation: Situation,
    *,
    guidance: Guidance | None = None,
    left_out: str = "",
) -> Draft:
    """The draft where all statements of the small desk may be cited, but for one."""
    statements = {name: passage for name, passage in STATED.items() if name != left_out}
    return draft_from(template, situation, guidance=guidance or a_guidance(), statements=statements)


def test_what_was_told_is_filled_in() -> None:
    template = a_template(
        "reply",
        "Order {order_id|ORDER ID}, tracking {tracking|TRACKING NUMBER}: {amount|AMOUNT}, "
        "delivered {delivered|DELIVERY DATE}.",
    )
    situation = Situation(
        order_id="113-1234567-1234567",
        tracking="1Z999AA10123456784",
        amount="$32.07",
        dates={"delivered": date(2026, 11, 4)},
    )

    draft = drafted(template, situation)

    assert draft.text == (
        "Order 113-1234567-1234567, tracking 1Z999AA10123456784: $32.07, delivered 4 November 2026."
    )
    assert draft.blanks == ()
    assert draft.violations == ()


def test_of_several_amounts_none_is_filled_in() -> None:
    template = a_template("reply", "We ask for {amount|AMOUNT}.")
    situation = Situation(amount="$8.00", amounts=("$57.20", "$8.00"))

    assert drafted(template, situation).text == "We ask for [AMOUNT]."


def test_what_was_not_told_is_a_blank_and_blanks_are_listed_once_in_order() -> None:
    template = a_template(
        "reply", "Order {order_id|ORDER ID} of [DATE].", "{order_id|ORDER ID}", "[YOUR NAME]"
    )

    draft = drafted(template, NOTHING_TOLD)

    assert draft.text == "Order [ORDER ID] of [DATE].\n\n[ORDER ID]\n\n[YOUR NAME]"
    assert draft.blanks == ("ORDER ID", "DATE", "YOUR NAME")


def test_one_blank_stays_where_another_is_filled() -> None:
    template = a_template("reply", "{order_id|ORDER ID} {tracking|TRACKING NUMBER}")

    draft = drafted(template, Situation(order_id="113-1234567-1234567"))

    assert draft.text == "113-1234567-1234567 [TRACKING NUMBER]"
    assert draft.blanks == ("TRACKING NUMBER",)


def test_a_moment_is_written_as_its_day() -> None:
    template = a_template("reply", "You wrote on {buyer_wrote|DATE}.")
    at_two = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)

    draft = drafted(template, Situation(dates={"buyer_wrote": at_two}))

    assert draft.text == "You wrote on 20 November 2026."


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"badge": "yes"}, "Hello,\n\nIt is protected."),
        ({"badge": "no"}, "Hello,"),
        ({}, "Hello,\n\nPerhaps."),
    ],
)
def test_a_paragraph_stands_only_where_its_conditions_hold(
    known: dict[str, str], text: str
) -> None:
    protected, perhaps = a_paragraph("It is protected."), a_paragraph("Perhaps.")
    template = a_template(
        "reply",
        paragraphs=(
            a_paragraph("Hello,"),
            replace(protected, given=conditions({"badge": "yes"})),
            replace(perhaps, given=conditions({"badge": "unknown"})),
        ),
    )

    assert drafted(template, Situation(facts=known)).text == text


def test_a_sentence_stands_only_where_its_conditions_hold() -> None:
    template = a_template(
        "reply",
        paragraphs=(
            Paragraph(
                sentences=(
                    Sentence(text="Hello.", rests_on=RestsOn.COURTESY),
                    Sentence(
                        text="[SECRET]",
                        rests_on=RestsOn.FACT,
                        given=conditions({"badge": "yes"}),
                    ),
                    Sentence(text="[NAME]", rests_on=RestsOn.COURTESY),
                )
            ),
        ),
    )

    draft = drafted(template, NOTHING_TOLD)

    assert (draft.text, draft.blanks) == ("Hello. [NAME]", ("NAME",))


def test_the_lines_of_a_list_stand_below_one_another() -> None:
    lines = tuple(
        Sentence(text=text, rests_on=RestsOn.FACT) for text in ("Carrier: [CARRIER]", "Day: [DAY]")
    )
    template = a_template("claim", paragraphs=(Paragraph(sentences=lines, listed=True),))

    assert drafted(template, NOTHING_TOLD).text == "Carrier: [CARRIER]\nDay: [DAY]"


def test_a_sentence_stands_only_where_all_that_it_rests_on_may_be_cited() -> None:
    template = a_template(
        "reply",
        paragraphs=(
            a_paragraph("Hello,", rests_on=RestsOn.COURTESY),
            a_paragraph(
                "Amazon should fund it.", rests_on=RestsOn.RULE, cites=("badge", "no-badge")
            ),
        ),
    )

    assert drafted(template, NOTHING_TOLD).text == "Hello,\n\nAmazon should fund it."
    assert drafted(template, NOTHING_TOLD, left_out="no-badge").text == "Hello,"


def test_it_says_who_reads_it_and_when_it_may_be_sent() -> None:
    template = a_template("appeal", "Hello,", addressee="amazon", send_if="Only with proof.")

    draft = drafted(template, NOTHING_TOLD)

    assert (draft.addressee, draft.send_if) == (Addressee.AMAZON, "Only with proof.")


def test_a_draft_that_breaks_a_rule_says_so() -> None:
    template = a_template("reply", "Write to us at seller@example.com instead.")

    (violation,) = drafted(template, NOTHING_TOLD).violations

    assert violation.blocks
    assert violation.words == "seller@example.com"


@given(
    order_id=st.none() | st.just("113-1234567-1234567"),
    amount=st.none() | st.just("$32.07"),
    delivered=st.none() | st.dates(),
)
def test_a_draft_holds_only_what_was_told(
    order_id: str | None, amount: str | None, delivered: date | None
) -> None:
    template = a_template(
        "reply", "{order_id|ORDER ID} {amount|AMOUNT} {delivered|DELIVERY DATE} {shipped|SHIPPED}"
    )
    dates = {"delivered": delivered} if delivered else {}

    draft = drafted(template, Situation(order_id=order_id, amount=amount, dates=dates))

    day = f"{delivered.day} {delivered:%B %Y}" if delivered else "[DELIVERY DATE]"
    assert draft.text == f"{order_id or '[ORDER ID]'} {amount or '[AMOUNT]'} {day} [SHIPPED]"


# What a sentence rests on

BADGE_RULE = Backing(
    statement="badge",
    words=STATED["badge"].text,
    title=STATED["badge"].source.title,
    url=STATED["badge"].source.url,
)


def test_each_sentence_names_the_facts_the_blanks_and_the_statements_behind_it() -> None:
    template = a_template(
        "reply",
        paragraphs=(
            a_paragraph("Hello,", rests_on=RestsOn.COURTESY),
            a_paragraph(
                "Order {order_id|ORDER ID} has a badge: [BADGE ID].",
                given=conditions({"badge": "yes"}),
            ),
            a_paragraph("Amazon should fund it.", rests_on=RestsOn.RULE, cites=("badge",)),
        ),
    )
    situation = Situation(order_id="113-1234567-1234567", facts={"badge": "yes"})

    hello, fact, rule = drafted(template, situation).bindings

    assert hello == Binding(sentence="Hello,", rests_on=RestsOn.COURTESY)
    assert fact == Binding(
        sentence="Order 113-1234567-1234567 has a badge: [BADGE ID].",
        rests_on=RestsOn.FACT,
        told={"badge": "badge", "order_id": "113-1234567-1234567"},
        blanks=("BADGE ID",),
    )
    assert rule == Binding(
        sentence="Amazon should fund it.", rests_on=RestsOn.RULE, backing=(BADGE_RULE,)
    )


@pytest.mark.parametrize(
    ("binding", "is_bound"),
    [
        (Binding(sentence="Hello,", rests_on=RestsOn.COURTESY), True),
        (Binding(sentence="Please write.", rests_on=RestsOn.REQUEST), True),
        (Binding(sentence="It arrived.", rests_on=RestsOn.FACT), False),
        (Binding(sentence="It [DAY].", rests_on=RestsOn.FACT, blanks=("DAY",)), True),
        (Binding(sentence="It did.", rests_on=RestsOn.FACT, told={"delivered": "yes"}), True),
        (Binding(sentence="So it is.", rests_on=RestsOn.RULE), False),
        (Binding(sentence="So it is.", rests_on=RestsOn.RULE, told={"badge": "yes"}), False),
        (Binding(sentence="So it is.", rests_on=RestsOn.RULE, backing=(BADGE_RULE,)), True),
    ],
)
def test_a_sentence_is_bound_only_by_what_its_kind_has_to_rest_on(
    binding: Binding, is_bound: bool
) -> None:
    assert binding.is_bound is is_bound


# Exhibits

EXHIBITS = {
    name: Exhibit(id=name, name=words, phrases=(words,))
    for name, words in (
        ("scan", "scan record"),
        ("badge", "badge picture"),
        ("photos", "photos"),
        ("letter", "letter"),
    )
}
CHECKLIST = Checklist(
    id="lost",
    title="Lost",
    given=(),
    items=(
        Item(exhibit="scan"),
        Item(exhibit="badge", cites=("badge",), decides="The badge decides who pays."),
        Item(exhibit="photos", optional=True),
        Item(exhibit="letter", given=conditions({"stage": "granted"})),
    ),
)
WITH_EXHIBITS = replace(a_guidance(), exhibits=EXHIBITS, checklists={CHECKLIST.id: CHECKLIST})
CLAIM = a_template(
    "claim",
    addressee="amazon",
    checklist="lost",
    paragraphs=(
        a_paragraph("Scanned on [DAY]{see:scan}; badge [ID]{see:badge}."),
        Paragraph(exhibits=True, listed=True),
    ),
)


def test_what_is_at_hand_is_lettered_listed_and_pointed_to() -> None:
    draft = drafted(CLAIM, Situation(at_hand=("badge", "scan")), guidance=WITH_EXHIBITS)

    assert draft.text == (
        "Scanned on [DAY] (Exhibit A); badge [ID] (Exhibit B).\n\n"
        "Exhibit A: scan record\nExhibit B: badge picture"
    )
    assert draft.exhibits == (
        Lettered(letter="A", name="scan record"),
        Lettered(letter="B", name="badge picture"),
    )
    assert draft.missing == ()


def test_what_is_missing_is_named_with_the_piece_that_decides() -> None:
    situation = Situation(at_hand=("scan",), lacking=("badge",))

    draft = drafted(CLAIM, situation, guidance=WITH_EXHIBITS)

    assert draft.text == "Scanned on [DAY] (Exhibit A); badge [ID].\n\nExhibit A: scan record"
    assert draft.missing == (
        Missing(
            name="badge picture",
            decides="The badge decides who pays.",
            lacking=True,
            backing=(BADGE_RULE,),
        ),
    )


def test_where_nothing_is_at_hand_the_exhibits_are_a_blank() -> None:
    draft = drafted(CLAIM, NOTHING_TOLD, guidance=WITH_EXHIBITS)

    blank = "WHAT YOU ATTACH, AS A, B, C, OF THESE WHAT YOU HAVE: SCAN RECORD; BADGE PICTURE"
    assert draft.text.endswith(f"Exhibits: [{blank}]")
    assert blank in draft.blanks
    assert draft.exhibits == ()


def test_an_exhibit_that_is_not_on_the_checklist_or_not_for_this_case_is_not_listed() -> None:
    situation = Situation(at_hand=("letter", "video"))

    assert drafted(CLAIM, situation, guidance=WITH_EXHIBITS).exhibits == ()


def test_photos_alone_have_to_say_what_they_show() -> None:
    draft = drafted(CLAIM, Situation(at_hand=("photos",)), guidance=WITH_EXHIBITS)

    assert draft.text.endswith("Exhibit A: photos: [WHAT THE PHOTOS SHOW]")


# The buyer's language

LANGUAGE_RULE = a_statement(
    "msg-proactive-within-30-days", "A message that is started is in the buyer's language."
)
SPEAKING = Fact(
    name="buyer_language",
    label="the buyer's language",
    values={"english": Value(label="English"), "spanish": Value(label="Spanish")},
)


@pytest.mark.parametrize(
    ("language", "addressee", "remarks"),
    [
        ("spanish", "buyer", 1),
        ("english", "buyer", 0),
        (None, "buyer", 0),
        ("spanish", "amazon", 0),
    ],
)
def test_a_buyers_draft_says_when_it_is_not_in_the_buyers_language(
    language: str | None, addressee: str, remarks: int
) -> None:
    guidance = a_guidance()
    guidance = replace(guidance, facts={**guidance.facts, "buyer_language": SPEAKING})
    facts = {"buyer_language": language} if language else {}
    template = a_template("reply", "Hello,", addressee=addressee)

    draft = draft_from(
        template,
        Situation(facts=facts),
        guidance=guidance,
        statements={"msg-proactive-within-30-days": LANGUAGE_RULE},
    )

    assert len(draft.remarks) == remarks
    assert all(
        remark
        == Remark(
            text="This draft is in English, and the buyer's language is Spanish: have it "
            "translated before you send it. A message that you start must be in the buyer's "
            "language.",
            backing=(
                Backing(
                    statement="msg-proactive-within-30-days",
                    words=LANGUAGE_RULE.text,
                    title=LANGUAGE_RULE.source.title,
                    url=LANGUAGE_RULE.source.url,
                ),
            ),
        )
        for remark in draft.remarks
    )
