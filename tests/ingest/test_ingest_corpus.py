from pathlib import Path

import pytest

from ingest.pipeline import ingest_corpus
from ingest.writer import Stage
from knowledge.errors import BadCorpus
from knowledge.sources import SHARED
from tests.ingest.corpora import POLICY, WORDS, a_corpus
from tests.ingest.in_memory_writer import InMemoryWriter


def test_the_corpus_comes_in_for_all_workspaces_with_its_fingerprint(tmp_path: Path) -> None:
    writer = InMemoryWriter()
    told: list[tuple[Stage, int, int]] = []

    report = ingest_corpus(a_corpus(tmp_path), writer, progress=lambda *step: told.append(step))

    assert writer.texts(SHARED) == {WORDS, "A claim was granted"}
    assert writer.fingerprint(SHARED) is not None
    assert report.version == "version-1"
    assert len(report.plan.add) == 2
    assert told == [(Stage.PASSAGES, 1, 2), (Stage.PASSAGES, 2, 2)]


def test_an_unchanged_corpus_is_not_even_parsed(tmp_path: Path) -> None:
    folder = a_corpus(tmp_path, policy="---\n}damaged{\n---\n")
    writer = InMemoryWriter()
    ingest_corpus(a_corpus(tmp_path), writer)
    noted = writer.fingerprint(SHARED)
    a_corpus(tmp_path, policy="---\n}damaged{\n---\n")
    with pytest.raises(BadCorpus):
        ingest_corpus(folder, writer)
    a_corpus(tmp_path)
    writer.embedded.clear()

    report = ingest_corpus(folder, writer)

    assert writer.embedded == []
    assert report.version is None
    assert len(report.plan.keep) == 2
    assert writer.fingerprint(SHARED) == noted
    assert writer.sweeps == 2


def test_of_a_changed_corpus_only_what_changed_is_embedded_and_what_went_goes(
    tmp_path: Path,
) -> None:
    writer = InMemoryWriter()
    ingest_corpus(a_corpus(tmp_path), writer)
    writer.embedded.clear()
    a_corpus(tmp_path, policy=POLICY.replace("Both count.", "One counts."))

    report = ingest_corpus(tmp_path, writer)

    assert len(writer.embedded) == 1
    assert writer.texts(SHARED) == {
        WORDS.replace("Both count.", "One counts."),
        "A claim was granted",
    }
    assert report.plan.dropped == 1
    assert ingest_corpus(tmp_path, writer).plan.changes_nothing


def test_what_went_from_the_corpus_goes_from_the_answers(tmp_path: Path) -> None:
    writer = InMemoryWriter()
    ingest_corpus(a_corpus(tmp_path), writer)
    a_corpus(tmp_path, playbook="[]")

    report = ingest_corpus(tmp_path, writer)

    assert writer.texts(SHARED) == {WORDS}
    assert report.plan.removed == ("claim-granted",)


def test_words_that_stand_in_no_passage_change_the_fingerprint_and_embed_nothing(
    tmp_path: Path,
) -> None:
    writer = InMemoryWriter()
    ingest_corpus(a_corpus(tmp_path), writer)
    writer.embedded.clear()
    before = writer.fingerprint(SHARED)
    a_corpus(tmp_path, policy=POLICY.replace("facts: ", "facts:  "))

    ingest_corpus(tmp_path, writer)

    assert writer.embedded == []
    assert writer.fingerprint(SHARED) != before


def test_a_dry_run_of_the_corpus_writes_nothing(tmp_path: Path) -> None:
    writer = InMemoryWriter()

    report = ingest_corpus(a_corpus(tmp_path), writer, dry_run=True)

    assert writer.texts(SHARED) == set()
    assert (writer.sweeps, writer.fingerprint(SHARED)) == (0, None)
    assert len(report.plan.add) == 2


def test_a_damaged_corpus_leaves_what_stands(tmp_path: Path) -> None:
    writer = InMemoryWriter()
    ingest_corpus(a_corpus(tmp_path), writer)

    with pytest.raises(BadCorpus):
        ingest_corpus(a_corpus(tmp_path, policy=POLICY.replace("id:", "name:")), writer)

    assert WORDS in writer.texts(SHARED)
