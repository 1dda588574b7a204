"""PDF read as text: pages put together again without what stands at the head and foot of each."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from ingest.characters import plain
from ingest.documents import Fault, Page, Refused
from ingest.loaders.text import load_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

EDGE = 3
"""Lines at the head and the foot of a page that may be the same on each."""

MOST_PAGES = 3_000


def load_pdf(raw: bytes) -> Page | Refused:
    """Read the text of a PDF. One that is locked, and one that holds only pictures of pages, are
    refused as such; pages without text among others are noted.
    """
    from pypdf.errors import PyPdfError

    try:
        with _quiet():
            return _page(raw)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        # What is damaged makes the library stumble over whatever comes first.
        return Refused(Fault.DAMAGED, str(error).splitlines()[0][:80] if str(error) else "")
    except RecursionError:
        return Refused(Fault.DAMAGED, "its parts lead back to each other")


def _page(raw: bytes) -> Page | Refused:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted and not _unlocked(reader):
        return Refused(Fault.ENCRYPTED)
    count = len(reader.pages)
    if not count:
        return Refused(Fault.DAMAGED, "it has no pages")
    if count > MOST_PAGES:
        return Refused(Fault.TOO_LARGE, f"{count} pages; the limit is {MOST_PAGES}")
    texts = [plain(page.extract_text()) for page in reader.pages]
    bare = [number for number, text in enumerate(texts, start=1) if not text.strip()]
    if len(bare) == len(texts):
        return Refused(Fault.SCANNED, f"{count} page{'' if count == 1 else 's'}")
    page = load_text("\n\n".join(_without_edges(texts)))
    told = " ".join(plain((reader.metadata and reader.metadata.title) or "").split())
    title = told if _is_title(told) else page.title
    notes = (f"no text on page {_listed(bare)}: pictures are not read",) if bare else ()
    return replace(page, title=title, notes=notes)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings on what it mended from the terminal."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _unlocked(reader: PdfReader) -> bool:
    """True where no password is needed to read: some files are only locked against changes."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _without_edges(texts: Sequence[str]) -> Sequence[str]:
    """Take running titles and page numbers away: what stands, but for its digits, in the same place
    on most of the pages.
    """
    pages = [[line for line in text.split("\n") if line.strip()] for text in texts]
    if len([page for page in pages if page]) < 3:
        return [re.sub(r"\n\s*(?:page )?\d{1,4}\s*$", "", text, flags=re.I) for text in texts]
    heads = Counter(_shape(line) for page in pages for line in {*page[:EDGE]})
    feet = Counter(_shape(line) for page in pages for line in {*page[-EDGE:]})
    most = len(pages) * 0.6
    return [_trimmed(text, heads, feet, most) for text in texts]


def _trimmed(text: str, heads: Counter[str], feet: Counter[str], most: float) -> str:
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    gone = {at for at in filled[:EDGE] if heads[_shape(lines[at])] >= most}
    gone |= {at for at in filled[-EDGE:] if feet[_shape(lines[at])] >= most}
    return "\n".join(line for at, line in enumerate(lines) if at not in gone)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip().casefold())


def _is_title(told: str) -> bool:
    """True for a title that a person wrote: programs put a file's name there."""
    return len(told) > 3 and not re.search(r"(?i)^(?:microsoft word|untitled)\b|\.\w{3,4}$", told)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} and {len(numbers) - 10} more" if len(numbers) > 10 else shown
