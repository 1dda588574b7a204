"""What only shows between processes: kills, what is imported, the network."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.index.chroma import Chroma
from knowledge.index.text import passage_of
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED, Passage
from tests.conftest import NOW
from tests.knowledge.index.corpus import APPEAL, CORPUS, ODR, SCAN

QUESTION = "how long do i have to appeal"


def run(script: str, *arguments: str, expected: int = 0, path: str = "") -> str:
    """Run Python in another process; return what it wrote."""
    root = Path(__file__).parents[3]
    done = subprocess.run(  # noqa: S603 -- the command is ours
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={"PYTHONPATH": path},
    )
    assert done.returncode == expected, done.stderr
    return done.stdout


WRITE_AND_DIE = """\
import os, signal, sys
from pathlib import Path
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED
from tests.conftest import NOW
from tests.knowledge.index.corpus import APPEAL, ODR, SCAN

root, moment = sys.argv[1:]

def die_at(stage):
    if stage == moment:
        os.kill(os.getpid(), signal.SIGKILL)

def embedding(done, total):
    die_at("embedding")

with open_index(Home(root=Path(root))) as index, index.writer(now=NOW) as writer:
    writer.switch(SHARED, add=(APPEAL,), keep=[ODR.id], progress=embedding, reached=die_at)
    writer.switch(SHARED, add=(APPEAL,), keep=())
    writer.sweep(reached=die_at)
"""


@pytest.mark.parametrize(
    ("moment", "answers", "of_use"),
    [
        ("begun", [ODR, SCAN], [ODR, SCAN]),
        ("embedding", [ODR, SCAN], [ODR, SCAN]),
        ("stored", [ODR, SCAN], [ODR, SCAN]),
        ("built", [ODR, SCAN], [ODR, SCAN]),
        ("switched", [APPEAL, ODR], [APPEAL, ODR, SCAN]),
        ("cleared", [APPEAL], [APPEAL, ODR]),
    ],
)
def test_a_killed_ingest_leaves_a_whole_version_and_the_next_one_clears_up(
    home: Home, moment: str, answers: list[Passage], of_use: list[Passage]
) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR, SCAN), keep=())

    run(WRITE_AND_DIE, str(home.root), moment, expected=-signal.SIGKILL)

    with open_index(home) as index:
        assert [hit.passage for hit in index.reader("local").search([QUESTION])] == answers
        with index.writer(now=NOW) as writer:
            writer.sweep()
    assert stored_passages(home) == {passage.id for passage in of_use}
    assert not [folder for folder in home.lexical.iterdir() if folder.name.startswith(".")]

    with open_index(home) as index:
        with index.writer(now=NOW) as writer:
            writer.switch(SHARED, add=CORPUS, keep=())
            writer.sweep()
        found = [hit.passage for hit in index.reader("local").search([QUESTION])]
    assert found[0] == APPEAL
    assert {passage.id for passage in found} == {passage.id for passage in CORPUS}
    # The current version's folder and the previous one's.
    assert len(list(home.lexical.iterdir())) == 2


def stored_passages(home: Home) -> set[str]:
    """The ids of the passages that have embeddings."""
    chroma = Chroma(home.chroma, home.chroma_lock, wait=0)
    with chroma.writing() as collections:
        return {
            passage_of(entry_id)
            for name in collections.names()
            for entry_id in collections.entry_ids(name)
        }


def test_what_a_killed_run_had_stored_need_not_be_embedded_again(home: Home) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(ODR, SCAN), keep=())
    run(WRITE_AND_DIE, str(home.root), "stored", expected=-signal.SIGKILL)
    embedded: list[int] = []

    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(
            SHARED,
            add=(APPEAL,),
            keep=[ODR.id],
            progress=lambda done, _: embedded.append(done),
        )

    assert embedded == []


READ = """\
import json, sys
from pathlib import Path
from knowledge.opening import Home, open_index

with open_index(Home(root=Path(sys.argv[1]))) as index:
    hits = index.reader("local").search(["how long do i have to appeal"])
print(json.dumps({"best": hits[0].passage.id, "modules": sorted(sys.modules)}))
"""

HEAVY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "huggingface_hub",
    "scipy",
    "bm25s",
    "alembic",
    "langchain_core",
    "onnx",
    "sqlalchemy.dialects.postgresql",
}


def test_reading_loads_none_of_what_only_writing_needs_and_uses_no_network(
    home: Home, no_network: Path
) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())

    read = json.loads(run(READ, str(home.root), path=str(no_network)))

    assert read["best"] == APPEAL.id
    assert HEAVY.intersection(read["modules"]) == set()
    assert {"chromadb", "onnxruntime", "sqlalchemy"} <= set(read["modules"])


WRITE = """\
import json, sys
from pathlib import Path
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED
from tests.conftest import NOW
from tests.knowledge.index.corpus import CORPUS

with open_index(Home(root=Path(sys.argv[1]))) as index, index.writer(now=NOW) as writer:
    writer.switch(SHARED, add=CORPUS, keep=())
print(json.dumps(sorted(sys.modules)))
"""


def test_writing_loads_no_torch_and_uses_no_network(home: Home, no_network: Path) -> None:
    modules = json.loads(run(WRITE, str(home.root), path=str(no_network)))

    assert {"torch", "transformers", "sentence_transformers"}.intersection(modules) == set()
    with open_index(home) as index:
        assert index.reader("local").search([QUESTION])[0].passage == APPEAL


def test_many_processes_read_at_once_and_change_nothing(home: Home) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=CORPUS, keep=())
    stored = {file: file.read_bytes() for file in home.chroma.rglob("*") if file.suffix == ".bin"}

    readers = [
        subprocess.Popen(  # noqa: S603 -- the command is ours
            [sys.executable, "-c", READ, str(home.root)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    outputs = [reader.communicate()[0] for reader in readers]

    assert [json.loads(output)["best"] for output in outputs] == [APPEAL.id] * 3
    assert stored
    assert {file: file.read_bytes() for file in stored} == stored
