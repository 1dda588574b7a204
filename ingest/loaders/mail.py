"""E-mails read as blocks: what was written, apart from what was quoted; attachments by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from ingest.characters import plain
from ingest.documents import Block, BlockKind, Fault, Page, Refused
from ingest.loaders.encodings import decoded
from ingest.loaders.html import fragment_blocks, page_of
from ingest.loaders.replies import with_marks, written_and_quoted
from ingest.loaders.text import text_blocks

Load = Callable[[str, bytes], Page | Refused | None]
"""Reads an attachment of that name; None where its format is not known."""

MOST_ATTACHMENTS = 50
DEEPEST = 3
"""How many mails may lie one within the other as attachments."""


def load_eml(raw: bytes, load: Load) -> Page | Refused:
    """Read a mail. Its title is its subject, its date that of its sending; who wrote it to whom is
    not read, nor is a signature. Attachments are named; those of a known format are read.
    """
    message = _parsed(raw)
    if isinstance(message, Refused):
        return message
    mail = _mail(message, load, DEEPEST)
    if not any(block.kind is not BlockKind.HEADING for block in mail.blocks):
        return Refused(Fault.EMPTY)
    return Page(
        blocks=mail.blocks,
        title=mail.subject,
        published=mail.sent,
        publisher="an e-mail",
        notes=mail.notes,
    )


def load_mbox(raw: bytes, load: Load) -> Page | Refused:
    """Read a mailbox: each mail under its subject, in the order of the file."""
    if not raw.startswith(b"From "):
        return Refused(Fault.DAMAGED, "a mailbox begins with 'From '")
    blocks: list[Block] = []
    notes: list[str] = []
    for number, part in enumerate(_BETWEEN_MAILS.split(raw), start=1):
        message = _parsed(part.partition(b"\n")[2].replace(b"\n>From ", b"\nFrom "))
        if isinstance(message, Refused):
            notes.append(f"mail {number} can't be read")
            continue
        mail = _mail(message, load, DEEPEST)
        subject = " ".join(filter(None, (mail.subject or f"Mail {number}", _day(mail.sent))))
        blocks.append(Block(kind=BlockKind.HEADING, text=subject, level=1))
        blocks += [_lowered(block) for block in mail.blocks]
        notes += [f"mail {number}: {note}" for note in mail.notes]
    if all(block.kind is BlockKind.HEADING for block in blocks):
        return Refused(Fault.EMPTY)
    return Page(blocks=tuple(blocks), publisher="e-mails", notes=tuple(notes))


def load_mhtml(raw: bytes) -> Page | Refused:
    """Read a page that a browser saved with its pictures in one file."""
    message = _parsed(raw)
    if isinstance(message, Refused):
        return message
    body = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    html = _text(body) if body is not None else ""
    if not html.strip():
        return Refused(Fault.DAMAGED, "there is no page in it")
    page = page_of(html)
    if isinstance(page, Refused):
        return page
    url = page.url or str(message.get("Snapshot-Content-Location", ""))
    return replace(page, url=url if re.fullmatch(r"https?://[^\s<>\"']+", url) else None)


@dataclass(frozen=True)
class _Mail:
    subject: str | None
    sent: str | None
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def _parsed(raw: bytes) -> EmailMessage | Refused:
    try:
        message = message_from_bytes(raw, policy=default)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        return Refused(Fault.DAMAGED, str(error)[:80])
    if not isinstance(message, EmailMessage) or not message.keys():
        return Refused(Fault.DAMAGED, "it has no headers")
    return message


def _mail(message: EmailMessage, load: Load, depth: int) -> _Mail:
    written = written_and_quoted(_body(message))
    blocks = list(written.written)
    notes = []
    if written.signature:
        notes.append("a signature was left out")
    names: list[str] = []
    for part in _attached(message):
        name = _name(part)
        names.append(name)
        read = _read(part, name, load, depth)
        if isinstance(read, Refused):
            notes.append(f"attachment {name} was not read: {read.fault.value}")
        elif read is not None:
            blocks.append(Block(kind=BlockKind.HEADING, text=f"Attachment: {name}", level=2))
            blocks += [_lowered(_lowered(block)) for block in read]
    if names:
        words = f"Attachments: {', '.join(names)}"
        blocks.insert(len(written.written), Block(kind=BlockKind.PARAGRAPH, text=words))
    if written.quoted:
        blocks.append(Block(kind=BlockKind.HEADING, text="Quoted from earlier mails", level=2))
        blocks += written.quoted
    return _Mail(_header(message, "Subject"), _sent(message), tuple(blocks), tuple(notes))


def _body(message: EmailMessage) -> tuple[Block, ...]:
    """The words of a mail, from its plain text where it has one."""
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        return ()
    text = _text(body)
    if body.get_content_type() == "text/html":
        return fragment_blocks(text)
    return text_blocks(with_marks(text))


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        parts = list(message.iter_attachments())
    except (AttributeError, KeyError, TypeError):  # it says that it has parts, and has none
        return
    for part in parts[:MOST_ATTACHMENTS]:
        if isinstance(part, EmailMessage):
            yield part


def _read(
    part: EmailMessage, name: str, load: Load, depth: int
) -> Sequence[Block] | Refused | None:
    if part.get_content_type() == "message/rfc822":
        within = next((each for each in part.iter_parts() if isinstance(each, EmailMessage)), None)
        if within is None or depth <= 1:
            return None
        return _mail(within, load, depth - 1).blocks
    content = part.get_payload(decode=True)
    page = load(name, content) if isinstance(content, bytes) else None
    return page.blocks if isinstance(page, Page) else page


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset()
    if charset:
        try:
            return plain(content.decode(charset))
        except (LookupError, UnicodeDecodeError):  # it says what it isn't: see what it is
            pass
    read = decoded(content)
    return "" if isinstance(read, Refused) else read.text


def _name(part: EmailMessage) -> str:
    name = " ".join(plain(part.get_filename() or "").split())
    if name:
        return name[:100]
    return "a mail" if part.get_content_type() == "message/rfc822" else "without a name"


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(plain(str(message.get(name, ""))).split()) or None
    except (ValueError, IndexError, AttributeError, TypeError):  # a header that breaks its rules
        return None


def _sent(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _day(sent: str | None) -> str:
    return f"({sent})" if sent else ""


def _lowered(block: Block) -> Block:
    is_heading = block.kind is BlockKind.HEADING
    return replace(block, level=min(block.level + 1, 6)) if is_heading else block


_BETWEEN_MAILS = re.compile(rb"(?:(?<=\n\n)|(?<=\r\n\r\n))(?=From \S+ [^\n]*\d\d:\d\d[^\n]*\n)")
