"""The road's last step, with the writer that really writes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import ingest_corpus, run_ingest
from ingest.prepare import HandedIn
from ingest.writer import Writer
from knowledge.index.writer import IndexWriter
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED
from tests.conftest import NOW
from tests.ingest.building import count_words
from tests.ingest.corpora import POLICY, WORDS, a_corpus
from tests.ingest.in_memory_writer import InMemoryWriter

GUIDE = (
    "# Returns\n\nAccept returns within 30 days.\n\n## Photos\n\nKeep the photos of the parcel.\n"
)


def found(home: Home, question: str, workspace: str = "local") -> str:
    with open_index(home) as index:
        return index.reader(workspace).search([question])[0].passage.text


def written(home: Home, act: Callable[[IndexWriter], object]) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        act(writer)


def test_what_was_handed_in_is_found_and_what_replaced_it_after(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE)
    handed_in = HandedIn(paths=[folder], workspace="local")

    written(home, lambda writer: run_ingest(handed_in, writer, writer.count_tokens))

    assert found(home, "what pictures should I keep?") == "Keep the photos of the parcel."

    (folder / "guide.md").write_text(GUIDE.replace("Keep the photos", "Burn the photos"))
    written(home, lambda writer: run_ingest(handed_in, writer, writer.count_tokens))

    assert found(home, "what pictures should I keep?") == "Burn the photos of the parcel."


def test_the_corpus_is_found_from_any_workspace_by_the_questions_of_its_statements(
    home: Home, tmp_path: Path
) -> None:
    corpus = a_corpus(tmp_path / "corpus")

    written(home, lambda writer: ingest_corpus(corpus, writer))

    assert found(home, "deadline to fight an a to z", workspace="anyone") == WORDS


@pytest.fixture(params=["in memory", "index"])
def held(request: pytest.FixtureRequest) -> Callable[[Callable[[Writer], None]], None]:
    """Runs what is to be done with a writer; the next one finds what the last one left."""
    if request.param == "in memory":
        writer = InMemoryWriter()
        return lambda act: act(writer)
    home: Home = request.getfixturevalue("home")
    return lambda act: written(home, act)


def test_both_writers_keep_what_stands(
    held: Callable[[Callable[[Writer], None]], None], tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE)
    (folder / "gone.md").write_text("# Gone\n\nOld.\n")
    handed_in = HandedIn(paths=[folder], workspace="local")
    versions: list[str | None] = []
    embedded: list[int] = []

    def act(writer: Writer) -> None:
        told: list[object] = []
        report = run_ingest(
            handed_in, writer, count_words, progress=lambda *step: told.append(step)
        )
        versions.append(report.version)
        embedded.append(len(told) - len(report.documents))
        assert writer.fingerprint("local") is None
        standing = writer.standing("local")
        assert standing.keys() == {document.source.id for document in report.documents}
        assert sum(len(ids) for ids in standing.values()) == len(report.plan.keep) + len(
            report.plan.add
        )

    held(act)
    held(act)
    (folder / "gone.md").unlink()
    held(act)

    assert versions[0] == versions[1] != versions[2]
    assert embedded[0] > 0
    assert embedded[1:] == [0, 0]


def test_both_writers_remember_the_fingerprint_of_the_corpus(
    held: Callable[[Callable[[Writer], None]], None], tmp_path: Path
) -> None:
    corpus = a_corpus(tmp_path / "corpus")
    changes: list[tuple[int, int, int]] = []
    fingerprints: list[str | None] = []

    def act(writer: Writer) -> None:
        report = ingest_corpus(corpus, writer)
        changes.append((len(report.plan.add), len(report.plan.keep), report.plan.dropped))
        fingerprints.append(writer.fingerprint(SHARED))

    held(act)
    held(act)
    a_corpus(corpus, policy=POLICY.replace("Both count.", "One counts."))
    held(act)

    assert changes == [(2, 0, 0), (0, 2, 0), (1, 1, 1)]
    assert fingerprints[0] == fingerprints[1] != fingerprints[2]
    assert None not in fingerprints
