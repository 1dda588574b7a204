import pytest

from ingest.clean import Cleaned, Dropped, Why, clean
from ingest.documents import Block
from tests.ingest.building import a_break, a_document, heading, item, paragraph, table

RULE = (
    "A seller can appeal a granted claim within 30 days of the decision, and adds to the appeal "
    "what the carrier recorded of the delivery: the day of the first scan, the day on which the "
    "parcel was handed over, the place where it was left, a photo of that place if there is one, "
    "and the line of the label that shows how it was bought. Amazon reads the appeal once, so "
    "whatever the seller has must be in it from the beginning."
)


def cleaned(*blocks: Block) -> Cleaned:
    return clean(a_document(*blocks))


def test_a_paragraph_that_stands_there_already_goes_and_is_told() -> None:
    result = cleaned(paragraph(RULE), heading("Again"), paragraph("New."), paragraph(RULE))

    assert result.document.blocks == (paragraph(RULE), heading("Again"), paragraph("New."))
    assert result.dropped == (Dropped(block=paragraph(RULE), why=Why.REPEATED),)


def test_a_paragraph_that_is_nearly_the_same_goes() -> None:
    almost = RULE.replace("whatever", "all that").upper()

    assert cleaned(paragraph(RULE), paragraph(almost)).document.blocks == (paragraph(RULE),)


def test_a_paragraph_that_shares_most_of_its_words_stays() -> None:
    other = (
        RULE[: RULE.index("Amazon reads")] + "Then it waits for the answer, which comes by mail."
    )

    assert cleaned(paragraph(RULE), paragraph(other)).dropped == ()


@pytest.mark.parametrize(
    "other",
    [
        RULE.replace("30", "60"),
        RULE.replace("can appeal", "can not appeal"),
        RULE.replace("can appeal", "can't appeal"),
    ],
)
def test_a_paragraph_that_differs_in_a_figure_or_a_negation_stays(other: str) -> None:
    assert cleaned(paragraph(RULE), paragraph(other)).document.blocks == (
        paragraph(RULE),
        paragraph(other),
    )


def test_a_post_that_stands_twice_stands_once_with_its_short_lines() -> None:
    post = (
        paragraph("Hello."),
        paragraph("We shipped with the label that was bought from Amazon."),
        item("Do we refund the customer or reship the order?"),
        paragraph("Any knowledge about this will help."),
    )

    assert cleaned(*post, *post).document.blocks == post


def test_a_short_line_a_single_item_or_a_table_that_comes_again_stays() -> None:
    blocks = (
        heading("By post"),
        item("Submit the form."),
        paragraph("Done."),
        table(("Metric", "Limit"), ("ODR", "1%")),
        heading("By phone"),
        item("Submit the form."),
        paragraph("That is all."),
        paragraph("Done."),
        heading("Limits"),
        table(("Metric", "Limit"), ("ODR", "1%")),
    )

    assert cleaned(*blocks).document.blocks == blocks


def test_lines_that_come_again_in_another_order_stay() -> None:
    first = paragraph("We shipped on time with the label that was bought there.")
    second = paragraph("The buyer says that nothing came to the door on Monday.")

    blocks = (first, second, paragraph("Then:"), second, first)

    assert cleaned(*blocks).document.blocks == blocks


def test_two_short_lines_that_come_again_in_a_row_stay() -> None:
    blocks = (
        item("Sign in."),
        item("Submit."),
        paragraph("Or:"),
        item("Sign in."),
        item("Submit."),
    )

    assert cleaned(*blocks).document.blocks == blocks


def test_the_title_as_a_heading_goes_and_leaves_the_end_of_the_section() -> None:
    result = cleaned(heading("Fees"), paragraph("None."), heading("Returns"), paragraph("Many."))

    assert result.document.blocks == (
        heading("Fees"),
        paragraph("None."),
        a_break(),
        paragraph("Many."),
    )


def test_a_list_of_other_pages_goes_with_the_headings_above_it() -> None:
    links = [item(f"How to sell more of article {number}") for number in range(3)]

    result = cleaned(
        paragraph(RULE), heading("Service Scope"), heading("Recommended for You", 3), *links
    )

    assert result.document.blocks == (paragraph(RULE), a_break(), a_break())
    assert [dropped.why for dropped in result.dropped] == [Why.EMPTY_SECTION, *[Why.LINKS] * 4]


def test_a_list_of_sentences_under_such_a_heading_stays() -> None:
    blocks = (heading("See also"), *[item(f"Rule {number} holds here.") for number in range(3)])

    assert cleaned(*blocks).document.blocks == blocks


def test_reviews_under_starred_out_names_go_up_to_the_next_heading() -> None:
    result = cleaned(
        heading("Customer Reviews"),
        paragraph("Lin *** e"),
        paragraph("Very satisfied, I recommend this company!"),
        heading("After the reviews"),
        paragraph(RULE),
    )

    assert result.document.blocks == (a_break(), heading("After the reviews"), paragraph(RULE))
    assert [dropped.why for dropped in result.dropped] == [Why.REVIEWS] * 3


def test_a_section_about_reviews_stays() -> None:
    blocks = (heading("Customer Reviews"), paragraph("Buyers read them before they buy."))

    assert cleaned(*blocks).document.blocks == blocks


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("For related step-by-step guidance, see related seller case: Denied? How.", Why.LINKS),
        ("26,800+ users have contacted us. Please fill in and submit the form.", Why.INVITATION),
        ("Subscribe to our newsletter for more.", Why.INVITATION),
        ("6 respuestas", Why.INTERFACE),
        ("Reply", Why.INTERFACE),
    ],
)
def test_lines_that_are_not_of_the_text_go(text: str, why: Why) -> None:
    assert cleaned(paragraph(text), paragraph(RULE)).dropped == (
        Dropped(block=paragraph(text), why=why),
    )


@pytest.mark.parametrize(
    "text",
    [
        "For more information about feedback, see Using the Feedback Manager.",
        "Please fill in the form and keep a copy of it.",
        "Reply within 48 hours.",
    ],
)
def test_lines_that_may_be_of_use_stay(text: str) -> None:
    assert cleaned(paragraph(text)).dropped == ()


def test_spaces_become_single_but_in_a_fence() -> None:
    result = cleaned(paragraph("one  two\t three \n  four"))

    assert result.document.blocks == (paragraph("one two three\nfour"),)
