"""A folder of small mixed documents, made up, the same each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from docx import Document

from tests.ingest.loaders.making import a_pdf

_WORDS = (
    *("parcel", "claim", "refund", "label", "carrier", "scan", "buyer", "seller", "appeal"),
    *("deadline", "evidence", "return", "photo", "policy", "window", "invoice", "tracking"),
    *("delivery", "badge", "protection", "reimbursement", "message", "account", "order"),
    *("decision", "rating", "metric", "warehouse", "package", "address", "signature", "damage"),
    *("box", "receipt", "statement", "notice", "case", "form", "team", "customer", "price"),
)
_VERBS = ("checks", "sends", "keeps", "answers", "attaches", "files", "reads", "compares")


def write_folder(folder: Path, size: int) -> None:
    """Write `size` documents, a tenth in each of ten shapes: Markdown, text, HTML, DOCX, PDF, mail
    and case notes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(size):
        suffix, write = _SHAPES[number % len(_SHAPES)]
        (folder / f"document-{number:05d}{suffix}").write_bytes(write(random.Random(number)))  # noqa: S311 -- not for secrets


def change_one_in(folder: Path, every: int) -> int:
    """Add a sentence to one in so many of the documents, of those that are text; return how many
    were changed.
    """
    files = sorted(folder.iterdir())
    texts = [path for path in files if path.suffix in {".md", ".txt"}]
    changed = texts[: max(1, len(files) // every)]
    for path in changed:
        path.write_text(path.read_text() + "\n\nThis was added after the rest had come in.\n")
    return len(changed)


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=9)
    return (
        f"The {words[0]} team {chance.choice(_VERBS)} the {words[1]} {words[2]} within "
        f"{chance.randint(2, 90)} days, with the {words[3]} {words[4]}, before the {words[5]} "
        f"{chance.choice(_VERBS)} a {words[6]} {words[7]} of the {words[8]}."
    )


def _paragraphs(chance: random.Random, count: int = 4) -> Sequence[str]:
    return [" ".join(_sentence(chance) for _ in range(3)) for _ in range(count)]


def _title(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=3)).capitalize()


def _markdown(chance: random.Random) -> bytes:
    sections = [f"## {_title(chance)}\n\n{each}\n" for each in _paragraphs(chance)]
    items = "".join(f"- {_sentence(chance)}\n" for _ in range(3))
    return f"# {_title(chance)}\n\n{''.join(sections)}\n{items}".encode()


def _text(chance: random.Random) -> bytes:
    return "\n\n".join([_title(chance), *_paragraphs(chance)]).encode()


def _html(chance: random.Random) -> bytes:
    menu = "".join(f'<li><a href="/{at}">{_title(chance)}</a></li>' for at in range(8))
    body = "".join(f"<h2>{_title(chance)}</h2><p>{each}</p>" for each in _paragraphs(chance))
    head = f"<title>{_title(chance)}</title>"
    return f"<html><head>{head}</head><body><nav><ul>{menu}</ul></nav>{body}</body></html>".encode()


def _docx(chance: random.Random) -> bytes:
    word = Document()
    word.add_heading(_title(chance), 1)
    for each in _paragraphs(chance):
        word.add_paragraph(each)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _pdf(chance: random.Random) -> bytes:
    return a_pdf([_title(chance), *(_sentence(chance) for _ in range(12))])


def _mail(chance: random.Random) -> bytes:
    text = "\n\n".join(_paragraphs(chance, 2))
    return f"Subject: {_title(chance)}\nDate: Tue, 3 Nov 2026 10:00:00 +0000\n\n{text}\n".encode()


def _cases(chance: random.Random) -> bytes:
    rows = [
        f'113-{chance.randint(10**6, 10**7 - 1)}-{chance.randint(10**6, 10**7 - 1)},denied,"'
        f'{_sentence(chance)}"\n'
        for _ in range(4)
    ]
    return ("Order ID,Decision,Note\n" + "".join(rows)).encode()


_SHAPES: Sequence[tuple[str, Callable[[random.Random], bytes]]] = (
    *((".md", _markdown),) * 3,
    *((".txt", _text),) * 2,
    (".html", _html),
    (".docx", _docx),
    (".pdf", _pdf),
    (".eml", _mail),
    (".csv", _cases),
)
