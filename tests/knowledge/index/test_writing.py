from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from knowledge.errors import IndexBusy, IndexMissing, WrongSetting
from knowledge.index.desk import DeskIndex
from knowledge.index.writer import IndexWriter, Stage
from knowledge.opening import Home, list_sources, open_index
from knowledge.sources import SHARED, Passage
from tests.builders import a_passage
from tests.conftest import NOW
from tests.knowledge.index.corpus import APPEAL, CORPUS, HOUSE, ODR, SCAN

APPEAL_QUESTION = "how long do i have to appeal"


@pytest.fixture
def index(home: Home) -> Iterator[DeskIndex]:
    with open_index(home, wait=0.2) as opened:
        yield opened


def ids(*passages: Passage) -> frozenset[str]:
    return frozenset(passage.id for passage in passages)


def found(index: DeskIndex) -> list[Passage]:
    return [hit.passage for hit in index.reader("local").search([APPEAL_QUESTION])]


class Embedded:
    """Counts the texts that had to be embedded."""

    def __init__(self) -> None:
        self.texts = 0

    def __call__(self, done: int, total: int) -> None:
        assert done <= total
        self.texts = total


def test_what_is_added_stands_by_source(index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=(), fingerprint="first")

        assert writer.standing(SHARED) == {"off-atoz": ids(APPEAL, SCAN), "off-odr": ids(ODR)}
        assert writer.fingerprint(SHARED) == "first"
        assert (writer.standing("mine"), writer.fingerprint("mine")) == ({}, None)


def test_nothing_is_embedded_and_no_version_made_where_nothing_changed(index: DeskIndex) -> None:
    embedded = Embedded()
    with index.writer(now=NOW) as writer:
        first = writer.switch(SHARED, add=CORPUS, keep=())

        by_content = writer.switch(SHARED, add=CORPUS, keep=(), progress=embedded)
        by_id = writer.switch(SHARED, add=(), keep=ids(*CORPUS), progress=embedded)

    assert (by_content, by_id, embedded.texts) == (first, first, 0)


def test_new_inputs_that_make_the_same_version_are_noted(index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        first = writer.switch(SHARED, add=CORPUS, keep=(), fingerprint="first")
        second = writer.switch(SHARED, add=(), keep=ids(*CORPUS), fingerprint="second")

        assert (second, writer.fingerprint(SHARED)) == (first, "second")


def test_only_what_is_new_is_embedded(index: DeskIndex) -> None:
    embedded = Embedded()
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR, SCAN), keep=())

        writer.switch(SHARED, add=(APPEAL,), keep=ids(ODR), progress=embedded)

        assert writer.standing(SHARED) == {"off-atoz": ids(APPEAL), "off-odr": ids(ODR)}
    assert embedded.texts == 1 + len(APPEAL.keys)


def test_what_comes_back_before_it_was_swept_away_is_not_embedded_again(index: DeskIndex) -> None:
    embedded = Embedded()
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())
        writer.switch(SHARED, add=(), keep=ids(ODR))

        writer.switch(SHARED, add=(APPEAL,), keep=ids(ODR), progress=embedded)

    assert embedded.texts == 0
    assert found(index) == [APPEAL, ODR]


def test_what_is_not_held_cannot_be_kept(index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer, pytest.raises(ValueError, match=APPEAL.id):
        writer.switch(SHARED, add=(), keep=ids(APPEAL))


def test_the_switch_is_one_step(home: Home, index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR, SCAN), keep=())
    seen: dict[Stage, list[Passage]] = {}

    def look(stage: Stage) -> None:
        with open_index(home) as another:
            seen[stage] = found(another)

    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(APPEAL,), keep=ids(ODR), reached=look)

    before, after = [ODR, SCAN], [APPEAL, ODR]
    assert seen == {
        Stage.BEGUN: before,
        Stage.STORED: before,
        Stage.BUILT: before,
        Stage.SWITCHED: after,
    }


def test_the_stages_come_in_order(index: DeskIndex) -> None:
    reached: list[Stage] = []

    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=(), reached=reached.append)

    assert reached == [Stage.BEGUN, Stage.STORED, Stage.BUILT, Stage.SWITCHED]


