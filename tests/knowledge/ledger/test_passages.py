from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.cases import CaseNote, Money, Odr
from knowledge.ledger.database import Ledger, migrate
from knowledge.ledger.passages import (
    HeldSource,
    held_sources,
    imported_on,
    note_imported,
    read_passages,
    write_passages,
)
from knowledge.ledger.versions import begin_version, switch_version
from knowledge.sources import (
    SHARED,
    Authority,
    EffectiveBy,
    Passage,
    PassageKind,
    Source,
    Statement,
)
from tests.builders import a_passage, a_source
from tests.knowledge.ledger.building import a_version

words = st.text(st.characters(codec="utf-8"), max_size=40)
several = st.lists(words, max_size=3).map(tuple)
dates = st.none() | st.dates()
effective_by = st.sampled_from(EffectiveBy)

sources = st.builds(
    Source,
    id=words,
    title=words,
    publisher=words,
    authority=st.sampled_from(Authority),
    url=st.none() | words,
    published=st.none() | words,
    effective_from=dates,
    effective_until=dates,
    effective_by=effective_by,
    retrieved=dates,
    review_by=dates,
    marketplaces=several,
)
statements = st.builds(
    Statement,
    id=words,
    topic=words,
    sources=several,
    facts=several,
    kinds=several,
    given=st.dictionaries(words, several, max_size=3),
    caveat=st.none() | words,
    superseded_by=st.none() | words,
    conflicts_with=several,
)
cases = st.builds(
    CaseNote,
    line=st.integers(1, 10_000),
    decision=words,
    note=words,
    order_id=st.none() | words,
    reason=st.none() | words,
    amount=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    filed_on=dates,
    decided_on=dates,
    money=st.none() | st.sampled_from(Money),
    odr=st.none() | st.sampled_from(Odr),
)
passages = st.builds(
    Passage,
    kind=st.sampled_from(PassageKind),
    source=sources,
    text=words,
    headings=several,
    keys=several,
    statement=st.none() | statements,
    case=st.none() | cases,
    effective_from=dates,
    effective_until=dates,
    effective_by=effective_by,
    marketplaces=several,
    position=st.integers(0, 10_000),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    migrate(url)
    with Ledger(url) as opened:
        yield opened


@given(written=st.lists(passages, max_size=4))
@settings(
    max_examples=60,
    deadline=None,
    # The examples share one database: each passage has an id of its own.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_passage_read_back_equals_the_one_written(ledger: Ledger, written: list[Passage]) -> None:
    wanted = {passage.id: passage for passage in written}

    with ledger.writing() as connection:
        write_passages(connection, "local", written)
    with ledger.reading() as connection:
        read = read_passages(connection, "local", wanted)

    assert read == wanted
    assert {passage.id for passage in read.values()} == wanted.keys()


def test_writing_a_passage_again_changes_nothing(ledger: Ledger) -> None:
    passage = a_passage()

    for _ in range(2):
        with ledger.writing() as connection:
            write_passages(connection, "local", [passage])

    with ledger.reading() as connection:
        assert read_passages(connection, "local", [passage.id]) == {passage.id: passage}


def test_a_source_that_changes_leaves_older_passages_as_they_were(ledger: Ledger) -> None:
    before = a_passage(source=a_source(title="Claims, 2025"))
    after = a_passage(source=a_source(title="Claims, 2026"))

    with ledger.writing() as connection:
        write_passages(connection, "local", [before])
        write_passages(connection, "local", [after])

    with ledger.reading() as connection:
        read = read_passages(connection, "local", [before.id, after.id])
    assert read == {before.id: before, after.id: after}


def test_a_passage_is_read_in_its_own_workspace_only(ledger: Ledger) -> None:
    passage = a_passage()

    with ledger.writing() as connection:
        write_passages(connection, "mine", [passage])

    with ledger.reading() as connection:
        assert read_passages(connection, "mine", [passage.id]) == {passage.id: passage}
        assert read_passages(connection, "yours", [passage.id]) == {}


def test_a_thousand_passages_are_written_and_read(ledger: Ledger) -> None:
    many = {passage.id: passage for passage in (a_passage(f"Rule {n}.") for n in range(1_200))}

    with ledger.writing() as connection:
        write_passages(connection, "local", many.values())

    with ledger.reading() as connection:
        assert read_passages(connection, "local", many) == many


def test_held_sources_are_those_of_current_versions_strongest_first(ledger: Ledger) -> None:
    official = a_source("off-1", title="Policy", effective_from=date(2026, 1, 1))
    forum = a_source("com-1", title="A forum post", authority=Authority.COMMUNITY)
    old = a_source("off-0", title="Old policy")
    shared = [a_passage(text, source=official) for text in ("One.", "Two.")]
    shared.append(a_passage("Example.", source=a_source("pb"), kind=PassageKind.PLAYBOOK))
    own = [a_passage("Three.", source=forum), a_passage("Four.", source=official)]
    with ledger.writing() as connection:
        for workspace, version, held in (
            (SHARED, "v1", [a_passage(source=old)]),
            (SHARED, "v2", shared),
            ("mine", "v3", own),
            ("yours", "v4", [a_passage("Five.", source=old)]),
        ):
            write_passages(connection, workspace, held)
            begin_version(connection, a_version(workspace, version))
            switch_version(
                connection, a_version(workspace, version), [passage.id for passage in held]
            )

    with ledger.reading() as connection:
        held_now = held_sources(connection, {SHARED, "mine"})

    assert held_now == (
        HeldSource(workspace=SHARED, source=official, passages=2),
        HeldSource(workspace="mine", source=official, passages=1),
        HeldSource(workspace="mine", source=forum, passages=1),
    )


def test_the_day_of_the_last_import_is_kept_for_each_workspaces_own_sources(
    ledger: Ledger,
) -> None:
    handbook = a_passage(source=a_source("handbook"))
    retitled = a_passage(source=a_source("handbook", title="Handbook, new"))
    with ledger.writing() as connection:
        for workspace in ("mine", "yours"):
            write_passages(connection, workspace, [handbook])
        note_imported(connection, "mine", ["handbook"], date(2026, 1, 5))
        note_imported(connection, "yours", ["handbook"], date(2026, 7, 7))
        write_passages(connection, "mine", [retitled, a_passage(source=a_source("unnoted"))])

    with ledger.reading() as connection:
        before = imported_on(connection, {SHARED, "mine"}, ["handbook", "unnoted"])
    with ledger.writing() as connection:
        note_imported(connection, "mine", ["handbook"], date(2026, 2, 6))
    with ledger.reading() as connection:
        after = imported_on(connection, {SHARED, "mine"}, ["handbook", "unnoted"])

    assert before == {"handbook": date(2026, 1, 5)}
    assert after == {"handbook": date(2026, 2, 6)}
