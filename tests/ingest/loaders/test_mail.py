from email.message import EmailMessage

import pytest

from ingest.documents import Block, BlockKind, Fault, Page, Refused
from ingest.loaders import LOADERS
from ingest.loaders.columns import Columns
from tests.ingest.building import heading, paragraph, table
from tests.ingest.loaders.making import a_pdf


def a_mail(text: str = "The claim was granted.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    told = {"subject": "A claim", "date": "Tue, 3 Nov 2026 23:30:00 -0800"} | headers
    mail["From"] = "Ann Example <ann@example.com>"
    mail["To"] = "team@example.org"
    for name, value in told.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def loaded(mail: EmailMessage | bytes, suffix: str = ".eml") -> Page:
    page = LOADERS[suffix](mail if isinstance(mail, bytes) else mail.as_bytes(), Columns())
    assert isinstance(page, Page)
    return page


def quote(text: str) -> Block:
    return Block(kind=BlockKind.QUOTE, text=text)


QUOTED = heading("Quoted from earlier mails", 2)


def test_a_mail_has_its_subject_its_day_and_what_was_written() -> None:
    page = loaded(a_mail("Hello,\n\nthe claim was granted.\n\nWhat now?\n"))

    assert (page.title, page.published) == ("A claim", "2026-11-03")
    assert page.blocks == (
        paragraph("Hello,"),
        paragraph("the claim was granted."),
        paragraph("What now?"),
    )


def test_who_wrote_it_to_whom_is_not_read() -> None:
    page = loaded(a_mail())

    said = " ".join([page.title or "", page.publisher or "", *(b.words for b in page.blocks)])
    assert "example" not in said.lower()


@pytest.mark.parametrize(
    "quoting",
    [
        "On Mon, 2 Nov 2026 at 10:00, Jane <jane@example.com> wrote:\n> Where is it?\n",
        "On Mon, 2 Nov 2026 at 10:00, Jane Example with a long name\n<jane@example.com> wrote:\n"
        "> Where is it?\n",
        "-----Original Message-----\nFrom: Jane\nWhere is it?\n",
    ],
)
def test_what_a_mail_quotes_stands_apart(quoting: str) -> None:
    page = loaded(a_mail(f"It was delivered.\n\n{quoting}"))

    assert page.blocks[:2] == (paragraph("It was delivered."), QUOTED)
    assert page.blocks[-1] == quote("Where is it?")
    assert all(block.kind is BlockKind.QUOTE for block in page.blocks[2:])


def test_a_signature_is_left_out_and_that_is_told() -> None:
    below = loaded(a_mail("It was delivered.\n\n-- \nAnn Example\n12 Example Street\n"))
    greeted = loaded(a_mail("It was delivered.\n\nKind regards,\nAnn Example\nExample Ltd\n"))

    for page in (below, greeted):
        assert page.blocks == (paragraph("It was delivered."),)
        assert page.notes == ("a signature was left out",)


def test_a_long_text_below_a_greeting_word_is_no_signature() -> None:
    text = "Thank you,\n\nthe next step is to send the label with the first scan to Amazon today."

    assert len(loaded(a_mail(text)).blocks) == 2


def test_a_notice_in_html_keeps_its_table() -> None:
    mail = a_mail()
    mail.clear_content()
    mail.set_content(
        "<p>A claim was filed.</p><table><tr><th>Order</th><th>Amount</th></tr>"
        "<tr><td>113-1234567-1234567</td><td>$42.10</td></tr></table>"
        "<blockquote>Where is it?</blockquote>",
        subtype="html",
    )

    assert loaded(mail).blocks == (
        paragraph("A claim was filed."),
        table(("Order", "Amount"), ("113-1234567-1234567", "$42.10")),
        QUOTED,
        quote("Where is it?"),
    )


def test_attachments_are_named_and_those_of_a_known_format_are_read() -> None:
    mail = a_mail()
    mail.add_attachment(
        a_pdf(["Proof of delivery", "", "Left at the door."]),
        *("application", "pdf"),
        filename="proof.pdf",
    )
    mail.add_attachment("a line of a log", filename="server.log")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")

    assert loaded(mail).blocks == (
        paragraph("The claim was granted."),
        paragraph("Attachments: proof.pdf, server.log, photo.png"),
        heading("Attachment: proof.pdf", 2),
        paragraph("Left at the door."),
    )


def test_an_attachment_that_cannot_be_read_is_told() -> None:
    mail = a_mail()
    mail.add_attachment(b"no pdf", maintype="application", subtype="pdf", filename="a.pdf")

    assert loaded(mail).notes == ("attachment a.pdf was not read: damaged",)


def test_a_mail_that_is_attached_is_read_but_not_without_end() -> None:
    mail = a_mail("Innermost.")
    for depth in range(6):
        outer = a_mail(f"Depth {depth}.")
        outer.add_attachment(mail)
        mail = outer

    said = [block.text for block in loaded(mail).blocks if block.text.startswith("Depth")]

    assert said == ["Depth 5.", "Depth 4.", "Depth 3."]


def test_a_mailbox_is_its_mails_under_their_subjects() -> None:
    box = b"".join(
        b"From ann@example.com Tue Nov  3 10:00:00 2026\n" + mail.as_bytes() + b"\n"
        for mail in (a_mail("One.\n\n>From the start.\n"), a_mail("Two.", subject="Another"))
    )

    assert loaded(box, ".mbox").blocks == (
        heading("A claim (2026-11-03)", 1),
        paragraph("One."),
        paragraph("From the start."),
        heading("Another (2026-11-03)", 1),
        paragraph("Two."),
    )


def test_a_text_in_another_encoding_than_it_says_is_read_all_the_same() -> None:
    raw = a_mail("Cafe").as_bytes().replace(b"Cafe", "Café".encode())

    assert loaded(raw).blocks == (paragraph("Café"),)


@pytest.mark.parametrize(
    ("suffix", "raw", "refused"),
    [
        (".eml", b"\n\nno headers\n", Refused(Fault.DAMAGED, "it has no headers")),
        (".eml", a_mail("").as_bytes(), Refused(Fault.EMPTY)),
        (".mbox", b"no mailbox", Refused(Fault.DAMAGED, "a mailbox begins with 'From '")),
        (".mhtml", a_mail().as_bytes(), Refused(Fault.DAMAGED, "there is no page in it")),
    ],
)
def test_what_is_no_mail_is_refused(suffix: str, raw: bytes, refused: Refused) -> None:
    assert LOADERS[suffix](raw, Columns()) == refused