def test_a_model_that_cannot_be_had_stops_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    reached: list[Stage] = []

    with (
        open_index(Home(root=tmp_path, model="no-such-model")) as index,
        index.writer(now=NOW) as writer,
    ):
        with pytest.raises(WrongSetting, match="no-such-model"):
            writer.switch(SHARED, add=CORPUS, keep=(), reached=reached.append)

        assert writer.sweep() == 0
    assert reached == [Stage.EXPORTING]
    assert not Home(root=tmp_path).chroma.exists()


def test_the_previous_version_is_kept_and_what_is_older_is_swept_away(
    home: Home, index: DeskIndex
) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())
        second = writer.switch(SHARED, add=(), keep=ids(ODR, SCAN))
        kept = writer.sweep()
        third = writer.switch(SHARED, add=(), keep=ids(SCAN))
        # Three entries and the row of APPEAL, a version with three rows of its own, its folder.
        gone = writer.sweep()
        again = writer.sweep()

    assert (kept, gone, again) == (0, 3 + 1 + 1 + 3 + 1, 0)
    assert {folder.name for folder in home.lexical.iterdir()} == {second, third}
    assert found(index) == [SCAN]


def test_sweeping_takes_a_source_that_nothing_cites(home: Home, index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())
        for left in ((APPEAL, SCAN), (SCAN,), (SCAN, HOUSE)):
            writer.switch(SHARED, add=left, keep=())
        writer.sweep()

        with pytest.raises(ValueError, match=ODR.id):
            writer.switch(SHARED, add=(), keep=ids(ODR))
    assert [held.source.id for held in list_sources(home, "local")] == ["house-1", "off-atoz"]


def test_sweeping_leaves_other_workspaces_alone(index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch("mine", add=(APPEAL,), keep=())
        for kept in ((APPEAL, ODR), (ODR, SCAN), (SCAN,)):
            writer.switch("mine-too", add=kept, keep=())
        writer.sweep()

    assert [hit.passage for hit in index.reader("mine").search([APPEAL_QUESTION])] == [APPEAL]
    assert [hit.passage for hit in index.reader("mine-too").search([APPEAL_QUESTION])] == [SCAN]


def test_another_model_makes_all_embedded_again_in_another_collection(
    home: Home, index: DeskIndex
) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=(), fingerprint="first")
    other = Home(root=home.root, model=str(a_model_like(home, "another-model")))
    embedded = Embedded()

    with open_index(other) as opened:
        with opened.writer(now=NOW) as writer:
            assert (writer.fingerprint(SHARED), writer.outdated()) == (None, (SHARED,))
            standing = frozenset().union(*writer.standing(SHARED).values())
            writer.switch(SHARED, add=(), keep=standing, fingerprint="first", progress=embedded)
            assert (writer.fingerprint(SHARED), writer.outdated()) == ("first", ())
            # Two versions on, the first model's collection goes as a whole.
            writer.switch(SHARED, add=(), keep=ids(APPEAL, ODR))
            writer.sweep()

        assert embedded.texts == 6
        assert found(opened) == [APPEAL, ODR]


def test_another_models_export_goes_with_the_last_version_of_use_that_it_made(
    home: Home, index: DeskIndex
) -> None:
    bundled = next(home.models.iterdir()).name
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())
    other = Home(root=home.root, model=str(a_model_like(home, "another-model")))

    with open_index(other) as opened, opened.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(), keep=ids(*CORPUS))
        writer.sweep()
        as_previous = {export.name for export in home.models.iterdir()}
        writer.switch(SHARED, add=(), keep=ids(APPEAL, ODR))
        writer.sweep()
        in_the_end = {export.name for export in home.models.iterdir()}

    assert as_previous == {bundled, "another-model-ba7816bf8f01"}
    assert in_the_end == {"another-model-ba7816bf8f01"}


def a_model_like(home: Home, name: str) -> Path:
    """A model that counts as another: the export of the bundled one under another name, whose
    weights are three bytes.
    """
    place = home.root / "elsewhere" / name
    place.mkdir(parents=True)
    (place / "model.safetensors").write_bytes(b"abc")
    weights = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    bundled = next(home.models.iterdir()).resolve()
    home.models.unlink()
    export = home.models / f"{name}-{weights[:12]}"
    shutil.copytree(bundled, export, copy_function=lambda a, b: Path(b).symlink_to(a))
    described = json.loads((bundled / "model.json").read_text())
    (export / "model.json").unlink()
    (export / "model.json").write_text(
        json.dumps({**described, "name": str(place), "hash": weights})
    )
    (home.models / bundled.name).symlink_to(bundled, target_is_directory=True)
    return place


