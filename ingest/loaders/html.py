"""Saved web pages read as blocks: a page's own text, without what the site puts around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.characters import plain
from ingest.documents import Block, BlockKind, Fault, Page, Refused
from ingest.handles import is_author_line
from ingest.loaders.elements import seen_within, words_of
from ingest.loaders.encodings import FileText, decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TOO_DEEP = "its elements are nested too deep"


def load_html(raw: bytes) -> Page | Refused:
    """Read a saved page: headings, lists, tables and quotes of its main text. Nothing that it links
    to is fetched; what it hides from its readers is not read.
    """
    text = _text(raw)
    return text if isinstance(text, Refused) else page_of(text.text, text.note)


def page_of(html: str, note: str | None = None) -> Page | Refused:
    """Read a page's HTML."""
    tree, was_cut = _parsed(html)
    if tree is None:
        return Refused(Fault.EMPTY)
    told = _told(tree)
    _pruned(tree)
    blocks = _main_text(tree)
    if not blocks:
        return Refused(Fault.DAMAGED, TOO_DEEP) if was_cut else Refused(Fault.EMPTY)
    first, title = blocks[0], told.get("title")
    if first.kind is BlockKind.HEADING and first.level == 1:
        title, blocks = first.text, blocks[1:]
    notes = (note, f"{TOO_DEEP}: what lies deepest was not read" if was_cut else None)
    return Page(
        blocks=blocks,
        title=title,
        url=told.get("url"),
        publisher=told.get("publisher"),
        published=told.get("published"),
        notes=tuple(each for each in notes if each),
    )


def fragment_blocks(html: str) -> tuple[Block, ...]:
    """Read HTML that is no web page (the body of a mail): all that it shows."""
    tree, _ = _parsed(html)
    if tree is None:
        return ()
    _pruned(tree)
    return tuple(_plain(seen.block) for seen in seen_within(tree))


def _text(raw: bytes) -> FileText | Refused:
    declared = _CHARSET.search(raw[:4096])
    if declared is not None and not raw.startswith(_MARKED):
        try:
            return FileText(text=plain(raw.decode(declared["name"].decode("ascii"))))
        except (LookupError, UnicodeDecodeError):  # it says what it isn't: see what it is
            pass
    return decoded(raw)


def _parsed(html: str) -> tuple[HtmlElement | None, bool]:
    """Parse HTML, and say whether it was nested too deep to be read to the end."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # A declaration of an encoding would be believed, and the text has been decoded already.
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html)
    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    return tree, any("depth" in error.message for error in parser.error_log)


def _told(tree: HtmlElement) -> dict[str, str]:
    """What the page says of itself in its head."""
    told: dict[str, str] = {}
    for name, path in _TOLD:
        found = [" ".join(plain(str(each)).split()) for each in tree.xpath(path)]
        value = next(filter(None, found), None)
        if value is not None:
            told.setdefault(name, value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", told.get("url", "")):
        told.pop("url", None)
    if "published" in told:
        day = re.match(r"\d{4}-\d{2}-\d{2}", told["published"])
        told["published"] = day.group() if day else told["published"]
    return told


def _pruned(tree: HtmlElement) -> None:
    """Take out what a reader does not see, and give an application's elements their plain names."""
    for element in tree.xpath(_UNSEEN):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag in _PLAIN_TAGS:
            element.tag = _PLAIN_TAGS[element.tag]


def _main_text(tree: HtmlElement) -> tuple[Block, ...]:
    """Read what stands between the first and the last words that trafilatura takes for the page's
    text, as the page has it: what it gives out itself has lost tables, and posts their authors.
    """
    bodies = tree.xpath("(//main | //*[@role='main'] | //body)[1]")
    whole = seen_within(bodies[0] if bodies else tree, without=_FRAME)
    extracted = f" {' '.join(_extracted(tree))} "
    is_main = [f" {' '.join(words_of(seen.block))} " in extracted for seen in whole]
    if not any(is_main):
        return tuple(_plain(seen.block) for seen in whole)
    first = is_main.index(True)
    last = len(is_main) - 1 - is_main[::-1].index(True)
    while first > 0 and whole[first - 1].block.kind is BlockKind.HEADING:
        first -= 1
    return tuple(
        _plain(seen.block)
        for at, seen in enumerate(whole)
        if first <= at <= last and (is_main[at] or not seen.is_link)
    )


def _plain(block: Block) -> Block:
    # Entities stood for characters that could not be made plain before.
    block = block.changed(plain)
    if block.kind is BlockKind.PARAGRAPH and is_author_line(block.text):
        return Block(kind=BlockKind.HEADING, text=block.text, level=2)
    return block


def _extracted(tree: HtmlElement) -> Sequence[str]:
    """The words of the page's text, as trafilatura finds it."""
    # It brings half a second of libraries.
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_tables=True, include_comments=True, favor_recall=True)
    if found is None or isinstance(found, dict):
        return ()
    texts = [body for body in (found.body, found.commentsbody) if body is not None]
    return [word for body in texts for seen in seen_within(body) for word in words_of(seen.block)]


_MARKED = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?(?P<name>[\w-]+)")
_TOLD = (
    ("title", "//meta[@property='og:title']/@content"),
    ("title", "//head/title/text()"),
    ("url", "//link[@rel='canonical']/@href"),
    ("url", "//meta[@property='og:url']/@content"),
    ("publisher", "//meta[@property='og:site_name']/@content"),
    ("published", "//meta[@property='article:published_time']/@content"),
    ("published", "//meta[@itemprop='datePublished']/@content"),
)
_UNSEEN = (
    "//script | //style | //noscript | //template | //svg | //iframe | //object | //embed"
    " | //button | //select | //textarea | //input | //*[@hidden] | //*[@aria-hidden='true']"
    " | //*[contains(translate(@style, ' ', ''), 'display:none')]"
    " | //*[contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)
_FRAME = frozenset({"nav", "header", "footer", "aside"})
_PLAIN_TAGS = {
    "kat-table": "table",
    "kat-table-head": "thead",
    "kat-table-body": "tbody",
    "kat-table-row": "tr",
    "kat-table-cell": "td",
    "kat-link": "a",
    "kat-label": "span",
}
"""Seller Central's own elements, by what they are."""
