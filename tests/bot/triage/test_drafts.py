"""Drafts: what was told is filled in, what was not stays a blank that can be seen."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.answers import Addressee, Draft, Situation
from bot.triage.drafts import draft_from
from knowledge.facts import conditions
from knowledge.guidance import Guidance
from knowledge.playbooks import Paragraph, Template
from tests.bot.triage.small_desk import a_template

NOTHING_TOLD = Situation()


def drafted(template: Template, situation: Situation, *, left_out: str = "") -> Draft:
    """The draft where all that the template rests on may be cited, but for one statement."""
    cited = {statement for paragraph in template.paragraphs for statement in paragraph.cites}
    return draft_from(template, situation, cited - {left_out})


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

    assert drafted(template, situation) == Draft(
        kind="reply",
        addressee=Addressee.BUYER,
        send_if=None,
        text="Order 113-1234567-1234567, tracking 1Z999AA10123456784: $32.07, "
        "delivered 4 November 2026.",
        blanks=(),
        violations=(),
    )


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
    template = Template(
        id="reply",
        kind="reply",
        addressee="buyer",
        paragraphs=(
            Paragraph(text="Hello,"),
            Paragraph(text="It is protected.", given=conditions({"badge": "yes"})),
            Paragraph(text="Perhaps.", given=conditions({"badge": "unknown"})),
        ),
    )

    assert drafted(template, Situation(facts=known)).text == text


def test_blanks_of_a_paragraph_that_is_left_out_are_not_listed() -> None:
    template = Template(
        id="reply",
        kind="reply",
        addressee="buyer",
        paragraphs=(
            Paragraph(text="Hello, [NAME],"),
            Paragraph(text="[SECRET]", given=conditions({"badge": "yes"})),
        ),
    )

    draft = drafted(template, NOTHING_TOLD)

    assert (draft.text, draft.blanks) == ("Hello, [NAME],", ("NAME",))


def test_a_paragraph_stands_only_where_all_that_it_rests_on_may_be_cited() -> None:
    template = Template(
        id="reply",
        kind="reply",
        addressee="buyer",
        paragraphs=(
            Paragraph(text="Hello,"),
            Paragraph(text="It opens after 48 hours.", cites=("hours", "opens")),
        ),
    )

    assert drafted(template, NOTHING_TOLD).text == "Hello,\n\nIt opens after 48 hours."
    assert drafted(template, NOTHING_TOLD, left_out="opens").text == "Hello,"


def test_it_says_who_reads_it_and_when_it_may_be_sent() -> None:
    template = a_template("appeal", "Hello,", addressee="amazon", send_if="Only with proof.")

    draft = drafted(template, NOTHING_TOLD)

    assert (draft.addressee, draft.send_if) == (Addressee.AMAZON, "Only with proof.")


def test_a_draft_that_breaks_a_rule_says_so() -> None:
    template = a_template("reply", "Write to us at seller@example.com instead.")

    (violation,) = drafted(template, NOTHING_TOLD).violations

    assert violation.blocks
    assert violation.words == "seller@example.com"


# The corpus's own templates

TOLD = Situation(
    order_id="113-1234567-1234567",
    tracking="1Z999AA10123456784",
    amount="$32.07",
    dates={
        name: date(2026, 11, 4)
        for name in ("decided", "delivered", "shipped", "expected", "refunded", "amazon_asked")
    },
)


def test_every_template_comes_out_without_a_breach_whether_facts_are_told_or_not(
    guidance: Guidance,
) -> None:
    assert len(guidance.templates) > 10

    drafts = [
        drafted(template, situation)
        for template in guidance.templates.values()
        for situation in (NOTHING_TOLD, TOLD)
    ]

    assert [draft.kind for draft in drafts if any(each.blocks for each in draft.violations)] == []


def test_no_template_leaves_its_own_notation_in_the_text(guidance: Guidance) -> None:
    for template in guidance.templates.values():
        for situation in (NOTHING_TOLD, TOLD):
            assert not set("{}|") & set(drafted(template, situation).text), template.id


def test_every_blank_that_can_be_seen_is_listed(guidance: Guidance) -> None:
    for template in guidance.templates.values():
        draft = drafted(template, NOTHING_TOLD)
        assert draft.text.count("[") == sum(
            draft.text.count(f"[{blank}]") for blank in draft.blanks
        )


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
