"""What the README promises of personal data, held against the files of a home."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from ingest.loaders.corpus import load_corpus
from ingest.pipeline import run_ingest
from ingest.prepare import HandedIn
from ingest.scrub import scrub_texts
from knowledge.guidance import CORPUS
from knowledge.opening import Home, open_index
from tests.bot.planted import places_of
from tests.conftest import NOW

NOTE = """\
# Note of Henrietta Quillfeather

Buyer Henrietta Quillfeather (h.quill@example.org, +1 212 555 0187) says order
113-1234567-1234567 never came. She paid $45.99 with 4111 1111 1111 1111 on 2026-11-02.
Tracking 1Z999AA10123456784 shows it at 88 Orchard Hill Rd, Waterbury, CT 06708.
Henrietta's PayPal account is quill_77.

| Order | Buyer name | Phone |
|---|---|---|
| 113-1234567-1234567 | Ottoline Featherby | 646 555 0133 |
"""
PERSONAL = (
    "Quillfeather", "Henrietta", "Ottoline", "Featherby", "h.quill@example.org", "212 555 0187",
    "646 555 0133", "4111 1111 1111 1111", "Orchard Hill", "quill_77",
)  # fmt: skip
STAYS = ("113-1234567-1234567", "1Z999AA10123456784", "$45.99", "2026-11-02")


@pytest.fixture
def taken_in(home: Home, tmp_path: Path) -> Home:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    (folder / "Henrietta Quillfeather.md").write_text(NOTE)
    handed_in = HandedIn(paths=[folder], workspace="local")
    with open_index(home) as index, index.writer(now=NOW) as writer:
        run_ingest(handed_in, writer, writer.count_tokens)
    return home


def test_what_is_taken_in_leaves_no_personal_data_in_any_file(taken_in: Home) -> None:
    assert {word: places_of(taken_in, word) for word in PERSONAL} == {
        word: set() for word in PERSONAL
    }


def test_what_a_case_needs_stays(taken_in: Home) -> None:
    with open_index(taken_in) as index:
        found = index.reader("local").search(["which order never came and how was it paid"])
    text = "\n".join(hit.passage.text for hit in found)

    assert [words for words in STAYS if words not in text] == []


def test_a_purge_finds_nothing_in_what_was_scrubbed(
    taken_in: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPUTE_DESK_HOME", str(taken_in.root))

    said = CliRunner().invoke(app, ["purge", "--dry-run"], catch_exceptions=False).output

    assert said == "Nothing kept holds personal data that the desk recognises.\n"


def test_guidance_is_hardly_ever_taken_for_personal_data() -> None:
    texts = [passage.text for passage in load_corpus(CORPUS).statements]

    _, found = scrub_texts(texts)

    assert sum(found.values()) <= len(texts) // 200