@pytest.mark.parametrize("lost", ["chroma", "lexical"])
def test_an_index_of_which_a_part_is_lost_is_missing_until_it_is_built_again(
    home: Home, lost: str
) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=(), fingerprint="first")
    shutil.rmtree(home.root / lost)

    with open_index(home) as index:
        with pytest.raises(IndexMissing):
            found(index)
        with index.writer(now=NOW) as writer:
            assert writer.fingerprint(SHARED) is None
            writer.switch(SHARED, add=(), keep=ids(*CORPUS), fingerprint="first")

        assert found(index)[0] == APPEAL


def test_one_writes_at_a_time(index: DeskIndex) -> None:
    told: list[str] = []

    def write() -> None:
        with index.writer(now=NOW, waiting=lambda: told.append("waiting")):
            pass

    with index.writer(now=NOW), pytest.raises(IndexBusy, match="another ingest is running"):
        write()

    assert told == ["waiting"]
    write()


def test_what_fails_on_the_way_leaves_the_version_before(index: DeskIndex) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR, SCAN), keep=())

        with pytest.raises(ZeroDivisionError):
            writer.switch(SHARED, add=(APPEAL,), keep=(), progress=_fail)

        assert writer.standing(SHARED) == {"off-atoz": ids(SCAN), "off-odr": ids(ODR)}
    assert found(index) == [ODR, SCAN]


def _fail(done: int, _: int) -> None:
    raise ZeroDivisionError(done)


def test_an_owner_reads_while_it_writes_and_then_reads_what_is_new(home: Home) -> None:
    seen: dict[str, list[Passage]] = {}
    with open_index(home, owned=True) as index:
        with index.writer(now=NOW) as writer:
            writer.switch(SHARED, add=(ODR, SCAN), keep=())
        storing, asked = Event(), Event()

        def ingest() -> None:
            def meet(stage: Stage) -> None:
                if stage is Stage.STORED:
                    storing.set()
                    assert asked.wait(60)

            with index.writer(now=NOW) as writer:
                writer.switch(SHARED, add=(APPEAL,), keep=ids(ODR), reached=meet)

        thread = Thread(target=ingest)
        thread.start()
        assert storing.wait(60)
        seen["during"] = found(index)
        asked.set()
        thread.join()
        seen["after"] = found(index)

    assert seen == {"during": [ODR, SCAN], "after": [APPEAL, ODR]}


def test_questions_of_many_threads_are_answered_while_an_owner_writes(home: Home) -> None:
    many = [a_passage(f"Rule {n} of the house.", source="house-1") for n in range(120)]
    answers: list[list[Passage]] = []
    with open_index(home, owned=True) as index:
        with index.writer(now=NOW) as writer:
            writer.switch(SHARED, add=CORPUS, keep=())
        done = Event()

        def ask() -> None:
            while not done.is_set():
                answers.append(found(index)[:1])

        threads = [Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        with index.writer(now=NOW) as writer:
            writer.switch(SHARED, add=many, keep=ids(*CORPUS))
        done.set()
        for thread in threads:
            thread.join()

    assert answers
    assert answers == [[APPEAL]] * len(answers)


def test_an_owner_keeps_others_out_until_it_closes(home: Home, index: DeskIndex) -> None:
    with open_index(home, owned=True) as owner:
        with owner.writer(now=NOW) as writer:
            writer.switch(SHARED, add=CORPUS, keep=())

        with pytest.raises(IndexBusy):
            index.reader("local")
        with pytest.raises(IndexBusy):
            _write_nothing(index)
        with pytest.raises(IndexBusy):
            open_index(home, owned=True, wait=0.1)

    assert found(index)[0] == APPEAL


def _write_nothing(index: DeskIndex) -> IndexWriter:
    with index.writer(now=NOW) as writer:
        return writer


def test_a_reader_keeps_a_writer_from_storing_until_it_closes(home: Home) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR,), keep=())

    with open_index(home) as reading:
        assert found(reading) == [ODR]
        with (
            open_index(home, wait=0.2) as index,
            index.writer(now=NOW) as writer,
            pytest.raises(IndexBusy, match="embeddings are in use"),
        ):
            writer.switch(SHARED, add=(APPEAL,), keep=())
        assert found(reading) == [ODR]

    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(APPEAL,), keep=())
        assert found(index) == [APPEAL]
