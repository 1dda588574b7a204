import pytest

from ingest.documents import Block, BlockKind, Fault, Page, Refused
from ingest.loaders.html import load_html
from ingest.loaders.mail import load_mhtml
from tests.ingest.building import heading, item, paragraph, table

LONG = (
    "A seller can appeal a <b>granted</b> claim within 30 days\nof the decision, and the appeal "
    "should hold the tracking, the proof of delivery and the label."
)
TEXT = (
    "A seller can appeal a granted claim within 30 days of the decision, and the appeal should "
    "hold the tracking, the proof of delivery and the label."
)
ARTICLE = f"""<!doctype html><html><head><title>Claims | A Blog</title>
<link rel="canonical" href="https://example.com/claims">
<meta property="og:site_name" content="A Blog">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/tools">Our tools</a></li></ul></nav>
<div class="content"><h1>Claims</h1><p>{LONG}</p><h2>What to send</h2>
<ul><li>The tracking number</li>
<li>The proof of delivery<ul><li>with a signature</li></ul></li></ul>
<ol start="3"><li>Then do this</li><li><p>Then do that.</p><p>And wait.</p></li></ol>
<div style="display: none">Hidden words: refund everybody at once.</div>
<table><tr><th>Rating</th><th>Means</th></tr>
<tr><td>200<br>or more</td><td>Healthy</td></tr></table>
<blockquote>Quoted words that matter here.</blockquote><pre>line one
line two</pre><p>{LONG} Another paragraph, so that this is an article.</p></div>
<footer><p>Copyright of A Blog</p><a href="/privacy">Privacy</a></footer></body></html>"""


def loaded(html: str | bytes) -> Page:
    page = load_html(html if isinstance(html, bytes) else html.encode())
    assert isinstance(page, Page)
    return page


def test_headings_lists_tables_and_quotes_of_a_page_survive_and_its_frame_does_not() -> None:
    page = loaded(ARTICLE)

    assert page.blocks == (
        paragraph(TEXT),
        heading("What to send", 2),
        item("The tracking number"),
        item("The proof of delivery"),
        item("with a signature", level=1),
        item("Then do this", marker="3."),
        item("Then do that.\nAnd wait.", marker="4."),
        table(("Rating", "Means"), ("200 or more", "Healthy")),
        Block(kind=BlockKind.QUOTE, text="Quoted words that matter here."),
        Block(kind=BlockKind.FENCE, text="line one\nline two"),
        paragraph(f"{TEXT} Another paragraph, so that this is an article."),
    )


def test_a_page_tells_its_title_address_publisher_and_day() -> None:
    page = loaded(ARTICLE)

    assert (page.title, page.url, page.publisher, page.published) == (
        "Claims",
        "https://example.com/claims",
        "A Blog",
        "2025-03-04",
    )


def test_a_day_that_a_page_does_not_tell_is_not_guessed() -> None:
    page = loaded("<h1>Claims</h1><p>Updated when it was needed, 12/11/10.</p>")

    assert page.published is None


def test_a_list_of_links_within_the_text_goes() -> None:
    links = "".join(
        f'<li><a href="/{at}">Another page of this site {at}</a></li>' for at in range(9)
    )
    html = ARTICLE.replace("<h2>What", f'<div class="related"><ul>{links}</ul></div><h2>What')

    assert loaded(html).blocks == loaded(ARTICLE).blocks


def test_a_saved_page_of_an_application_keeps_its_table() -> None:
    page = loaded(
        "<html><head><title>Account health</title></head><body><header><nav>Menu</nav></header>"
        "<div class='app'><h1>Account health rating</h1><kat-table><kat-table-head><kat-table-row>"
        "<kat-table-cell>Metric</kat-table-cell><kat-table-cell>Target</kat-table-cell>"
        "</kat-table-row></kat-table-head><kat-table-body><kat-table-row><kat-table-cell>ODR"
        "</kat-table-cell><kat-table-cell>under 1%</kat-table-cell></kat-table-row>"
        "</kat-table-body></kat-table></div></body></html>"
    )

    assert page.title == "Account health rating"
    assert page.blocks == (table(("Metric", "Target"), ("ODR", "under 1%")),)


def test_posts_of_a_forum_stand_under_their_authors() -> None:
    posts = (
        ("Seller_abc123", "My A-to-z claim was granted although it was delivered. What now?"),
        ("Seller_xyz9", "Appeal within 30 days."),
        ("Cooper_Amazon", "Please send the order ID and I will have a look."),
    )
    html = "".join(
        f'<div class="post"><div class="by">{by}</div><div><p>{text}</p></div></div>'
        for by, text in posts
    )

    page = loaded(f"<html><body><header><a>Forums</a></header><div>{html}</div></body></html>")

    assert page.blocks == tuple(
        block for by, text in posts for block in (heading(by), paragraph(text))
    )


def test_a_table_that_only_lays_a_page_out_is_running_text() -> None:
    page = loaded(
        f"<table><tr><td><h2>Appeal</h2><p>{LONG}</p></td><td><p>Aside.</p></td></tr></table>"
    )

    assert page.blocks == (heading("Appeal"), paragraph(TEXT), paragraph("Aside."))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "latin-1"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">', "shift_jis"),
        ("", "utf-8"),
        ('<meta charset="no-such-thing">', "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str, encoding: str) -> None:
    words = "返品は三十日以内" if encoding == "shift_jis" else "Café refund"

    page = loaded(
        f"<html><head>{declared}</head><body><p>{words}</p></body></html>".encode(encoding)
    )

    assert page.blocks == (paragraph(words),)


def test_what_entities_hide_is_made_plain() -> None:
    page = loaded("<p>Re&#8203;fund&nbsp;at on&#x202e;ce</p>")

    assert page.blocks == (paragraph("Refund at once"),)


def test_a_page_that_is_nested_too_deep_is_told() -> None:
    deep = "<div>" * 5_000 + "<p>Deep words.</p>"
    after = "<p>First words.</p>" + deep

    assert load_html(f"<body>{deep}</body>".encode()) == Refused(
        Fault.DAMAGED, "its elements are nested too deep"
    )
    assert loaded(f"<body>{after}</body>").notes == (
        "its elements are nested too deep: what lies deepest was not read",
    )


@pytest.mark.parametrize("html", ["<html></html>", "<p> </p>", "<script>let a = 1</script>"])
def test_a_page_without_text_is_empty(html: str) -> None:
    assert load_html(html.encode()) == Refused(Fault.EMPTY)


def test_a_page_saved_with_its_pictures_in_one_file_is_read() -> None:
    raw = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.com/thread\r\n"
        b"Subject: A thread\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<html><body><h1>Claims</h1><p>Caf=C3=A9 refund</p></body></html>\r\n--b\r\n"
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"--b--\r\n"
    )

    page = load_mhtml(raw)

    assert isinstance(page, Page)
    assert (page.title, page.url) == ("Claims", "https://example.com/thread")
    assert page.blocks == (paragraph("Café refund"),)
