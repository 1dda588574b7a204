from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import IndexMissing
from knowledge.ledger.passages import HeldSource
from knowledge.opening import Home, list_sources, open_index
from knowledge.sources import SHARED
from tests.builders import a_source
from tests.conftest import NOW
from tests.knowledge.index.corpus import APPEAL, HOUSE, SCAN


def test_a_home_keeps_its_ledger_in_its_own_folder() -> None:
    assert Home(root=Path("/desk")).ledger == "sqlite:////desk/ledger.sqlite3"


def test_a_home_can_keep_its_ledger_in_a_database_elsewhere() -> None:
    elsewhere = "postgresql+psycopg://desk@db/ledger"

    assert Home(root=Path("/desk"), database_url=elsewhere).ledger == elsewhere


def test_sources_are_listed_with_what_is_held_of_them(home: Home) -> None:
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch(SHARED, add=(APPEAL, SCAN), keep=())
        writer.switch("mine", add=(HOUSE,), keep=())

    assert list_sources(home, "mine") == (
        HeldSource(workspace=SHARED, source=a_source("off-atoz"), passages=2),
        HeldSource(workspace="mine", source=a_source("house-1"), passages=1),
    )
    assert [held.workspace for held in list_sources(home, "yours")] == [SHARED]


def test_there_are_no_sources_before_the_first_ingest(home: Home) -> None:
    with pytest.raises(IndexMissing):
        list_sources(home, "mine")
