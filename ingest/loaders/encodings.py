"""The encoding of a text, told from its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.characters import plain
from ingest.documents import Fault, Refused


@dataclass(frozen=True, kw_only=True)
class FileText:
    """A file's words, with plain characters; `note` where something about it had to be guessed."""

    text: str
    note: str | None = None


def decoded(raw: bytes) -> FileText | Refused:
    """Read bytes as text. A byte order mark is believed; without one they must be UTF-8, or
    Windows-1252 where that is beyond doubt.
    """
    read = _decoded(raw)
    if isinstance(read, Refused):
        return read
    text = plain(read.text)
    return replace(read, text=text) if text.strip() else Refused(Fault.EMPTY)


def _decoded(raw: bytes) -> FileText | Refused:
    if not raw.strip():
        return Refused(Fault.EMPTY)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return FileText(text=raw.decode("utf-16"), note="read as UTF-16")
        except UnicodeDecodeError:
            return Refused(Fault.ENCODING)
    if raw.startswith(_OTHER_FORMATS) or len(_BINARY_BYTES.findall(raw)) > len(raw) // 1000:
        return Refused(Fault.BINARY)
    try:
        return FileText(text=raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _windows_text(raw)


# Formats that may stand under a text's name and hold no zero byte near their beginning.
_OTHER_FORMATS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
_BINARY_BYTES = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def _windows_text(raw: bytes) -> FileText | Refused:
    """Windows-1252 is what old exports of European and American programs are in. It can hold any
    bytes at all, so it is believed only where few bytes are beyond ASCII, each of them a letter,
    typography or a currency, and none of them part of a UTF-8 letter (the file would be damaged
    UTF-8 then).
    """
    beyond_ascii = sum(byte >= 0x80 for byte in raw)
    if beyond_ascii > len(raw) // 8 or _UTF8_LETTER.search(raw):
        return Refused(Fault.ENCODING)
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return Refused(Fault.ENCODING)
    if any(ord(letter) >= 0x80 and not _plausible(letter) for letter in text):
        return Refused(Fault.ENCODING)
    return FileText(text=text, note="read as Windows-1252, since it is not UTF-8")


_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def _plausible(letter: str) -> bool:
    return letter.isalpha() or letter in "\u00a0‘’“”„‚–—…•·€£¥¢©®™°§¶«»¿¡½¼¾²³¹×÷±µ´"
