import pytest

from ingest.documents import Block, BlockKind
from ingest.loaders.text import load_text
from tests.ingest.building import a_break, heading, item, paragraph, table

SENTENCE = "A paragraph that says something in a whole sentence."
LONG_LINE = (
    "A paragraph on one line, far longer than any margin, such as a web page leaves behind when "
    "it is saved as text, with a full stop at its end."
)


def test_the_first_line_is_the_title_where_it_looks_like_one() -> None:
    page = load_text(f"Dealing with Customers\n\n{SENTENCE}")

    assert page.title == "Dealing with Customers"
    assert page.blocks == (paragraph(SENTENCE),)


@pytest.mark.parametrize("first", [SENTENCE, "- an item", "2026-05-01", "Here is what you need:"])
def test_a_sentence_an_item_or_a_date_is_no_title(first: str) -> None:
    assert load_text(f"{first}\n{SENTENCE}").title is None


def test_a_text_of_one_line_is_text() -> None:
    page = load_text("Refunds within 30 days")

    assert page.title is None
    assert page.blocks == (paragraph("Refunds within 30 days"),)


@pytest.mark.parametrize(
    "date", ["Jun 12, 2025", "12 June 2025", "2025-06-12", "Published: 12/06/2025"]
)
def test_a_date_below_the_title_is_the_day_of_publication(date: str) -> None:
    page = load_text(f"E-Commerce Strategies\n{date}\n{SENTENCE}")

    assert page.published == date
    assert page.blocks == (paragraph(SENTENCE),)


def test_a_short_line_between_blank_lines_is_a_heading() -> None:
    text = f"Title\n\n{SENTENCE}\n\nHow to remove Negative Feedback\n\n{SENTENCE}\n\n{SENTENCE}\n"

    assert load_text(text).blocks == (
        paragraph(SENTENCE),
        heading("How to remove Negative Feedback"),
        paragraph(SENTENCE),
        paragraph(SENTENCE),
    )


def test_without_blank_lines_a_heading_has_capitals_or_asks() -> None:
    text = "\n".join(
        [
            "Title",
            LONG_LINE,
            "Writing Professional Customer Responses",
            LONG_LINE,
            "How can I escalate unresolved complaints?",
            LONG_LINE,
            "not a heading at all",
            LONG_LINE,
        ]
    )

    assert load_text(text).blocks == (
        paragraph(LONG_LINE),
        heading("Writing Professional Customer Responses"),
        paragraph(LONG_LINE),
        heading("How can I escalate unresolved complaints?"),
        paragraph(LONG_LINE),
        paragraph("not a heading at all"),
        paragraph(LONG_LINE),
    )


def test_of_two_headings_in_a_row_the_second_stands_below_the_first() -> None:
    text = f"Title\n\n{SENTENCE}\n\nCustomer Feedback\n\nFeedback: Seller\n\n{SENTENCE}\n"

    assert load_text(text).blocks[1:3] == (
        heading("Customer Feedback", level=2),
        heading("Feedback: Seller", level=3),
    )


def test_short_lines_after_a_colon_are_a_list() -> None:
    text = f"Title\n{LONG_LINE}\nInclude:\nA clear subject line\nYour desired outcome\n{LONG_LINE}"

    assert load_text(text).blocks == (
        paragraph(LONG_LINE),
        paragraph("Include:"),
        item("A clear subject line"),
        item("Your desired outcome"),
        paragraph(LONG_LINE),
    )


def test_three_headings_in_a_row_are_a_list() -> None:
    text = f"Title\n{LONG_LINE}\nReturn Policies\nOrder Problems\nShipping Rates\n{LONG_LINE}"

    assert [block.kind for block in load_text(text).blocks][1:4] == [BlockKind.ITEM] * 3


def test_lists_keep_their_markers_their_depth_and_the_lines_that_belong_to_an_item() -> None:
    text = (
        "Title\n\n"
        "  • First, review your reviews\n"
        "    As an example, a client of ours.\n"
        "    • Ask them.\n"
        "  • Second\n\n"
        "  1. resellable\n"
        "  2) not resellable\n\n"
        f"{SENTENCE}\n"
    )

    assert load_text(text).blocks == (
        item("First, review your reviews\nAs an example, a client of ours."),
        item("Ask them.", level=1),
        item("Second"),
        item("resellable", marker="1."),
        item("not resellable", marker="2)"),
        paragraph(SENTENCE),
    )


def test_a_table_of_pipes_keeps_its_rows() -> None:
    text = f"Title\n{SENTENCE}\nMetric | Limit |\n---|---|\nODR | 1% |\nLSR | 4% |\n{SENTENCE}"

    assert load_text(text).blocks == (
        paragraph(SENTENCE),
        table(("Metric", "Limit"), ("ODR", "1%"), ("LSR", "4%")),
        paragraph(SENTENCE),
    )


def test_a_line_with_a_pipe_alone_is_no_table() -> None:
    assert load_text(f"{SENTENCE}\nHelp | Get Support is where.\n").blocks[1] == paragraph(
        "Help | Get Support is where."
    )


def test_lines_that_a_margin_broke_are_put_together() -> None:
    text = (
        "Title\n\n"
        "A buyer who says that nothing came is answered within\n"
        "48 hours, with the tracking number and the day of the\n"
        "last scan.\n\n"
        "- keep the photo that the carrier took at the door of\n"
        "  the house\n"
        "- don't refund\n"
    )

    assert load_text(text).blocks == (
        paragraph(
            "A buyer who says that nothing came is answered within 48 hours, with the tracking "
            "number and the day of the last scan."
        ),
        item("keep the photo that the carrier took at the door of the house"),
        item("don't refund"),
    )


def test_a_line_that_is_a_forum_handle_heads_the_post_below_it() -> None:
    text = f"Title\n{LONG_LINE}\nSeller_8ESHZD3bXlVUv\n{LONG_LINE}\nJoey_Amazon\n{LONG_LINE}"

    assert load_text(text).blocks == (
        paragraph(LONG_LINE),
        heading("Seller_8ESHZD3bXlVUv"),
        paragraph(LONG_LINE),
        heading("Joey_Amazon"),
        paragraph(LONG_LINE),
    )


def test_a_wider_gap_than_the_others_ends_a_section() -> None:
    blocks = "\n\n".join(f"{SENTENCE} {number}." for number in range(6))

    page = load_text(f"Title\n\n{blocks}\n\n\nA chargeback is something else.")

    assert page.blocks[-2:] == (a_break(), paragraph("A chargeback is something else."))


def test_quoted_lines_of_a_mail_are_quotes() -> None:
    assert load_text(f"{SENTENCE}\n> {SENTENCE}").blocks[1] == Block(
        kind=BlockKind.QUOTE, text=SENTENCE
    )


def test_front_matter_counts_in_a_text_too() -> None:
    page = load_text(f"---\ntitle: Ours\n---\nFirst Line\n\n{SENTENCE}")

    assert page.title == "Ours"
    assert page.blocks == (heading("First Line"), paragraph(SENTENCE))
