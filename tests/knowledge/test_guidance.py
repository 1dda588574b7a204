"""Guidance is the same read from the corpus and from what an earlier process kept of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.errors import BadCorpus
from knowledge.guidance import CORPUS, load_guidance


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


def test_guidance_kept_by_an_earlier_process_is_the_same(tmp_path: Path) -> None:
    kept = tmp_path / "guidance.json"

    read, again = load_guidance(kept=kept), load_guidance(kept=kept)

    assert read == load_guidance()
    assert again == read


def test_a_changed_corpus_is_read_anew(corpus: Path, tmp_path: Path) -> None:
    kept = tmp_path / "guidance.json"
    load_guidance(corpus, kept=kept)

    (corpus / "not_ours.yaml").unlink()

    assert load_guidance(corpus, kept=kept).not_ours == ()


@pytest.mark.parametrize("content", ["", "[]", '{"made_from": "another"}', "\x00"])
def test_a_broken_file_is_read_as_if_nothing_was_kept(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "guidance.json"
    kept.write_text(content, encoding="utf-8")

    assert load_guidance(kept=kept) == load_guidance()
    assert load_guidance(kept=kept) == load_guidance()


def test_guidance_is_read_where_nothing_can_be_kept(tmp_path: Path) -> None:
    assert load_guidance(kept=tmp_path / "no folder" / "guidance.json") == load_guidance()


def test_a_mistake_in_the_corpus_is_named_with_its_file(corpus: Path) -> None:
    (corpus / "drafts" / "buyer.yaml").write_text("- id: [", encoding="utf-8")

    with pytest.raises(BadCorpus, match=r"drafts/buyer\.yaml"):
        load_guidance(corpus)
